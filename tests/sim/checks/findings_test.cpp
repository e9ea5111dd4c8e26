#include "checks/findings.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>

#include "file/journey_file.h"
#include "journey/validate.h"
#include "support/builder.h"
#include "support/random_journey.h"
#include "support/rounds.h"
#include "whatif/simulate.h"

using namespace waymark;

namespace {

// Two stages, three touchpoints, two personas, one scenario: nothing to find.
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

std::string told(const Findings& findings) {
    std::string text;
    for (const Finding& finding : findings)
        text.append(info(finding.code).name).append(": ").append(to_text(finding.problem)).append("\n");
    return text;
}

Findings checked(const Journey& journey) {
    const Problems problems = validate(journey);
    for (const Problem& problem : problems)
        FAIL(to_text(problem));
    return findings_of(journey);
}

struct Case {
    std::string_view name;
    std::function<void(Journey&)> spoil;  // has it
    std::function<void(Journey&)> almost; // just does not
    std::string_view expected;            // place, sentence and way out
    std::vector<Element> elements;        // what it is about
    std::optional<std::string> scenario = {};
};

Element touchpoint(const char* id) {
    return {ElementKind::touchpoint, id, ""};
}

const std::vector<Case>& cases() {
    static const std::vector<Case> all{
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
         [](Journey& j) {
             for (int i = 2; i < 9; ++i) {
                 const std::string id = "s" + std::to_string(i);
                 j.stages.push_back({id, id, Relationship::customer});
                 j.touchpoints.push_back(sound_touchpoint("t" + std::to_string(i)));
                 j.touchpoints.back().stage = id;
                 j.links.push_back({"room", j.touchpoints.back().id});
                 j.links.push_back({j.touchpoints.back().id, done_target});
             }
         },
         [](Journey& j) {
             for (int i = 2; i < 8; ++i) {
                 const std::string id = "s" + std::to_string(i);
                 j.stages.push_back({id, id, Relationship::customer});
                 j.touchpoints.push_back(sound_touchpoint("t" + std::to_string(i)));
                 j.touchpoints.back().stage = id;
                 j.links.push_back({"room", j.touchpoints.back().id});
                 j.links.push_back({j.touchpoints.back().id, done_target});
             }
         },
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

std::vector<Finding> of(const Findings& findings, std::string_view name) {
    std::vector<Finding> found;
    for (const Finding& finding : findings) {
        if (info(finding.code).name == name) found.push_back(finding);
    }
    return found;
}

std::vector<std::filesystem::path> bundled_files() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator("../scenarios"))
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    return paths;
}

} // namespace

TEST_CASE("a sound journey has no findings") {
    const Findings findings = checked(sound_journey());
    INFO(told(findings));
    CHECK(findings.empty());
}

TEST_CASE("each mistake is found with its element, what is wrong and the way out") {
    for (const Case& mistake : cases()) {
        Journey journey = sound_journey();
        mistake.spoil(journey);
        const Findings findings = checked(journey);
        INFO(mistake.name << "\n" << told(findings));
        const std::vector<Finding> found = of(findings, mistake.name);
        REQUIRE(found.size() == 1);
        CHECK(to_text(found[0].problem) == mistake.expected);
        CHECK(found[0].elements == mistake.elements);
        CHECK(found[0].scenario == mistake.scenario);
    }
}

TEST_CASE("what is just no mistake is not found") {
    for (const Case& mistake : cases()) {
        Journey journey = sound_journey();
        mistake.almost(journey);
        const Findings findings = checked(journey);
        INFO(mistake.name << "\n" << told(findings));
        CHECK(of(findings, mistake.name).empty());
    }
}

TEST_CASE("every check has a map that has it") {
    for (const CheckInfo& check : checks()) {
        INFO(check.name);
        CHECK(std::ranges::find(cases(), check.name, &Case::name) != cases().end());
    }
}

TEST_CASE("one mistake is one finding: no other check repeats it") {
    for (const Case& mistake : cases()) {
        // An empty map has no persona either.
        if (mistake.name == "no-touchpoint") continue;
        Journey journey = sound_journey();
        mistake.spoil(journey);
        const Findings findings = checked(journey);
        INFO(mistake.name << "\n" << told(findings));
        CHECK(findings.size() == 1);
    }
}

TEST_CASE("a touchpoint drawn and linked nowhere is unreachable, and no dead end as well") {
    Journey journey = sound_journey();
    journey.touchpoints.push_back(sound_touchpoint("bar"));
    CHECK(told(checked(journey)).starts_with("unreachable: touchpoints[3] \"bar\""));
    CHECK(checked(journey).size() == 1);
    journey.personas.clear(); // nobody walks: all that can be said is that no link leads on
    CHECK(of(checked(journey), "dead-end").size() == 1);
    CHECK(of(checked(journey), "unreachable").empty());
}

TEST_CASE("a loop of the base map is not said again for every scenario") {
    Journey journey = sound_journey();
    journey.links.pop_back();
    journey.scenarios.push_back(journey.scenarios[0]);
    journey.scenarios[1].id = "y";
    CHECK(of(checked(journey), "closed-loop").size() == 1);
}

TEST_CASE("a loop of one persona names that one") {
    Journey journey = sound_journey();
    journey.touchpoints.push_back(sound_touchpoint("waiting"));
    journey.links.push_back({"waiting", "waiting"});
    journey.personas[1].start = {{"waiting", 1}};
    const auto found = of(checked(journey), "closed-loop");
    REQUIRE(found.size() == 1);
    CHECK(found[0].problem.what ==
          "persona \"q\" can come into a closed loop that is never left: \"waiting\"");
    CHECK(found[0].subject == "waiting");
}

TEST_CASE("an intervention that is switched off is not applied and has no findings") {
    Journey journey = sound_journey();
    changes(journey) = {RemoveLink{{"room", done_target}}, RemoveLink{{"room", done_target}}};
    CHECK(checked(journey).size() == 2);
    journey.scenarios[0].interventions[0].enabled = false;
    CHECK(checked(journey).empty());
}

TEST_CASE("fixes leave a valid journey without the finding and change no figure") {
    int fixed = 0;
    for (const Case& mistake : cases()) {
        Journey journey = sound_journey();
        mistake.spoil(journey);
        for (const Finding& finding : of(checked(journey), mistake.name)) {
            if (finding.fix.empty()) continue;
            ++fixed;
            INFO(mistake.name);
            CHECK_FALSE(info(finding.code).fix.empty());
            const Result<Journey> next = edited(journey, finding.fix);
            REQUIRE(next);
            CHECK(of(checked(*next), mistake.name).empty());
            const Result<Outcome> before = simulate(journey, nullptr);
            const Result<Outcome> after = simulate(*next, nullptr);
            REQUIRE(before);
            REQUIRE(after);
            CHECK(after->mix->value == Approx(before->mix->value).epsilon(1e-12));
            CHECK(after->mix->completed == Approx(before->mix->completed).epsilon(1e-12));
            CHECK(after->periods.back().customers == Approx(before->periods.back().customers).epsilon(1e-9));
        }
    }
    CHECK(fixed == 3); // a dead end, the personas' shares, a persona's starts
}

TEST_CASE("a link to @done without weight is given one, not doubled, to fix a dead end") {
    Journey journey = sound_journey();
    journey.touchpoints.push_back(sound_touchpoint("bar"));
    journey.links.push_back({"room", "bar"});
    journey.links.push_back({"bar", done_target, 0});
    const auto found = of(checked(journey), "dead-end");
    REQUIRE(found.size() == 1);
    const Result<Journey> next = edited(journey, found[0].fix);
    REQUIRE(next);
    CHECK(next->links.size() == journey.links.size());
    CHECK(checked(*next).empty());
}

TEST_CASE("findings stand in the order of the checks, then of the map") {
    Journey journey = sound_journey();
    journey.reviewed = "";
    journey.touchpoints[2].owner = "";
    journey.touchpoints[0].owner = "";
    journey.touchpoints[1].evidence = {};
    CHECK(
        told(checked(journey)) ==
        "only-assumed: touchpoints[1] \"desk\": its figures are only assumed. Ask or measure, and write down "
        "the source.\n"
        "no-owner: touchpoints[0] \"site\": nobody owns it. Name the team that answers for it.\n"
        "no-owner: touchpoints[2] \"room\": nobody owns it. Name the team that answers for it.\n"
        "not-reviewed: the journey has not been reviewed yet. Go through it with those who own the "
        "touchpoints and write down the date.\n");
    CHECK(count_of(checked(journey), Severity::warning) == 3);
    CHECK(count_of(checked(journey), Severity::note) == 1);
    CHECK(count_of(checked(journey), Severity::error) == 0);
}

TEST_CASE("a finding reads as sentences where its element is in view") {
    Journey journey = sound_journey();
    journey.touchpoints[1].owner = "";
    CHECK(sentence_of(checked(journey).front()) == "Nobody owns it. Name the team that answers for it.");
}

TEST_CASE("the bundled journeys have no errors, and only the findings that they mean") {
    struct Meant {
        const char* file;
        const char* findings; // code and element
    };
    const std::vector<Meant> all{
        {"bank-account", "only-assumed tip\n"},
        {"city-hotel", "only-assumed ad\nonly-assumed survey\nrepeats offer\n"},
        {"omnichannel-shop", "only-assumed points\n"},
        {"saas-onboarding", "only-assumed tip\nonly-assumed news\n"},
        {"telecom-support", "only-assumed credit\n"},
    };
    CHECK(bundled_files().size() == all.size());
    for (const Meant& meant : all) {
        INFO(meant.file);
        const Result<Journey> journey =
            load_journey(std::string("../scenarios/") + meant.file + ".journey.json");
        REQUIRE(journey);
        std::string found;
        for (const Finding& finding : findings_of(*journey))
            found.append(info(finding.code).name).append(" ").append(finding.elements[0].id).append("\n");
        CHECK(found == meant.findings);
    }
}

TEST_CASE("closed loops and unreachable touchpoints are those that the lifetime figures show") {
    int loops = 0;
    int unreached = 0;
    for (std::uint64_t seed = 1; seed <= rounds(60); ++seed) {
        Journey journey = random_journey(seed);
        journey.scenarios.clear();
        const Findings findings = findings_of(journey);
        SimulateOptions options;
        options.horizon = 1;
        const Result<Outcome> outcome = simulate(journey, nullptr, options);
        REQUIRE(outcome);
        INFO("seed " << seed << "\n" << told(findings));
        std::set<std::vector<std::string>> known;
        for (const PersonaLifetime& lifetime : outcome->lifetimes)
            known.insert(lifetime.closed_loops.begin(), lifetime.closed_loops.end());
        CHECK(of(findings, "closed-loop").size() == known.size());
        loops += static_cast<int>(known.size());
        if (!known.empty()) continue;
        for (std::size_t t = 0; t < journey.touchpoints.size(); ++t) {
            bool is_visited = false;
            for (const PersonaLifetime& lifetime : outcome->lifetimes)
                is_visited = is_visited || lifetime.figures->touchpoints[t].visits > 0;
            const Element here = touchpoint(journey.touchpoints[t].id.c_str());
            const auto said = of(findings, "unreachable");
            CHECK(is_visited ==
                  (std::ranges::find(said, std::vector<Element>{here}, &Finding::elements) == said.end()));
            unreached += is_visited ? 0 : 1;
        }
    }
    CHECK(loops > 0);
    CHECK(unreached > 0);
}
