#include "markov/kernel.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace waymark {

namespace {

double level_of(std::size_t k) {
    return static_cast<double>(k);
}

// erfc(x)·exp(x²) for x ≥ 0, by the continued fraction of Mills' ratio where exp(x²) would be large.
double scaled_erfc(double x) {
    if (x < 5) return std::exp(x * x) * std::erfc(x);
    double fraction = x;
    for (int n = 60; n >= 1; --n)
        fraction = x + 0.5 * n / fraction;
    return 1 / (fraction * std::sqrt(std::numbers::pi));
}

// E[(−z − Z)⁺] for a standard normal Z and z ≥ 0: φ(z) − z·Φ(−z), kept accurate far out.
double standard_tail_gain(double z) {
    const double density = std::exp(-0.5 * z * z) / std::sqrt(2 * std::numbers::pi);
    if (z < 1) return density - 0.5 * z * std::erfc(z / std::numbers::sqrt2);
    if (z < 6) {
        const double mills = 0.5 * std::sqrt(2 * std::numbers::pi) * scaled_erfc(z / std::numbers::sqrt2);
        return density * (1 - z * mills);
    }
    // 1 − z·R(z) with Mills' ratio R = 1/(z + f), f = 1/(z + 2/(z + 3/(…))), is f/(z + f).
    double f = z;
    for (int n = 80; n >= 2; --n)
        f = z + n / f;
    f = 1 / f;
    return density * f / (z + f);
}

// E[(a − X)⁺] where a ≤ m, E[(X − a)⁺] where a > m, for X ~ N(m, sd²): small in the tail that it belongs to.
double tail_gain(double distance, double sd) {
    if (sd == 0) return 0;
    return sd * standard_tail_gain(distance / sd);
}

// E[(a − X)⁺].
double shortfall(double a, double mean, double sd) {
    const double tail = tail_gain(std::abs(a - mean), sd);
    return a <= mean ? tail : tail + (a - mean);
}

// E[(X − a)⁺].
double excess(double a, double mean, double sd) {
    const double tail = tail_gain(std::abs(a - mean), sd);
    return a >= mean ? tail : tail + (mean - a);
}

} // namespace

double experienced_quality(const Scores& scores, const Weights& weights) {
    const double sum = weights.people + weights.process + weights.product;
    const double quality = (weights.people * scores.people + weights.process * scores.process +
                            weights.product * scores.product) /
                           sum;
    return std::clamp(quality, 0.0, 10.0);
}

LevelVector hat_projection(double mean, double sd) {
    // The second difference of E[(a − X)⁺] equals that of E[(X − a)⁺]; below the mean the first is the small
    // one, above it the second, and a difference of small numbers is accurate.
    const auto weight = [&](double center) {
        const auto gain = center <= mean ? shortfall : excess;
        return gain(center + 1, mean, sd) - 2 * gain(center, mean, sd) + gain(center - 1, mean, sd);
    };
    LevelVector out{};
    out[0] = shortfall(1, mean, sd) - shortfall(0, mean, sd);
    for (std::size_t k = 1; k < level_count - 1; ++k)
        out[k] = weight(level_of(k));
    out[10] = excess(9, mean, sd) - excess(10, mean, sd);
    for (double& value : out)
        value = std::max(value, 0.0);
    return out;
}

Block experience_kernel(const Touchpoint& touchpoint, const Persona& persona) {
    const double quality = experienced_quality(touchpoint.scores, persona.weights);
    Block kernel;
    for (std::size_t k = 0; k < level_count; ++k) {
        const double level = level_of(k);
        const double gap = quality - level;
        double gain = touchpoint.impact;
        if (gap < 0) {
            gain *= persona.loss_aversion;
        } else if (level < 5) {
            gain += touchpoint.recovery * (5 - level) / 5;
        }
        const LevelVector row = hat_projection(level + std::min(gain, 1.0) * gap, touchpoint.variability);
        std::copy(row.begin(), row.end(), kernel.row(k));
    }
    return kernel;
}

Block friction_kernel(double friction) {
    Block kernel;
    for (std::size_t k = 0; k < level_count; ++k) {
        const LevelVector row = hat_projection(std::max(level_of(k) - friction, 0.0), 0);
        std::copy(row.begin(), row.end(), kernel.row(k));
    }
    return kernel;
}

Leaving leaving(const Touchpoint& touchpoint, const Persona& persona) {
    Leaving out;
    for (std::size_t k = 0; k < level_count; ++k) {
        if (touchpoint.leave <= 0 || touchpoint.leave >= 1) {
            out.leaves[k] = touchpoint.leave <= 0 ? 0 : 1;
            out.stays[k] = 1 - out.leaves[k];
            continue;
        }
        // As odds, since neither share then comes from subtracting the other.
        const double shift = persona.churn_sensitivity * (5 - level_of(k)) / 5 +
                             persona.effort_sensitivity * (touchpoint.effort - 4) / 3;
        const double odds = touchpoint.leave / (1 - touchpoint.leave) * std::exp(shift);
        out.leaves[k] = odds / (1 + odds);
        out.stays[k] = 1 / (1 + odds);
    }
    return out;
}

LevelVector pull(const Link& link) {
    LevelVector out{};
    for (std::size_t k = 0; k < level_count; ++k) {
        out[k] = link.weight * std::exp(link.tilt * (level_of(k) - 5) / 5);
    }
    return out;
}

} // namespace waymark
