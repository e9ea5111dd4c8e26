#include "whatif/draws.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "journey/claim.h"
#include "whatif/plan.h"
#include "whatif/subset_search.h"

namespace waymark {

namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();
constexpr double most_rows = 3e6; // of 14 numbers each: what fits into the memory of a small machine

SimulateOptions options_of(const DrawPlan& plan) {
    SimulateOptions options;
    options.persona = plan.options.persona;
    options.horizon = plan.options.horizon;
    options.reach = false;
    return options;
}

void add_lifetime(std::vector<double>& numbers, const LifetimeFigures* figures) {
    for (const FigureInfo& figure : lifetime_figures())
        numbers.push_back(figures == nullptr ? no_value : value_of(*figures, figure.name));
}

std::vector<double> numbers_of(const Outcome& outcome) {
    std::vector<double> numbers;
    for (const PeriodFigures& row : outcome.periods)
        for (const FigureInfo& figure : period_figures())
            numbers.push_back(value_of(row, figure.name).value_or(no_value));
    for (const PersonaLifetime& persona : outcome.lifetimes)
        add_lifetime(numbers, persona.figures ? &*persona.figures : nullptr);
    add_lifetime(numbers, outcome.mix ? &*outcome.mix : nullptr);
    for (const Goal goal : all_goals)
        numbers.push_back(value_of(outcome, goal).value_or(no_value));
    return numbers;
}

// The worlds that could be simulated, read number by number.
class Worlds {
public:
    explicit Worlds(std::vector<const DrawnWorld*> worlds) : worlds_(std::move(worlds)) {}

    [[nodiscard]] std::vector<double> values(std::size_t course, std::size_t position) const {
        std::vector<double> values;
        values.reserve(worlds_.size());
        for (const DrawnWorld* world : worlds_)
            values.push_back(world->courses[course][position]);
        return values;
    }
    // The numbers of an input, each with a value a world.
    [[nodiscard]] std::vector<std::vector<double>> input(std::size_t position) const {
        std::vector<std::vector<double>> numbers(worlds_.front()->inputs[position].size());
        for (std::size_t k = 0; k < numbers.size(); ++k)
            for (const DrawnWorld* world : worlds_)
                numbers[k].push_back(world->inputs[position][k]);
        return numbers;
    }

private:
    std::vector<const DrawnWorld*> worlds_;
};

std::vector<Driver> drivers_of(const DrawPlan& plan,
                               const std::vector<std::vector<std::vector<double>>>& inputs,
                               const std::vector<double>& result) {
    std::vector<Driver> drivers;
    const bool is_complete =
        std::none_of(result.begin(), result.end(), [](double value) { return std::isnan(value); });
    if (!is_complete) return drivers;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        drivers.push_back({plan.inputs[i], variance_share(inputs[i], result)});
    std::stable_sort(drivers.begin(), drivers.end(),
                     [](const Driver& a, const Driver& b) { return a.variance.share > b.variance.share; });
    return drivers;
}

void compare_with_base(CourseBands& bands, std::size_t goal, const std::vector<double>& base,
                       const std::vector<double>& with) {
    const int direction = info(all_goals[goal]).good_direction;
    std::vector<double> differences;
    double better = 0;
    for (std::size_t i = 0; i < base.size(); ++i) {
        if (std::isnan(base[i]) || std::isnan(with[i])) continue;
        differences.push_back(with[i] - base[i]);
        if (is_better(with[i], base[i], direction)) better += 1;
    }
    if (differences.empty()) return;
    bands.probability_better[goal] = better / static_cast<double>(differences.size());
    bands.differences[goal] = band_of(std::move(differences));
}

CourseBands bands_of(const DrawPlan& plan, const Worlds& worlds, std::size_t course,
                     const std::vector<std::vector<std::vector<double>>>& inputs) {
    CourseBands bands;
    if (course > 0) bands.scenario = plan.scenarios[course - 1].id;
    std::size_t position = 0;
    const auto rows = [&](std::size_t count, std::size_t width) {
        std::vector<std::vector<Band>> list(count);
        for (std::vector<Band>& row : list)
            for (std::size_t i = 0; i < width; ++i)
                row.push_back(band_of(worlds.values(course, position++)));
        return list;
    };
    bands.periods = rows(static_cast<std::size_t>(plan.horizon) + 1, period_figures().size());
    bands.lifetimes = rows(plan.personas.size() + 1, lifetime_figures().size());
    for (std::size_t goal = 0; goal < all_goals.size(); ++goal, ++position) {
        const std::vector<double> values = worlds.values(course, position);
        bands.goals[goal] = band_of(values);
        bands.drivers[goal] = drivers_of(plan, inputs, values);
        if (course > 0) compare_with_base(bands, goal, worlds.values(0, position), values);
    }
    return bands;
}

} // namespace

Result<DrawPlan> draw_plan(const Journey& journey, std::vector<Scenario> scenarios,
                           const DrawOptions& options) {
    if (options.draws < fewest_draws || options.draws > most_draws) {
        return Problem{"", std::to_string(options.draws) + " draws cannot be made",
                       "Ask for " + std::to_string(fewest_draws) + " to " + std::to_string(most_draws) + "."};
    }
    DrawPlan made{journey, std::move(scenarios), options, 0, {}, {}};
    const auto base = plan(journey, nullptr, options_of(made));
    if (!base) return base.problems();
    made.horizon = base->simulation.horizon;
    for (const PersonaShare& persona : base->personas)
        made.personas.push_back(persona.persona);
    const double courses = 1.0 + static_cast<double>(made.scenarios.size());
    if (courses * options.draws * (made.horizon + 1.0) > most_rows) {
        return Problem{"", "so many draws over so many periods do not fit into memory",
                       "Ask for fewer draws, a shorter horizon or fewer scenarios at a time."};
    }
    for (const Scenario& scenario : made.scenarios) {
        const auto planned = plan(journey, &scenario, options_of(made));
        if (!planned) return planned.problems();
    }
    made.inputs = uncertain_inputs(made.journey, made.scenarios);
    return made;
}

DrawnWorld drawn_world(const DrawPlan& plan, std::uint32_t number) {
    const Draw draw{plan.options.seed, number};
    const Journey journey = drawn(plan.journey, draw);
    std::vector<Scenario> scenarios;
    for (const Scenario& scenario : plan.scenarios)
        scenarios.push_back(drawn(scenario, draw));
    std::vector<const Scenario*> courses{nullptr};
    for (const Scenario& scenario : scenarios)
        courses.push_back(&scenario);
    DrawnWorld world;
    const auto outcomes = simulate_all(journey, courses, options_of(plan));
    if (!outcomes) return world;
    for (const Outcome& outcome : *outcomes)
        world.courses.push_back(numbers_of(outcome));
    world.inputs = drawn_values(plan.inputs, journey, scenarios);
    return world;
}

Band band_of(std::vector<double> values) {
    std::erase_if(values, [](double value) { return std::isnan(value); });
    Band band;
    if (values.empty()) return band;
    std::sort(values.begin(), values.end());
    for (std::size_t i = 0; i < band.size(); ++i)
        band[i] = quantile(values, band_levels[i]);
    return band;
}

Result<std::vector<const DrawnWorld*>> simulated_worlds(std::span<const DrawnWorld> worlds) {
    std::vector<const DrawnWorld*> simulated;
    for (const DrawnWorld& world : worlds)
        if (!world.courses.empty()) simulated.push_back(&world);
    if (simulated.size() >= fewest_draws) return simulated;
    return Problem{"",
                   std::to_string(worlds.size() - simulated.size()) + " of " + std::to_string(worlds.size()) +
                       " draws cannot be simulated, so that no band can be given",
                   "Ask for more draws, or bring the shortest and the longest stays nearer to each "
                   "other."};
}

Result<DrawReport> draw_report(const DrawPlan& plan, std::span<const DrawnWorld> all) {
    CLAIM(all.size() <= plan.options.draws, "a report is made of draws that were planned");
    auto simulated = simulated_worlds(all);
    if (!simulated) return simulated.problems();
    const std::size_t failed = all.size() - simulated->size();
    const Worlds worlds(*std::move(simulated));
    DrawReport report;
    report.draws = static_cast<std::uint32_t>(all.size());
    report.seed = plan.options.seed;
    report.failed = static_cast<std::uint32_t>(failed);
    report.personas = plan.personas;
    std::vector<std::vector<std::vector<double>>> inputs;
    for (std::size_t i = 0; i < plan.inputs.size(); ++i)
        inputs.push_back(worlds.input(i));
    for (std::size_t course = 0; course <= plan.scenarios.size(); ++course)
        report.courses.push_back(bands_of(plan, worlds, course, inputs));
    return report;
}

Result<DrawReport> draw(const Journey& journey, std::vector<Scenario> scenarios, const DrawOptions& options) {
    const auto planned = draw_plan(journey, std::move(scenarios), options);
    if (!planned) return planned.problems();
    std::vector<DrawnWorld> worlds;
    for (std::uint32_t number = 0; number < options.draws; ++number)
        worlds.push_back(drawn_world(*planned, number));
    return draw_report(*planned, worlds);
}

} // namespace waymark
