#include "journey/validate.h"

#include <catch2/catch.hpp>

#include <functional>
#include <limits>

using namespace waymark;

namespace {

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

// Two stages, two touchpoints, a persona and a scenario that adds a third touchpoint.
Journey small_journey() {
    Journey journey;
    journey.stages = {{"before", "Before", Relationship::prospect}, {"stay", "Stay", Relationship::customer}};
    Touchpoint site;
    site.id = "site";
    site.stage = "before";
    Touchpoint room;
    room.id = "room";
    room.stage = "stay";
    journey.touchpoints = {site, room};
    journey.links = {{"site", "room"}, {"room", done_target}};
    journey.lanes = {{"quotes", "Quotes", {{"stay", "Nice"}}}};
    Persona guest;
    guest.id = "guest";
    guest.start = {{"site", 1}};
    journey.personas = {guest};
    Touchpoint bar;
    bar.id = "bar";
    bar.stage = "stay";
    Intervention build;
    build.id = "build";
    build.changes = {AddTouchpoint{bar},
                     AddLink{{"room", "bar"}},
                     ChangeLink{Operation::multiply, {"room", "bar"}, LinkField::weight, 2},
                     ChangeTouchpoint{Operation::set, "bar", TouchpointField::people, 9},
                     RemoveLink{{"room", done_target}},
                     RemoveTouchpoint{"site"}};
    journey.scenarios = {{"new-bar", "New bar", "", {build}}};
    return journey;
}

struct Case {
    const char* name;
    std::function<void(Journey&)> spoil;
    const char* expected; // the one problem, as text
};

Intervention& build(Journey& journey) {
    return journey.scenarios[0].interventions[0];
}

} // namespace

TEST_CASE("a sound journey has no problems") {
    CHECK(validate(small_journey()).empty());
}

TEST_CASE("each fault is named with its place and a way out") {
    const std::vector<Case> cases{
        {"no stage", [](Journey& j) { j = Journey{}; },
         "stages is empty, a journey has at least one stage. Add a stage."},
        {"malformed id", [](Journey& j) { j.lanes[0].id = "In Quotes"; },
         "lanes[0] \"In Quotes\": id is \"In Quotes\", must begin with a–z or 0–9 and hold only a–z, 0–9 and "
         "-. "
         "Write for example \"in-quotes\"."},
        {"doubled id", [](Journey& j) { j.stages.push_back(j.stages[1]); },
         "stages[2] \"stay\": id \"stay\" stands more than once in stages. Give each its own id."},
        {"unknown stage", [](Journey& j) { j.touchpoints[1].stage = "stays"; },
         "touchpoints[1] \"room\": stage is \"stays\", which is no stage of the journey. Did you mean "
         "\"stay\"?"},
        {"share above 1", [](Journey& j) { j.touchpoints[1].leave = 1.4; },
         "touchpoints[1] \"room\": leave is 1.4, must be 0–1"},
        {"not a number", [](Journey& j) { j.touchpoints[1].scores.process = nan_value; },
         "touchpoints[1] \"room\": scores.process is not a number, must be 0–10"},
        {"infinite money", [](Journey& j) { j.touchpoints[1].revenue = infinity; },
         "touchpoints[1] \"room\": revenue is infinite, must be 0 or more"},
        {"negative responses", [](Journey& j) { j.touchpoints[0].evidence.responses = -1; },
         "touchpoints[0] \"site\": evidence.responses is -1, must be 0 or more"},
        {"cell of no stage", [](Journey& j) { j.lanes[0].cells[0].stage = "late"; },
         "lanes[0] \"quotes\", cells[0] \"late\": stage is \"late\", which is no stage of the journey. "
         "Known: before and stay."},
        {"two cells",
         [](Journey& j) {
             j.lanes[0].cells.push_back({"stay", "Again"});
         },
         "lanes[0] \"quotes\", cells[1] \"stay\": stage \"stay\" has more than one cell in this lane. "
         "Join the texts in one cell."},
        {"dangling link",
         [](Journey& j) {
             j.links.push_back({"room", "rooom"});
         },
         "links[2] \"room → rooom\": to is \"rooom\", which is no touchpoint of the journey. Did you mean "
         "\"room\"?"},
        {"link out of the end",
         [](Journey& j) {
             j.links.push_back({done_target, "site"});
         },
         "links[2] \"@done → site\": from is \"@done\", which is no touchpoint of the journey. "
         "Known: site and room."},
        {"doubled link", [](Journey& j) { j.links.push_back(j.links[0]); },
         "links[2] \"site → room\": a second link from \"site\" to \"room\". "
         "Keep one of them, with the weights added up."},
        {"steep tilt", [](Journey& j) { j.links[0].tilt = -7; },
         "links[0] \"site → room\": tilt is -7, must be −5 to 5"},
        {"weights too large to add", [](Journey& j) { j.links[0].weight = 1.7e308; },
         "links[0] \"site → room\": weight is 1.7e+308, too large to add up with the other ways out of "
         "\"site\". "
         "Weights count only relative to each other: divide them all by the same number."},
        {"no start", [](Journey& j) { j.personas[0].start.clear(); },
         "personas[0] \"guest\": start is empty, a persona enters the map somewhere. "
         "Name the touchpoint where this persona starts."},
        {"dangling start", [](Journey& j) { j.personas[0].start[0].touchpoint = "sit"; },
         "personas[0] \"guest\": start[0].touchpoint is \"sit\", which is no touchpoint of the journey. "
         "Did you mean \"site\"?"},
        {"doubled start",
         [](Journey& j) {
             j.personas[0].start.push_back({"site", 2});
         },
         "personas[0] \"guest\": start[1].touchpoint \"site\" is a start already. "
         "Keep one of them, with the shares added up."},
        {"nobody starts", [](Journey& j) { j.personas[0].start[0].share = 0; },
         "personas[0] \"guest\": the shares of start add up to 0, must be more than 0 and finite. "
         "Give one start a share above 0."},
        {"nothing counts",
         [](Journey& j) {
             j.personas[0].weights = {0, 0, 0};
         },
         "personas[0] \"guest\": the weights add up to 0, must be more than 0 and finite. "
         "Give at least one of people, process and product a weight above 0."},
        {"no persona has people", [](Journey& j) { j.personas[0].share = 0; },
         "the shares of the personas add up to 0, must be more than 0 and finite. "
         "Give at least one persona a share above 0."},
        {"no aversion", [](Journey& j) { j.personas[0].loss_aversion = 0.5; },
         "personas[0] \"guest\": loss_aversion is 0.5, must be 1–10"},
        {"change of nothing",
         [](Journey& j) {
             build(j).changes[3] = ChangeTouchpoint{Operation::add, "baar", TouchpointField::cost, 1};
         },
         "scenarios[0] \"new-bar\", interventions[0] \"build\", changes[3]: touchpoint is \"baar\", "
         "which is no touchpoint of the journey. Did you mean \"bar\"?"},
        {"infinite change",
         [](Journey& j) { std::get<ChangeTouchpoint>(build(j).changes[3]).value = infinity; },
         "scenarios[0] \"new-bar\", interventions[0] \"build\", changes[3]: value is infinite, must be "
         "finite"},
        {"change of no link", [](Journey& j) { std::get<RemoveLink>(build(j).changes[4]).link.to = "site"; },
         "scenarios[0] \"new-bar\", interventions[0] \"build\", changes[4]: link \"room → site\" is no link "
         "of the "
         "journey. Add the link, or name one that the map or this scenario has."},
        {"added twice over",
         [](Journey& j) {
             Touchpoint again = j.touchpoints[0];
             build(j).changes.push_back(AddTouchpoint{again});
         },
         "scenarios[0] \"new-bar\", interventions[0] \"build\", changes[6]: touchpoint.id \"site\" is a "
         "touchpoint of "
         "the base map already. Give the new touchpoint an id of its own."},
        {"added nowhere",
         [](Journey& j) { std::get<AddTouchpoint>(build(j).changes[0]).touchpoint.stage = "later"; },
         "scenarios[0] \"new-bar\", interventions[0] \"build\", changes[0]: touchpoint.stage is \"later\", "
         "which is "
         "no stage of the journey. Known: before and stay."},
        {"early start", [](Journey& j) { build(j).start_period = -1; },
         "scenarios[0] \"new-bar\", interventions[0] \"build\": start_period is -1, must be 0 or more. "
         "0 and 1 both mean from the beginning."},
        {"endless horizon", [](Journey& j) { j.simulation.horizon = 1201; },
         "simulation.horizon is 1201, must be 1–1200"},
        {"usury", [](Journey& j) { j.simulation.discount_rate = 1.5; },
         "simulation.discount_rate is 1.5, must be 0–1"},
    };
    for (const Case& fault : cases) {
        INFO(fault.name);
        Journey journey = small_journey();
        fault.spoil(journey);
        const Problems problems = validate(journey);
        REQUIRE(problems.size() == 1);
        CHECK(to_text(problems[0]) == fault.expected);
    }
}

TEST_CASE("all problems are said at once") {
    Journey journey = small_journey();
    journey.touchpoints[0].leave = -1;
    journey.links[0].friction = 11;
    journey.simulation.initial = -5;
    CHECK(validate(journey).size() == 3);
}

TEST_CASE("an added touchpoint or link is a target only within its own scenario") {
    Journey journey = small_journey();
    Intervention elsewhere;
    elsewhere.id = "elsewhere";
    elsewhere.changes = {RemoveTouchpoint{"bar"}};
    journey.scenarios.push_back({"other", "Other", "", {elsewhere}});
    CHECK(validate(journey).size() == 1);
}
