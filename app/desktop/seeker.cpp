#include "desktop/seeker.h"

#include <exception>
#include <string>
#include <utility>

#include "desktop/trials.h"
#include "session/compute.h"
#include "whatif/goal_seek.h"

namespace waymark {

namespace {

SeekReport without_answers(const SeekRequest& request, Problems problems) {
    return {request, true, 0, 0, nullptr, std::move(problems)};
}

SeekReport not_computed(const SeekRequest& request, const std::exception& error) { // out of memory
    return without_answers(
        request, {{"", std::string("The change of a field could not be sought: ") + error.what(), ""}});
}

Result<SeekStudy> study_of(const SeekRequest& request) {
    const ProjectionInputs& inputs = request.inputs;
    SimulateOptions options;
    options.persona = inputs.persona;
    return seek_study(*inputs.journey, scenario_of(inputs), request.target, options);
}

SeekReport answered(const SeekRequest& request, std::vector<SeekAnswer> answers) {
    sort_answers(answers, request.target);
    const std::size_t count = answers.size();
    return {request, true, count, count, std::make_shared<const std::vector<SeekAnswer>>(std::move(answers)),
            {}};
}

} // namespace

Seeker::Seeker(std::function<void()> wake) : tray_(std::make_shared<Tray<SeekReport>>(std::move(wake))) {}

Seeker::~Seeker() {
    stop();
}

void Seeker::start(const SeekRequest& request) {
    stop();
    request_ = request;
    is_stopped_ = std::make_shared<std::atomic<bool>>(false);
    const auto fail = [request, tray = tray_](const std::exception& error) {
        tray->put(not_computed(request, error));
    };
    const auto begin = [this, request, tray = tray_, stopped = is_stopped_, fail] {
        const auto studied = study_of(request);
        if (!studied) return tray->put(without_answers(request, studied.problems()));
        const auto study = std::make_shared<const SeekStudy>(*studied);
        const std::size_t count = study->fields.size();
        if (count == 0) return tray->put(answered(request, {}));
        Trials<SeekAnswer> trials;
        trials.make = [study](std::size_t position) {
            return sought(*study, position);
        };
        trials.tell = [request, tray, count](std::size_t done) {
            tray->put_over({request, false, done, count, nullptr, {}},
                           [](const SeekReport& before) { return !before.is_last; });
        };
        trials.finish = [request, tray](std::vector<SeekAnswer> all) {
            tray->put(answered(request, std::move(all)));
        };
        trials.fail = fail;
        pool_.start(tasks_of(std::move(trials), count, stopped));
    };
    pool_.start({beginning(is_stopped_, begin, fail)});
}

void Seeker::stop() {
    if (is_stopped_) *is_stopped_ = true;
    is_stopped_ = nullptr;
    request_.reset();
    pool_.drop_waiting();
    tray_->clear();
}

std::vector<SeekReport> Seeker::take_finished() {
    std::vector<SeekReport> reports = tray_->take();
    for (const SeekReport& report : reports)
        if (report.is_last && report.request == request_) request_.reset();
    return reports;
}

} // namespace waymark
