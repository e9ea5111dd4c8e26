#include "desktop/appraiser.h"

#include <catch2/catch.hpp>

#include "app/desktop/idle.h"
#include "session/study.h"
#include "sim/edit/sample.h"
#include "whatif/worth.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

ProjectionInputs sample_inputs() {
    return {std::make_shared<const Journey>(sample()), {}, {}};
}

} // namespace

TEST_CASE("what threads find of touchpoints is what one after the other gives, in the order of the map") {
    Appraiser appraiser;
    const ProjectionInputs inputs = sample_inputs();
    appraiser.appraise(inputs);
    appraiser.appraise(inputs); // asked for in every frame, begun once
    const auto reports = wait_until_idle(appraiser);
    REQUIRE_FALSE(reports.empty());
    const Worth& last = reports.back().worth;
    REQUIRE(last.found);
    CHECK(last.inputs == inputs);
    const auto study = removal_study(*inputs.journey, nullptr);
    REQUIRE(study);
    REQUIRE(last.found->removals.size() == study->touchpoints.size());
    for (std::size_t i = 0; i < study->touchpoints.size(); ++i)
        CHECK(last.found->removals[i] == removal(*study, i));
    CHECK(last.found->with_all == goal_values(*simulate(*inputs.journey, nullptr)));
}

TEST_CASE("a map that changes ends the appraisal of the one before") {
    Appraiser appraiser;
    appraiser.appraise(sample_inputs());
    Journey other = sample();
    other.touchpoints.front().scores.people = 1;
    const ProjectionInputs changed{std::make_shared<const Journey>(other), {}, {}};
    appraiser.appraise(changed);
    for (const WorthFound& report : wait_until_idle(appraiser))
        CHECK(report.worth.inputs == changed);
    appraiser.appraise(sample_inputs());
    appraiser.appraise(std::nullopt);
    CHECK_FALSE(appraiser.is_busy());
    CHECK(appraiser.take_finished().empty());
}

TEST_CASE("why nothing can be appraised is said") {
    Appraiser appraiser;
    ProjectionInputs inputs = sample_inputs();
    inputs.persona = "nobody";
    appraiser.appraise(inputs);
    const auto reports = wait_until_idle(appraiser);
    REQUIRE(reports.size() == 1);
    CHECK_FALSE(reports.front().worth.found);
    CHECK_FALSE(reports.front().worth.problems.empty());
}
