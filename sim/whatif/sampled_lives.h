// Lives of sampled people: how days, visits and value differ from person to person, and the paths most often
// walked.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journey/figures.h"
#include "markov/applied_map.h"
#include "markov/chain.h"
#include "markov/life_walk.h"

namespace waymark {

inline constexpr std::size_t listed_paths = 10;

// `lost`, `churned`, `completed` or `cut`.
[[nodiscard]] std::string_view to_word(WalkEnd end);

// A mean, its standard error, and quantiles of something that differs from person to person. Quantiles that
// lie among people who were cut short are nothing, and so is the mean then.
struct Distribution {
    std::optional<double> mean, standard_error;
    std::array<std::optional<double>, 5> quantiles; // of quantile_levels

    bool operator==(const Distribution&) const = default;
};
inline constexpr std::array quantile_levels{0.05, 0.25, 0.5, 0.75, 0.95};

// A way through the map that people walked, from entering to the end.
struct WalkedPath {
    std::vector<std::string> touchpoints;
    WalkEnd end = WalkEnd::completed;
    std::uint64_t people = 0;
    double share = 0; // of the persona's sampled people

    bool operator==(const WalkedPath&) const = default;
};

// What was sampled of one persona's lives.
struct SampledLives {
    std::string persona;
    std::uint64_t people = 0;
    std::uint64_t cut = 0; // came to the limit of visits
    Distribution days, visits, value;
    std::vector<WalkedPath> paths; // the ten most walked, the most walked first
    std::uint64_t different_paths = 0;

    bool operator==(const SampledLives&) const = default;
};

// Who is sampled on which map.
struct LifeSample {
    const AppliedMap& map;
    const Persona& persona;
    const Chain& chain;
    const WalkTables& tables;
    std::uint64_t first_person;
    WalkStream stream;
    LifeOptions options;
};

// Distributions and paths of the lives counted, which are at least two.
[[nodiscard]] SampledLives sampled_lives(const LifeSample& sample, const LifeCounts& counts);

// The lifetime figures as sampled: shares, days, value, visits, reach, leave, satisfaction and csat are
// counted; `arriving` and the moves along links are expected from the visits counted. Nothing where people
// were cut short.
[[nodiscard]] std::optional<LifetimeFigures> sampled_lifetime(const LifeSample& sample,
                                                              const LifeCounts& counts);

} // namespace waymark
