#include "support/oracle_lifetime.h"

#include <cmath>
#include <utility>

namespace waymark::oracle {

namespace {

using Vector = std::vector<Real>;
using Matrix = std::vector<Vector>;

// Gauss–Jordan with partial pivoting.
template <class Number>
std::vector<std::vector<Number>> inverse(std::vector<std::vector<Number>> a) {
    const auto magnitude = [](Number value) {
        return value < 0 ? -value : value;
    };
    const std::size_t n = a.size();
    std::vector<std::vector<Number>> result(n, std::vector<Number>(n, 0));
    for (std::size_t i = 0; i < n; ++i)
        result[i][i] = 1;
    for (std::size_t column = 0; column < n; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < n; ++row) {
            if (magnitude(a[row][column]) > magnitude(a[pivot][column])) pivot = row;
        }
        std::swap(a[pivot], a[column]);
        std::swap(result[pivot], result[column]);
        const Number scale = 1 / a[column][column];
        for (std::size_t i = 0; i < n; ++i) {
            a[column][i] *= scale;
            result[column][i] *= scale;
        }
        for (std::size_t row = 0; row < n; ++row) {
            const Number factor = a[row][column];
            if (row == column || factor == 0) continue;
            for (std::size_t i = column; i < n; ++i)
                a[row][i] -= factor * a[column][i];
            for (std::size_t i = 0; i < n; ++i)
                result[row][i] -= factor * result[column][i];
        }
    }
    return result;
}

// 113 bits take a microsecond for ten steps; large maps get their inverse in 64 and their visits refined.
constexpr std::size_t most_states_in_full = 130;

Matrix inverse_of(const Matrix& a) {
    if (a.size() <= most_states_in_full) return inverse(a);
    std::vector<std::vector<long double>> short_a(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        short_a[i].assign(a[i].begin(), a[i].end());
    Matrix result(a.size());
    const auto short_result = inverse(std::move(short_a));
    for (std::size_t i = 0; i < a.size(); ++i)
        result[i].assign(short_result[i].begin(), short_result[i].end());
    return result;
}

Vector times(const Vector& row, const Matrix& matrix) {
    Vector result(matrix.front().size(), 0);
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == 0) continue;
        for (std::size_t j = 0; j < result.size(); ++j)
            result[j] += row[i] * matrix[i][j];
    }
    return result;
}

// The x with x·a = wanted, refined until the inverse's rounding no longer matters.
Vector solution(const Vector& wanted, const Matrix& a, const Matrix& inverse_a) {
    Vector x = times(wanted, inverse_a);
    for (int round = 0; round < 2; ++round) {
        Vector missing = times(x, a);
        for (std::size_t i = 0; i < missing.size(); ++i)
            missing[i] = wanted[i] - missing[i];
        const Vector correction = times(missing, inverse_a);
        for (std::size_t i = 0; i < x.size(); ++i)
            x[i] += correction[i];
    }
    return x;
}

// I − diag(scale)·move. The diagonal is what leads elsewhere, so that it is not the difference of two ones.
Matrix minus_moves(const Chain& chain, const Vector& scale) {
    const std::size_t n = chain.states();
    Matrix result(n, Vector(n, 0));
    for (std::size_t i = 0; i < n; ++i) {
        Real elsewhere = chain.leave[i] + chain.finish[i];
        for (std::size_t j = 0; j < n; ++j) {
            if (j == i) continue;
            result[i][j] = -scale[i] * chain.move[i][j];
            elsewhere += chain.move[i][j];
        }
        result[i][i] = (1 - scale[i]) + scale[i] * elsewhere;
    }
    return result;
}

// The probability of ever being in one of `states`, when `visits` are the expected visits and `fundamental`
// the fundamental matrix: what enters first, times the returns within the set, is what visits it.
Real probability_of_reaching(const std::vector<std::size_t>& states, const Vector& visits,
                             const Matrix& fundamental) {
    const std::size_t n = states.size();
    Matrix within(n, Vector(n));
    Vector visited(n);
    for (std::size_t i = 0; i < n; ++i) {
        visited[i] = visits[states[i]];
        for (std::size_t j = 0; j < n; ++j)
            within[i][j] = fundamental[states[i]][states[j]];
    }
    Real reach = 0;
    for (const Real& first : times(visited, inverse(within)))
        reach += first;
    return reach;
}

std::vector<std::size_t> states_of(const Chain& chain, std::size_t touchpoint) {
    std::vector<std::size_t> states;
    for (std::size_t s = 0; s < chain.states(); ++s) {
        if (chain.nodes[s / levels].touchpoint == touchpoint) states.push_back(s);
    }
    return states;
}

TouchpointFigures touchpoint_figures(const Map& map, const Persona& persona, const Chain& chain,
                                     std::size_t touchpoint, const Vector& visits,
                                     const Matrix& fundamental) {
    TouchpointFigures row;
    row.touchpoint = map.touchpoints[touchpoint].id;
    row.experience = quality_of(map.touchpoints[touchpoint], persona.weights);
    const std::vector<std::size_t> states = states_of(chain, touchpoint);
    if (!map.is_on_map[touchpoint] || states.empty()) return row;
    Real total = 0, left = 0, churned = 0, level = 0, satisfied = 0;
    for (const std::size_t s : states) {
        const int k = static_cast<int>(s % levels);
        total += visits[s];
        left += visits[s] * chain.leave[s];
        if (chain.nodes[s / levels].is_customer) churned += visits[s] * chain.leave[s];
        level += visits[s] * k;
        if (k >= 7) satisfied += visits[s];
    }
    if (total <= 0) return row;
    Real arriving = chain.entry_arriving[touchpoint];
    for (std::size_t s = 0; s < chain.states(); ++s)
        arriving += visits[s] * chain.step_level[s][touchpoint];
    row.visits = static_cast<double>(total);
    row.reach = static_cast<double>(probability_of_reaching(states, visits, fundamental));
    row.leave = static_cast<double>(left);
    row.churned = static_cast<double>(churned);
    row.arriving = static_cast<double>(arriving / total);
    row.satisfaction = static_cast<double>(level / total);
    row.csat = static_cast<double>(satisfied / total);
    return row;
}

std::vector<LinkFigures> link_figures(const Map& map, const Chain& chain, const Vector& visits) {
    std::vector<LinkFigures> rows;
    for (std::size_t from = 0; from < map.end(); ++from) {
        for (std::size_t to = 0; to <= map.end(); ++to) {
            if (!map.is_on_map[from] || !map.ways[from][to].stands) continue;
            Real moves = 0;
            for (const std::size_t s : states_of(chain, from))
                moves += visits[s] * (to == map.end() ? chain.finish[s] : chain.step_to[s][to]);
            const std::string target = to == map.end() ? done_target : map.touchpoints[to].id;
            rows.push_back({{map.touchpoints[from].id, target}, static_cast<double>(moves)});
        }
    }
    return rows;
}

double discounted_value(const Map& map, const Chain& chain, double discount_rate) {
    const double per_day = std::log1p(discount_rate) / 365.25;
    Vector factor;
    for (const double dwell : chain.dwell_days)
        factor.push_back(Real(1) / (Real(1) + Real(per_day) * dwell));
    const Matrix moves = minus_moves(chain, factor);
    const Vector visits = solution(chain.entry, moves, inverse_of(moves));
    Real value = 0;
    for (std::size_t s = 0; s < chain.states(); ++s) {
        const Touchpoint& touchpoint = map.touchpoints[chain.nodes[s / levels].touchpoint];
        value += visits[s] * (Real(touchpoint.revenue) - touchpoint.cost);
    }
    return static_cast<double>(value);
}

} // namespace

PersonaLifetime lifetime_of(const Map& map, const Persona& persona, std::size_t position,
                            double discount_rate) {
    PersonaLifetime result{persona.id, std::nullopt, closed_loops(map, position)};
    if (!result.closed_loops.empty()) return result;
    const Chain chain = chain_of(map, persona, map.starts[position], reachable_nodes({map}, position));
    const Matrix moves = minus_moves(chain, Vector(chain.states(), 1));
    const Matrix fundamental = inverse_of(moves);
    const Vector visits = solution(chain.entry, moves, fundamental);

    Real lost = 0, churned = 0, completed = 0, converted = 0, days = 0;
    for (std::size_t s = 0; s < chain.states(); ++s) {
        const bool is_customer = chain.nodes[s / levels].is_customer;
        (is_customer ? churned : lost) += visits[s] * chain.leave[s];
        completed += visits[s] * chain.finish[s];
        days += visits[s] * chain.dwell_days[s];
        if (is_customer) {
            converted += chain.entry[s];
            continue;
        }
        for (std::size_t next = 0; next < chain.states(); ++next) {
            if (chain.nodes[next / levels].is_customer) converted += visits[s] * chain.move[s][next];
        }
    }
    LifetimeFigures figures;
    figures.lost = static_cast<double>(lost);
    figures.churned = static_cast<double>(churned);
    figures.completed = static_cast<double>(completed);
    figures.converted = static_cast<double>(converted);
    figures.days = static_cast<double>(days);
    figures.value = discounted_value(map, chain, discount_rate);
    for (std::size_t i = 0; i < map.end(); ++i)
        figures.touchpoints.push_back(touchpoint_figures(map, persona, chain, i, visits, fundamental));
    figures.links = link_figures(map, chain, visits);
    result.figures = figures;
    return result;
}

std::optional<LifetimeFigures> mixed(const std::vector<PersonaLifetime>& lifetimes,
                                     const std::vector<double>& shares) {
    LifetimeFigures mix;
    bool is_first = true;
    for (std::size_t p = 0; p < lifetimes.size(); ++p) {
        if (shares[p] == 0) continue;
        if (!lifetimes[p].figures) return std::nullopt;
        const LifetimeFigures& one = *lifetimes[p].figures;
        if (is_first) {
            for (const TouchpointFigures& t : one.touchpoints)
                mix.touchpoints.push_back({t.touchpoint, 0, 0, 0, 0, 0, {}, {}, {}});
            for (const LinkFigures& l : one.links)
                mix.links.push_back({l.link, 0});
            is_first = false;
        }
        mix.lost += shares[p] * one.lost;
        mix.churned += shares[p] * one.churned;
        mix.completed += shares[p] * one.completed;
        mix.converted += shares[p] * one.converted;
        mix.days += shares[p] * one.days;
        mix.value += shares[p] * one.value;
        for (std::size_t i = 0; i < one.links.size(); ++i)
            mix.links[i].moves += shares[p] * one.links[i].moves;
        for (std::size_t i = 0; i < one.touchpoints.size(); ++i) {
            const TouchpointFigures& t = one.touchpoints[i];
            TouchpointFigures& sum = mix.touchpoints[i];
            const double before = sum.visits;
            const double more = shares[p] * t.visits;
            sum.visits = before + more;
            sum.reach += shares[p] * t.reach;
            sum.leave += shares[p] * t.leave;
            sum.churned += shares[p] * t.churned;
            if (more <= 0) continue;
            const auto blend = [&](double old_mean, double value) {
                return (before * old_mean + more * value) / (before + more);
            };
            sum.experience = blend(sum.experience, t.experience);
            sum.arriving = blend(sum.arriving.value_or(0), *t.arriving);
            sum.satisfaction = blend(sum.satisfaction.value_or(0), *t.satisfaction);
            sum.csat = blend(sum.csat.value_or(0), *t.csat);
        }
    }
    if (is_first) return std::nullopt;
    return mix;
}

} // namespace waymark::oracle
