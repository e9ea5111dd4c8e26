#include "markov/variates.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace waymark;

namespace {

struct Moments {
    double mean = 0;
    double variance = 0;
};

// Of `count` variates; the mean is known to √(variance / count).
template <class Variate>
Moments moments_of(int count, const Variate& variate) {
    double sum = 0, squares = 0;
    for (int i = 0; i < count; ++i) {
        const double x = variate();
        sum += x;
        squares += x * x;
    }
    const double mean = sum / count;
    return {mean, squares / count - mean * mean};
}

constexpr int many = 200'000;

// Four standard errors; of the variance those of a distribution with that kurtosis.
void check(const Moments& found, double mean, double variance, double kurtosis) {
    CHECK(std::abs(found.mean - mean) < 4 * std::sqrt(variance / many));
    CHECK(std::abs(found.variance - variance) < 4 * variance * std::sqrt((kurtosis - 1) / many));
}

} // namespace

TEST_CASE("normal variates have mean 0, variance 1 and the tails of a normal") {
    VariateStream stream(7, 0, "normal");
    check(moments_of(many, [&] { return stream.normal(); }), 0, 1, 3);
    int beyond = 0;
    for (int i = 0; i < many; ++i)
        if (std::abs(stream.normal()) > 1.959964) ++beyond;
    CHECK(std::abs(beyond - 0.05 * many) < 4 * std::sqrt(many * 0.05 * 0.95));
}

TEST_CASE("gamma variates have mean and variance of their shape, also below one") {
    for (const double shape : {0.3, 1.0, 2.5, 40.0}) {
        VariateStream stream(7, 0, "gamma");
        INFO("shape " << shape);
        check(moments_of(many, [&] { return std::exp(stream.log_gamma(shape)); }), shape, shape,
              3 + 6 / shape);
    }
    // E[ln X] of shape a is digamma(a): −γ at 1; and for tiny shapes −1/a − γ to first order.
    VariateStream stream(7, 0, "log gamma");
    const Moments log_one = moments_of(many, [&] { return stream.log_gamma(1); });
    CHECK(log_one.mean == Approx(-0.5772156649).margin(0.015));
    const Moments log_tiny = moments_of(many, [&] { return stream.log_gamma(0.001); });
    CHECK(log_tiny.mean == Approx(-1000.577).epsilon(0.01));
}

TEST_CASE("beta variates have the mean and variance of their parameters") {
    for (const auto& [a, b] : {std::pair{2.0, 3.0}, std::pair{0.5, 0.5}, std::pair{0.2, 9.8}}) {
        VariateStream stream(3, 1, "beta");
        const double mean = a / (a + b), variance = a * b / ((a + b) * (a + b) * (a + b + 1));
        INFO(a << ", " << b);
        check(moments_of(many, [&] { return stream.beta(a, b); }), mean, variance, 20);
    }
}

TEST_CASE("Dirichlet shares sum to one and have their means") {
    VariateStream stream(3, 1, "dirichlet");
    const std::vector<double> shapes{5, 3, 2, 0.01};
    std::vector<double> sum(4);
    constexpr int count = 50'000;
    for (int i = 0; i < count; ++i) {
        double total = 0;
        const std::vector<double> shares = stream.dirichlet(shapes);
        for (std::size_t k = 0; k < 4; ++k) {
            sum[k] += shares[k];
            total += shares[k];
        }
        REQUIRE(total == Approx(1).epsilon(1e-12));
    }
    for (std::size_t k = 0; k < 4; ++k) {
        const double mean = shapes[k] / 10.01;
        CHECK(std::abs(sum[k] / count - mean) < 4 * std::sqrt(mean * (1 - mean) / 11.01 / count));
    }
}

TEST_CASE("a stream is known by seed, number and name, and by nothing else") {
    CHECK(VariateStream(1, 2, "a").bits() == VariateStream(1, 2, "a").bits());
    CHECK(VariateStream(1, 2, "a").bits() != VariateStream(1, 2, "b").bits());
    CHECK(VariateStream(1, 2, "a").bits() != VariateStream(1, 3, "a").bits());
    CHECK(VariateStream(1, 2, "a").bits() != VariateStream(2, 2, "a").bits());
}
