#include "desktop/projector.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <string>
#include <utility>

#include "journey/lookup.h"
#include "whatif/plan.h"

namespace waymark {

// One request on its way: its plan, and a part for each persona.
struct Projector::Job {
    ProjectionRequest request;
    std::optional<Plan> plan;
    Problems problems;
    std::vector<PersonaPart> parts;
    std::atomic<std::size_t> parts_left = 0;
    std::mutex mutex; // of problems, while parts are computed

    explicit Job(ProjectionRequest asked) : request(std::move(asked)) {
        const Journey& journey = *request.inputs.journey;
        const Scenario* scenario =
            request.inputs.scenario ? find_scenario(journey, *request.inputs.scenario) : nullptr;
        SimulateOptions options;
        options.persona = request.inputs.persona;
        options.accuracy = request.accuracy;
        auto planned = waymark::plan(journey, scenario, options);
        if (!planned) {
            problems = planned.problems();
            return;
        }
        plan = std::move(*planned);
        parts.resize(plan->personas.size());
        parts_left = parts.size();
    }

    // Whether this was the last part.
    bool compute_part(std::size_t position) {
        try {
            parts[position] = persona_part(*plan, position);
        } catch (const std::exception& broken) { // out of memory: said, not fatal
            const std::lock_guard lock(mutex);
            problems.push_back({"", std::string("The figures could not be computed: ") + broken.what(), ""});
        }
        return --parts_left == 0;
    }

    [[nodiscard]] Projected report() {
        if (!plan || !problems.empty()) return {request, nullptr, problems};
        auto all = outcome(*plan, parts);
        if (!all) return {request, nullptr, all.problems()};
        return {request, std::make_shared<const Outcome>(std::move(*all)), {}};
    }
};

Projector::Projector(std::function<void()> wake) : wake_(std::move(wake)) {}

std::vector<Projected> Projector::project_now(const std::vector<ProjectionRequest>& requests) {
    std::vector<std::shared_ptr<Job>> jobs;
    std::vector<Task> tasks;
    for (const auto& request : requests) {
        const auto job = jobs.emplace_back(std::make_shared<Job>(request));
        for (std::size_t i = 0; i < job->parts.size(); ++i)
            tasks.push_back([job, i] { job->compute_part(i); });
    }
    pool_.run_now(std::move(tasks));
    std::vector<Projected> reports;
    for (const auto& job : jobs)
        reports.push_back(job->report());
    return reports;
}

void Projector::start(const std::vector<ProjectionRequest>& requests) {
    if (requests == started_) return;
    started_ = requests;
    pool_.drop_waiting();
    for (const auto& request : requests) {
        const auto job = std::make_shared<Job>(request);
        const auto finish = [job, finished = finished_, wake = wake_] {
            {
                const std::lock_guard lock(finished->mutex);
                finished->reports.push_back(job->report());
            }
            if (wake) wake();
        };
        std::vector<Task> tasks;
        for (std::size_t i = 0; i < job->parts.size(); ++i)
            tasks.push_back([job, i, finish] {
                if (job->compute_part(i)) finish();
            });
        if (tasks.empty()) tasks.push_back(finish);
        pool_.start(std::move(tasks));
    }
}

std::vector<Projected> Projector::take_finished() {
    std::vector<Projected> reports;
    {
        const std::lock_guard lock(finished_->mutex);
        reports.swap(finished_->reports);
    }
    for (const auto& report : reports)
        std::erase(started_, report.request);
    return reports;
}

bool Projector::is_busy() const {
    return !started_.empty();
}

} // namespace waymark
