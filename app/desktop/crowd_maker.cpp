#include "desktop/crowd_maker.h"

#include <exception>
#include <utility>

#include "session/compute.h"
#include "whatif/crowd.h"

namespace waymark {

namespace {

// Null where the scenario cannot be applied, or the machine cannot: the figures say so.
std::shared_ptr<const CrowdSchedule> crowd_of(const ProjectionInputs& inputs) {
    try {
        SimulateOptions options;
        options.persona = inputs.persona;
        options.lifetime = false;
        const Result<Plan> planned = plan(*inputs.journey, scenario_of(inputs), options);
        if (!planned) return nullptr;
        return std::make_shared<const CrowdSchedule>(
            schedule_of(std::make_shared<const Crowd>(crowd(*planned))));
    } catch (const std::exception&) {
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
