#include "support/random.h"

#include <cmath>

namespace waymark {

std::uint64_t Random::next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
}

double Random::unit() {
    return static_cast<double>(next() >> 11U) * 0x1p-53;
}

double Random::between(double low, double high) {
    return low + (high - low) * unit();
}

double Random::log_between(double low, double high) {
    return low * std::exp(unit() * std::log(high / low));
}

int Random::integer(int low, int high) {
    return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
}

bool Random::chance(double probability) {
    return unit() < probability;
}

} // namespace waymark
