#include "markov/walkers.h"

#include <algorithm>

#include "markov/exact_functions.h"
#include "markov/philox.h"

namespace waymark {

void Walkers::draw_between(std::size_t begin, std::size_t end) {
    alignas(64) Each<std::uint32_t> c0, c1, c2, c3;
    for (std::size_t i = begin; i < end; ++i) {
        c0[i] = visit_[i];
        c1[i] = person_low_[i];
        c2[i] = person_high_[i];
        c3[i] = stream_.purpose;
        ++visit_[i];
    }
    auto key_0 = static_cast<std::uint32_t>(stream_.seed);
    auto key_1 = static_cast<std::uint32_t>(stream_.seed >> 32U);
    for (int round = 0; round < philox_rounds; ++round) {
        for (std::size_t i = begin; i < end; ++i)
            philox_round(c0[i], c1[i], c2[i], c3[i], key_0, key_1);
        key_0 += philox_weyl_0;
        key_1 += philox_weyl_1;
    }
    for (std::size_t i = begin; i < end; ++i) {
        way_[i] = c0[i];
        more_way_[i] = c1[i];
        stay_[i] = exponential_variate(std::uint64_t{c2[i]} << 32U | c3[i]);
    }
}

void Walkers::draw(std::size_t count) {
    // Whole groups, so that the loops have no rest: numbers of empty places are never looked at.
    constexpr std::size_t group = 8;
    draw_between(0, std::min((count + group - 1) / group * group, walker_count));
}

void Walkers::draw_one(std::size_t walker) {
    draw_between(walker, walker + 1);
}

} // namespace waymark
