#include "desktop/appraiser.h"

#include <exception>
#include <string>
#include <utility>

#include "desktop/trials.h"
#include "session/compute.h"
#include "session/study.h"
#include "whatif/simulate.h"

namespace waymark {

namespace {

bool is_last(const WorthFound& report) {
    return report.worth.found || !report.worth.problems.empty();
}

WorthFound without_result(const ProjectionInputs& inputs, Problems problems) {
    return {{inputs, nullptr, std::move(problems), 0, 0}};
}

WorthFound not_computed(const ProjectionInputs& inputs, const std::exception& error) { // out of memory
    return without_result(
        inputs, {{"", std::string("What touchpoints are worth could not be computed: ") + error.what(), ""}});
}

Result<RemovalStudy> study_of(const ProjectionInputs& inputs) {
    SimulateOptions options;
    options.persona = inputs.persona;
    return removal_study(*inputs.journey, scenario_of(inputs), options);
}

// The map as it is, to which what comes without its touchpoints will be added.
Result<MapWorth> nothing_removed(const RemovalStudy& study) {
    const auto outcome = simulate(study.journey, &study.scenario, study.options);
    if (!outcome) return outcome.problems();
    return MapWorth{study.map, goal_values(*outcome), {}};
}

} // namespace

Appraiser::Appraiser(std::function<void()> wake)
    : tray_(std::make_shared<Tray<WorthFound>>(std::move(wake))) {}

Appraiser::~Appraiser() {
    stop();
}

void Appraiser::stop() {
    if (is_stopped_) *is_stopped_ = true;
    is_stopped_ = nullptr;
    inputs_.reset();
    pool_.drop_waiting();
    tray_->clear();
}

void Appraiser::appraise(const std::optional<ProjectionInputs>& inputs) {
    if (inputs && inputs_ && equivalent(*inputs_, *inputs)) return;
    stop();
    if (!inputs) return;
    inputs_ = inputs;
    is_stopped_ = std::make_shared<std::atomic<bool>>(false);
    const auto fail = [of = *inputs, tray = tray_](const std::exception& error) {
        tray->put(not_computed(of, error));
    };
    const auto begin = [this, of = *inputs, tray = tray_, stopped = is_stopped_, fail] {
        const auto studied = study_of(of);
        if (!studied) return tray->put(without_result(of, studied.problems()));
        const auto study = std::make_shared<const RemovalStudy>(*studied);
        const std::size_t count = study->touchpoints.size();
        auto as_it_is = nothing_removed(*study);
        if (!as_it_is) return tray->put(without_result(of, as_it_is.problems()));
        Trials<Removal> trials;
        trials.make = [study](std::size_t position) {
            return removal(*study, position);
        };
        trials.tell = [of, tray, count](std::size_t done) {
            tray->put_over({{of, nullptr, {}, done, count}},
                           [](const WorthFound& before) { return !is_last(before); });
        };
        trials.finish = [of, tray, as_it_is = *std::move(as_it_is)](std::vector<Removal> all) {
            MapWorth worth = as_it_is;
            worth.removals = std::move(all);
            tray->put({{of, std::make_shared<const MapWorth>(std::move(worth)), {}, 0, 0}});
        };
        trials.fail = fail;
        if (count == 0) return trials.finish({});
        pool_.start(tasks_of(std::move(trials), count, stopped));
    };
    pool_.start({beginning(is_stopped_, begin, fail)});
}

std::vector<WorthFound> Appraiser::take_finished() {
    std::vector<WorthFound> reports = tray_->take();
    for (const WorthFound& report : reports) {
        if (is_last(report) && inputs_ && equivalent(report.worth.inputs, *inputs_)) {
            inputs_.reset();
            is_stopped_ = nullptr;
        }
    }
    return reports;
}

} // namespace waymark
