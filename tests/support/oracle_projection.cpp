#include "support/oracle_projection.h"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

namespace waymark::oracle {

namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::RowVectorXd;

// The chain over one period: `after(s, r)` is the probability of being at r when one began at s, `time(s, r)`
// the expected days spent there. After the states come lost, churned and completed.
struct PeriodStep {
    Matrix after;
    Matrix time;
};

// Rounding alone makes rows sum to something else than `sum`; squaring would double that each time.
void restore_row_sums(Matrix& matrix, double sum) {
    for (Eigen::Index i = 0; i < matrix.rows(); ++i)
        matrix.row(i) *= sum / matrix.row(i).sum();
}

// The chain looked at `rate` times a day on average, with the ends as states that are never left.
Matrix uniformized(const Chain& chain, double rate) {
    const auto n = static_cast<Eigen::Index>(chain.states());
    Matrix steps = Matrix::Zero(n + 3, n + 3);
    for (Eigen::Index i = 0; i < n; ++i) {
        const double share = 1 / (rate * chain.dwell_days[i]);
        Real elsewhere = chain.leave[i] + chain.finish[i];
        for (Eigen::Index j = 0; j < n; ++j) {
            if (j == i) continue;
            steps(i, j) = share * static_cast<double>(chain.move[i][j]);
            elsewhere += chain.move[i][j];
        }
        const bool is_customer = chain.nodes[static_cast<std::size_t>(i) / levels].is_customer;
        steps(i, n + (is_customer ? 1 : 0)) = share * static_cast<double>(chain.leave[i]);
        steps(i, n + 2) = share * static_cast<double>(chain.finish[i]);
        steps(i, i) = 1 - share * static_cast<double>(elsewhere);
    }
    for (Eigen::Index end = n; end < n + 3; ++end)
        steps(end, end) = 1;
    return steps;
}

// A short time by its Poisson series, then doubled until it is the period: only sums of positive terms.
PeriodStep period_step(const Chain& chain, double days) {
    const double rate = 1.01 / *std::min_element(chain.dwell_days.begin(), chain.dwell_days.end());
    int doublings = 0;
    while (rate * std::ldexp(days, -doublings) > 1.0 / 8)
        ++doublings;
    const double mean = rate * std::ldexp(days, -doublings);

    constexpr int terms = 14;
    std::vector<double> poisson(terms + 2);
    for (int i = 0; i < terms + 2; ++i)
        poisson[i] = i == 0 ? std::exp(-mean) : poisson[i - 1] * mean / i;
    std::vector<double> more_than(terms + 2, 0.0); // the probability of more than i events
    for (int i = terms; i >= 0; --i)
        more_than[i] = more_than[i + 1] + poisson[i + 1];

    const Matrix steps = uniformized(chain, rate);
    Matrix power = Matrix::Identity(steps.rows(), steps.cols());
    PeriodStep step{Matrix::Zero(steps.rows(), steps.cols()), Matrix::Zero(steps.rows(), steps.cols())};
    for (int i = 0; i <= terms; ++i) {
        step.after += poisson[i] * power;
        step.time += more_than[i] / rate * power;
        if (i < terms) power = (power * steps).eval();
    }
    for (int i = doublings; i >= 0; --i) {
        restore_row_sums(step.after, 1);
        restore_row_sums(step.time, std::ldexp(days, -i));
        if (i == 0) break;
        step.time += (step.after * step.time).eval();
        step.after = (step.after * step.after).eval();
    }
    return step;
}

// What the columns of a row need of a chain, as plain numbers.
struct Columns {
    PeriodStep step;
    Matrix visits; // [state][touchpoint] by a departure
    Vector converts;
    Vector entry;
};

Columns columns_of(const Chain& chain, std::size_t touchpoints, double days) {
    const auto n = static_cast<Eigen::Index>(chain.states());
    Columns columns{period_step(chain, days), Matrix::Zero(n, static_cast<Eigen::Index>(touchpoints)),
                    Vector::Zero(n), Vector::Zero(n)};
    const auto is_customer = [&](Eigen::Index s) {
        return chain.nodes[static_cast<std::size_t>(s) / levels].is_customer;
    };
    for (Eigen::Index s = 0; s < n; ++s) {
        columns.entry(s) = static_cast<double>(chain.entry[s]);
        for (std::size_t t = 0; t < touchpoints; ++t)
            columns.visits(s, static_cast<Eigen::Index>(t)) = static_cast<double>(chain.step_to[s][t]);
        if (is_customer(s)) continue;
        for (Eigen::Index r = 0; r < n; ++r) {
            if (is_customer(r)) columns.converts(s) += static_cast<double>(chain.move[s][r]);
        }
    }
    return columns;
}

// One person or more walking, period after period.
class Walk {
public:
    Walk(const std::vector<Node>& nodes) : nodes_(nodes) {
        people_ = Vector::Zero(static_cast<Eigen::Index>(nodes.size() * levels));
    }

    void enter(const Map& map, const Columns& columns, double people, RowSums& row) {
        people_ += people * columns.entry;
        row.entered += people;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const double here =
                people * columns.entry.segment(static_cast<Eigen::Index>(i) * levels, levels).sum();
            row.revenue += here * map.touchpoints[nodes_[i].touchpoint].revenue;
            row.cost += here * map.touchpoints[nodes_[i].touchpoint].cost;
            if (nodes_[i].is_customer) row.entered_customers += here;
        }
    }

    void pass_a_period(const Map& map, const Chain& chain, const Columns& columns, RowSums& row) {
        const Eigen::Index n = people_.size();
        const Vector after = people_ * columns.step.after.topRows(n);
        Vector departures = (people_ * columns.step.time.topRows(n)).head(n);
        for (Eigen::Index s = 0; s < n; ++s)
            departures(s) /= chain.dwell_days[s];
        row.lost += after(n);
        row.churned += after(n + 1);
        row.completed += after(n + 2);
        row.converted += departures.dot(columns.converts);
        const Vector visits = departures * columns.visits;
        for (Eigen::Index t = 0; t < visits.size(); ++t) {
            row.revenue += visits(t) * map.touchpoints[static_cast<std::size_t>(t)].revenue;
            row.cost += visits(t) * map.touchpoints[static_cast<std::size_t>(t)].cost;
        }
        people_ = after.head(n);
    }

    void count(RowSums& row) const {
        for (Eigen::Index s = 0; s < people_.size(); ++s) {
            const auto k = static_cast<int>(s % levels);
            row.level += k * people_(s);
            if (!nodes_[static_cast<std::size_t>(s) / levels].is_customer) {
                row.prospects += people_(s);
                continue;
            }
            row.customers += people_(s);
            if (k >= 7) row.satisfied += people_(s);
            if (k >= 9) row.promoters += people_(s);
            if (k <= 6) row.detractors += people_(s);
        }
    }

private:
    const std::vector<Node>& nodes_;
    Vector people_;
};

} // namespace

RowSums& RowSums::operator+=(const RowSums& other) {
    prospects += other.prospects;
    customers += other.customers;
    level += other.level;
    satisfied += other.satisfied;
    promoters += other.promoters;
    detractors += other.detractors;
    entered += other.entered;
    entered_customers += other.entered_customers;
    converted += other.converted;
    lost += other.lost;
    churned += other.churned;
    completed += other.completed;
    revenue += other.revenue;
    cost += other.cost;
    return *this;
}

std::vector<RowSums> project_on(const std::vector<Map>& maps, const std::vector<std::size_t>& map_of_period,
                                const Persona& persona, std::size_t position, const Calendar& calendar) {
    const std::vector<Node> nodes = reachable_nodes(maps, position);
    std::vector<Chain> chains;
    std::vector<Columns> columns;
    for (const Map& map : maps) {
        chains.push_back(chain_of(map, persona, map.starts[position], nodes));
        columns.push_back(columns_of(chains.back(), map.end(), calendar.period_days));
    }
    std::vector<RowSums> rows(static_cast<std::size_t>(calendar.horizon) + 1);
    Walk walk(nodes);
    for (std::size_t t = 0; t < rows.size(); ++t) {
        const std::size_t m = map_of_period[t];
        walk.enter(maps[m], columns[m], t == 0 ? calendar.initial : calendar.arrivals, rows[t]);
        if (t > 0) walk.pass_a_period(maps[m], chains[m], columns[m], rows[t]);
        walk.count(rows[t]);
    }
    return rows;
}

} // namespace waymark::oracle
