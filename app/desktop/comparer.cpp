#include "desktop/comparer.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <utility>

#include "desktop/staged_draws.h"
#include "journey/lookup.h"
#include "scene/compare_table.h"
#include "session/comparison.h"
#include "session/study.h"
#include "whatif/draws.h"

namespace waymark {

namespace {

// How sure differences are is said from the first of these numbers of draws on, and anew at the others.
constexpr std::array<std::uint32_t, 2> stages{40, 200};
constexpr std::uint32_t draws_a_task = 2;
constexpr std::size_t all_parts = std::numeric_limits<std::size_t>::max();

Problem not_computed(const std::exception& error) { // out of memory: said, not fatal
    return {"", std::string("The scenarios could not be compared: ") + error.what(), ""};
}

} // namespace

// One comparison. Its parts are computed by any thread and put together under the mutex.
struct Comparer::Job {
    ComparisonInputs inputs;
    std::shared_ptr<Tray<ComparisonFound>> tray;
    std::atomic<bool> is_stopped = false;

    std::mutex mutex; // of what follows
    ScenarioComparison found;
    std::size_t parts_left = 0;

    std::optional<StagedDraws> draws;
    std::vector<std::size_t> drawn; // positions of the scenarios in it

    // Changes what is known, and shows it.
    void tell(const std::function<void(ScenarioComparison&)>& change, std::size_t parts_done) {
        if (is_stopped) return;
        const std::lock_guard lock(mutex); // so that reports lie in the order of what they know
        change(found);
        parts_left = parts_done == all_parts ? 0 : parts_left - parts_done;
        found.is_complete = parts_left == 0;
        tray->put({inputs, std::make_shared<const ScenarioComparison>(found)});
    }

    [[nodiscard]] SimulateOptions options() const {
        SimulateOptions options;
        options.persona = inputs.persona;
        options.reach = false;
        return options;
    }

    void simulate_courses() {
        const Journey& journey = *inputs.journey;
        ScenarioComparison made;
        const auto base = simulate(journey, nullptr, options());
        if (base) {
            made.base = std::make_shared<const Outcome>(*base);
        } else {
            made.problems = base.problems();
        }
        for (const std::string& id : inputs.scenarios) {
            ComparedScenario one{id, nullptr, {}, {}, nullptr};
            const auto outcome = simulate(journey, find_scenario(journey, id), options());
            if (outcome) {
                one.outcome = std::make_shared<const Outcome>(*outcome);
            } else {
                one.problems = outcome.problems();
            }
            made.scenarios.push_back(std::move(one));
        }
        parts_left = made.base ? inputs.scenarios.size() + 1 : 0;
        tell([&](ScenarioComparison& all) { all = std::move(made); }, 0);
    }

    void find_waterfall(std::size_t position) {
        const Journey& journey = *inputs.journey;
        const Scenario& scenario = *find_scenario(journey, inputs.scenarios[position]);
        WaterfallOptions options;
        options.persona = inputs.persona;
        std::vector<Waterfall> made;
        if (const auto planned = waterfall_plan(journey, scenario, options)) {
            std::map<Subset, std::optional<GoalValues>> values;
            for (const auto& batch : batches_of(planned->study, planned->subsets)) {
                if (is_stopped) return;
                const auto part = values_of(planned->study, batch);
                for (std::size_t i = 0; i < batch.size(); ++i)
                    values[batch[i]] = part[i];
            }
            made = waterfalls(*planned, values);
        }
        tell([&](ScenarioComparison& all) { all.scenarios[position].waterfalls = std::move(made); }, 1);
    }

    // Whether there is something to draw.
    bool plan_draws() {
        std::vector<Scenario> scenarios;
        for (std::size_t i = 0; i < found.scenarios.size(); ++i) {
            if (!found.scenarios[i].outcome) continue;
            scenarios.push_back(*find_scenario(*inputs.journey, inputs.scenarios[i]));
            drawn.push_back(i);
        }
        DrawOptions options;
        options.draws = wanted_draws(*inputs.journey, scenarios.size());
        options.persona = inputs.persona;
        auto planned = draw_plan(*inputs.journey, std::move(scenarios), options);
        if (!planned || drawn.empty()) {
            tell([](ScenarioComparison&) {}, 1);
            return false;
        }
        draws.emplace(*std::move(planned), stages);
        return true;
    }

    void draw(std::uint32_t from, std::uint32_t to) {
        draws->draw(from, to, is_stopped,
                    [this](std::span<const DrawnWorld> made_so_far) { show(made_so_far); });
    }

    void show(std::span<const DrawnWorld> worlds) {
        std::vector<std::shared_ptr<const BandsOverTime>> made;
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            auto bands = bands_over_time(draws->plan(), worlds, i + 1, compared_figures());
            made.push_back(bands ? std::make_shared<const BandsOverTime>(*std::move(bands)) : nullptr);
        }
        const auto take = [&](ScenarioComparison& all) {
            for (std::size_t i = 0; i < drawn.size(); ++i)
                all.scenarios[drawn[i]].bands = made[i];
        };
        tell(take, worlds.size() == draws->count() ? 1 : 0);
    }

    void safely(const std::function<void()>& work) {
        try {
            if (!is_stopped) work();
        } catch (const std::exception& error) {
            const auto give_up = [&](ScenarioComparison& all) {
                all.problems = {not_computed(error)};
            };
            tell(give_up, all_parts);
            is_stopped = true;
        }
    }
};

Comparer::Comparer(std::function<void()> wake)
    : tray_(std::make_shared<Tray<ComparisonFound>>(std::move(wake))) {}

Comparer::~Comparer() {
    if (job_) job_->is_stopped = true;
}

void Comparer::compare(const std::optional<ComparisonInputs>& inputs) {
    if (inputs && job_ && equivalent(job_->inputs, *inputs)) return;
    if (job_) job_->is_stopped = true;
    job_ = nullptr;
    pool_.drop_waiting();
    if (!inputs) return;
    job_ = std::make_shared<Job>();
    job_->inputs = *inputs;
    job_->tray = tray_;
    const auto begin = [this, job = job_] {
        job->simulate_courses();
        if (job->is_stopped || job->parts_left == 0) return;
        std::vector<Task> tasks;
        const bool has_draws = job->plan_draws();
        const auto draw = [&](std::uint32_t begin_at, std::uint32_t end) {
            for (std::uint32_t from = begin_at; from < end; from += draws_a_task)
                tasks.push_back([job, from, to = std::min(from + draws_a_task, end)] {
                    job->safely([&] { job->draw(from, to); });
                });
        };
        const std::uint32_t all = has_draws ? job->draws->count() : 0;
        const std::uint32_t first = std::min(stages.front(), all);
        draw(0, first); // a first answer before what takes longer
        for (std::size_t i = 0; i < job->inputs.scenarios.size(); ++i)
            tasks.push_back([job, i] { job->safely([&] { job->find_waterfall(i); }); });
        draw(first, all);
        pool_.start(std::move(tasks));
    };
    pool_.start({[job = job_, begin] {
        job->safely(begin);
    }});
}

std::vector<ComparisonFound> Comparer::take_finished() {
    std::vector<ComparisonFound> reports = tray_->take();
    for (const ComparisonFound& report : reports)
        if (report.found->is_complete && job_ && equivalent(report.inputs, job_->inputs)) job_ = nullptr;
    return reports;
}

} // namespace waymark
