// Random numbers for tests: the same on every machine and with every library, from a seed.
#pragma once

#include <cstdint>

namespace waymark {

// SplitMix64 (Steele, Lea & Flood 2014). The standard library's distributions differ from one library to the
// next, so a failing seed would not be the same journey elsewhere.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    [[nodiscard]] std::uint64_t next();
    [[nodiscard]] double unit();                               // [0, 1)
    [[nodiscard]] double between(double low, double high);     // uniform
    [[nodiscard]] double log_between(double low, double high); // uniform in the logarithm; 0 < low
    [[nodiscard]] int integer(int low, int high);              // both included
    [[nodiscard]] bool chance(double probability);

    template <class List>
    [[nodiscard]] const auto& one_of(const List& list) {
        return *(list.begin() + integer(0, static_cast<int>(list.size()) - 1));
    }

private:
    std::uint64_t state_;
};

} // namespace waymark
