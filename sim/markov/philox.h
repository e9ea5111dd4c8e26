// A counter-based random number generator: the n-th number of a stream is a function of n, the same
// everywhere.
#pragma once

#include <array>
#include <cstdint>

namespace waymark {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

// The constants of Philox-4x32 (Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2,
// 3").
inline constexpr std::uint32_t philox_multiplier_0 = 0xD2511F53;
inline constexpr std::uint32_t philox_multiplier_1 = 0xCD9E8D57;
inline constexpr std::uint32_t philox_weyl_0 = 0x9E3779B9;
inline constexpr std::uint32_t philox_weyl_1 = 0xBB67AE85;
inline constexpr int philox_rounds = 10;

// One round on the four words of a counter.
constexpr void philox_round(std::uint32_t& c0, std::uint32_t& c1, std::uint32_t& c2, std::uint32_t& c3,
                            std::uint32_t key_0, std::uint32_t key_1) {
    const std::uint64_t product_0 = std::uint64_t{philox_multiplier_0} * c0;
    const std::uint64_t product_1 = std::uint64_t{philox_multiplier_1} * c2;
    c0 = static_cast<std::uint32_t>(product_1 >> 32U) ^ c1 ^ key_0;
    c1 = static_cast<std::uint32_t>(product_1);
    c2 = static_cast<std::uint32_t>(product_0 >> 32U) ^ c3 ^ key_1;
    c3 = static_cast<std::uint32_t>(product_0);
}

// Philox-4x32-10: 128 random bits for each counter and key.
[[nodiscard]] constexpr PhiloxCounter philox4x32_10(PhiloxCounter counter, PhiloxKey key) {
    for (int round = 0; round < philox_rounds; ++round) {
        philox_round(counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
        key[0] += philox_weyl_0;
        key[1] += philox_weyl_1;
    }
    return counter;
}

} // namespace waymark
