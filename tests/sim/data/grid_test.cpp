// Touchpoints as a grid of cells.
#include <catch2/catch.hpp>

#include "data/touchpoint_grid.h"
#include "journey/lookup.h"
#include "support/builder.h"

using namespace waymark;
using C = TouchpointColumn;

namespace {

Journey a_map() {
    Journey journey = a_journey()
                          .stage("one")
                          .touchpoint("desk")
                          .effort(6)
                          .touchpoint("room")
                          .effort(2)
                          .stage("two")
                          .touchpoint("call")
                          .effort(6)
                          .build();
    journey.touchpoints[0].name = "Été desk";
    journey.touchpoints[1].pains = {"Noise", "Cold"};
    journey.touchpoints[2].channel = "phone";
    return journey;
}

using Rows = std::vector<std::size_t>;

Journey after(const Journey& journey, const GridEdit& edit) {
    const auto next = edited(journey, edit.edits);
    REQUIRE(next);
    return *next;
}

} // namespace

TEST_CASE("rows are sorted by value and keep the map's order where they are equal") {
    const Journey journey = a_map();
    const std::vector columns{C::name};
    CHECK(rows_in_order(journey, {}, columns) == Rows{0, 1, 2});
    CHECK(rows_in_order(journey, {"", C::effort, false}, columns) == Rows{1, 0, 2});
    CHECK(rows_in_order(journey, {"", C::effort, true}, columns) == Rows{0, 2, 1});
    CHECK(rows_in_order(journey, {"", C::name, false}, columns) == Rows{2, 0, 1});
    CHECK(rows_in_order(journey, {"", C::stage, true}, columns) == Rows{2, 0, 1});
}

TEST_CASE("a filter finds rows that have all its words in the columns shown") {
    const Journey journey = a_map();
    const std::vector columns{C::name, C::pains, C::channel};
    CHECK(rows_in_order(journey, {"ete", {}, false}, columns) == Rows{0});
    CHECK(rows_in_order(journey, {"NOISE cold", {}, false}, columns) == Rows{1});
    CHECK(rows_in_order(journey, {"noise phone", {}, false}, columns).empty());
    CHECK(rows_in_order(journey, {"phone", {}, false}, std::vector{C::name}).empty());
}

TEST_CASE("a rectangle is copied and pasted elsewhere") {
    const Journey journey = a_map();
    const Rows source{0, 1};
    const std::vector columns{C::effort, C::pains};
    const std::string text = text_of_cells(journey, source, columns);
    CHECK(text == "6\t\n2\t\"Noise\nCold\"\n");
    const auto cells = cells_of_clipboard(text);
    REQUIRE(cells);
    const Rows target{1, 2};
    const GridEdit pasted = written_cells(journey, target, columns, *cells);
    CHECK(pasted.cells == 4);
    CHECK(pasted.edits.size() == 2);
    const Journey next = after(journey, pasted);
    CHECK(next.touchpoints[1].effort == 6);
    CHECK(next.touchpoints[1].pains.empty());
    CHECK(next.touchpoints[2].pains == std::vector<std::string>{"Noise", "Cold"});
}

TEST_CASE("one cell fills a whole range, and an empty row of the clipboard keeps its place") {
    const Journey journey = a_map();
    const Rows all{0, 1, 2};
    const GridEdit filled = written_cells(journey, all, std::vector{C::owner, C::channel}, {{"Ann"}});
    CHECK(filled.cells == 6);
    CHECK(after(journey, filled).touchpoints[2].channel == "Ann");
    const auto with_gap = cells_of_clipboard("a\n\nb\n");
    REQUIRE(with_gap);
    CHECK(*with_gap == CellTexts{{"a"}, {""}, {"b"}});
}

TEST_CASE("cells that make no sense are left and told by touchpoint and column") {
    const Journey journey = a_map();
    const GridEdit pasted = written_cells(journey, Rows{0, 1}, std::vector{C::effort}, {{"high"}, {"3"}});
    REQUIRE(pasted.problems.size() == 1);
    CHECK(to_text(pasted.problems[0]) == "“Été desk”, Effort: “high” is not a number from 1 to 7. Put a "
                                         "number, or leave it empty.");
    CHECK(pasted.cells == 1);
    CHECK(after(journey, pasted).touchpoints[1].effort == 3);
}

TEST_CASE("a cell that is pasted onto itself is no change, ids and long numbers included") {
    Journey journey = a_map();
    journey.touchpoints[0].leave = 1.0 / 3;
    const std::vector<C> all(columns_to_write().begin(), columns_to_write().end());
    const Rows rows{0, 1, 2};
    const auto cells = cells_of_clipboard(text_of_cells(journey, rows, all));
    REQUIRE(cells);
    const GridEdit pasted = written_cells(journey, rows, all, *cells);
    CHECK(pasted.edits.empty());
    CHECK(pasted.problems.empty());
}

TEST_CASE("clearing empties texts and leaves names, numbers and choices") {
    const Journey journey = a_map();
    const GridEdit cleared =
        cleared_cells(journey, Rows{1, 2}, std::vector{C::name, C::lane, C::effort, C::pains, C::channel});
    CHECK(cleared.cells == 2);
    const Journey next = after(journey, cleared);
    CHECK(next.touchpoints[1].pains.empty());
    CHECK(next.touchpoints[2].channel.empty());
    CHECK(next.touchpoints[2].name == "call");
}
