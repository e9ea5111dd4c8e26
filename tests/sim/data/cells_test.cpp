// A touchpoint as a row: what cells say and what they mean.
#include <catch2/catch.hpp>

#include "data/column_words.h"
#include "data/number_cell.h"
#include "data/touchpoint_cells.h"
#include "support/builder.h"

using namespace waymark;
using C = TouchpointColumn;

namespace {

std::optional<double> number(std::string_view cell, char mark = '.') {
    const auto read = number_in(cell, mark);
    return read ? std::optional(read->value) : std::nullopt;
}

std::string problem_of(C column, std::string_view cell) {
    Touchpoint touchpoint = a_touchpoint("a");
    const Touchpoint before = touchpoint;
    const auto problem = set_cell(touchpoint, column, cell, {});
    REQUIRE(problem);
    CHECK(touchpoint == before);
    return to_text(*problem);
}

} // namespace

TEST_CASE("numbers are read as spreadsheets write them") {
    CHECK(number("3.5") == 3.5);
    CHECK(number("3,5") == 3.5);
    CHECK(number("−2") == -2);
    CHECK(number("+0.5") == 0.5);
    CHECK(number("1e-3") == 0.001);
    CHECK(number("1,234") == 1234);
    CHECK(number("1,234", ',') == 1.234);
    CHECK(number("1.234", ',') == 1234);
    CHECK(number("1.5", ',') == 1.5);
    CHECK(number("1,234.5") == 1234.5);
    CHECK(number("1.234,5") == 1234.5);
    CHECK(number("1.234.567") == 1234567);
    CHECK(number("12 345,5") == 12345.5);
    CHECK(number("€ 4.00") == 4);
    CHECK(number("4 EUR") == 4);
    CHECK(number("0.123") == 0.123);
    CHECK(number("0,123") == 0.123);
    CHECK(number_in("12 %")->is_percent);
    for (const char* none : {"", "high", "3 or 4", "1,2,3", "nan", "inf", "-", "12,34,567", "1e999", "--3"}) {
        INFO(none);
        CHECK_FALSE(number(none));
    }
}

TEST_CASE("heads are compared as people write them") {
    CHECK(plain_words("Pain Points (per visit)") == "pain point");
    CHECK(plain_words("Effort, 1–7") == "effort");
    CHECK(plain_words("  ÉTAPES ") == "etape");
    CHECK(plain_words("process") == "process");
    CHECK(column_named("Touchpoint") == C::name);
    CHECK(column_named("dwell_days") == C::dwell_days);
    CHECK(column_named("Time here (days)") == C::dwell_days);
    CHECK(column_named("LEAVE RATE") == C::leave);
    CHECK(column_named("Drop-off") == C::leave);
    CHECK(column_named("Phase") == C::stage);
    CHECK(column_named("CES") == C::effort);
    CHECK(column_named("Satisfaction") == C::all_scores);
    CHECK(column_named("initiated_by") == C::initiated_by);
    CHECK(column_named("Pains") == C::pains);
    CHECK_FALSE(column_named("Budget owner 2027"));
    CHECK_FALSE(column_named(""));
    for (const C column : columns_to_read()) {
        INFO(info(column).key);
        CHECK(column_named(info(column).key) == column);
        CHECK(column_named(info(column).label) == column);
    }
}

TEST_CASE("a column is meant by the head that names it most plainly") {
    const auto columns = columns_named({"Step", "Name", "Phase", "Phase"});
    CHECK(columns == std::vector<std::optional<C>>{std::nullopt, C::name, C::stage, std::nullopt});
}

TEST_CASE("an event log is known by its heads") {
    CHECK(is_event_log({"case_id", "activity", "timestamp"}));
    CHECK(is_event_log({"case:concept:name", "concept:name", "time:timestamp"}));
    CHECK_FALSE(is_event_log({"Touchpoint", "Stage", "Time here"}));
}

TEST_CASE("a cell that says something else is refused in the reader's words") {
    CHECK(problem_of(C::effort, "high") ==
          "“high” is not a number from 1 to 7. Put a number, or leave it empty.");
    CHECK(problem_of(C::people, "12") ==
          "“12” is not a number from 0 to 10. Put a number, or leave it empty.");
    CHECK(problem_of(C::people, "50 %") ==
          "“50 %” is not a number from 0 to 10. Put a number, or leave it empty.");
    CHECK(problem_of(C::leave, "often") ==
          "“often” is not a number from 0 to 1 or a percentage. Put a number, or leave it empty.");
    CHECK(problem_of(C::cost, "-1") == "“-1” is not a number of 0 or more. Put a number, or leave it empty.");
    CHECK(problem_of(C::lane, "sky") ==
          "“sky” is not people, process or product. Put one of these, or leave it empty.");
    CHECK(problem_of(C::moment_of_truth, "maybe") ==
          "“maybe” is neither yes nor no. Put yes, or leave it empty.");
    CHECK(problem_of(C::responses, "2.5") ==
          "“2.5” is not a whole number of answers. Put a number, or leave it empty.");
    CHECK(problem_of(C::stage, "Moon") ==
          "there is no stage “Moon”. Add the stage first, or name another one.");
    CHECK(problem_of(C::name, " ") == "a touchpoint needs a name. Put one into the cell.");
}

TEST_CASE("words for the same thing are understood") {
    Touchpoint touchpoint = a_touchpoint("a");
    const std::vector<Stage> stages{{"s1", "Stage 1"}, {"s2", "Stage 2"}};
    const auto set = [&](C column, std::string_view cell) {
        return !set_cell(touchpoint, column, cell, stages);
    };
    CHECK(set(C::initiated_by, "Reactive"));
    CHECK(touchpoint.initiated_by == Initiator::customer);
    CHECK(set(C::kind, "Customer service"));
    CHECK(touchpoint.kind == Kind::service);
    CHECK(set(C::lane, "PRODUCT"));
    CHECK(touchpoint.lane == Lane::product);
    CHECK(set(C::leave, "2,5 %"));
    CHECK(touchpoint.leave == 0.025);
    CHECK(set(C::all_scores, "7"));
    CHECK(touchpoint.scores == Scores{7, 7, 7});
    CHECK(set(C::stage, "STAGE 2"));
    CHECK(touchpoint.stage == "s2");
    CHECK(set(C::pains, "Queue; Noise;"));
    CHECK(touchpoint.pains == std::vector<std::string>{"Queue", "Noise"});
    CHECK(set(C::pains, "Queue; long\nNoise"));
    CHECK(touchpoint.pains == std::vector<std::string>{"Queue; long", "Noise"});
    CHECK(set(C::moment_of_truth, "✓"));
    CHECK(touchpoint.moment_of_truth);
    CHECK(set(C::moment_of_truth, ""));
    CHECK_FALSE(touchpoint.moment_of_truth);
    CHECK(set(C::name, "Two\nlines"));
    CHECK(touchpoint.name == "Two lines");
}

TEST_CASE("two stages of the same name are told apart by their ids") {
    Journey journey = a_journey().stage("one").touchpoint("a").stage("two").touchpoint("b").build();
    journey.stages[0].name = journey.stages[1].name = "Buy";
    CHECK(cell_text(journey, journey.touchpoints[0], C::stage) == "Buy");
    CHECK(cell_text(journey, journey.touchpoints[1], C::stage) == "two");
}
