#include "desktop/projector.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "whatif/plan.h"

namespace waymark {

// By persona, what an edit leaves as it is. Whoever computes takes it along, so that it is in one hand only.
class Projector::Kernels {
public:
    [[nodiscard]] KernelMemo take(const std::string& persona) {
        const std::lock_guard lock(mutex_);
        return std::exchange(memos_[persona], {});
    }
    void give_back(const std::string& persona, KernelMemo memo) {
        const std::lock_guard lock(mutex_);
        memos_[persona] = std::move(memo);
    }

private:
    std::mutex mutex_;
    std::map<std::string, KernelMemo> memos_;
};

// Requests for the same people on the way: what the base map and a scenario have in common is computed once.
struct Projector::Job {
    struct Item {
        ProjectionRequest request;
        std::optional<Plan> plan;
        Problems problems;
        std::vector<PersonaPart> parts;
    };
    std::vector<Item> items;
    std::vector<const Plan*> plans; // of those items that have one
    std::shared_ptr<Kernels> kernels;
    std::size_t part_count = 0;
    std::atomic<std::size_t> parts_left = 0;
    std::mutex mutex; // of what follows, while parts are computed
    Problems broken;
    std::chrono::steady_clock::duration longest_part{}, all_parts{};

    Job(const std::vector<ProjectionRequest>& requests, std::shared_ptr<Kernels> known)
        : kernels(std::move(known)) {
        for (const ProjectionRequest& request : requests)
            items.push_back(planned(request));
        for (Item& item : items) {
            if (!item.plan) continue;
            plans.push_back(&*item.plan);
            part_count = item.plan->personas.size();
            item.parts.resize(part_count);
        }
        parts_left = part_count;
    }

    static Problem not_computed(const std::exception& error) { // out of memory: said, not fatal
        return {"", std::string("The figures could not be computed: ") + error.what(), ""};
    }

    static Item planned(const ProjectionRequest& request) {
        SimulateOptions options;
        options.persona = request.inputs.persona;
        options.accuracy = request.accuracy;
        auto plan = waymark::plan(*request.inputs.journey, scenario_of(request.inputs), options);
        if (!plan) return {request, {}, plan.problems(), {}};
        return {request, std::move(*plan), {}, {}};
    }

    // Whether this was the last part.
    bool compute_part(std::size_t position) {
        const auto begin = std::chrono::steady_clock::now();
        try {
            const std::string& persona = plans.front()->personas[position].persona;
            KernelMemo memo = kernels->take(persona);
            std::vector<PersonaPart> made = persona_parts(plans, position, &memo);
            kernels->give_back(persona, std::move(memo));
            auto next = made.begin();
            for (Item& item : items) {
                if (item.plan) item.parts[position] = std::move(*next++);
            }
        } catch (const std::exception& error) {
            const std::lock_guard lock(mutex);
            broken.push_back(not_computed(error));
        }
        const auto took = std::chrono::steady_clock::now() - begin;
        {
            const std::lock_guard lock(mutex);
            longest_part = std::max<std::chrono::steady_clock::duration>(longest_part, took);
            all_parts += took;
        }
        return --parts_left == 0;
    }

    [[nodiscard]] bool is_preview() const { return items.front().request.accuracy == Accuracy::preview; }
    // Once all parts are computed: how long they take with so many hands at them.
    [[nodiscard]] std::chrono::steady_clock::duration time(std::size_t hands) const {
        return std::max(longest_part, all_parts / static_cast<std::chrono::steady_clock::rep>(hands));
    }

    [[nodiscard]] std::vector<Projected> report() const {
        std::vector<Projected> reports;
        for (const Item& item : items) {
            Projected& report = reports.emplace_back(Projected{item.request, nullptr, item.problems});
            if (!item.plan) continue;
            report.problems = broken;
            if (!broken.empty()) continue;
            auto all = outcome(*item.plan, item.parts);
            if (all) {
                report.outcome = std::make_shared<const Outcome>(std::move(*all));
            } else {
                report.problems = all.problems();
            }
        }
        return reports;
    }

    // The same without an exception, for other threads.
    [[nodiscard]] std::vector<Projected> safe_report() const {
        try {
            return report();
        } catch (const std::exception& error) {
            std::vector<Projected> reports;
            for (const Item& item : items)
                reports.push_back({item.request, nullptr, {not_computed(error)}});
            return reports;
        }
    }
};

namespace {

// Requests that can be computed together, in the order asked for.
std::vector<std::vector<ProjectionRequest>> in_groups(const std::vector<ProjectionRequest>& requests) {
    std::vector<std::vector<ProjectionRequest>> groups;
    for (const ProjectionRequest& request : requests) {
        const auto fits = [&](const std::vector<ProjectionRequest>& group) {
            const ProjectionRequest& other = group.front();
            return other.inputs.journey == request.inputs.journey &&
                   other.inputs.persona == request.inputs.persona && other.accuracy == request.accuracy;
        };
        const auto group = std::ranges::find_if(groups, fits);
        group == groups.end() ? groups.push_back({request}) : group->push_back(request);
    }
    return groups;
}

} // namespace

Projector::Projector(std::function<void()> wake)
    : wake_(std::move(wake))
    , kernels_(std::make_shared<Kernels>()) {}

std::vector<Projected> Projector::project_now(const std::vector<ProjectionRequest>& requests) {
    std::vector<std::shared_ptr<Job>> jobs;
    std::vector<Task> tasks;
    for (const auto& group : in_groups(requests)) {
        const auto job = jobs.emplace_back(std::make_shared<Job>(group, kernels_));
        for (std::size_t i = 0; i < job->part_count; ++i)
            tasks.push_back([job, i] { job->compute_part(i); });
    }
    pool_.run_now(std::move(tasks));
    std::vector<Projected> reports;
    for (const auto& job : jobs) {
        std::ranges::move(job->report(), std::back_inserter(reports));
        const std::lock_guard lock(finished_->mutex);
        if (job->is_preview()) finished_->preview_time = job->time(pool_.hands());
    }
    return reports;
}

void Projector::start(const std::vector<ProjectionRequest>& requests) {
    if (requests == started_) return;
    started_ = requests;
    pool_.drop_waiting();
    for (const auto& group : in_groups(requests)) {
        const auto job = std::make_shared<Job>(group, kernels_);
        const auto finish = [job, finished = finished_, wake = wake_, hands = pool_.hands()] {
            std::vector<Projected> reports = job->safe_report();
            {
                const std::lock_guard lock(finished->mutex);
                if (job->is_preview()) finished->preview_time = job->time(hands);
                std::ranges::move(reports, std::back_inserter(finished->reports));
            }
            if (wake) wake();
        };
        std::vector<Task> tasks;
        for (std::size_t i = 0; i < job->part_count; ++i)
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

std::chrono::steady_clock::duration Projector::preview_time() const {
    const std::lock_guard lock(finished_->mutex);
    return finished_->preview_time;
}

bool Projector::is_previewing() const {
    return std::ranges::any_of(
        started_, [](const ProjectionRequest& request) { return request.accuracy == Accuracy::preview; });
}

bool Projector::is_busy() const {
    return !started_.empty();
}

} // namespace waymark
