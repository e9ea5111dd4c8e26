// What a table does to a map.
#include <catch2/catch.hpp>

#include <functional>

#include "data/table_export.h"
#include "data/table_import.h"
#include "journey/lookup.h"
#include "support/builder.h"
#include "support/random.h"
#include "support/random_journey.h"

using namespace waymark;
using C = TouchpointColumn;

namespace {

struct Imported {
    ImportPlan plan;
    Journey journey;
};

Imported imported(
    const Journey& into, std::string_view text,
    const std::function<void(ImportChoices&)>& choose = [](ImportChoices&) {}) {
    const auto table = read_table(text);
    REQUIRE(table);
    ImportChoices choices = suggested_choices(*table);
    choose(choices);
    Imported result{planned_import(into, *table, choices, {}), {}};
    auto next = edited(into, result.plan.edits);
    REQUIRE(next);
    result.journey = *next;
    return result;
}

Journey a_map() {
    Journey journey = a_journey()
                          .stage("before", Relationship::prospect)
                          .touchpoint("search")
                          .stage("after")
                          .touchpoint("desk")
                          .link("search", "desk")
                          .build();
    journey.stages[0].name = "Before";
    journey.stages[1].name = "After";
    journey.touchpoints[1].name = "Front desk";
    return journey;
}

std::vector<std::string> names_of(const auto& list) {
    std::vector<std::string> names;
    for (const auto& one : list)
        names.push_back(one.name);
    return names;
}

std::vector<std::string> said(const Problems& problems) {
    std::vector<std::string> all;
    for (const Problem& problem : problems)
        all.push_back(to_text(problem));
    return all;
}

// Every row of the journey, as Copy as table writes it.
std::string written(const Journey& journey, Separator separator) {
    std::vector<std::string> ids;
    for (const Touchpoint& touchpoint : journey.touchpoints)
        ids.push_back(touchpoint.id);
    return touchpoint_table(journey, ids, separator);
}

} // namespace

TEST_CASE("one column without a head is a list of names") {
    const auto result = imported(a_map(), "Book\nPay\nBoard\n");
    CHECK(result.plan.label == "Import 3 touchpoints");
    CHECK(summary_of(result.plan) == "Adds 3 touchpoints.");
    CHECK(names_of(result.journey.touchpoints) ==
          std::vector<std::string>{"search", "Front desk", "Book", "Pay", "Board"});
    CHECK(result.journey.touchpoints[2].stage == "after"); // the last
    const auto placed = imported(a_map(), "Book\n", [](ImportChoices& c) { c.stage = "before"; });
    CHECK(placed.journey.touchpoints[2].stage == "before");
}

TEST_CASE("heads say what the columns are, and unknown stages become new ones where they belong") {
    const auto result = imported(a_map(), "Touchpoint;Phase;Lane;Effort;Drop-off;Pains;Budget\n"
                                          "Compare;Before;people;3,5;2 %;Too many; \n"
                                          "Pay;Buy;process;5;;;\n"
                                          "Wait;Deliver;;;;;\n"
                                          "Thank;After;;;;;\n");
    CHECK(names_of(result.journey.stages) == std::vector<std::string>{"Before", "Buy", "Deliver", "After"});
    CHECK(result.journey.stages[1].relationship == Relationship::prospect); // like the one before it
    CHECK(summary_of(result.plan) == "Adds 4 touchpoints and 2 stages.");
    const auto* compare = find_touchpoint(result.journey, "compare");
    REQUIRE(compare);
    CHECK(compare->lane == Lane::people);
    CHECK(compare->effort == 3.5);
    CHECK(compare->leave == 0.02);
    CHECK(compare->pains == std::vector<std::string>{"Too many"});
    CHECK(compare->stage == "before");
    CHECK(find_touchpoint(result.journey, "wait")->effort == 4); // an empty cell leaves the default
    CHECK(result.plan.problems.empty());
}

TEST_CASE("a stage that is named once goes on in the rows below it") {
    const auto result = imported(a_map(), "Stage,Name\nBuy,Pay\n,Receipt\nAfter,Call\n");
    CHECK(find_touchpoint(result.journey, "receipt")->stage == "buy");
}

TEST_CASE("a row that names a touchpoint of the map changes it, or adds another one") {
    const std::string table = "Name,Effort,Notes\nfront DESK,6,\nsearch,4,\nBook,2,x\n";
    const auto updated = imported(a_map(), table);
    CHECK(summary_of(updated.plan) == "Adds 1 touchpoint, changes 1 touchpoint.");
    CHECK(updated.plan.unchanged == 1);
    CHECK(find_touchpoint(updated.journey, "desk")->effort == 6);
    CHECK(find_touchpoint(updated.journey, "desk")->name == "front DESK");
    const auto added = imported(a_map(), table, [](ImportChoices& c) { c.updates = false; });
    CHECK(added.plan.added == 3);
    CHECK(find_touchpoint(added.journey, "desk")->effort == 4);
    CHECK(find_touchpoint(added.journey, "front-desk")->effort == 6);
}

TEST_CASE("of two touchpoints with the same name the row means that of its stage, and each once") {
    const Journey journey = a_journey().stage("one").touchpoint("a").stage("two").touchpoint("b").build();
    Journey both = journey;
    both.touchpoints[0].name = both.touchpoints[1].name = "Call";
    const auto result = imported(both, "Name,Stage,Effort\nCall,two,2\nCall,one,3\nCall,one,5\n");
    CHECK(find_touchpoint(result.journey, "b")->effort == 2);
    CHECK(find_touchpoint(result.journey, "a")->effort == 3);
    CHECK(find_touchpoint(result.journey, "call")->effort == 5);
}

TEST_CASE("a cell that cannot be read is told by row and column, and the rest is imported") {
    const auto result = imported(a_map(), "Name,Effort\nBook,3\n,4\nPay,high\n");
    CHECK(said(result.plan.problems) ==
          std::vector<std::string>{"Row 3: there is no name, so the row is left out. Put one into the cell.",
                                   "Row 4, Effort: “high” is not a number from 1 to 7. Put a number, or "
                                   "leave it empty."});
    CHECK(result.plan.added == 2);
    CHECK(find_touchpoint(result.journey, "pay")->effort == 4);
}

TEST_CASE("touchpoints are linked in the order of their rows where that is wanted") {
    const auto result = imported(a_map(), "search\nFront desk\nBook\nBook\n",
                                 [](ImportChoices& c) { c.links_in_order = true; });
    CHECK(result.plan.new_links == 2); // search to desk stands already
    CHECK(find_link(result.journey, {"desk", "book"}) != nullptr);
    CHECK(find_link(result.journey, {"book", "book-2"}) != nullptr);
    CHECK(summary_of(result.plan) == "Adds 2 touchpoints and 2 links.");
}

TEST_CASE("personas of a table start where it names them first") {
    const auto result = imported(a_map(), "Name,Personas\nSearch,\"Ann, Bob\"\nBook,Bob\nPay,Cy;everyone\n");
    REQUIRE(result.journey.personas.size() == 4);
    CHECK(result.journey.personas[1].name == "Ann");
    CHECK(result.journey.personas[1].start == std::vector<Start>{{"search", 1}});
    CHECK(result.journey.personas[2].start == std::vector<Start>{{"search", 1}});
    CHECK(result.journey.personas[3].start == std::vector<Start>{{"pay", 1}});
}

TEST_CASE("a table alone makes a journey that somebody walks") {
    const auto result = imported(empty_journey("Trip"), "Name\nBook\nPay\n",
                                 [](ImportChoices& c) { c.links_in_order = true; });
    CHECK(names_of(result.journey.stages) == std::vector<std::string>{"Journey"});
    CHECK(names_of(result.journey.personas) == std::vector<std::string>{"Everybody"});
    CHECK(result.journey.links.size() == 1);
    CHECK(summary_of(result.plan) == "Adds 2 touchpoints, 1 stage, 1 persona and 1 link.");
}

TEST_CASE("a table that says nothing new changes nothing") {
    const auto again = imported(a_map(), written(a_map(), Separator::tab));
    CHECK(again.plan.edits.empty());
    CHECK(summary_of(again.plan) == "The map has all of this already.");
    CHECK(again.plan.problems.empty());
}

TEST_CASE("a new touchpoint never gets an id that is taken elsewhere") {
    const auto table = read_table("Book\n");
    const auto plan = planned_import(a_map(), *table, suggested_choices(*table), {"book"});
    CHECK(plan.touchpoints == std::vector<std::string>{"book-2"});
}

TEST_CASE("what was written as a table reads back to the same touchpoints") {
    Random random(4);
    const std::vector<std::string> texts{"",           "plain",      "a; b",      "“quotes” and \"these\"",
                                         "two\nlines", "tab\tin it", "Ünïcode ✓", "=1+1",
                                         "3,5",        "x,y;z"};
    const auto text = [&] {
        return random.one_of(texts);
    };
    const auto line = [&] {
        const std::string one = text();
        return one.find('\n') == std::string::npos ? one : std::string("one line");
    };
    const auto list = [&] {
        std::vector<std::string> entries;
        for (int i = random.integer(0, 3); i > 0; --i)
            if (const std::string entry = line(); !entry.empty()) entries.push_back(entry);
        return entries;
    };
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        Journey journey = random_journey(seed, {.extreme = seed % 2 == 0});
        journey.scenarios.clear();
        for (Touchpoint& touchpoint : journey.touchpoints) {
            touchpoint.channel = line();
            touchpoint.owner = line();
            touchpoint.evidence.source = line();
            touchpoint.doing = text();
            touchpoint.thinking = text();
            touchpoint.notes = text();
            touchpoint.pains = list();
            touchpoint.opportunities = list();
            touchpoint.backstage = list();
            touchpoint.systems = list();
            touchpoint.moment_of_truth = random.chance(0.5);
            touchpoint.initiated_by = random.chance(0.5) ? Initiator::customer : Initiator::company;
        }
        Journey bare = journey;
        bare.touchpoints.clear();
        bare.links.clear();
        bare.personas.clear();
        for (const Separator separator : {Separator::tab, Separator::semicolon, Separator::comma}) {
            const auto result = imported(bare, written(journey, separator));
            CHECK(result.plan.problems.empty());
            REQUIRE(result.journey.touchpoints == journey.touchpoints);
            REQUIRE(result.journey.stages == journey.stages);
        }
    }
}
