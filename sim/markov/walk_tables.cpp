#include "markov/walk_tables.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "journey/claim.h"
#include "markov/change_of_map.h"

namespace waymark {

namespace {

// A share that 32 bits cannot tell from 0 makes tables long and changes nothing.
constexpr double least_share = 1.0 / 8589934592.0; // 2^−33

std::uint32_t threshold_of(double share) {
    return static_cast<std::uint32_t>(std::clamp(std::nearbyint(share * 4294967296.0), 0.0, 4294967295.0));
}

class TableBuilder {
public:
    void add(const Chain& chain) {
        const auto first = static_cast<std::uint32_t>(tables_.states.size());
        for (std::size_t i = 0; i < chain.nodes.size(); ++i)
            add_node(chain, i, first);
        add_entrance(chain, first);
        connect(chain, first);
    }

    WalkTables built() {
        for (std::uint32_t s = 0; s < tables_.states.size(); ++s) {
            if (tables_.carried.size() <= s) tables_.carried.push_back(s);
        }
        return std::move(tables_);
    }

private:
    static std::uint32_t at(std::uint32_t first, std::size_t node, std::size_t level) {
        return first + static_cast<std::uint32_t>(node * level_count + level);
    }

    void add_state(const WalkState& state, std::span<const WalkOutcome> outcomes) {
        const std::vector<WalkColumn> columns = alias_columns(outcomes);
        tables_.ways.push_back(
            {static_cast<std::uint32_t>(tables_.columns.size()), static_cast<std::uint32_t>(columns.size())});
        tables_.columns.insert(tables_.columns.end(), columns.begin(), columns.end());
        tables_.states.push_back(state);
    }

    void add_node(const Chain& chain, std::size_t i, std::uint32_t first) {
        const ChainNode& node = chain.nodes[i];
        const ChainTouchpoint& touchpoint = chain.touchpoints[static_cast<std::size_t>(node.touchpoint)];
        std::vector<Block> blocks;
        for (const ChainLink& link : node.links) {
            const ChainNode& met = chain.nodes[static_cast<std::size_t>(link.target)];
            add_product(blocks.emplace_back(), HandOff(link.share, link.friction),
                        chain.touchpoints[static_cast<std::size_t>(met.touchpoint)].experience);
        }
        for (std::size_t k = 0; k < level_count; ++k) {
            outcomes_.clear();
            add_outcome(walk_left, node.leaves[k]);
            add_outcome(walk_finished, node.done[k]);
            for (std::size_t l = 0; l < blocks.size(); ++l) {
                const auto target = static_cast<std::size_t>(node.links[l].target);
                for (std::size_t to = 0; to < level_count; ++to)
                    add_outcome(at(first, target, to), blocks[l](k, to));
            }
            WalkState state;
            state.dwell_days = node.dwell_days;
            state.revenue = touchpoint.revenue;
            state.cost = touchpoint.cost;
            state.touchpoint = node.touchpoint;
            state.stock = static_cast<std::uint16_t>((node.is_customer ? level_count : 0) + k);
            state.is_customer = node.is_customer;
            add_state(state, outcomes_);
        }
    }

    void add_entrance(const Chain& chain, std::uint32_t first) {
        outcomes_.clear();
        for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
            for (std::size_t k = 0; k < level_count; ++k)
                add_outcome(at(first, i, k), chain.entry[i * block_stride + k]);
        }
        tables_.entrances.push_back(static_cast<std::uint32_t>(tables_.states.size()));
        add_state({}, outcomes_);
    }

    void add_outcome(std::uint32_t to, double share) {
        if (share > least_share) outcomes_.push_back({to, share});
    }

    // Leads the states of the map before to those of this one.
    void connect(const Chain& chain, std::uint32_t first) {
        std::map<NodeKey, std::size_t> nodes;
        for (std::size_t i = 0; i < chain.nodes.size(); ++i)
            nodes.emplace(key_of(chain, i), i);
        for (const NodeKey& key : keys_before_) {
            const auto found = nodes.find(key);
            CLAIM(found != nodes.end(), "everybody keeps their place across a change of map");
            for (std::size_t k = 0; k < level_count; ++k)
                tables_.carried.push_back(at(first, found->second, k));
        }
        // The entrance of the map before leads nowhere but into it.
        if (tables_.entrances.size() > 1) {
            tables_.carried.push_back(tables_.entrances[tables_.entrances.size() - 2]);
        }
        keys_before_ = keys_of(chain);
    }

    WalkTables tables_;
    std::vector<WalkOutcome> outcomes_;
    std::vector<NodeKey> keys_before_;
};

} // namespace

std::vector<WalkColumn> alias_columns(std::span<const WalkOutcome> outcomes) {
    CLAIM(!outcomes.empty(), "from everywhere people can go somewhere");
    double sum = 0;
    for (const WalkOutcome& outcome : outcomes)
        sum += outcome.share;
    const auto count = static_cast<double>(outcomes.size());
    std::vector<double> fill(outcomes.size());
    std::vector<std::size_t> small, large;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        fill[i] = outcomes[i].share / sum * count;
        (fill[i] < 1 ? small : large).push_back(i);
    }
    std::vector<WalkColumn> columns;
    for (const WalkOutcome& outcome : outcomes)
        columns.push_back({0xFFFFFFFF, outcome.to, outcome.to});
    while (!small.empty() && !large.empty()) {
        const std::size_t little = small.back(), much = large.back();
        small.pop_back();
        columns[little].threshold = threshold_of(fill[little]);
        columns[little].other = outcomes[much].to;
        fill[much] -= 1 - fill[little];
        if (fill[much] < 1) {
            large.pop_back();
            small.push_back(much);
        }
    }
    return columns; // what is left over differs from a full column by rounding only
}

std::size_t WalkTables::map_of(std::uint32_t state) const {
    // A map's entrance comes after its states.
    return static_cast<std::size_t>(std::ranges::lower_bound(entrances, state) - entrances.begin());
}

WalkTables walk_tables(std::span<const Chain> chains) {
    TableBuilder builder;
    for (const Chain& chain : chains)
        builder.add(chain);
    return builder.built();
}

} // namespace waymark
