#include "whatif/sampled_row.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>

#include "journey/claim.h"

namespace waymark {

namespace {

using Count = std::uint64_t;

// Sums of people's numbers of a row.
struct Counted {
    double prospects = 0, customers = 0, level = 0, level_squares = 0;
    double satisfied = 0, promoters = 0, detractors = 0;
};

Counted counted(const PeriodCounts& row) {
    Counted out;
    for (std::size_t k = 0; k < level_count; ++k) {
        const auto level = static_cast<double>(k);
        const auto prospects = static_cast<double>(row.stock[k]);
        const auto customers = static_cast<double>(row.stock[level_count + k]);
        out.prospects += prospects;
        out.customers += customers;
        out.level += level * (prospects + customers);
        out.level_squares += level * level * (prospects + customers);
        if (k >= 7) out.satisfied += customers;
        if (k >= 9) out.promoters += customers;
        if (k <= 6) out.detractors += customers;
    }
    return out;
}

// The covariance of the totals of two numbers x and y of a group of people, from Σx, Σy and Σxy over the
// sample.
struct Group {
    double sample;
    double weight;
    [[nodiscard]] double covariance(double x, double y, double xy) const {
        return weight * weight * sample * (xy - x * y / sample) / (sample - 1);
    }
    // Of something that a person is or is not.
    [[nodiscard]] double variance(double x) const { return covariance(x, x, x); }
};

void add_sums(PeriodSums& sums, const PeriodCounts& row, const Counted& here, double weight) {
    const auto people = [&](Count count) {
        return weight * static_cast<double>(count);
    };
    sums.prospects += weight * here.prospects;
    sums.customers += weight * here.customers;
    sums.level_sum += weight * here.level;
    sums.satisfied_customers += weight * here.satisfied;
    sums.promoters += weight * here.promoters;
    sums.detractors += weight * here.detractors;
    sums.entered_customers += people(row.entered_customers);
    sums.converted += people(row.converted);
    sums.lost += people(row.lost);
    sums.churned += people(row.churned);
    sums.completed += people(row.completed);
    sums.revenue += weight * row.revenue;
    sums.cost += weight * row.cost;
}

void add_spread(RowSpread& spread, const PeriodCounts& row, const Counted& here, double customers_before,
                const Group& group) {
    const auto variance = [&](Count count) {
        return group.variance(static_cast<double>(count));
    };
    const double people = here.prospects + here.customers;
    const double promotion = here.promoters - here.detractors;
    spread.prospects += group.variance(here.prospects);
    spread.customers += group.variance(here.customers);
    spread.level += group.covariance(here.level, here.level, here.level_squares);
    spread.people += group.variance(people);
    spread.level_with_people += group.covariance(here.level, people, here.level);
    spread.satisfied += group.variance(here.satisfied);
    spread.satisfied_with_customers += group.covariance(here.satisfied, here.customers, here.satisfied);
    spread.promotion += group.covariance(promotion, promotion, here.promoters + here.detractors);
    spread.promotion_with_customers += group.covariance(promotion, here.customers, promotion);
    spread.converted += variance(row.converted);
    spread.lost += variance(row.lost);
    spread.churned += variance(row.churned);
    spread.completed += variance(row.completed);
    spread.revenue += group.covariance(row.revenue, row.revenue, row.revenue_squares);
    spread.cost += group.covariance(row.cost, row.cost, row.cost_squares);
    const double exposed =
        customers_before + static_cast<double>(row.entered_customers) + static_cast<double>(row.converted);
    const auto churned = static_cast<double>(row.churned);
    spread.exposed += group.variance(exposed);
    spread.churned_with_exposed += group.covariance(churned, exposed, churned);
}

double root(double variance) {
    return std::sqrt(std::max(variance, 0.0));
}

// Of the ratio a/b: nothing where there is no ratio.
std::optional<double> ratio_error(const std::optional<double>& ratio, double b, double variance_a,
                                  double variance_b, double covariance) {
    if (!ratio || !(b > 0)) return std::nullopt;
    return root(variance_a + *ratio * *ratio * variance_b - 2 * *ratio * covariance) / b;
}

} // namespace

void add_group(SampledRows& all, std::span<const PeriodCounts> rows, double people) {
    CLAIM(all.sums.size() == rows.size(), "groups are followed over the same periods");
    Count entered = 0;
    for (const PeriodCounts& row : rows)
        entered += row.entered;
    CLAIM(entered >= 2, "one person does not show how much people differ");
    const Group group{static_cast<double>(entered), people / static_cast<double>(entered)};
    double customers_before = 0;
    for (std::size_t t = 0; t < rows.size(); ++t) {
        const Counted here = counted(rows[t]);
        if (rows[t].entered > 0) all.sums[t].entered += people; // not weight · entered, which may be rounded
        add_sums(all.sums[t], rows[t], here, group.weight);
        add_spread(all.spread[t], rows[t], here, customers_before, group);
        customers_before = here.customers;
    }
}

std::vector<PeriodFigures> standard_errors(const SampledRows& rows, std::span<const PeriodFigures> figures) {
    CLAIM(rows.sums.size() == figures.size(), "every row has its figures");
    std::vector<PeriodFigures> errors;
    for (std::size_t t = 0; t < figures.size(); ++t) {
        const PeriodFigures& figure = figures[t];
        const PeriodSums& sums = rows.sums[t];
        const RowSpread& spread = rows.spread[t];
        PeriodFigures error;
        error.period = figure.period;
        error.prospects = root(spread.prospects);
        error.customers = root(spread.customers);
        error.satisfaction = ratio_error(figure.satisfaction, sums.prospects + sums.customers, spread.level,
                                         spread.people, spread.level_with_people);
        error.csat = ratio_error(figure.csat, sums.customers, spread.satisfied, spread.customers,
                                 spread.satisfied_with_customers);
        if (figure.nps) {
            error.nps = 100 * *ratio_error(*figure.nps / 100, sums.customers, spread.promotion,
                                           spread.customers, spread.promotion_with_customers);
        }
        error.converted = root(spread.converted);
        error.lost = root(spread.lost);
        error.churned = root(spread.churned);
        error.completed = root(spread.completed);
        error.revenue = root(spread.revenue);
        error.cost = root(spread.cost);
        const double before = t == 0 ? 0 : rows.sums[t - 1].customers;
        error.churn_rate = ratio_error(figure.churn_rate, before + sums.entered_customers + sums.converted,
                                       spread.churned, spread.exposed, spread.churned_with_exposed);
        errors.push_back(error);
    }
    return errors;
}

} // namespace waymark
