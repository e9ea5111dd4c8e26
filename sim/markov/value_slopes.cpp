#include <algorithm>

#include "markov/block_elimination.h"
#include "markov/closed_loops.h"
#include "markov/course_slopes.h"
#include "markov/discounting.h"

namespace waymark {

std::optional<ValueAnswer> value_slopes(const AppliedMap& map, const Persona& persona, double discount_rate,
                                        KernelMemo& memo) {
    OpenChain open = open_chain(map, persona, memo);
    if (!closed_loops(open.chain).empty()) {
        // Of a loop that only a new way would lead to, nothing exists but where it begins.
        open = narrow_chain(map, persona, memo);
        if (!closed_loops(open.chain).empty()) return std::nullopt;
    }
    const Chain& chain = open.chain;
    const Discounting discounting(chain, discount_rate);
    const BlockElimination solver(chain, discounting.go_on, discounting.stop);
    std::vector<double> visits = chain.entry, worth(chain.state_count(), 0.0);
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        const ChainTouchpoint& here = chain.touchpoints[static_cast<std::size_t>(chain.nodes[i].touchpoint)];
        std::fill_n(worth.begin() + static_cast<std::ptrdiff_t>(i * block_stride), level_count,
                    here.revenue - here.cost);
    }
    solver.visits(visits);
    solver.totals(worth);

    ValueAnswer out;
    for (std::size_t s = 0; s < visits.size(); ++s)
        out.value += chain.entry[s] * worth[s];
    std::vector<double> departures = visits;
    for (std::size_t s = 0; s < departures.size(); ++s)
        departures[s] *= discounting.go_on[s / block_stride];
    SlopeSums sums(open);
    sums.add(departures, worth, 0);
    out.slopes = field_slopes(std::move(sums), open, map, persona, worth, {discounting.rate});
    for (std::size_t s = 0; s < visits.size(); ++s) {
        const auto t = static_cast<std::size_t>(chain.nodes[s / block_stride].touchpoint);
        TouchpointSlopes& slopes = out.slopes.touchpoints[chain.touchpoints[t].id];
        slopes[static_cast<std::size_t>(TouchpointField::revenue)] += {visits[s], visits[s]};
        slopes[static_cast<std::size_t>(TouchpointField::cost)] += {-visits[s], -visits[s]};
    }
    return out;
}

} // namespace waymark
