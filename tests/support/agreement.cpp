#include "support/agreement.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

namespace waymark::oracle {

namespace {

// Compares and keeps what differs, each under the place that was named last.
class Comparison {
public:
    void at(const std::string& place) { place_ = place; }

    void compare(const std::string& figure, double actual, double expected, double allowed) {
        if (std::abs(actual - expected) <= allowed) return; // false for NaN
        std::ostringstream text;
        text.precision(17);
        text << place_ << figure << " is " << actual << ", expected " << expected << " (differs by "
             << actual - expected << ", allowed " << allowed << ")";
        differences_.push_back(text.str());
    }
    void claim(bool holds, const std::string& otherwise) {
        if (!holds) differences_.push_back(place_ + otherwise);
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(differences_); }

private:
    std::string place_;
    std::vector<std::string> differences_;
};

// A value over `whole` people, of which the model gives `expected`. Over nobody there is none.
void compare_ratio(Comparison& comparison, const std::string& figure, const std::optional<double>& actual,
                   const std::optional<double>& expected, double whole, double entered, double allowed) {
    if (!actual) {
        comparison.claim(whole <= 2e-9 * entered, figure + " is missing");
        return;
    }
    comparison.claim(expected && whole > 0, figure + " is given over nobody");
    if (!expected || whole <= 0) return;
    comparison.compare(figure, *actual, *expected, allowed * std::max(1.0, entered / whole));
}

// What one visit moves at most, anywhere in the journey: the scale on which money is exact.
double money_of_a_visit(const Journey& journey) {
    double most = 0;
    const auto look_at = [&](const Touchpoint& touchpoint) {
        most = std::max({most, touchpoint.revenue, touchpoint.cost});
    };
    for (const Touchpoint& touchpoint : journey.touchpoints)
        look_at(touchpoint);
    for (const Scenario& scenario : journey.scenarios) {
        for (const Intervention& intervention : scenario.interventions) {
            for (const Change& change : intervention.changes) {
                if (const auto* added = std::get_if<AddTouchpoint>(&change)) look_at(added->touchpoint);
            }
        }
    }
    return most;
}

void compare_rows(Comparison& comparison, const Journey& journey, const Outcome& outcome,
                  const Figures& expected, const Tolerance& tolerance) {
    const std::vector<PeriodFigures>& rows = expected.outcome.periods;
    comparison.claim(outcome.periods.size() == rows.size(), "the number of rows differs");
    if (outcome.periods.size() != rows.size()) return;
    double most_revenue = 0, most_cost = 0;
    for (const PeriodFigures& row : rows) {
        most_revenue = std::max(most_revenue, row.revenue);
        most_cost = std::max(most_cost, row.cost);
    }
    double entered = 0;
    for (std::size_t t = 0; t < rows.size(); ++t) {
        const PeriodFigures& is = outcome.periods[t];
        const PeriodFigures& be = rows[t];
        entered += be.entered;
        comparison.at("period " + std::to_string(t) + ": ");
        comparison.claim(is.period == be.period, "the period's number differs");
        const double people = tolerance.people * std::max(1.0, entered);
        comparison.compare("prospects", is.prospects, be.prospects, people);
        comparison.compare("customers", is.customers, be.customers, people);
        comparison.compare("entered", is.entered, be.entered, people);
        comparison.compare("converted", is.converted, be.converted, people);
        comparison.compare("lost", is.lost, be.lost, people);
        comparison.compare("churned", is.churned, be.churned, people);
        comparison.compare("completed", is.completed, be.completed, people);
        const double rare = tolerance.money / 100 * entered * money_of_a_visit(journey);
        comparison.compare("revenue", is.revenue, be.revenue, tolerance.money * most_revenue + rare);
        comparison.compare("cost", is.cost, be.cost, tolerance.money * most_cost + rare);
        comparison.compare("investment", is.investment, be.investment, 1e-12 * be.investment);
        const auto ratio = [&](const char* name, const std::optional<double>& actual,
                               const std::optional<double>& wanted, double whole, double scale) {
            compare_ratio(comparison, name, actual, wanted, whole, entered, tolerance.ratio * scale);
        };
        ratio("satisfaction", is.satisfaction, be.satisfaction, be.prospects + be.customers, 10);
        ratio("csat", is.csat, be.csat, be.customers, 1);
        ratio("nps", is.nps, be.nps, be.customers, 100);
        ratio("churn_rate", is.churn_rate, be.churn_rate, expected.exposed[t], 1);
    }
}

double relative(double tolerance, double expected) {
    return tolerance * std::abs(expected) + 1e-15;
}

void compare_optional(Comparison& comparison, const std::string& figure, const std::optional<double>& actual,
                      const std::optional<double>& expected, double allowed) {
    comparison.claim(actual.has_value() == expected.has_value(),
                     figure + (expected ? " is missing" : " is given though never visited"));
    if (actual && expected) comparison.compare(figure, *actual, *expected, allowed);
}

void compare_touchpoints(Comparison& comparison, const std::string& place, const LifetimeFigures& actual,
                         const LifetimeFigures& expected, double tolerance) {
    std::set<std::string> listed;
    for (const TouchpointFigures& is : actual.touchpoints) {
        comparison.at(place + is.touchpoint + ": ");
        comparison.claim(listed.insert(is.touchpoint).second, "listed twice");
        const auto found =
            std::find_if(expected.touchpoints.begin(), expected.touchpoints.end(),
                         [&](const TouchpointFigures& be) { return be.touchpoint == is.touchpoint; });
        comparison.claim(found != expected.touchpoints.end(), "is no touchpoint of the journey");
        if (found == expected.touchpoints.end()) continue;
        comparison.compare("visits", is.visits, found->visits, relative(tolerance, found->visits));
        comparison.compare("reach", is.reach, found->reach, relative(tolerance, found->reach));
        comparison.compare("leave", is.leave, found->leave, relative(tolerance, found->leave));
        comparison.compare("churned", is.churned, found->churned, relative(tolerance, found->churned));
        if (found->visits > 0) {
            comparison.compare("experience", is.experience, found->experience, 10 * tolerance);
        }
        compare_optional(comparison, "arriving", is.arriving, found->arriving, 10 * tolerance);
        compare_optional(comparison, "satisfaction", is.satisfaction, found->satisfaction, 10 * tolerance);
        compare_optional(comparison, "csat", is.csat, found->csat, tolerance);
    }
    for (const TouchpointFigures& be : expected.touchpoints) {
        comparison.at(place + be.touchpoint + ": ");
        comparison.claim(be.visits == 0 || listed.count(be.touchpoint) > 0, "is not listed");
    }
}

void compare_links(Comparison& comparison, const std::string& place, const LifetimeFigures& actual,
                   const LifetimeFigures& expected, double tolerance) {
    std::set<LinkKey> listed;
    for (const LinkFigures& is : actual.links) {
        comparison.at(place + is.link.from + " → " + is.link.to + ": ");
        comparison.claim(listed.insert(is.link).second, "listed twice");
        const auto found = std::find_if(expected.links.begin(), expected.links.end(),
                                        [&](const LinkFigures& be) { return be.link == is.link; });
        comparison.claim(found != expected.links.end(), "is no link of the map");
        if (found == expected.links.end()) continue;
        comparison.compare("moves", is.moves, found->moves, relative(tolerance, found->moves));
    }
    comparison.at(place);
    comparison.claim(listed.size() == expected.links.size(), "a link is not listed");
}

void compare_lifetimes(Comparison& comparison, const std::string& place, const Journey& journey,
                       const LifetimeFigures& actual, const LifetimeFigures& expected, double tolerance) {
    comparison.at(place);
    comparison.compare("lost", actual.lost, expected.lost, relative(tolerance, expected.lost));
    comparison.compare("churned", actual.churned, expected.churned, relative(tolerance, expected.churned));
    comparison.compare("completed", actual.completed, expected.completed,
                       relative(tolerance, expected.completed));
    comparison.compare("converted", actual.converted, expected.converted,
                       relative(tolerance, expected.converted));
    comparison.compare("days", actual.days, expected.days, relative(tolerance, expected.days));
    comparison.compare("the sum of lost, churned and completed",
                       actual.lost + actual.churned + actual.completed, 1, 1e-12);
    double visits = 0;
    for (const TouchpointFigures& touchpoint : expected.touchpoints)
        visits += touchpoint.visits;
    comparison.compare("value", actual.value, expected.value,
                       tolerance * visits * money_of_a_visit(journey) + 1e-15);
    compare_touchpoints(comparison, place, actual, expected, tolerance);
    compare_links(comparison, place, actual, expected, tolerance);
}

std::set<std::set<std::string>> as_sets(const std::vector<std::vector<std::string>>& loops) {
    std::set<std::set<std::string>> sets;
    for (const auto& loop : loops)
        sets.insert({loop.begin(), loop.end()});
    return sets;
}

void compare_persona(Comparison& comparison, const Journey& journey, const PersonaLifetime& actual,
                     const PersonaLifetime& expected, double tolerance) {
    const std::string place = "persona " + expected.persona + ": ";
    comparison.at(place);
    comparison.claim(actual.persona == expected.persona, "stands in another place");
    comparison.claim(as_sets(actual.closed_loops) == as_sets(expected.closed_loops), "closed loops differ");
    comparison.claim(actual.figures.has_value() == expected.figures.has_value(),
                     expected.figures ? "has no figures" : "has figures though there is a closed loop");
    if (actual.figures && expected.figures) {
        compare_lifetimes(comparison, place, journey, *actual.figures, *expected.figures, tolerance);
    }
}

} // namespace

std::vector<std::string> disagreements(const Journey& journey, const Outcome& outcome,
                                       const Figures& expected, const Tolerance& tolerance) {
    Comparison comparison;
    comparison.claim(outcome.scenario == expected.outcome.scenario, "the scenario differs");
    compare_rows(comparison, journey, outcome, expected, tolerance);
    comparison.at("");
    comparison.claim(outcome.lifetimes.size() == expected.outcome.lifetimes.size(),
                     "the number of personas differs");
    if (outcome.lifetimes.size() != expected.outcome.lifetimes.size()) return comparison.take();
    for (std::size_t p = 0; p < outcome.lifetimes.size(); ++p) {
        compare_persona(comparison, journey, outcome.lifetimes[p], expected.outcome.lifetimes[p],
                        tolerance.lifetime);
    }
    comparison.at("mix: ");
    comparison.claim(outcome.mix.has_value() == expected.outcome.mix.has_value(), "given or not");
    if (outcome.mix && expected.outcome.mix) {
        compare_lifetimes(comparison, "mix: ", journey, *outcome.mix, *expected.outcome.mix,
                          tolerance.lifetime);
    }
    return comparison.take();
}

std::vector<std::string> leaks(const std::vector<PeriodFigures>& rows) {
    Comparison comparison;
    double entered = 0, gone = 0;
    for (const PeriodFigures& row : rows) {
        entered += row.entered;
        gone += row.lost + row.churned + row.completed;
        comparison.at("period " + std::to_string(row.period) + ": ");
        comparison.compare("people on the map and gone", row.prospects + row.customers + gone, entered,
                           1e-9 * std::max(1.0, entered));
    }
    return comparison.take();
}

} // namespace waymark::oracle
