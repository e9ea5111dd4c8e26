// Logarithm and exponential from additions, multiplications and divisions alone: the same bits on every
// machine, which the C library's are not, and in loops that compilers turn into vector code.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace waymark {

// −ln u for the number u in (0, 1] that the upper 52 of these bits stand for: an exponential variate of mean
// 1. Relative error below 4e-16; at most 36.05.
[[nodiscard]] inline double exponential_variate(std::uint64_t bits) {
    constexpr std::uint64_t one = 0x3FF0000000000000;
    constexpr std::uint64_t mantissa = 0x000FFFFFFFFFFFFF;
    const double u = 2.0 - std::bit_cast<double>((bits >> 12U) | one); // (0, 1]
    // u = m · 2^e with m in [√½, √2): halves the mantissa where its leading bits say that it is larger.
    const std::uint64_t word = std::bit_cast<std::uint64_t>(u);
    const std::uint64_t above = ((word & mantissa) + 0x00095F619980C433) >> 52U;
    const double m = std::bit_cast<double>((word & mantissa) | (one - (above << 52U)));
    // The exponent as a double: its bits below those of 2^52, which is then taken off.
    const std::uint64_t exponent = (word >> 52U) + above;
    const double e = std::bit_cast<double>(exponent | 0x4330000000000000) - (4503599627370496.0 + 1023.0);
    // ln m = 2 artanh s, s = (m − 1)/(m + 1), |s| < 0.1716: the series to s^21.
    const double s = (m - 1.0) / (m + 1.0);
    const double z = s * s;
    double series = 1.0 / 21;
    series = series * z + 1.0 / 19;
    series = series * z + 1.0 / 17;
    series = series * z + 1.0 / 15;
    series = series * z + 1.0 / 13;
    series = series * z + 1.0 / 11;
    series = series * z + 1.0 / 9;
    series = series * z + 1.0 / 7;
    series = series * z + 1.0 / 5;
    series = series * z + 1.0 / 3;
    // ln 2 in two parts, the first exact in every product with an exponent.
    constexpr double ln2_high = 0x1.62e42feep-1, ln2_low = 0x1.a39ef35793c76p-33;
    return -(e * ln2_high + (2.0 * s + (2.0 * s * z * series + e * ln2_low)));
}

// e^−x for x ≥ 0; e^−700, which is nothing, from 700 on. Relative error below 1e-15.
[[nodiscard]] inline double decay(double x) {
    constexpr double log2_e = 1.4426950408889634;
    constexpr double ln2_high = 0x1.62e42feep-1, ln2_low = 0x1.a39ef35793c76p-33;
    constexpr double rounder = 6755399441055744.0; // 1.5 · 2^52: adding it rounds to whole numbers
    const double y = x < 700.0 ? x : 700.0;
    const double shifted = y * log2_e + rounder;
    const double n = shifted - rounder;
    const double r = (n * ln2_high - y) + n * ln2_low; // −y = −n ln 2 + r, |r| ≤ ½ ln 2
    double series = 1.0 / 6227020800;
    series = series * r + 1.0 / 479001600;
    series = series * r + 1.0 / 39916800;
    series = series * r + 1.0 / 3628800;
    series = series * r + 1.0 / 362880;
    series = series * r + 1.0 / 40320;
    series = series * r + 1.0 / 5040;
    series = series * r + 1.0 / 720;
    series = series * r + 1.0 / 120;
    series = series * r + 1.0 / 24;
    series = series * r + 1.0 / 6;
    series = series * r + 1.0 / 2;
    series = series * r + 1.0;
    series = series * r + 1.0;
    // 2^−n through the exponent's bits; the low bits of `shifted` are n.
    const std::uint64_t whole = std::bit_cast<std::uint64_t>(shifted) & 0xFFF;
    const double power = std::bit_cast<double>((1023 - whole) << 52U);
    return series * power;
}

// out[i] = e^−(rate · x[i]), several at a time.
template <std::size_t count>
void decays(const std::array<double, count>& x, double rate, std::array<double, count>& out) {
    std::array<double, count> values;
    for (std::size_t i = 0; i < count; ++i)
        values[i] = decay(x[i] * rate);
    out = values;
}

} // namespace waymark
