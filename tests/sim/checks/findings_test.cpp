#include "checks/findings.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

#include "file/journey_file.h"
#include "journey/validate.h"
#include "mistakes.h"
#include "support/builder.h"
#include "support/random_journey.h"
#include "support/rounds.h"
#include "whatif/simulate.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

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
    for (const Mistake& mistake : mistakes()) {
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
    for (const Mistake& mistake : mistakes()) {
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
        CHECK(std::ranges::find(mistakes(), check.name, &Mistake::name) != mistakes().end());
    }
}

TEST_CASE("one mistake is one finding: no other check repeats it") {
    for (const Mistake& mistake : mistakes()) {
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
    for (const Mistake& mistake : mistakes()) {
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
            const Element here = touchpoint(journey.touchpoints[t].id);
            const auto said = of(findings, "unreachable");
            CHECK(is_visited ==
                  (std::ranges::find(said, std::vector<Element>{here}, &Finding::elements) == said.end()));
            unreached += is_visited ? 0 : 1;
        }
    }
    CHECK(loops > 0);
    CHECK(unreached > 0);
}
