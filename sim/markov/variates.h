// Random numbers of the distributions that inputs are drawn from, each stream a function of its name alone.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "markov/philox.h"

namespace waymark {

// The numbers of one stream. Streams of different seed, number or name are independent.
class VariateStream {
public:
    // `name` says what is drawn, as "leave of checkin": the same name has the same luck wherever it stands.
    VariateStream(std::uint64_t seed, std::uint32_t number, std::string_view name);

    [[nodiscard]] std::uint64_t bits();
    [[nodiscard]] double uniform();     // [0, 1)
    [[nodiscard]] double exponential(); // mean 1
    [[nodiscard]] double normal();      // mean 0, standard deviation 1
    // The logarithm of a gamma variate of scale 1, which for small shapes has no double of its own.
    // shape > 0 (Marsaglia & Tsang 2000, "A simple method for generating gamma variables").
    [[nodiscard]] double log_gamma(double shape);
    // (0, 1) up to rounding; a, b > 0.
    [[nodiscard]] double beta(double a, double b);
    // Shares that sum to 1; each shape > 0.
    [[nodiscard]] std::vector<double> dirichlet(std::span<const double> shapes);

private:
    PhiloxKey key_;
    PhiloxCounter counter_;
    std::array<std::uint64_t, 2> waiting_{};
    std::size_t left_ = 0;
};

} // namespace waymark
