// What one visit does to a person's level: experience, friction, leaving and the pull of links (model page
// §2–§4).
#pragma once

#include <array>

#include "journey/journey.h"
#include "markov/block.h"

namespace waymark {

// Experienced quality, 0–10: the persona's weighted mean of the scores.
[[nodiscard]] double experienced_quality(const Scores& scores, const Weights& weights);

// The hat projection on the levels 0…10 of a normal with this mean and standard deviation (points, sd ≥ 0),
// clipped to [0, 10]. Tail probabilities keep their relative accuracy, and none is negative. Bellemare,
// Dabney & Munos 2017.
[[nodiscard]] LevelVector hat_projection(double mean, double sd);

// Row k: the distribution of the level right after the touchpoint's experience, for a person who arrives at
// level k.
[[nodiscard]] Block experience_kernel(const Touchpoint& touchpoint, const Persona& persona);

// The probability of leaving at the end of the stay and its complement, each without cancellation, by level.
struct Leaving {
    LevelVector leaves{};
    LevelVector stays{};
};
[[nodiscard]] Leaving leaving(const Touchpoint& touchpoint, const Persona& persona);

// weight · exp(tilt · (k − 5)/5) for each level k.
[[nodiscard]] LevelVector pull(double weight, double tilt);

} // namespace waymark
