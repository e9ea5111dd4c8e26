#include "markov/kernel_slopes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "markov/kernel.h"

namespace waymark {

namespace {

double level_of(std::size_t k) {
    return static_cast<double>(k);
}

// What the hat projection makes of the derivatives of G(0)…G(10).
LevelVector projected(const std::array<double, level_count>& gain_slope) {
    LevelVector out{};
    out[0] = gain_slope[1] - gain_slope[0];
    for (std::size_t k = 1; k + 1 < level_count; ++k)
        out[k] = gain_slope[k + 1] - 2 * gain_slope[k] + gain_slope[k - 1];
    out[level_count - 1] = gain_slope[level_count - 2] - gain_slope[level_count - 1];
    return out;
}

double dot(const double* a, const LevelVector& b) {
    double sum = 0;
    for (std::size_t k = 0; k < level_count; ++k)
        sum += a[k] * b[k];
    return sum;
}

// The derivative of min(gain, 1) · gap by a field that the gain rises with at this rate, told by what the
// kernel's row is worth as its mean rises and falls.
OneSided through_gain(double gain, double rate, double gap, const OneSided& by_mean) {
    const double slope = rate * gap;
    if (slope == 0) return {};
    const OneSided free{slope * (slope > 0 ? by_mean.up : by_mean.down),
                        slope * (slope > 0 ? by_mean.down : by_mean.up)};
    if (gain > 1 + kink_width) return {};
    if (gain < 1 - kink_width) return free;
    return {0, free.down};
}

} // namespace

LevelVector hat_slope_by_mean(double mean, double sd, bool is_rising) {
    std::array<double, level_count> below{}; // −P(X < a)
    for (std::size_t k = 0; k < level_count; ++k) {
        const double distance = level_of(k) - mean;
        if (sd > 0) {
            below[k] = -0.5 * std::erfc(-distance / sd / std::numbers::sqrt2);
        } else {
            below[k] = distance > (is_rising ? kink_width : -kink_width) ? -1 : 0;
        }
    }
    return projected(below);
}

LevelVector hat_slope_by_sd(double mean, double sd) {
    std::array<double, level_count> density{};
    for (std::size_t k = 0; k < level_count; ++k) {
        const double distance = level_of(k) - mean;
        const double z = sd > 0 ? distance / sd : std::abs(distance) <= kink_width ? 0 : INFINITY;
        density[k] = std::exp(-0.5 * z * z) / std::sqrt(2 * std::numbers::pi);
    }
    return projected(density);
}

ExperienceSlopes experience_slopes(const Touchpoint& touchpoint, const Persona& persona, const Block& worth) {
    ExperienceSlopes out;
    const double quality = experienced_quality(touchpoint.scores, persona.weights);
    const double sd = touchpoint.variability;
    for (std::size_t k = 0; k < level_count; ++k) {
        const double level = level_of(k);
        double gap = quality - level;
        if (std::abs(gap) <= kink_width) gap = 0;
        const double share_won_back = k < 5 ? (5 - level) / 5 : 0;
        const double good_gain = touchpoint.impact + touchpoint.recovery * share_won_back;
        const double bad_gain = touchpoint.impact * persona.loss_aversion;
        const double gain = gap < 0 ? bad_gain : good_gain;
        const double mean = level + std::min(gain, 1.0) * gap;
        const OneSided by_mean{dot(worth.row(k), hat_slope_by_mean(mean, sd, true)),
                               dot(worth.row(k), hat_slope_by_mean(mean, sd, false))};

        out.quality.up += std::min(gap >= 0 ? good_gain : bad_gain, 1.0) * by_mean.up;
        out.quality.down += std::min(gap > 0 ? good_gain : bad_gain, 1.0) * by_mean.down;
        out.impact += through_gain(gain, gap < 0 ? persona.loss_aversion : 1, gap, by_mean);
        if (gap > 0) out.recovery += through_gain(gain, share_won_back, gap, by_mean);
        const double by_sd = dot(worth.row(k), hat_slope_by_sd(mean, sd));
        out.variability += {by_sd, by_sd};
    }
    return out;
}

LeavingSlopes leaving_slopes(const Touchpoint& touchpoint, const Persona& persona) {
    LeavingSlopes out;
    const Leaving known = leaving(touchpoint, persona);
    const double leave = std::clamp(touchpoint.leave, 0.0, 1.0);
    for (std::size_t k = 0; k < level_count; ++k) {
        // h = L·e/(1 − L + L·e) with e the exponential of the shift.
        const double factor = std::exp(persona.churn_sensitivity * (5 - level_of(k)) / 5 +
                                       persona.effort_sensitivity * (touchpoint.effort - 4) / 3);
        const double whole = 1 - leave + leave * factor;
        out.by_leave[k] = factor / whole / whole;
        out.by_effort[k] = known.leaves[k] * known.stays[k] * persona.effort_sensitivity / 3;
    }
    return out;
}

} // namespace waymark
