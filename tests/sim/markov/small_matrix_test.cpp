#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>

#include "markov/small_matrix.h"

using namespace waymark;

TEST_CASE("the exponential of a rotation is a rotation") {
    for (const double angle : {1e-9, 0.3, 2.0, 40 * std::numbers::pi + 1}) {
        SmallMatrix a(2);
        a(0, 1) = angle;
        a(1, 0) = -angle;
        const SmallMatrix e = exponential(a);
        INFO("angle " << angle);
        CHECK(e(0, 0) == Approx(std::cos(angle)).margin(1e-13));
        CHECK(e(0, 1) == Approx(std::sin(angle)).margin(1e-13));
        CHECK(e(1, 0) == Approx(-std::sin(angle)).margin(1e-13));
    }
}

TEST_CASE("the exponential of a nilpotent matrix is its short series") {
    SmallMatrix a(3);
    a(0, 1) = 200;
    a(1, 2) = 300;
    const SmallMatrix e = exponential(a);
    CHECK(e(0, 0) == 1);
    CHECK(e(0, 1) == Approx(200).epsilon(1e-15));
    CHECK(e(0, 2) == Approx(30000).epsilon(1e-14)); // 200 · 300 / 2
    CHECK(e(2, 0) == 0);
}

TEST_CASE("decays of very different speed keep their digits") {
    SmallMatrix a(3);
    a(0, 0) = -1e5;
    a(1, 1) = -1;
    a(2, 2) = -1e-6;
    const SmallMatrix e = exponential(a);
    CHECK(e(0, 0) == Approx(0).margin(1e-300));
    CHECK(e(1, 1) == Approx(std::exp(-1)).epsilon(1e-10));
    CHECK(e(2, 2) == Approx(std::exp(-1e-6)).epsilon(1e-10));
}

TEST_CASE("an inverse is one from both sides, and there is none of a singular matrix") {
    SmallMatrix a(3);
    const double entries[3][3] = {{0, 2, 1}, {1, 1, 0}, {3, 0, 4}};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j)
            a(i, j) = entries[i][j];
    }
    const SmallMatrix left = inverse(a) * a, right = a * inverse(a);
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) {
            CHECK(left(i, j) == Approx(i == j ? 1 : 0).margin(1e-15));
            CHECK(right(i, j) == Approx(i == j ? 1 : 0).margin(1e-15));
        }
    }
    CHECK_FALSE(inverse(SmallMatrix(2)).is_finite());
}
