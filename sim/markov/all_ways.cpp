#include "markov/all_ways.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "journey/lookup.h"
#include "markov/change_of_map.h"
#include "markov/kernel.h"

namespace waymark {

namespace {

std::vector<const Link*> links_of(const AppliedMap& map) {
    std::vector<const Link*> links;
    for (const Link& link : map.journey.links)
        links.push_back(&link);
    for (const Link& link : map.retired_links)
        links.push_back(&link);
    return links;
}

// Where people could come, told without building anything.
std::vector<NodeKey> all_places(const AppliedMap& map, const Persona& persona,
                                const std::vector<NodeKey>& keep) {
    std::set<std::string_view> customer_stages, customer_touchpoints;
    for (const Stage& stage : map.journey.stages) {
        if (stage.relationship == Relationship::customer) customer_stages.insert(stage.id);
    }
    const auto note = [&](const std::vector<Touchpoint>& touchpoints) {
        for (const Touchpoint& touchpoint : touchpoints) {
            if (customer_stages.contains(touchpoint.stage)) customer_touchpoints.insert(touchpoint.id);
        }
    };
    note(map.journey.touchpoints);
    note(map.retired);
    std::unordered_map<std::string_view, std::vector<std::string_view>> targets;
    for (const Link* link : links_of(map)) {
        if (link->to != done_target) targets[link->from].push_back(link->to);
    }

    std::vector<NodeKey> places;
    std::set<NodeKey> known;
    const auto reach = [&](std::string_view touchpoint, bool is_customer) {
        NodeKey key{std::string(touchpoint), is_customer};
        if (known.insert(key).second) places.push_back(std::move(key));
    };
    const auto arrive = [&](std::string_view touchpoint, bool is_customer) {
        reach(touchpoint, is_customer || customer_touchpoints.contains(touchpoint));
    };
    for (const NodeKey& key : keep)
        reach(key.touchpoint, key.is_customer);
    for (const Start& start : find_persona(map.journey, persona.id)->start)
        arrive(start.touchpoint, false);
    for (const Link& link : map.retired_links) {
        if (link.to != done_target) arrive(link.to, false);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        const NodeKey here = places[i];
        const auto ways = targets.find(here.touchpoint);
        if (ways == targets.end()) continue;
        for (const std::string_view target : ways->second)
            arrive(target, here.is_customer);
    }
    return places;
}

void share_out(WaysOut& out, const std::vector<const Link*>& links) {
    double largest = 0;
    for (const Way& way : out.ways)
        largest = std::max(largest, way.weight);
    out.is_undecided = !(largest > 0);
    if (out.is_undecided) return;
    LevelVector sum{};
    for (const Way& way : out.ways) {
        const LevelVector pulled = pull(way.weight / largest, links[way.link]->tilt);
        for (std::size_t k = 0; k < level_count; ++k)
            sum[k] += pulled[k];
    }
    for (Way& way : out.ways) {
        const LevelVector single = pull(1, links[way.link]->tilt);
        LevelVector pick{};
        for (std::size_t k = 0; k < level_count; ++k) {
            way.pull[k] = single[k] / sum[k] / largest;
            pick[k] = single[k] * (way.weight / largest) / sum[k];
        }
        way.hand_off = HandOff(pick, way.friction);
    }
}

void find_visited(OpenChain& made, const OpenChain* before) {
    const Chain& chain = made.chain;
    std::set<NodeKey> present;
    for (std::size_t i = 0; before != nullptr && i < before->chain.nodes.size(); ++i) {
        if (before->is_visited[i] != 0) present.insert(key_of(before->chain, i));
    }
    std::vector<std::size_t> found;
    made.is_visited.assign(chain.nodes.size(), 0);
    const auto visit = [&](std::size_t node) {
        if (std::exchange(made.is_visited[node], 1) == 0) found.push_back(node);
    };
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        const double* const entering = chain.entry.data() + i * block_stride;
        const bool is_entered = std::any_of(entering, entering + level_count, [](double x) { return x > 0; });
        if (is_entered || present.contains(key_of(chain, i))) visit(i);
    }
    for (std::size_t f = 0; f < found.size(); ++f) {
        for (const ChainLink& link : chain.nodes[found[f]].links)
            visit(static_cast<std::size_t>(link.target));
    }
}

OpenChain opened(const AppliedMap& map, Chain built, const OpenChain* before) {
    OpenChain made;
    made.chain = std::move(built);
    const Chain& chain = made.chain;
    std::unordered_map<std::string_view, int> positions;
    for (std::size_t t = 0; t < chain.touchpoints.size(); ++t)
        positions[chain.touchpoints[t].id] = static_cast<int>(t);
    LevelVector everybody{};
    std::fill_n(everybody.begin(), level_count, 1.0);
    made.out.resize(chain.touchpoints.size());
    const std::vector<const Link*> links = links_of(map);
    for (std::size_t l = 0; l < links.size(); ++l) {
        const Link& link = *links[l];
        Way way;
        way.link = l;
        way.target = link.to == done_target ? -1 : positions.at(link.to);
        way.friction = link.friction;
        way.weight = link.weight;
        way.hand_off = HandOff({}, link.friction);
        way.crossing = HandOff(everybody, link.friction);
        made.out[static_cast<std::size_t>(positions.at(link.from))].ways.push_back(way);
    }
    for (WaysOut& out : made.out)
        share_out(out, links);

    made.arrivals.assign(chain.touchpoints.size(), {-1, -1});
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        const ChainNode& node = chain.nodes[i];
        made.arrivals[static_cast<std::size_t>(node.touchpoint)][node.is_customer ? 1 : 0] =
            static_cast<int>(i);
    }
    for (std::size_t t = 0; t < chain.touchpoints.size(); ++t) {
        if (chain.touchpoints[t].is_customer_stage) made.arrivals[t][0] = made.arrivals[t][1];
    }
    find_visited(made, before);
    return made;
}

} // namespace

OpenChain open_chain(const AppliedMap& map, const Persona& persona, KernelMemo& memo,
                     const OpenChain* before) {
    const auto keep = before == nullptr ? std::vector<NodeKey>() : keys_of(before->chain);
    return opened(map, build_chain(map, persona, memo, all_places(map, persona, keep)), before);
}

OpenChain narrow_chain(const AppliedMap& map, const Persona& persona, KernelMemo& memo) {
    return opened(map, build_chain(map, persona, memo), nullptr);
}

} // namespace waymark
