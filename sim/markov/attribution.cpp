#include "markov/attribution.h"

#include <algorithm>
#include <numeric>

#include "journey/claim.h"

namespace waymark {

std::optional<Attribution> attribution_by_removal(const DiscreteChain& chain, int start,
                                                  std::span<const int> channels, int conversion) {
    CLAIM(std::find(channels.begin(), channels.end(), start) == channels.end(),
          "people do not start at a channel, but before all of them");
    std::vector<int> transient{start};
    transient.insert(transient.end(), channels.begin(), channels.end());
    const std::optional<TransientPart> part = TransientPart::of(chain, transient);
    if (!part) return std::nullopt;

    const std::vector<double> converts = part->absorption_probabilities(std::span(&conversion, 1));
    Attribution out;
    out.conversion = converts[0];
    if (!(out.conversion > 0)) return std::nullopt;
    std::vector<double> entry(transient.size(), 0.0);
    entry[0] = 1;
    const std::vector<double> visits = part->visits(entry);
    entry[0] = 0;
    for (std::size_t i = 1; i < transient.size(); ++i) {
        entry[i] = 1;
        const double visits_of_visitor = part->visits(entry)[i];
        entry[i] = 0;
        const double reach = visits[i] / visits_of_visitor;
        out.removal_effects.push_back(reach * converts[i] / out.conversion);
    }
    const double sum = std::accumulate(out.removal_effects.begin(), out.removal_effects.end(), 0.0);
    for (const double effect : out.removal_effects)
        out.shares.push_back(sum > 0 ? effect / sum : 0);
    return out;
}

} // namespace waymark
