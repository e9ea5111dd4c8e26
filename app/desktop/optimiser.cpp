#include "desktop/optimiser.h"

#include <exception>
#include <string>
#include <utility>

#include "journey/lookup.h"
#include "whatif/optimise.h"

namespace waymark {

namespace {

// The search, telling how far it is after each batch; the last report where it was stopped is its problem.
OptimiseReport searched(const OptimiseRequest& request, const std::atomic<bool>& is_stopped,
                        const std::function<void(OptimiseReport)>& tell) {
    OptimiseReport report{request, true, 0, 0, nullptr, {}};
    const Scenario* const scenario = find_scenario(*request.journey, request.scenario);
    OptimiseOptions options;
    options.goal = request.goal;
    options.budget = request.budget;
    options.persona = request.persona;
    auto search = OptimiseSearch::begin(*request.journey, *scenario, options);
    if (!search) {
        report.problems = search.problems();
        return report;
    }
    for (auto batches = search->next(); !batches.empty(); batches = search->next()) {
        for (const auto& batch : batches)
            report.of += batch.size();
        for (const auto& batch : batches) {
            if (is_stopped) return report;
            search->take(batch, values_of(search->study(), batch));
            report.tried += batch.size();
            OptimiseReport progress = report;
            progress.is_last = false;
            tell(std::move(progress));
        }
    }
    report.optimum = std::make_shared<const Optimum>(search->optimum());
    return report;
}

} // namespace

Optimiser::Optimiser(std::function<void()> wake)
    : tray_(std::make_shared<Tray<OptimiseReport>>(std::move(wake))) {}

Optimiser::~Optimiser() {
    stop();
}

void Optimiser::start(const OptimiseRequest& request) {
    stop();
    is_stopped_ = std::make_shared<std::atomic<bool>>(false);
    pool_.start({[request, stopped = is_stopped_, tray = tray_] {
        const auto tell = [&](OptimiseReport report) {
            if (*stopped) return;
            tray->put_over(std::move(report), [](const OptimiseReport& before) { return !before.is_last; });
        };
        try {
            if (!*stopped) tell(searched(request, *stopped, tell));
        } catch (const std::exception& error) { // out of memory: said, not fatal
            tell({request,
                  true,
                  0,
                  0,
                  nullptr,
                  {{"", std::string("The best choice could not be computed: ") + error.what(), ""}}});
        }
    }});
}

void Optimiser::stop() {
    if (is_stopped_) *is_stopped_ = true;
    is_stopped_ = nullptr;
    pool_.drop_waiting();
    tray_->clear();
}

std::vector<OptimiseReport> Optimiser::take_finished() {
    std::vector<OptimiseReport> reports = tray_->take();
    if (!reports.empty() && reports.back().is_last) is_stopped_ = nullptr;
    return reports;
}

} // namespace waymark
