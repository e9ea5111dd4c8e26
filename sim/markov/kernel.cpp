#include "markov/kernel.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace waymark {

namespace {

double level_of(std::size_t k) {
    return static_cast<double>(k);
}

// E[(−z − Z)⁺] = φ(z) − z·Φ(−z) for a standard normal Z and z ≥ 0. The difference costs about z⁴ units in the
// last place: three digits where the tail is 10⁻⁹, and less than anybody could tell apart where more are
// lost.
double standard_tail_gain(double z) {
    const double density = std::exp(-0.5 * z * z) / std::sqrt(2 * std::numbers::pi);
    return std::max(density - 0.5 * z * std::erfc(z / std::numbers::sqrt2), 0.0);
}

// E[(a − X)⁺] where a lies this far below the mean of a normal X, or E[(X − a)⁺] where it lies above.
double tail_gain(double distance, double sd) {
    if (sd == 0) return 0;
    return sd * standard_tail_gain(distance / sd);
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
    std::array<double, level_count> tail{};
    for (std::size_t k = 0; k < level_count; ++k)
        tail[k] = tail_gain(std::abs(level_of(k) - mean), sd);
    const auto shortfall = [&](std::size_t k) {
        return tail[k] + std::max(level_of(k) - mean, 0.0);
    };
    const auto excess = [&](std::size_t k) {
        return tail[k] + std::max(mean - level_of(k), 0.0);
    };
    LevelVector out{};
    out[0] = shortfall(1) - shortfall(0);
    for (std::size_t k = 1; k + 1 < level_count; ++k) {
        out[k] = level_of(k) <= mean ? shortfall(k + 1) - 2 * shortfall(k) + shortfall(k - 1)
                                     : excess(k + 1) - 2 * excess(k) + excess(k - 1);
    }
    out[10] = excess(9) - excess(10);
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

LevelVector pull(double weight, double tilt) {
    LevelVector out{};
    for (std::size_t k = 0; k < level_count; ++k)
        out[k] = tilt == 0 ? weight : weight * std::exp(tilt * (level_of(k) - 5) / 5);
    return out;
}

} // namespace waymark
