#include "markov/chain.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "journey/claim.h"
#include "journey/lookup.h"
#include "markov/kernel.h"

namespace waymark {

namespace {

// Builds nodes as they are reached, from the entry onwards.
class ChainBuilder {
public:
    // Without a memo there are no experiences, and so no entry.
    ChainBuilder(const AppliedMap& map, const Persona& persona, KernelMemo* memo)
        : map_(map)
        , persona_(persona)
        , memo_(memo) {
        for (const Stage& stage : map.journey.stages) {
            is_customer_stage_[stage.id] = stage.relationship == Relationship::customer;
        }
        for (const Touchpoint& touchpoint : map.journey.touchpoints)
            add_touchpoint(touchpoint, false);
        for (const Touchpoint& touchpoint : map.retired)
            add_touchpoint(touchpoint, true);
        outgoing_.resize(sources_.size());
        done_links_.resize(sources_.size());
        for (const Link& link : map.journey.links)
            add_link(link);
        for (const Link& link : map.retired_links)
            add_link(link);
        nodes_of_.assign(sources_.size(), {-1, -1});
    }

    Chain built(const std::vector<NodeKey>& keep) {
        enter();
        // Who is there already keeps the flag, even where another stage now stands around the touchpoint.
        for (const NodeKey& key : keep) {
            if (const auto known = positions_.find(key.touchpoint); known != positions_.end()) {
                node(known->second, key.is_customer);
            }
        }
        // node() appends while links are followed, so this loop sees every node that can be reached.
        for (std::size_t i = 0; i < chain_.nodes.size(); ++i)
            follow_links(i);
        chain_.entry.resize(chain_.state_count(), 0.0);
        return std::move(chain_);
    }

private:
    void add_touchpoint(const Touchpoint& touchpoint, bool is_retired) {
        positions_.emplace(touchpoint.id, static_cast<int>(sources_.size()));
        sources_.push_back(&touchpoint);
        const auto stage = is_customer_stage_.find(touchpoint.stage);
        CLAIM(stage != is_customer_stage_.end(), "a valid journey has the stage of each touchpoint");
        chain_.touchpoints.push_back({touchpoint.id,
                                      stage->second,
                                      is_retired,
                                      touchpoint.cost,
                                      touchpoint.revenue,
                                      experienced_quality(touchpoint.scores, persona_.weights),
                                      {}});
    }

    void add_link(const Link& link) {
        chain_.links.push_back(link.key());
        const auto from = positions_.find(link.from);
        CLAIM(from != positions_.end(), "a valid journey has both ends of each link");
        if (link.to == done_target)
            done_links_[static_cast<std::size_t>(from->second)] = chain_.links.size() - 1;
        if (!(link.weight > 0)) return;
        outgoing_[static_cast<std::size_t>(from->second)].push_back({&link, chain_.links.size() - 1});
    }

    void enter() {
        const Persona* const here = find_persona(map_.journey, persona_.id);
        CLAIM(here != nullptr, "the persona walks this map");
        double sum = 0;
        for (const Start& start : here->start)
            sum += start.share;
        const LevelVector levels =
            hat_projection(persona_.start_satisfaction.mean, persona_.start_satisfaction.sd);
        for (const Start& start : here->start) {
            if (!(start.share > 0)) continue;
            const auto known = positions_.find(start.touchpoint);
            CLAIM(known != positions_.end(), "a persona starts at a touchpoint of the map");
            const auto at = static_cast<std::size_t>(arrival_node(known->second, false));
            chain_.entry.resize(chain_.state_count(), 0.0);
            LevelVector arriving{};
            for (std::size_t k = 0; k < level_count; ++k)
                arriving[k] = start.share / sum * levels[k];
            add_row_product(chain_.entry.data() + at * block_stride, arriving.data(),
                            chain_.touchpoints[static_cast<std::size_t>(known->second)].experience);
        }
    }

    // The node of those who arrive at a touchpoint; in a customer stage everybody becomes a customer.
    int arrival_node(int touchpoint, bool is_customer) {
        const auto t = static_cast<std::size_t>(touchpoint);
        return node(touchpoint, is_customer || chain_.touchpoints[t].is_customer_stage);
    }

    int node(int touchpoint, bool is_customer) {
        const auto t = static_cast<std::size_t>(touchpoint);
        int& known = is_customer ? nodes_of_[t].second : nodes_of_[t].first;
        if (known < 0) {
            const bool is_new = nodes_of_[t].first < 0 && nodes_of_[t].second < 0;
            if (is_new && memo_ != nullptr) {
                chain_.touchpoints[t].experience = memo_->experience(*sources_[t], persona_);
            }
            known = static_cast<int>(chain_.nodes.size());
            ChainNode made;
            made.touchpoint = touchpoint;
            made.is_customer = is_customer;
            made.dwell_days = sources_[t]->dwell_days;
            chain_.nodes.push_back(std::move(made));
        }
        return known;
    }

    void follow_links(std::size_t i) {
        const auto t = static_cast<std::size_t>(chain_.nodes[i].touchpoint);
        const bool is_customer = chain_.nodes[i].is_customer;
        const Leaving out = leaving(*sources_[t], persona_);
        const auto& ways = outgoing_[t];

        // Of the largest weight, so that no sum of weights is too large for a number.
        double largest = 0;
        for (const auto& [link, position] : ways)
            largest = std::max(largest, link->weight);
        std::vector<LevelVector> picks;
        LevelVector sum{};
        for (const auto& [link, position] : ways) {
            picks.push_back(pull(link->weight / largest, link->tilt));
            for (std::size_t k = 0; k < level_count; ++k)
                sum[k] += picks.back()[k];
        }
        LevelVector done_pick{};
        std::vector<ChainLink> links;
        for (std::size_t w = 0; w < ways.size(); ++w) {
            LevelVector& pick = picks[w];
            for (std::size_t k = 0; k < level_count; ++k)
                pick[k] /= sum[k];
            const auto& [link, position] = ways[w];
            if (link->to == done_target) {
                done_pick = pick;
                continue;
            }
            const auto target = positions_.find(link->to);
            CLAIM(target != positions_.end(), "a valid journey has both ends of each link");
            const LevelVector share = times(out.stays, pick);
            if (*std::max_element(share.begin(), share.end()) == 0) continue; // everybody leaves before
            links.push_back({arrival_node(target->second, is_customer), share, link->friction,
                             HandOff(pick, link->friction), position});
        }
        if (ways.empty()) std::fill_n(done_pick.begin(), level_count, 1.0);
        ChainNode& self = chain_.nodes[i]; // node() may have moved it
        self.leaves = out.leaves;
        self.stays = out.stays;
        self.done = times(out.stays, done_pick);
        self.done_pick = done_pick;
        self.done_link = done_links_[t];
        self.links = std::move(links);
    }

    static LevelVector times(const LevelVector& a, const LevelVector& b) {
        LevelVector out{};
        for (std::size_t k = 0; k < level_count; ++k)
            out[k] = a[k] * b[k];
        return out;
    }

    const AppliedMap& map_;
    const Persona& persona_;
    KernelMemo* memo_;
    Chain chain_;
    std::unordered_map<std::string_view, bool> is_customer_stage_;
    std::unordered_map<std::string_view, int> positions_;
    std::vector<const Touchpoint*> sources_;
    std::vector<std::vector<std::pair<const Link*, std::size_t>>> outgoing_;
    std::vector<std::optional<std::size_t>>
        done_links_; // also one of weight 0: where all other ways have none, it is taken
    std::vector<std::pair<int, int>> nodes_of_; // of each touchpoint: not yet customer, customer
};

} // namespace

NodeKey key_of(const Chain& chain, std::size_t node) {
    const ChainNode& here = chain.nodes[node];
    return {chain.touchpoints[static_cast<std::size_t>(here.touchpoint)].id, here.is_customer};
}

bool same_nodes(const Chain& a, const Chain& b) {
    const auto same_node = [](const ChainNode& x, const ChainNode& y) {
        return x.touchpoint == y.touchpoint && x.is_customer == y.is_customer;
    };
    const auto same_touchpoint = [](const ChainTouchpoint& x, const ChainTouchpoint& y) {
        return x.id == y.id;
    };
    return std::ranges::equal(a.nodes, b.nodes, same_node) &&
           std::ranges::equal(a.touchpoints, b.touchpoints, same_touchpoint);
}

std::optional<std::vector<int>> changed_nodes(const Chain& chain, const Chain& other) {
    const auto same_link = [](const ChainLink& x, const ChainLink& y) {
        return x.target == y.target && x.hand_off == y.hand_off;
    };
    const auto same_ways = [&](const ChainNode& a, const ChainNode& b) {
        return a.done_pick == b.done_pick && std::ranges::equal(a.links, b.links, same_link);
    };
    if (!same_nodes(chain, other) || !std::ranges::equal(chain.nodes, other.nodes, same_ways))
        return std::nullopt;

    std::vector<int> changed;
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        const ChainNode& a = chain.nodes[i];
        const ChainNode& b = other.nodes[i];
        const auto t = static_cast<std::size_t>(a.touchpoint);
        if (a.dwell_days != b.dwell_days || a.leaves != b.leaves || a.stays != b.stays ||
            chain.touchpoints[t].experience != other.touchpoints[t].experience)
            changed.push_back(static_cast<int>(i));
    }
    return changed;
}

Chain build_chain(const AppliedMap& map, const Persona& persona, const std::vector<NodeKey>& keep) {
    KernelMemo memo;
    return build_chain(map, persona, memo, keep);
}

Chain build_chain(const AppliedMap& map, const Persona& persona, KernelMemo& memo,
                  const std::vector<NodeKey>& keep) {
    return ChainBuilder(map, persona, &memo).built(keep);
}

Chain build_ways(const AppliedMap& map, const Persona& persona) {
    return ChainBuilder(map, persona, nullptr).built({});
}

} // namespace waymark
