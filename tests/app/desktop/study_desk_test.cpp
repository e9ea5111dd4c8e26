#include "desktop/study_desk.h"

#include <catch2/catch.hpp>

#include <atomic>

#include "app/desktop/idle.h"
#include "scene/chart_data.h"
#include "session/study.h"
#include "sim/edit/sample.h"
#include "whatif/figure_bands.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

DrawOptions drawing(std::uint32_t draws, std::uint64_t seed = 1) {
    DrawOptions options;
    options.draws = draws;
    options.seed = seed;
    return options;
}

ProjectionInputs sample_inputs() {
    return {std::make_shared<const Journey>(sample()), "better", {}};
}

std::vector<BandsDrawn> bands_in(const std::vector<Action>& reports) {
    std::vector<BandsDrawn> bands;
    for (const Action& report : reports)
        if (const auto* one = std::get_if<BandsDrawn>(&report)) bands.push_back(*one);
    return bands;
}

} // namespace

TEST_CASE("bands come from a few draws first and end as if drawn in one go") {
    std::atomic<int> woken = 0;
    StudyDesk desk([&] { ++woken; });
    const ProjectionInputs inputs = sample_inputs();
    desk.draw_bands(inputs);
    desk.draw_bands(inputs); // asked for in every frame, begun once
    CHECK(desk.is_busy());
    const auto reports = bands_in(wait_until_idle(desk));
    REQUIRE(reports.size() >= 2);
    CHECK(woken == static_cast<int>(reports.size()));
    CHECK(reports.front().over_time->draws < 100);
    const Journey& journey = *inputs.journey;
    const auto plan = draw_plan(journey, {journey.scenarios[0]}, drawing(wanted_draws(journey, 1)));
    REQUIRE(plan);
    std::vector<DrawnWorld> worlds;
    for (std::uint32_t number = 0; number < plan->options.draws; ++number)
        worlds.push_back(drawn_world(*plan, number));
    for (const BandsDrawn& report : reports) {
        const auto made = std::span(worlds).first(report.over_time->draws);
        CHECK(*report.over_time == *bands_over_time(*plan, made, 1, dock_figures()));
    }
}

TEST_CASE("nothing is drawn any more once it is not asked for") {
    StudyDesk desk;
    desk.draw_bands(sample_inputs());
    desk.draw_bands(std::nullopt);
    CHECK_FALSE(desk.is_busy());
}

TEST_CASE("of many wishes for effects the first and the last are found") {
    StudyDesk desk;
    std::vector<ProjectionInputs> asked;
    for (int i = 0; i < 20; ++i) {
        asked.push_back(sample_inputs());
        desk.find_effects(asked.back());
    }
    std::vector<EffectsFound> found;
    for (const Action& report : wait_until_idle(desk))
        if (const auto* one = std::get_if<EffectsFound>(&report)) found.push_back(*one);
    REQUIRE(found.size() == 2);
    CHECK(found.front().inputs == asked.front());
    CHECK(found.back().inputs == asked.back());
    REQUIRE(found.back().by_goal);
    CHECK(found.back().by_goal->size() == all_goals.size());
    CHECK(found.back().by_goal->front().value);
}
