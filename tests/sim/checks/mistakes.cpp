#include "mistakes.h"

#include "support/builder.h"

namespace waymark::testing {

Element touchpoint(const std::string& id) {
    return {ElementKind::touchpoint, id, ""};
}

Journey sound_journey() {
    Journey journey = JourneyBuilder()
                          .stage("before", Relationship::prospect)
                          .touchpoint("site")
                          .stage("use")
                          .touchpoint("desk")
                          .touchpoint("room")
                          .link("site", "desk")
                          .link("desk", "room")
                          .link("room", "desk", 0.2)
                          .link("room", "room", 0.15)
                          .link("room", done_target, 0.5)
                          .persona("p", 0.4)
                          .start("site", 0.25)
                          .start("desk", 0.75)
                          .persona("q", 0.6)
                          .start("site")
                          .scenario("x")
                          .intervention("i", 3)
                          .set("desk", TouchpointField::people, 8)
                          .build();
    journey.reviewed = "2026-11-01";
    for (Touchpoint& touchpoint : journey.touchpoints) {
        touchpoint.owner = "Front office";
        touchpoint.evidence = {EvidenceLevel::measured, 40, "Survey"};
    }
    return journey;
}

Touchpoint sound_touchpoint(const std::string& id) {
    Touchpoint touchpoint = a_touchpoint(id, "use");
    touchpoint.owner = "Sales";
    touchpoint.evidence = {EvidenceLevel::estimated, 0, "Log"};
    return touchpoint;
}

std::vector<Change>& changes(Journey& journey) {
    return journey.scenarios[0].interventions[0].changes;
}

namespace {

// Each with a touchpoint that people come to and finish from.
void add_stages(Journey& journey, int count) {
    for (int i = 0; i < count; ++i) {
        const std::string id = "s" + std::to_string(i);
        journey.stages.push_back({id, id, Relationship::customer});
        journey.touchpoints.push_back(sound_touchpoint("t" + std::to_string(i)));
        journey.touchpoints.back().stage = id;
        journey.links.push_back({"room", journey.touchpoints.back().id});
        journey.links.push_back({journey.touchpoints.back().id, done_target});
    }
}

} // namespace

const std::vector<Mistake>& mistakes() {
    static const std::vector<Mistake> all{
        {"scenario-refused",
         [](Journey& j) {
             changes(j) = {RemoveTouchpoint{"site"}, RemoveTouchpoint{"desk"}, RemoveTouchpoint{"room"}};
         },
         [](Journey& j) {
             changes(j) = {RemoveTouchpoint{"site"}, RemoveTouchpoint{"desk"}};
         },
         "scenarios[0] \"x\", interventions[0] \"i\", changes[2]: remove touchpoint \"room\" is refused: no "
         "touchpoint would be left. Add another touchpoint first.",
         {{ElementKind::scenario, "x", ""}},
         "x"},
        {"no-touchpoint",
         [](Journey& j) {
             j.touchpoints.clear();
             j.links.clear();
             j.personas.clear();
             j.scenarios.clear();
         },
         [](Journey& j) { j.links.clear(); },
         "the map has no touchpoint. Nothing can be projected until there is one.",
         {{}}},
        {"no-persona",
         [](Journey& j) { j.personas.clear(); },
         [](Journey& j) { j.personas.pop_back(); },
         "there is no persona. Nothing can be projected until there is one: add who walks the map.",
         {{}}},
        {"no-pre-purchase",
         [](Journey& j) { j.stages[0].relationship = Relationship::customer; },
         [](Journey&) {},
         "no stage is for prospects. Add what comes before the purchase, or make the first stage one of "
         "prospects.",
         {{}}},
        {"no-after-sales",
         [](Journey& j) { j.stages[1].relationship = Relationship::prospect; },
         [](Journey&) {},
         "no stage is for customers. Add what comes after the purchase, or make the last stage one of "
         "customers.",
         {{}}},
        {"closed-loop",
         [](Journey& j) { j.links.pop_back(); },
         [](Journey& j) { j.links.back().weight = 1e-9; },
         "base map: personas \"p\" and \"q\" can come into a closed loop that is never left: \"desk\" and "
         "\"room\". Add a link out of it, a leave rate above 0, or a link to @done.",
         {touchpoint("desk"), touchpoint("room")}},
        {"closed-loop",
         [](Journey& j) {
             j.scenarios[0].interventions[0].start_period = 30; // beyond the horizon: lifetimes still meet it
             changes(j) = {RemoveLink{{"room", done_target}}};
         },
         [](Journey& j) {
             changes(j) = {RemoveLink{{"room", done_target}},
                           ChangeTouchpoint{Operation::set, "desk", TouchpointField::leave, 0.01}};
         },
         "scenarios[0] \"x\": personas \"p\" and \"q\" can come into a closed loop that is never left: "
         "\"desk\" and \"room\". Add a link out of it, a leave rate above 0, or a link to @done.",
         {touchpoint("desk"), touchpoint("room")},
         "x"},
        {"unreachable",
         [](Journey& j) {
             j.touchpoints.push_back(sound_touchpoint("bar"));
             j.links.push_back({"bar", "room"});
             j.links.push_back({"room", "bar", 0});
         },
         [](Journey& j) {
             j.touchpoints.push_back(sound_touchpoint("bar"));
             j.links.push_back({"bar", "room"});
             changes(j) = {AddLink{{"room", "bar", 0.1}}}; // a scenario is enough
         },
         "touchpoints[3] \"bar\": nobody can ever come here. Link to it from a touchpoint where people come, "
         "let a persona start here, or delete it.",
         {touchpoint("bar")}},
        {"unreachable",
         [](Journey& j) {
             changes(j) = {AddTouchpoint{sound_touchpoint("bar")}, AddLink{{"bar", "room"}}};
         },
         [](Journey& j) {
             changes(j) = {AddTouchpoint{sound_touchpoint("bar")}, AddLink{{"bar", "room"}},
                           AddLink{{"desk", "bar"}}};
         },
         "scenarios[0] \"x\": \"bar\": nobody can ever come here. Link to it from a touchpoint where people "
         "come, let a persona start here, or delete it.",
         {touchpoint("bar")},
         "x"},
        {"dead-end",
         [](Journey& j) {
             j.touchpoints.push_back(sound_touchpoint("bar"));
             j.links.push_back({"room", "bar"});
         },
         [](Journey& j) {
             j.touchpoints.push_back(sound_touchpoint("bar"));
             j.touchpoints.back().leave = 1; // they leave: that is no silent end
             j.links.push_back({"room", "bar"});
         },
         "touchpoints[3] \"bar\": no link leads on, so all who do not leave finish here. Link it onwards, or "
         "to @done where the journey is meant to end.",
         {touchpoint("bar")}},
        {"dead-end",
         [](Journey& j) {
             changes(j) = {RemoveLink{{"site", "desk"}}};
         },
         [](Journey& j) {
             changes(j) = {RemoveLink{{"site", "desk"}}, AddLink{{"site", done_target}}};
         },
         "scenarios[0] \"x\": \"site\": no link leads on, so all who do not leave finish here. Link it "
         "onwards, or to @done where the journey is meant to end.",
         {touchpoint("site")},
         "x"},
        {"shares",
         [](Journey& j) { j.personas[0].share = 0.2; },
         [](Journey& j) { j.personas[0].share = 0.404; },
         "the shares of the personas add up to 0.8, not 1. They count in proportion: write what is meant, so "
         "that they add up to 1.",
         {{ElementKind::persona, "p", ""}, {ElementKind::persona, "q", ""}}},
        {"shares",
         [](Journey& j) { j.personas[0].start[1].share = 0.65; },
         [](Journey& j) { j.personas[0].start[1].share = 0.746; },
         "personas[0] \"p\": the shares of the starts add up to 0.9, not 1. They count in proportion: write "
         "what is meant, so that they add up to 1.",
         {{ElementKind::persona, "p", ""}}},
        {"no-effect",
         [](Journey& j) {
             changes(j) = {RemoveLink{{"room", "desk"}}, RemoveLink{{"room", "desk"}}};
         },
         [](Journey& j) {
             changes(j) = {RemoveLink{{"room", "desk"}}, AddLink{{"room", "desk"}}};
         },
         "scenarios[0] \"x\", interventions[0] \"i\", changes[1]: remove link \"room → desk\" has no effect: "
         "link \"room → desk\" is not on the map then. Let what puts it there be on, start no later and "
         "stand before this.",
         {{ElementKind::intervention, "i", "x"}},
         "x"},
        {"only-assumed",
         [](Journey& j) {
             j.touchpoints[1].evidence = {EvidenceLevel::assumed, 12, "Guess"};
         },
         [](Journey& j) {
             j.touchpoints[1].evidence = {EvidenceLevel::estimated, 12, ""};
         },
         "touchpoints[1] \"desk\": its figures are only assumed. Ask or measure, and write down the source.",
         {touchpoint("desk")}},
        {"no-source",
         [](Journey& j) {
             j.touchpoints[1].evidence = {EvidenceLevel::measured, 0, ""};
         },
         [](Journey& j) {
             j.touchpoints[1].evidence = {EvidenceLevel::measured, 0, "Survey"};
         },
         "touchpoints[1] \"desk\": its figures are called measured, but no source is named. Name the source "
         "or the number of responses, or call them assumed.",
         {touchpoint("desk")}},
        {"no-owner",
         [](Journey& j) { j.touchpoints[2].owner = ""; },
         [](Journey&) {},
         "touchpoints[2] \"room\": nobody owns it. Name the team that answers for it.",
         {touchpoint("room")}},
        {"many-stages",
         [](Journey& j) { add_stages(j, 7); },
         [](Journey& j) { add_stages(j, 6); },
         "there are 9 stages, more than the 8 that a slide can show. Join stages, or show the map on a "
         "larger "
         "page.",
         {{}}},
        {"empty-stage",
         [](Journey& j) {
             j.stages.push_back({"late", "Late", Relationship::customer});
         },
         [](Journey& j) {
             j.stages.push_back({"late", "Late", Relationship::customer});
             Touchpoint bar = sound_touchpoint("bar");
             bar.stage = "late";
             changes(j) = {AddTouchpoint{bar}, AddLink{{"room", "bar"}}, AddLink{{"bar", done_target}}};
         },
         "stages[2] \"late\": no touchpoint is in this stage. Add what happens there, or delete the stage.",
         {{ElementKind::stage, "late", ""}}},
        {"repeats",
         [](Journey& j) {
             j.links.push_back({"desk", "desk", 1});
         },
         [](Journey& j) {
             j.links.push_back({"desk", "desk", 0.99});
         },
         "touchpoints[1] \"desk\": 50 % of those who go on come straight back. Where one long stay is meant, "
         "lengthen it instead of repeating it.",
         {touchpoint("desk")}},
        {"not-reviewed",
         [](Journey& j) { j.reviewed = ""; },
         [](Journey&) {},
         "the journey has not been reviewed yet. Go through it with those who own the touchpoints and write "
         "down the date.",
         {{}}},
    };
    return all;
}

} // namespace waymark::testing
