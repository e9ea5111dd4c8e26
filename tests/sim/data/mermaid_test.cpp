// Mermaid's journeys, in and out.
#include <catch2/catch.hpp>

#include "data/mermaid.h"
#include "data/table_import.h"
#include "support/builder.h"

using namespace waymark;

namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cells_of(const Table& table) {
    Cells cells;
    for (std::size_t i = 1; i < table.rows.size(); ++i)
        cells.push_back(table.rows[i].cells);
    return cells;
}

// The example of Mermaid's own documentation.
constexpr std::string_view working_day = R"(journey
    title My working day
    section Go to work
      Make tea: 5: Me
      Go upstairs: 3: Me
      Do work: 1: Me, Cat
    section Go home
      Go downstairs: 5: Me
      Sit down: 5: Me
)";

Journey imported(const Journey& into, std::string_view text) {
    const auto table = read_touchpoints(text);
    REQUIRE(table);
    ImportChoices choices = suggested_choices(*table);
    choices.links_in_order = true;
    const ImportPlan plan = planned_import(into, *table, choices, {});
    CHECK(plan.problems.empty());
    const auto journey = edited(into, plan.edits);
    REQUIRE(journey);
    return *journey;
}

} // namespace

TEST_CASE("sections become stages, tasks touchpoints and actors personas") {
    const auto table = read_mermaid(working_day);
    REQUIRE(table);
    CHECK(table->title == "My working day");
    CHECK(cells_of(*table) == Cells{{"Go to work", "Make tea", "10", "Me\n"},
                                    {"Go to work", "Go upstairs", "5", "Me\n"},
                                    {"Go to work", "Do work", "0", "Me\nCat\n"},
                                    {"Go home", "Go downstairs", "10", "Me\n"},
                                    {"Go home", "Sit down", "10", "Me\n"}});
    const Journey journey = imported(empty_journey("x"), working_day);
    CHECK(journey.stages.size() == 2);
    CHECK(journey.touchpoints[2].scores == Scores{0, 0, 0});
    REQUIRE(journey.personas.size() == 2);
    CHECK(journey.personas[1].name == "Cat");
    CHECK(journey.personas[1].start == std::vector<Start>{{"do-work", 1}});
}

TEST_CASE("a diagram is known by its first line, within a fence, after front matter and comments") {
    CHECK(is_mermaid(working_day));
    CHECK(is_mermaid("```mermaid\njourney\n```"));
    CHECK(is_mermaid("---\ntitle: x\n---\n%% a comment\n  journey\r\n"));
    CHECK_FALSE(is_mermaid("journey,stage\na,b\n"));
    CHECK_FALSE(is_mermaid("graph TD\n"));
    CHECK_FALSE(is_mermaid(""));
}

TEST_CASE("lines that Mermaid has besides tasks are left out, and others reported") {
    const auto table = read_mermaid("journey\naccTitle: t\naccDescr {\nlong: 3\n}\n%% note\nA: 4\n"
                                    "B: nine: Me\nnonsense\nC: 7\n");
    REQUIRE(table);
    CHECK(cells_of(*table) == Cells{{"", "A", "7.5", ""}, {"", "B", "", "Me\n"}, {"", "C", "", ""}});
    REQUIRE(table->problems.size() == 3);
    CHECK(to_text(table->problems[0]) ==
          "Line 8: “B: nine: Me” has no score from 1 to 5. Write it as Name: 4: Persona.");
    CHECK(table->problems[1].what == "“nonsense” is no task");
    CHECK(table->problems[2].place == "Line 10");
    CHECK_FALSE(read_mermaid("journey\n  title nothing\n"));
    using namespace std::string_view_literals;
    CHECK(read_mermaid("journey\nA\0B: 3\n"sv).problems().front().what == "this is no text");
}

TEST_CASE("a map is written with the face of its mean score and the personas who come there") {
    Journey journey = a_journey()
                          .title("Stay; at: home #1")
                          .stage("one")
                          .touchpoint("search")
                          .scores(9, 10, 8)
                          .touchpoint("aside")
                          .scores(1, 2, 3)
                          .stage("empty")
                          .stage("two")
                          .touchpoint("room")
                          .scores(5, 6, 7)
                          .link("search", "room")
                          .link("search", "aside", 0)
                          .persona("ann")
                          .start("search")
                          .persona("bob")
                          .start("room")
                          .build();
    journey.personas[0].name = "Ann, B.";
    journey.touchpoints[2].name = "Room: 12";
    CHECK(to_mermaid(journey) == "journey\n"
                                 "    title Stay#59; at: home #35;1\n"
                                 "    section one\n"
                                 "      search: 5: Ann#44; B.\n"
                                 "      aside: 2\n"
                                 "    section two\n"
                                 "      Room#58; 12: 3: Ann#44; B., bob\n");
    const auto again = read_mermaid(to_mermaid(journey));
    REQUIRE(again);
    CHECK(again->title == "Stay; at: home #1");
    CHECK(cells_of(*again) == Cells{{"one", "search", "10", "Ann, B.\n"},
                                    {"one", "aside", "2.5", ""},
                                    {"two", "Room: 12", "5", "Ann, B.\nbob\n"}});
    CHECK(imported(empty_journey(""), to_mermaid(journey)).personas[0].name == "Ann, B.");
}

TEST_CASE("faces and scores are two scales of the same thing") {
    for (const auto& [face, score] : {std::pair(1, 0.0), {2, 2.5}, {3, 5.0}, {4, 7.5}, {5, 10.0}}) {
        CHECK(mermaid_face(score) == face);
        CHECK(score_of_face(face) == score);
    }
    CHECK(mermaid_face(8.7) == 4);
    CHECK(mermaid_face(8.8) == 5);
}
