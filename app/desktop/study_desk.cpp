#include "desktop/study_desk.h"

#include <algorithm>
#include <array>
#include <exception>
#include <span>
#include <string>
#include <utility>

#include "desktop/staged_draws.h"
#include "scene/chart_data.h"
#include "session/compute.h"
#include "session/study.h"
#include "whatif/sensitivity.h"

namespace waymark {

namespace {

// Bands are shown from the first of these numbers of draws on, and again at each of the others.
constexpr std::array<std::uint32_t, 3> stages{24, 100, 400};
constexpr std::uint32_t draws_a_task = 4;

Problem not_computed(const std::exception& error) { // out of memory: said, not fatal
    return {"", std::string("How sure the figures are could not be computed: ") + error.what(), ""};
}

} // namespace

// The draws of one journey and scenario, in tasks that any thread may run.
struct StudyDesk::BandJob {
    ProjectionInputs inputs;
    std::shared_ptr<Tray<Action>> tray;
    std::atomic<bool> is_stopped = false;
    std::optional<StagedDraws> draws;

    BandJob(ProjectionInputs of, std::shared_ptr<Tray<Action>> to)
        : inputs(std::move(of))
        , tray(std::move(to)) {}

    void report(std::shared_ptr<const BandsOverTime> bands, Problems problems) const {
        tray->put(BandsDrawn{inputs, std::move(bands), std::move(problems)});
    }

    // Whether there is something to draw.
    bool prepare() {
        const Scenario* const scenario = scenario_of(inputs);
        std::vector<Scenario> scenarios;
        if (scenario != nullptr) scenarios.push_back(*scenario);
        DrawOptions options;
        options.draws = wanted_draws(*inputs.journey, scenarios.size());
        options.persona = inputs.persona;
        auto planned = draw_plan(*inputs.journey, std::move(scenarios), options);
        if (!planned) {
            report(nullptr, planned.problems());
            return false;
        }
        draws.emplace(*std::move(planned), stages);
        return true;
    }

    void draw(std::uint32_t from, std::uint32_t to) {
        draws->draw(from, to, is_stopped, [this](std::span<const DrawnWorld> made) { show(made); });
    }

    void show(std::span<const DrawnWorld> made) const {
        const DrawPlan& plan = draws->plan();
        auto bands = bands_over_time(plan, made, plan.scenarios.size(), dock_figures());
        if (bands) {
            report(std::make_shared<const BandsOverTime>(*std::move(bands)), {});
        } else if (made.size() == draws->count()) { // more draws may do what few could not
            report(nullptr, bands.problems());
        }
    }

    void safely(const std::function<void()>& work) {
        try {
            if (!is_stopped) work();
        } catch (const std::exception& error) {
            if (!is_stopped.exchange(true)) report(nullptr, {not_computed(error)});
        }
    }
};

StudyDesk::StudyDesk(std::function<void()> wake) : tray_(std::make_shared<Tray<Action>>(std::move(wake))) {}

StudyDesk::~StudyDesk() {
    if (bands_) bands_->is_stopped = true;
}

void StudyDesk::draw_bands(const std::optional<ProjectionInputs>& inputs) {
    if (inputs && bands_ && equivalent(bands_->inputs, *inputs)) return;
    if (bands_) bands_->is_stopped = true;
    bands_ = nullptr;
    drawing_.drop_waiting();
    if (!inputs) return;
    bands_ = std::make_shared<BandJob>(*inputs, tray_);
    const auto prepare = [this, job = bands_] {
        if (!job->prepare()) return;
        std::vector<Task> tasks;
        const std::uint32_t all = job->draws->count();
        for (std::uint32_t from = 0; from < all; from += draws_a_task) {
            const std::uint32_t to = std::min(from + draws_a_task, all);
            tasks.push_back([job, from, to] { job->safely([&] { job->draw(from, to); }); });
        }
        drawing_.start(std::move(tasks));
    };
    drawing_.start({[job = bands_, prepare] {
        job->safely(prepare);
    }});
}

void StudyDesk::find_effects(const std::optional<ProjectionInputs>& inputs) {
    if (!inputs || inputs == effects_) return;
    if (effects_) {
        later_ = inputs;
        return;
    }
    effects_ = inputs;
    finding_.start({[of = *inputs, tray = tray_] {
        EffectsFound found{of, nullptr};
        try {
            SimulateOptions options;
            options.persona = of.persona;
            auto all = sensitivities(*of.journey, scenario_of(of), all_goals, options);
            if (all) found.by_goal = std::make_shared<const std::vector<Sensitivity>>(*std::move(all));
        } catch (const std::exception&) { // out of memory: there are none then
            found.by_goal = nullptr;
        }
        tray->put(std::move(found));
    }});
}

std::vector<Action> StudyDesk::take_finished() {
    std::vector<Action> ready = tray_->take();
    for (const Action& action : ready) {
        if (const auto* bands = std::get_if<BandsDrawn>(&action)) {
            const bool is_last = !bands->over_time || bands->over_time->draws == bands->over_time->planned;
            if (is_last && bands_ && equivalent(bands->inputs, bands_->inputs)) bands_ = nullptr;
        }
        if (std::holds_alternative<EffectsFound>(action)) effects_.reset();
    }
    if (!effects_ && later_) find_effects(std::exchange(later_, std::nullopt));
    return ready;
}

bool StudyDesk::is_busy() const {
    return bands_ || effects_ || later_;
}

} // namespace waymark
