// Derivatives by adjoint against differences of simulated goals, extrapolated to a step of nothing.
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <iomanip>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>

#include "file/journey_file.h"
#include "journey/lookup.h"
#include "support/random.h"
#include "support/random_journey.h"
#include "support/rounds.h"
#include "whatif/plan.h"
#include "whatif/sensitivity.h"

using namespace waymark;

namespace {

namespace fs = std::filesystem;

// All goals, projected to this tolerance; nothing where that does not settle.
std::optional<GoalValues> goals_of(const Journey& journey, const Scenario* scenario,
                                   const SimulateOptions& options, double tolerance) {
    SimulateOptions with = options;
    with.reach = false;
    auto planned = plan(journey, scenario, with);
    if (!planned) return std::nullopt;
    planned->projection.tolerance = tolerance;
    std::vector<PersonaPart> parts;
    for (std::size_t i = 0; i < planned->personas.size(); ++i)
        parts.push_back(persona_part(*planned, i));
    const auto made = outcome(*planned, parts);
    if (!made) return std::nullopt;
    return goal_values(*made);
}

void change(Journey& journey, const FieldOfMap& of, double by) {
    set_value(journey, of, value_of(journey, of) + by);
}

// What differences over a step cannot show: goals are projected to the tolerance of the people who entered,
// shares of few of them less.
std::array<double, all_goals.size()> noise_of(const Outcome& outcome, double step, double tolerance) {
    double entered = 0;
    for (const PeriodFigures& row : outcome.periods)
        entered += row.entered;
    const PeriodFigures& last = outcome.periods.back();
    const double lost_digits = tolerance * 8 * 4 / std::abs(step);
    const double value = outcome.mix ? std::abs(outcome.mix->value) : 0;
    return {lost_digits * entered, lost_digits * entered,
            lost_digits * 10 * entered / std::max(last.customers + last.prospects, 1e-300),
            lost_digits * 200 * entered / std::max(last.customers, 1e-300), 1e-3 * lost_digits * value};
}

// A small change of the field, small enough for four terms of Taylor's series.
double small_change(const SensitivityRow& row) {
    const FieldInfo& field = info(row.of);
    if (field.name == "dwell_days") return 0.02 * row.value;
    if (field.name == "weight") return row.value > 0 ? 0.02 * row.value : 1e-3;
    if (field.name == "leave") return std::max(2e-4, std::min(row.value, 1 - row.value) * 0.05);
    if (field.name == "cost" || field.name == "revenue") return 1;
    return 0.01;
}

// The derivative of every goal on one side of the field's value, from differences over h, h/2, h/4, h/8
// (Richardson's extrapolation).
std::array<std::optional<double>, all_goals.size()>
differences(const Journey& journey, const Scenario* scenario, const SimulateOptions& options,
            const GoalValues& here, const FieldOfMap& of, double step, double tolerance) {
    constexpr std::size_t levels = 4;
    std::array<std::array<double, levels>, all_goals.size()> table{};
    for (std::size_t l = 0; l < levels; ++l) {
        Journey changed = journey;
        const double by = std::ldexp(step, -static_cast<int>(l));
        change(changed, of, by);
        const auto there = goals_of(changed, scenario, options, tolerance);
        for (std::size_t g = 0; g < all_goals.size(); ++g) {
            table[g][l] = there && (*there)[g] && here[g] ? (*(*there)[g] - *here[g]) / by : NAN;
        }
    }
    std::array<std::optional<double>, all_goals.size()> out;
    for (std::size_t g = 0; g < all_goals.size(); ++g) {
        for (std::size_t round = 1; round < levels; ++round) {
            const double power = std::ldexp(1.0, static_cast<int>(round));
            for (std::size_t l = levels - 1; l >= round; --l)
                table[g][l] = (power * table[g][l] - table[g][l - 1]) / (power - 1);
        }
        if (std::isfinite(table[g][levels - 1])) out[g] = table[g][levels - 1];
    }
    return out;
}

std::string text_of(std::optional<double> value) {
    std::ostringstream text;
    text << std::setprecision(9);
    value ? text << *value : text << "none";
    return text.str();
}

struct Compared {
    int compared = 0;
    std::vector<std::string> wrong;
};

std::string name_of(const FieldOfMap& of) {
    const std::string field(info(of).name);
    if (const auto* link = std::get_if<LinkKey>(&of.element))
        return link->from + "→" + link->to + " " + field;
    return std::get<std::string>(of.element) + " " + field;
}

// Every derivative of every goal; relative to the largest of the same kind of field where one is tiny.
Compared compared(const Journey& journey, const Scenario* scenario, const SimulateOptions& options,
                  double allowed, double sampled = 1, std::uint64_t seed = 0) {
    Random random(seed);
    const auto all = sensitivities(journey, scenario, all_goals, options);
    Compared out;
    // As exactly as the projection can tell.
    double tolerance = 1e-11;
    auto here = goals_of(journey, scenario, options, tolerance);
    for (; !here && tolerance < 1e-9; tolerance *= 3)
        here = goals_of(journey, scenario, options, 3 * tolerance);
    const auto figures = simulate(journey, scenario, options);
    if (!all) out.wrong.push_back("fails: " + to_text(all.problems().front()));
    if (!here) out.wrong.push_back("does not settle");
    if (!all || !here) return out;
    std::map<FieldInfo const*, std::array<double, all_goals.size()>> largest;
    std::map<std::string, std::array<const SensitivityRow*, all_goals.size()>> rows;
    for (std::size_t g = 0; g < all_goals.size(); ++g) {
        const auto& value = (*all)[g].value;
        if (value.has_value() != (*here)[g].has_value() ||
            (value && std::abs(*value - *(*here)[g]) > 1e-7 * (1 + std::abs(*value))))
            out.wrong.push_back("value of " + std::string(info(all_goals[g]).name) + " " + text_of(value) +
                                " is " + text_of((*here)[g]));
        for (const SensitivityRow& row : (*all)[g].rows) {
            double& most = largest[&info(row.of)][g];
            most = std::max(most, std::abs(row.derivative.value_or(0)));
            rows[name_of(row.of)][g] = &row;
        }
    }
    for (const auto& [name, of_goals] : rows) {
        if (!random.chance(sampled)) continue;
        const SensitivityRow& row =
            **std::find_if(of_goals.begin(), of_goals.end(), [](auto* r) { return r != nullptr; });
        const double side = row.value >= info(row.of).range.high ? -1 : 1;
        std::array<std::string, all_goals.size()> found;
        // Smaller steps where a kink lies near; the usual tolerance where the changed map settles for no
        // less.
        struct Attempt {
            double part, tolerance;
        };
        bool is_first = true;
        for (const auto& [part, allowed_error] :
             {Attempt{1, tolerance}, {0.1, tolerance}, {0.01, tolerance}, {1, 3e-10}}) {
            const auto expected = differences(journey, scenario, options, *here, row.of,
                                              side * part * small_change(row), allowed_error);
            const auto noise = noise_of(*figures, part * small_change(row), allowed_error);
            bool is_done = true;
            for (std::size_t g = 0; g < all_goals.size(); ++g) {
                if (of_goals[g] == nullptr) continue;
                const auto& derivative = of_goals[g]->derivative;
                const double unit =
                    std::max({largest[&info(row.of)][g], std::abs(derivative.value_or(0)), 1e-12});
                if (is_first) found[g] = std::string(info(all_goals[g]).name) + " by " + name + ": ";
                if (found[g].empty()) continue;
                if (derivative && expected[g] &&
                    std::abs(*derivative - *expected[g]) <= allowed * unit + noise[g]) {
                    found[g].clear();
                    continue;
                }
                if (!derivative && !expected[g]) {
                    found[g].clear();
                    continue;
                }
                found[g] +=
                    " " + text_of(derivative) + " vs " + text_of(expected[g]) + " unit " + text_of(unit);
                is_done = false;
            }
            is_first = false;
            if (is_done) break;
        }
        for (std::size_t g = 0; g < all_goals.size(); ++g) {
            if (of_goals[g] == nullptr) continue;
            ++out.compared;
            if (!found[g].empty()) out.wrong.push_back(found[g]);
        }
    }
    return out;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text = std::to_string(lines.size()) + " differ";
    for (std::size_t i = 0; i < std::min<std::size_t>(12, lines.size()); ++i)
        text += "\n  " + lines[i];
    return text;
}

std::vector<fs::path> bundled_journeys() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(WAYMARK_SOURCE_DIR) / "scenarios")) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

TEST_CASE("derivatives of the bundled journeys' base maps are what differences come to") {
    for (const fs::path& file : bundled_journeys()) {
        const auto journey = load_journey(file);
        REQUIRE(journey);
        INFO(file);
        const Compared found = compared(*journey, nullptr, {}, 1e-5);
        INFO(joined(found.wrong));
        CHECK(found.compared > 500);
        CHECK(found.wrong.empty());
    }
}

TEST_CASE("derivatives of the bundled scenarios are what differences come to") {
    const double sampled = std::min(1.0, 0.1 * static_cast<double>(rounds(1)));
    for (const fs::path& file : bundled_journeys()) {
        const auto journey = load_journey(file);
        REQUIRE(journey);
        for (const Scenario& scenario : journey->scenarios) {
            INFO(file << " scenario " << scenario.id);
            const Compared found = compared(*journey, &scenario, {}, 1e-5, sampled, 1);
            INFO(joined(found.wrong));
            CHECK(found.compared > 50);
            CHECK(found.wrong.empty());
        }
    }
}

TEST_CASE("derivatives are right at horizons before, at and after a measure's start") {
    const double sampled = std::min(1.0, 0.05 * static_cast<double>(rounds(1)));
    for (const fs::path& file : bundled_journeys()) {
        const auto journey = load_journey(file);
        REQUIRE(journey);
        Scenario scenario = journey->scenarios.front();
        for (std::size_t i = 0; i < scenario.interventions.size(); ++i)
            scenario.interventions[i].start_period = static_cast<int>(2 + 2 * i);
        for (const int horizon : {1, 2, 3, 5}) {
            INFO(file << " up to " << horizon);
            SimulateOptions options;
            options.horizon = horizon;
            const Compared found = compared(*journey, &scenario, options, 1e-5, sampled, 2);
            INFO(joined(found.wrong));
            CHECK(found.wrong.empty());
        }
    }
}

TEST_CASE("derivatives of random journeys are what differences come to") {
    RandomJourneyOptions options;
    options.shortest_dwell_days = 0.05;
    options.longest_dwell_days = 1000;
    options.longest_horizon = 12;
    int compared_ones = 0;
    for (std::uint64_t seed = 0; seed < rounds(100); ++seed) {
        const Journey journey = random_journey(seed, options);
        std::vector<const Scenario*> scenarios{nullptr};
        for (const Scenario& scenario : journey.scenarios)
            scenarios.push_back(&scenario);
        for (const Scenario* scenario : scenarios) {
            if (!plan(journey, scenario)) continue; // refused
            INFO("seed " << seed << (scenario == nullptr ? " base map" : " scenario " + scenario->id));
            const Compared found = compared(journey, scenario, {}, 1e-5, 0.3, seed);
            INFO(joined(found.wrong));
            compared_ones += found.compared;
            CHECK(found.wrong.empty());
        }
    }
    CHECK(compared_ones > 1000);
}
