#include "markov/variates.h"

#include <algorithm>
#include <cmath>

#include "journey/claim.h"
#include "markov/exact_functions.h"

namespace waymark {

namespace {

// FNV-1a (Fowler, Noll & Vo), 64 bits.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

} // namespace

VariateStream::VariateStream(std::uint64_t seed, std::uint32_t number, std::string_view name)
    : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)} {
    const std::uint64_t hash = hash_of(name);
    counter_ = {0, number, static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(hash >> 32U)};
}

std::uint64_t VariateStream::bits() {
    if (left_ == 0) {
        const PhiloxCounter words = philox4x32_10(counter_, key_);
        ++counter_[0];
        waiting_ = {std::uint64_t{words[0]} << 32U | words[1], std::uint64_t{words[2]} << 32U | words[3]};
        left_ = waiting_.size();
    }
    return waiting_[--left_];
}

double VariateStream::uniform() {
    return static_cast<double>(bits() >> 11U) * 0x1p-53;
}

double VariateStream::exponential() {
    return exponential_variate(bits());
}

// The direction of a uniform point in the unit disc, and a radius √(2E) of its own (the polar form of Box &
// Muller 1958, with the exponential variate in place of the point's −ln r²).
double VariateStream::normal() {
    while (true) {
        const double a = 2 * uniform() - 1, b = 2 * uniform() - 1;
        const double square = a * a + b * b;
        if (square >= 1 || square == 0) continue;
        return a * std::sqrt(2 * exponential() / square);
    }
}

double VariateStream::log_gamma(double shape) {
    CLAIM(shape > 0, "a gamma variate has a positive shape");
    if (shape < 1) return log_gamma(shape + 1) - exponential() / shape;
    const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
    while (true) {
        const double x = normal();
        const double root = 1 + c * x;
        const double patience = exponential(); // −ln U
        if (root <= 0) continue;
        const double v = root * root * root;
        const double log_v = std::log(v);
        if (-patience < 0.5 * x * x + d * (1 - v + log_v)) return std::log(d) + log_v;
    }
}

double VariateStream::beta(double a, double b) {
    const double first = log_gamma(a), second = log_gamma(b);
    return 1 / (1 + std::exp(second - first));
}

std::vector<double> VariateStream::dirichlet(std::span<const double> shapes) {
    std::vector<double> shares;
    for (const double shape : shapes)
        shares.push_back(log_gamma(shape));
    const double most = *std::max_element(shares.begin(), shares.end());
    double sum = 0;
    for (double& share : shares)
        sum += share = std::exp(share - most);
    for (double& share : shares)
        share /= sum;
    return shares;
}

} // namespace waymark
