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

WayStore::Way WayStore::add(const Block& block) {
    if (!free_blocks_.empty()) {
        const std::uint32_t position = free_blocks_.back();
        free_blocks_.pop_back();
        blocks_[position] = block;
        return {true, position};
    }
    blocks_.push_back(block);
    return {true, static_cast<std::uint32_t>(blocks_.size() - 1)};
}

WayStore::Way WayStore::add(const WayStore& other, Way way) {
    return way.is_block ? add(other.block(way)) : add(other.hand_off(way));
}

Block& WayStore::as_block(Way& way) {
    if (way.is_block) return blocks_[way.position];
    const Way before = std::exchange(way, add(Block{}));
    Block& made = blocks_[way.position];
    if (before.position == nobody) return made;
    for (std::size_t k = 0; k < level_count; ++k) {
        LevelVector from{};
        from[k] = 1;
        add_row_product(made.row(k), from.data(), hand_off(before));
    }
    return made;
}

void WayStore::release(Way way) {
    if (way.is_block) free_blocks_.push_back(way.position);
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
            connect(static_cast<int>(i), link.target) = store_.add(link.hand_off);
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
        store_.release(ways_of_[half.arc]);
        if (half.node != node) forget(incoming_[at(half.node)], node);
    }
    for (const Half& half : incoming_[at(node)]) {
        if (half.node == node) continue; // released above
        store_.release(ways_of_[half.arc]);
        forget(outgoing_[at(half.node)], node);
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
                out.store_.add(store_, ways_of_[half.arc]);
        }
    }
    return out;
}

// The node's factors; `leaving` becomes the probability, by level on arriving, of leaving the chain from
// here.
EliminationSteps::Step Remainder::step_of(int node, EliminationSteps& into, LevelVector& leaving) const {
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
            const Block& block = store_.block(way);
            for (std::size_t e = 0; e < onwards.entries.size(); ++e)
                onwards.entries[e] += block.entries[e];
        } else {
            for (std::size_t k = 0; k < level_count; ++k)
                picks[k] += store_.hand_off(way).pick[k];
        }
    }
    if (loop == nullptr) return step;

    // Rows by level on arriving: back to arriving here, and every other way.
    Block passed = *pass.experience;
    scale_columns(passed, pass.goes);
    Block again;
    add_product_with_way(again, passed, store_, ways_of_[loop->arc]);
    LevelVector elsewhere{};
    for (std::size_t k = 0; k < level_count; ++k)
        elsewhere[k] = out[k] + pass.goes[k] * (picks[k] + row_sum(onwards, k));
    const Block loops = inverse_of_transient(again, column_product(*pass.experience, elsewhere));
    step.has_loop = true;
    step.loop = into.ways.add(store_, ways_of_[loop->arc]);
    step.through = Block{};
    add_wide(step.through, loops, *pass.experience);
    leaving = column_product(loops, leaving);
    return step;
}

void Remainder::eliminate(int node, EliminationSteps& into) {
    LevelVector leaving;
    EliminationSteps::Step step = step_of(node, into, leaving);
    step.in_begin = into.arcs.size();
    for (const Half& half : incoming_[at(node)]) {
        if (half.node != node) into.arcs.push_back({half.node, into.ways.add(store_, ways_of_[half.arc])});
    }
    step.in_end = step.out_begin = into.arcs.size();
    for (const Half& half : outgoing_[at(node)]) {
        if (half.node != node) into.arcs.push_back({half.node, into.ways.add(store_, ways_of_[half.arc])});
    }
    step.out_end = into.arcs.size();
    remove(node);

    Block passed = step.through;
    scale_columns(passed, step.goes);
    for (std::size_t a = step.in_begin; a < step.in_end; ++a) {
        const auto [from, in] = into.arcs[a];
        Block through;
        add_way_product(through, into.ways, in, passed);
        for (std::size_t b = step.out_begin; b < step.out_end; ++b) {
            const auto [to, out] = into.arcs[b];
            WayStore::Way& way = connect(from, to);
            add_product_with_way(store_.as_block(way), through, into.ways, out);
        }
        if (in.is_block) {
            add_column_product(ends_[at(from)].data(), into.ways.block(in), leaving.data());
        } else {
            add_column_product(ends_[at(from)].data(), into.ways.hand_off(in), leaving.data());
        }
    }
    into.steps.push_back(std::move(step));
}

} // namespace waymark
