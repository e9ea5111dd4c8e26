#include "markov/remainder.h"

#include <algorithm>
#include <utility>

namespace waymark {

namespace {

WAYMARK_WIDE void add_wide(Block& out, const Block& a, const Block& b) {
    add_product(out, a, b);
}
WAYMARK_WIDE void add_wide(Block& out, const HandOff& a, const Block& b) {
    add_product(out, a, b);
}
WAYMARK_WIDE void add_wide(Block& out, const Block& a, const HandOff& b) {
    add_product(out, a, b);
}

// out += way · b
void add_way_product(Block& out, const WayStore& store, WayStore::Way way, const Block& b) {
    way.is_block ? add_wide(out, store.block(way), b) : add_wide(out, store.hand_off(way), b);
}
// out += a · way
void add_product_with_way(Block& out, const Block& a, const WayStore& store, WayStore::Way way) {
    way.is_block ? add_wide(out, a, store.block(way)) : add_wide(out, a, store.hand_off(way));
}

LevelVector times(const LevelVector& a, const LevelVector& b) {
    LevelVector out{};
    for (std::size_t k = 0; k < block_stride; ++k)
        out[k] = a[k] * b[k];
    return out;
}

LevelVector column_product(const Block& b, const LevelVector& y) {
    LevelVector out{};
    add_column_product(out.data(), b, y.data());
    return out;
}

void scale_columns(Block& block, const LevelVector& by) {
    for (std::size_t k = 0; k < level_count; ++k) {
        double* const row = block.row(k);
        for (std::size_t l = 0; l < block_stride; ++l)
            row[l] *= by[l];
    }
}

template <typename Halves>
void forget(Halves& list, int node) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& half) { return half.node == node; });
    *found = list.back();
    list.pop_back();
}

// Blocks that a node leaves behind on maps that look like journeys.
constexpr std::size_t usual_blocks = 5;

constexpr Block identity = [] {
    Block block;
    for (std::size_t k = 0; k < level_count; ++k)
        block.entries[k * block_stride + k] = 1;
    return block;
}();

} // namespace

WAYMARK_WIDE Block inverse_of_transient(const Block& within, const LevelVector& exit) {
    Block t = within;
    LevelVector out = exit;
    LevelVector pivot{};
    // Forward: state p is eliminated; t keeps B[r][p]/pivot below and B[p][q] right of the diagonal.
    for (std::size_t p = 0; p < level_count; ++p) {
        double sum = out[p];
        for (std::size_t q = p + 1; q < level_count; ++q)
            sum += t(p, q);
        pivot[p] = sum;
        for (std::size_t r = p + 1; r < level_count; ++r) {
            const double factor = t(r, p) / sum;
            t(r, p) = factor;
            if (factor == 0) continue;
            for (std::size_t q = p + 1; q < level_count; ++q)
                t(r, q) += factor * t(p, q);
            out[r] += factor * out[p];
        }
    }
    // All right sides at once: y = L⁻¹ I, then x = U⁻¹ y.
    Block x = identity;
    for (std::size_t r = 0; r < level_count; ++r) {
        for (std::size_t p = 0; p < r; ++p) {
            const double factor = t(r, p);
            for (std::size_t c = 0; c < block_stride; ++c)
                x(r, c) += factor * x(p, c);
        }
    }
    for (std::size_t p = level_count; p-- > 0;) {
        for (std::size_t q = p + 1; q < level_count; ++q) {
            const double factor = t(p, q);
            for (std::size_t c = 0; c < block_stride; ++c)
                x(p, c) += factor * x(q, c);
        }
        for (std::size_t c = 0; c < block_stride; ++c)
            x(p, c) /= pivot[p];
    }
    return x;
}

WayStore::Way WayStore::add(const HandOff& hand_off) {
    hand_offs_.push_back(hand_off);
    return {false, static_cast<std::uint32_t>(hand_offs_.size() - 1)};
}

WayStore::Way WayStore::add(const WayStore& other, Way way) {
    if (!way.is_block) return add(other.hand_off(way));
    blocks_.push_back(other.block(way));
    return {true, static_cast<std::uint32_t>(blocks_.size() - 1)};
}

Block& WayStore::as_block(Way& way) {
    if (way.is_block) return blocks_[way.position];
    Block& made = blocks_.emplace_back();
    if (way.position != nobody) add_to(made, hand_off(way));
    way = {true, static_cast<std::uint32_t>(blocks_.size() - 1)};
    return made;
}

NodePass pass_of(const Chain& chain, std::size_t node, double go_on, double stop) {
    const ChainNode& here = chain.nodes[node];
    NodePass pass;
    pass.experience = &chain.touchpoints[static_cast<std::size_t>(here.touchpoint)].experience;
    for (std::size_t k = 0; k < level_count; ++k) {
        pass.goes[k] = go_on * here.stays[k];
        pass.stops[k] = stop + go_on * here.leaves[k];
    }
    return pass;
}

Remainder::Remainder(const Chain& chain, std::span<const double> go_on, std::span<const double> stop)
    : outgoing_(chain.nodes.size())
    , incoming_(chain.nodes.size()) {
    passes_.reserve(chain.nodes.size());
    ends_.reserve(chain.nodes.size());
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        passes_.push_back(pass_of(chain, i, go_on[i], stop[i]));
        ends_.push_back(chain.nodes[i].done_pick);
        for (const ChainLink& link : chain.nodes[i].links)
            connect(static_cast<int>(i), link.target) = gone_.ways.add(link.hand_off);
    }
}

// A way that was there already is returned as it is; nobody takes a new one yet.
WayStore::Way& Remainder::connect(int from, int to) {
    for (const Half& half : outgoing_[at(from)]) {
        if (half.node == to) return ways_of_[half.arc];
    }
    const auto arc = static_cast<std::uint32_t>(ways_of_.size());
    ways_of_.push_back({});
    outgoing_[at(from)].push_back({to, arc});
    incoming_[at(to)].push_back({from, arc});
    return ways_of_.back();
}

void Remainder::remove(int node) {
    for (const Half& half : outgoing_[at(node)]) {
        if (half.node != node) forget(incoming_[at(half.node)], node);
    }
    for (const Half& half : incoming_[at(node)]) {
        if (half.node != node) forget(outgoing_[at(half.node)], node);
    }
    outgoing_[at(node)].clear();
    incoming_[at(node)].clear();
}

Remainder Remainder::restricted_to(std::span<const int> nodes) const {
    std::vector<int> number(outgoing_.size(), -1);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        number[at(nodes[i])] = static_cast<int>(i);
    Remainder out;
    out.outgoing_.resize(nodes.size());
    out.incoming_.resize(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        out.passes_.push_back(passes_[at(nodes[i])]);
        out.ends_.push_back(ends_[at(nodes[i])]);
        for (const Half& half : outgoing_[at(nodes[i])]) {
            out.connect(static_cast<int>(i), number[at(half.node)]) =
                out.gone_.ways.add(gone_.ways, ways_of_[half.arc]);
        }
    }
    return out;
}

// The node's factors; `leaving` becomes the probability, by level on arriving, of leaving the chain from
// here.
EliminationSteps::Step Remainder::step_of(int node, LevelVector& leaving) const {
    const WayStore& store = gone_.ways;
    const NodePass& pass = passes_[at(node)];
    EliminationSteps::Step step{node, false, {}, *pass.experience, pass.goes, 0, 0, 0, 0};
    LevelVector out = times(pass.goes, ends_[at(node)]);
    for (std::size_t k = 0; k < level_count; ++k)
        out[k] += pass.stops[k];
    leaving = column_product(*pass.experience, out);

    const Half* loop = nullptr;
    Block onwards;
    LevelVector picks{};
    for (const Half& half : outgoing_[at(node)]) {
        const WayStore::Way way = ways_of_[half.arc];
        if (half.node == node) {
            loop = &half;
        } else if (way.is_block) {
            const Block& block = store.block(way);
            for (std::size_t e = 0; e < onwards.entries.size(); ++e)
                onwards.entries[e] += block.entries[e];
        } else {
            for (std::size_t k = 0; k < level_count; ++k)
                picks[k] += store.hand_off(way).pick[k];
        }
    }
    if (loop == nullptr) return step;

    // Rows by level on arriving: back to arriving here, and every other way.
    Block passed = *pass.experience;
    scale_columns(passed, pass.goes);
    Block again;
    add_product_with_way(again, passed, store, ways_of_[loop->arc]);
    LevelVector elsewhere{};
    for (std::size_t k = 0; k < level_count; ++k)
        elsewhere[k] = out[k] + pass.goes[k] * (picks[k] + row_sum(onwards, k));
    const Block loops = inverse_of_transient(again, column_product(*pass.experience, elsewhere));
    step.has_loop = true;
    step.loop = ways_of_[loop->arc];
    step.through = Block{};
    add_wide(step.through, loops, *pass.experience);
    leaving = column_product(loops, leaving);
    return step;
}

void Remainder::expect(std::size_t nodes) {
    gone_.steps.reserve(nodes);
    gone_.ways.reserve(nodes * usual_blocks);
}

void Remainder::eliminate(int node) {
    LevelVector leaving;
    EliminationSteps::Step step = step_of(node, leaving);
    step.in_begin = gone_.arcs.size();
    for (const Half& half : incoming_[at(node)]) {
        if (half.node != node) gone_.arcs.push_back({half.node, ways_of_[half.arc]});
    }
    step.in_end = step.out_begin = gone_.arcs.size();
    for (const Half& half : outgoing_[at(node)]) {
        if (half.node != node) gone_.arcs.push_back({half.node, ways_of_[half.arc]});
    }
    step.out_end = gone_.arcs.size();
    remove(node);
    gone_.steps.push_back(step);
    lead_around(step, leaving);
}

// Who came to the node goes on to where it led.
void Remainder::lead_around(const EliminationSteps::Step& step, const LevelVector& leaving) {
    WayStore& store = gone_.ways;
    Block passed = step.through;
    scale_columns(passed, step.goes);
    for (std::size_t a = step.in_begin; a < step.in_end; ++a) {
        const auto [from, in] = gone_.arcs[a];
        Block through;
        add_way_product(through, store, in, passed);
        for (std::size_t b = step.out_begin; b < step.out_end; ++b) {
            const auto [to, out] = gone_.arcs[b];
            WayStore::Way& way = connect(from, to);
            add_product_with_way(store.as_block(way), through, store, out);
        }
        if (in.is_block) {
            add_column_product(ends_[at(from)].data(), store.block(in), leaving.data());
        } else {
            add_column_product(ends_[at(from)].data(), store.hand_off(in), leaving.data());
        }
    }
}

} // namespace waymark
