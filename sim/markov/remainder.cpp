#include "markov/remainder.h"

#include <algorithm>

namespace waymark {

namespace {

void forget(std::vector<Remainder::Half>& list, int node) {
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const Remainder::Half& half) { return half.node == node; });
    *found = list.back();
    list.pop_back();
}

} // namespace

Remainder::Remainder(const BlockChain& chain)
    : exit_(chain.exit)
    , outgoing_(chain.arcs.size())
    , incoming_(chain.arcs.size()) {
    std::size_t count = 0;
    for (const auto& arcs : chain.arcs)
        count += arcs.size();
    blocks_.reserve(count * 2);
    for (std::size_t i = 0; i < chain.arcs.size(); ++i) {
        for (const BlockArc& arc : chain.arcs[i])
            connect(static_cast<int>(i), arc.node) = arc.block;
    }
}

Block& Remainder::connect(int from, int to) {
    for (const Half& half : outgoing_[at(from)]) {
        if (half.node == to) return blocks_[half.block];
    }
    std::uint32_t position = 0;
    if (free_.empty()) {
        position = static_cast<std::uint32_t>(blocks_.size());
        blocks_.emplace_back();
    } else {
        position = free_.back();
        free_.pop_back();
        blocks_[position] = Block{};
    }
    outgoing_[at(from)].push_back({to, position});
    incoming_[at(to)].push_back({from, position});
    return blocks_[position];
}

void Remainder::remove(int node) {
    for (const Half& half : outgoing_[at(node)]) {
        free_.push_back(half.block);
        if (half.node != node) forget(incoming_[at(half.node)], node);
    }
    for (const Half& half : incoming_[at(node)]) {
        if (half.node == node) continue; // freed above
        free_.push_back(half.block);
        forget(outgoing_[at(half.node)], node);
    }
    outgoing_[at(node)].clear();
    incoming_[at(node)].clear();
}

LevelVector Remainder::ways_out(int node) const {
    LevelVector out = exit_[at(node)];
    for (const Half& half : outgoing_[at(node)]) {
        if (half.node == node) continue;
        for (std::size_t k = 0; k < level_count; ++k)
            out[k] += row_sum(blocks_[half.block], k);
    }
    return out;
}

BlockChain Remainder::restricted_to(std::span<const int> nodes) const {
    std::vector<int> number(outgoing_.size(), -1);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        number[at(nodes[i])] = static_cast<int>(i);
    BlockChain chain;
    for (const int node : nodes) {
        chain.exit.push_back(exit_[at(node)]);
        auto& arcs = chain.arcs.emplace_back();
        for (const Half& half : outgoing(node))
            arcs.push_back({number[at(half.node)], block(half.block)});
    }
    return chain;
}

void Remainder::eliminate(int node, Eliminated& into) {
    into.has_loop = false;
    into.in.clear();
    into.out.clear();
    for (const Half& half : outgoing(node)) {
        if (half.node == node) {
            into.has_loop = true;
            into.stay = inverse_of_transient(block(half.block), ways_out(node));
        } else {
            into.out.push_back({half.node, block(half.block)});
        }
    }
    for (const Half& half : incoming(node)) {
        if (half.node != node) into.in.push_back({half.node, block(half.block)});
    }
    const LevelVector out_of_chain = exit(node);
    remove(node);

    for (const BlockArc& in : into.in) {
        Block through;
        if (into.has_loop) {
            add_product(through, in.block, into.stay);
        } else {
            through = in.block;
        }
        for (const BlockArc& out : into.out)
            add_product(connect(in.node, out.node), through, out.block);
        add_column_product(exit(in.node).data(), through, out_of_chain.data());
    }
}

} // namespace waymark
