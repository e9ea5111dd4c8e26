#include "desktop/crowd_maker.h"

#include <new>
#include <utility>

#include "journey/lookup.h"
#include "whatif/crowd.h"

namespace waymark {

namespace {

// Null where the scenario cannot be applied, and where the machine has no memory left: the figures say so.
std::shared_ptr<const CrowdSchedule> crowd_of(const ProjectionInputs& inputs) {
    try {
        const Scenario* const scenario =
            inputs.scenario ? find_scenario(*inputs.journey, *inputs.scenario) : nullptr;
        SimulateOptions options;
        options.persona = inputs.persona;
        options.lifetime = false;
        const Result<Plan> planned = plan(*inputs.journey, scenario, options);
        if (!planned) return nullptr;
        return std::make_shared<const CrowdSchedule>(
            schedule_of(std::make_shared<const Crowd>(crowd(*planned))));
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}

} // namespace

CrowdMaker::CrowdMaker(std::function<void()> wake)
    : tray_(std::make_shared<Tray<CrowdMade>>(std::move(wake))) {}

void CrowdMaker::make(const std::optional<ProjectionInputs>& inputs) {
    if (!inputs || inputs == making_) return;
    if (making_) {
        later_ = inputs;
        return;
    }
    making_ = inputs;
    pool_.start({[of = *inputs, tray = tray_] {
        tray->put({of, crowd_of(of)});
    }});
}

std::vector<CrowdMade> CrowdMaker::take_finished() {
    std::vector<CrowdMade> reports = tray_->take();
    if (!reports.empty()) making_.reset();
    if (!making_ && later_) make(std::exchange(later_, std::nullopt));
    return reports;
}

} // namespace waymark
