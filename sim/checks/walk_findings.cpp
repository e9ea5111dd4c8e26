#include "checks/finding_parts.h"

#include <algorithm>
#include <set>
#include <utility>

#include "journey/claim.h"
#include "journey/lookup.h"
#include "journey/validate.h"
#include "journey/wording.h"
#include "markov/chain.h"
#include "markov/closed_loops.h"
#include "whatif/scenario_map.h"

namespace waymark {

namespace {

using Ids = std::set<std::string, std::less<>>;

// A closed loop, and the names of the personas who can come into it.
struct LoopOf {
    std::vector<std::string> touchpoints;
    std::vector<std::string> personas;
};

// Where people come on one map.
struct Walk {
    Ids reached; // touchpoints
    std::vector<LoopOf> loops;
};

bool has_loop(const Walk& walk, const std::vector<std::string>& touchpoints) {
    return std::ranges::find(walk.loops, touchpoints, &LoopOf::touchpoints) != walk.loops.end();
}

Walk walk_on(const AppliedMap& map) {
    Walk walk;
    for (const Persona& persona : map.journey.personas) {
        const Chain chain = build_ways(map, persona);
        for (const ChainNode& node : chain.nodes)
            walk.reached.insert(chain.touchpoints[static_cast<std::size_t>(node.touchpoint)].id);
        for (std::vector<std::string>& loop : closed_loops(chain)) {
            auto known = std::ranges::find(walk.loops, loop, &LoopOf::touchpoints);
            if (known == walk.loops.end()) known = walk.loops.insert(known, {std::move(loop), {}});
            known->personas.push_back(persona.name);
        }
    }
    return walk;
}

// The touchpoints that people can go on from: a link of positive weight leads on, or to done_target.
Ids left_by_links(const Journey& journey) {
    Ids ids;
    for (const Link& link : journey.links) {
        if (link.weight > 0) ids.insert(link.from);
    }
    return ids;
}

// The touchpoints where people come and no link leads on, so that all who do not leave have finished. Without
// a persona everything counts as reached.
Ids dead_ends(const Journey& journey, const Ids& reached) {
    const Ids left = left_by_links(journey);
    Ids ends;
    for (const Touchpoint& touchpoint : journey.touchpoints) {
        const bool is_reached = journey.personas.empty() || reached.contains(touchpoint.id);
        if (is_reached && touchpoint.leave < 1 && !left.contains(touchpoint.id)) ends.insert(touchpoint.id);
    }
    return ends;
}

std::string name_on(const Journey& map, const std::string& touchpoint) {
    const Touchpoint* const found = find_touchpoint(map, touchpoint);
    return found == nullptr ? touchpoint : found->name;
}

// The base map, or the map of one scenario with everything in force.
struct WalkedMap {
    const Journey& map;
    const Scenario* scenario; // null: the base map
    std::string place;        // of the scenario
};

Finding loop_finding(const WalkedMap& on, const LoopOf& loop) {
    Finding finding{.code = CheckCode::closed_loop, .elements = {}, .subject = {}, .problem = {}};
    std::vector<std::string> names;
    for (const std::string& id : loop.touchpoints) {
        finding.elements.push_back({ElementKind::touchpoint, id, ""});
        names.push_back(name_on(on.map, id));
    }
    finding.subject = names.front() + (names.size() > 1 ? ", …" : "");
    const std::string who = loop.personas.size() == 1 ? "persona " : "personas ";
    finding.problem = {on.scenario == nullptr ? "base map" : on.place,
                       who + quoted_list(loop.personas) +
                           " can come into a closed loop that is never left: " + quoted_list(names),
                       "Add a link out of it, a leave rate above 0, or a link to @done."};
    if (on.scenario != nullptr) finding.scenario = on.scenario->id;
    return finding;
}

Finding under_scenario(CheckCode code, const WalkedMap& on, const std::string& touchpoint, std::string what,
                       std::string remedy) {
    return {.code = code,
            .elements = {{ElementKind::touchpoint, touchpoint, ""}},
            .subject = name_on(on.map, touchpoint),
            .scenario = on.scenario->id,
            .problem = {on.place, in_quotes(touchpoint) + ": " + std::move(what), std::move(remedy)}};
}

constexpr std::string_view dead_end_what = "no link leads on, so all who do not leave finish here";
constexpr std::string_view dead_end_remedy =
    "Link it onwards, or to @done where the journey is meant to end.";
constexpr std::string_view unreachable_what = "nobody can ever come here";
constexpr std::string_view unreachable_remedy =
    "Link to it from a touchpoint where people come, let a persona start here, or delete it.";

std::vector<Edit> link_to_done(const Journey& journey, const std::string& from) {
    const Link* const without_weight = find_link(journey, {from, done_target});
    Link link{from, done_target};
    if (without_weight == nullptr) return {InsertLink{link}};
    link = *without_weight;
    link.weight = 1;
    return {UpdateLink{link}};
}

void check_base_dead_ends(Findings& findings, const Journey& journey, const Ids& ends) {
    for (std::size_t i = 0; i < journey.touchpoints.size(); ++i) {
        const std::string& id = journey.touchpoints[i].id;
        if (!ends.contains(id)) continue;
        Finding finding = about_touchpoint(CheckCode::dead_end, journey, i, std::string(dead_end_what),
                                           std::string(dead_end_remedy));
        finding.fix = link_to_done(journey, id);
        findings.push_back(std::move(finding));
    }
}

// `reached` on the base map or under any scenario.
void check_unreachable(Findings& findings, const Journey& journey, const Ids& reached) {
    if (journey.personas.empty()) return;
    for (std::size_t i = 0; i < journey.touchpoints.size(); ++i) {
        if (reached.contains(journey.touchpoints[i].id)) continue;
        findings.push_back(about_touchpoint(CheckCode::unreachable, journey, i, std::string(unreachable_what),
                                            std::string(unreachable_remedy)));
    }
}

void check_idle_changes(Findings& findings, const Scenario& scenario, const std::vector<IdleChange>& idle) {
    for (const IdleChange& change : idle) {
        const Intervention* const intervention = find_intervention(scenario, change.intervention);
        CLAIM(intervention != nullptr, "an idle change names its intervention");
        findings.push_back({.code = CheckCode::no_effect,
                            .elements = {{ElementKind::intervention, intervention->id, scenario.id}},
                            .subject = intervention->name,
                            .scenario = scenario.id,
                            .problem = change.problem});
    }
}

// What the scenario brings about that the base map has not. `ever_reached`: on any of the scenario's maps.
void check_scenario_map(Findings& findings, const WalkedMap& on, const Journey& base, const Walk& base_walk,
                        const Walk& walk, const Ids& ever_reached) {
    for (const LoopOf& loop : walk.loops) {
        if (!has_loop(base_walk, loop.touchpoints)) findings.push_back(loop_finding(on, loop));
    }
    const Ids base_ends = dead_ends(base, base_walk.reached);
    const Ids ends = dead_ends(on.map, walk.reached);
    for (const Touchpoint& touchpoint : on.map.touchpoints) {
        const std::string& id = touchpoint.id;
        if (ends.contains(id) && !base_ends.contains(id)) {
            findings.push_back(under_scenario(CheckCode::dead_end, on, id, std::string(dead_end_what),
                                              std::string(dead_end_remedy)));
        }
        const bool is_added = find_touchpoint(base, id) == nullptr;
        if (is_added && !base.personas.empty() && !ever_reached.contains(id)) {
            findings.push_back(under_scenario(CheckCode::unreachable, on, id, std::string(unreachable_what),
                                              std::string(unreachable_remedy)));
        }
    }
}

// Returns the touchpoints that people come to on any of the scenario's maps.
Ids check_maps(Findings& findings, const Journey& journey, const Scenario& scenario, const std::string& place,
               const ScenarioSegments& maps, const Walk& base) {
    const Walk walk = walk_on(maps.in_force);
    Ids reached = walk.reached;
    for (const MapSegment& segment : maps.segments) {
        if (segment.map != maps.in_force) reached.merge(walk_on(segment.map).reached);
    }
    check_idle_changes(findings, scenario, maps.without_effect);
    check_scenario_map(findings, {maps.in_force.journey, &scenario, place}, journey, base, walk, reached);
    return reached;
}

Finding refusal(const Scenario& scenario, const std::string& place, Problem problem) {
    if (problem.place.empty()) problem.place = place;
    return {.code = CheckCode::scenario_refused,
            .elements = {{ElementKind::scenario, scenario.id, ""}},
            .subject = scenario.name,
            .scenario = scenario.id,
            .problem = std::move(problem)};
}

} // namespace

void add_walk_findings(Findings& findings, const Journey& journey) {
    const Walk base = walk_on({journey, {}, {}});
    for (const LoopOf& loop : base.loops)
        findings.push_back(loop_finding({journey, nullptr, ""}, loop));
    check_base_dead_ends(findings, journey, dead_ends(journey, base.reached));

    Ids reached = base.reached;
    for (std::size_t i = 0; i < journey.scenarios.size(); ++i) {
        const Scenario& scenario = journey.scenarios[i];
        const std::string place = place_of("scenarios", i, scenario.id);
        const Result<ScenarioSegments> maps = segments_of(journey, scenario, journey.simulation.horizon);
        if (maps) {
            reached.merge(check_maps(findings, journey, scenario, place, *maps, base));
        } else {
            for (const Problem& problem : maps.problems())
                findings.push_back(refusal(scenario, place, problem));
        }
    }
    check_unreachable(findings, journey, reached);
}

} // namespace waymark
