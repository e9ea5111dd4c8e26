#include "markov/block_elimination.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>
#include <utility>

namespace waymark {

namespace {

std::size_t at(int node) {
    return static_cast<std::size_t>(node) * block_stride;
}

WAYMARK_INLINE void add_along(double* out, const double* x, const WayStore& store, WayStore::Way way) {
    way.is_block ? add_row_product(out, x, store.block(way)) : add_row_product(out, x, store.hand_off(way));
}

WAYMARK_INLINE void add_ahead(double* out, const WayStore& store, WayStore::Way way, const double* y) {
    way.is_block ? add_column_product(out, store.block(way), y)
                 : add_column_product(out, store.hand_off(way), y);
}

// People run through the nodes as they were eliminated. x: people after an experience at each node, entries
// at first; arriving: people who arrive there, nobody at first.
WAYMARK_WIDE void run_forward(const EliminationSteps& all, double* x, double* arriving) {
    for (const EliminationSteps::Step& step : all.steps) {
        double* const here = x + at(step.node);
        double* const arrived = arriving + at(step.node);
        double going[block_stride];
        if (step.has_loop) {
            for (std::size_t k = 0; k < block_stride; ++k)
                going[k] = here[k] * step.goes[k];
            add_along(arrived, going, all.ways, step.loop);
        }
        add_row_product(here, arrived, step.through);
        for (std::size_t k = 0; k < block_stride; ++k)
            going[k] = here[k] * step.goes[k];
        for (std::size_t o = step.out_begin; o < step.out_end; ++o)
            add_along(arriving + at(all.arcs[o].node), going, all.ways, all.arcs[o].way);
    }
}

// Those come on top who come from nodes that were eliminated later; `going` becomes who goes on from each.
WAYMARK_WIDE void run_backward(const EliminationSteps& all, double* x, double* going) {
    for (auto step = all.steps.rbegin(); step != all.steps.rend(); ++step) {
        double* const here = x + at(step->node);
        if (step->in_begin != step->in_end) {
            double back[block_stride] = {};
            for (std::size_t i = step->in_begin; i < step->in_end; ++i)
                add_along(back, going + at(all.arcs[i].node), all.ways, all.arcs[i].way);
            add_row_product(here, back, step->through);
        }
        double* const gone = going + at(step->node);
        for (std::size_t k = 0; k < block_stride; ++k)
            gone[k] = here[k] * step->goes[k];
    }
}

// The same for columns. y: what is expected from after the experience on; onwards: of those who go on from
// there; arriving: from before the experience on.
WAYMARK_WIDE void gather_forward(const EliminationSteps& all, double* y, double* onwards, double* arriving) {
    for (const EliminationSteps::Step& step : all.steps) {
        double* const here = y + at(step.node);
        for (std::size_t k = 0; k < block_stride; ++k)
            here[k] += step.goes[k] * onwards[at(step.node) + k];
        double* const expected = arriving + at(step.node);
        add_column_product(expected, step.through, here);
        for (std::size_t i = step.in_begin; i < step.in_end; ++i)
            add_ahead(onwards + at(all.arcs[i].node), all.ways, all.arcs[i].way, expected);
    }
}

WAYMARK_WIDE void gather_backward(const EliminationSteps& all, double* y, double* arriving) {
    for (auto step = all.steps.rbegin(); step != all.steps.rend(); ++step) {
        double ahead[block_stride] = {};
        for (std::size_t o = step->out_begin; o < step->out_end; ++o)
            add_ahead(ahead, all.ways, all.arcs[o].way, arriving + at(all.arcs[o].node));
        double going[block_stride];
        for (std::size_t k = 0; k < block_stride; ++k)
            going[k] = step->goes[k] * ahead[k];
        double* const expected = arriving + at(step->node);
        add_column_product(expected, step->through, going);
        if (step->has_loop) add_ahead(ahead, all.ways, step->loop, expected);
        double* const here = y + at(step->node);
        for (std::size_t k = 0; k < block_stride; ++k)
            here[k] += step->goes[k] * ahead[k];
    }
}

// The node that makes the fewest new arcs first.
void eliminate_all(Remainder& rest, std::span<const int> nodes) {
    using Candidate = std::pair<std::size_t, int>; // price, node
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> queue;
    constexpr std::size_t not_waiting = ~std::size_t{0};
    std::vector<std::size_t> price_of(rest.node_count(), not_waiting); // as it stands in the queue
    const auto wait = [&](int node) {
        std::size_t& known = price_of[static_cast<std::size_t>(node)];
        if (rest.price(node) == known) return;
        known = rest.price(node);
        queue.emplace(known, node);
    };
    for (const int node : nodes)
        wait(node);
    rest.expect(nodes.size());
    while (!queue.empty()) {
        const auto [price, node] = queue.top();
        queue.pop();
        std::size_t& known = price_of[static_cast<std::size_t>(node)];
        if (price != known) continue; // gone, or waiting at another price
        known = not_waiting;
        rest.eliminate(node);
        const EliminationSteps::Step& step = rest.gone().steps.back();
        for (std::size_t a = step.in_begin; a < step.out_end; ++a) {
            const int neighbour = rest.gone().arcs[a].node;
            if (price_of[static_cast<std::size_t>(neighbour)] != not_waiting) wait(neighbour);
        }
    }
}

} // namespace

BlockElimination::BlockElimination(const Chain& chain, std::span<const double> go_on,
                                   std::span<const double> stop, std::span<const int> last)
    : last_(last.begin(), last.end()) {
    std::vector<int> nodes;
    for (int i = 0; i < static_cast<int>(chain.nodes.size()); ++i) {
        if (std::find(last_.begin(), last_.end(), i) == last_.end()) nodes.push_back(i);
    }
    Remainder rest(chain, go_on, stop);
    eliminate_all(rest, nodes);
    core_ = rest.restricted_to(last_);
    first_ = std::make_shared<const EliminationSteps>(std::move(rest).take_gone());
    finish();
}

BlockElimination BlockElimination::renewed(const Chain& chain, std::span<const double> go_on,
                                           std::span<const double> stop) const {
    BlockElimination out;
    out.first_ = first_;
    out.core_ = core_;
    out.last_ = last_;
    for (std::size_t i = 0; i < last_.size(); ++i) {
        const auto node = static_cast<std::size_t>(last_[i]);
        out.core_->replace(static_cast<int>(i), pass_of(chain, node, go_on[node], stop[node]));
    }
    out.finish();
    return out;
}

void BlockElimination::finish() {
    std::vector<int> nodes(last_.size());
    std::iota(nodes.begin(), nodes.end(), 0);
    Remainder rest = *core_;
    eliminate_all(rest, nodes);
    last_steps_ = std::move(rest).take_gone();
    for (EliminationSteps::Step& step : last_steps_.steps)
        step.node = last_[static_cast<std::size_t>(step.node)];
    for (EliminationSteps::Arc& arc : last_steps_.arcs)
        arc.node = last_[static_cast<std::size_t>(arc.node)];
}

void BlockElimination::visits(std::span<double> x) const {
    std::vector<double> beside(x.size(), 0.0);
    run_forward(*first_, x.data(), beside.data());
    run_forward(last_steps_, x.data(), beside.data());
    run_backward(last_steps_, x.data(), beside.data());
    run_backward(*first_, x.data(), beside.data());
}

void BlockElimination::totals(std::span<double> y) const {
    std::vector<double> onwards(y.size(), 0.0), arriving(y.size(), 0.0);
    gather_forward(*first_, y.data(), onwards.data(), arriving.data());
    gather_forward(last_steps_, y.data(), onwards.data(), arriving.data());
    gather_backward(last_steps_, y.data(), arriving.data());
    gather_backward(*first_, y.data(), arriving.data());
}

void lead_on(const EliminationSteps& steps, std::span<double> entered, std::span<double> arriving) {
    run_forward(steps, entered.data(), arriving.data());
}

BlockElimination embedded_elimination(const Chain& chain) {
    const std::vector<double> always(chain.nodes.size(), 1.0), never(chain.nodes.size(), 0.0);
    return {chain, always, never};
}

} // namespace waymark
