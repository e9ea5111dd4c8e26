// How experience and leaving answer to the fields they are made of: derivatives of the kernels, one-sided at
// kinks.
#pragma once

#include "journey/journey.h"
#include "markov/block.h"

namespace waymark {

// A derivative as the field rises and as it falls; they differ at kinks only. NaN: it does not exist.
struct OneSided {
    double up = 0;
    double down = 0;

    OneSided& operator+=(const OneSided& other) {
        up += other.up;
        down += other.down;
        return *this;
    }
    friend OneSided operator*(double factor, const OneSided& slope) {
        return factor == 0 ? OneSided{} : OneSided{factor * slope.up, factor * slope.down};
    }
};

// Numbers of a journey that differ by no more than this stand at the same kink: quality and level, gain and
// 1, friction and a whole point.
inline constexpr double kink_width = 1e-12;

// The derivative of hat_projection(mean, sd) by its mean, which rises or falls, and by its sd, which rises.
// With G(a) = E[(a − X)⁺]: dG/dmean = −Φ((a − mean)/sd), dG/dsd = φ((a − mean)/sd).
[[nodiscard]] LevelVector hat_slope_by_mean(double mean, double sd, bool is_rising);
[[nodiscard]] LevelVector hat_slope_by_sd(double mean, double sd);

// Σ worth[k, l] · dK[k, l]/dfield for the experience kernel K of the touchpoint.
struct ExperienceSlopes {
    OneSided quality, impact, recovery, variability;
};
[[nodiscard]] ExperienceSlopes experience_slopes(const Touchpoint& touchpoint, const Persona& persona,
                                                 const Block& worth);

// The derivatives of leaving(touchpoint, persona).leaves by level; where leave is 1, as it falls.
struct LeavingSlopes {
    LevelVector by_leave{};
    LevelVector by_effort{};
};
[[nodiscard]] LeavingSlopes leaving_slopes(const Touchpoint& touchpoint, const Persona& persona);

} // namespace waymark
