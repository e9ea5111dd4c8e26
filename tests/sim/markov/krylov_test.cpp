#include "markov/krylov.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace waymark;

namespace {

using Vector = std::vector<double>;

// x · A for A = the matrix of second differences of a line of n points.
Vector differences(std::span<const double> x) {
    Vector out(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        out[i] = 2 * x[i];
        if (i > 0) out[i] -= x[i - 1];
        if (i + 1 < x.size()) out[i] -= x[i + 1];
    }
    return out;
}

Vector first_of(std::size_t size) {
    Vector out(size, 0.0);
    out[0] = 3;
    return out;
}

} // namespace

TEST_CASE("the vectors of a basis stand at right angles and have length 1") {
    const Vector start{1, 4, 2, 8, 5, 7, 1, 4, 2, 8, 5, 7};
    KrylovBasis basis(start, 8);
    while (basis.size() < 8) {
        Vector image = differences(basis.newest());
        REQUIRE(basis.add(image));
    }
    for (std::size_t i = 0; i < basis.size(); ++i) {
        for (std::size_t j = 0; j <= i; ++j)
            CHECK(dot(basis.vector(i), basis.vector(j)) == Approx(i == j ? 1 : 0).margin(1e-13));
    }
}

TEST_CASE("what the operator makes of a vector is a combination of the vectors up to the next") {
    KrylovBasis basis(Vector{1, 4, 2, 8, 5, 7, 1, 4}, 5);
    while (basis.size() < 5) {
        Vector image = differences(basis.newest());
        REQUIRE(basis.add(image));
    }
    for (std::size_t j = 0; j + 1 < basis.size(); ++j) {
        const Vector image = differences(basis.vector(j));
        for (std::size_t p = 0; p < image.size(); ++p) {
            double combined = 0;
            for (std::size_t i = 0; i <= j + 1; ++i)
                combined += basis.h(i, j) * basis.vector(i)[p];
            CHECK(combined == Approx(image[p]).margin(1e-13));
        }
    }
}

TEST_CASE("a basis is full where the operator leads nowhere new") {
    // From the first of six points all six are reached, and no seventh.
    KrylovBasis basis(first_of(6), 9);
    std::size_t added = 0;
    for (bool is_new = true; is_new; ++added) {
        Vector image = differences(basis.newest());
        is_new = basis.add(image);
    }
    CHECK(added == 6);
    CHECK(basis.size() == 6);
}

TEST_CASE("the start is the first vector times its length") {
    const Vector start{3, 0, 4};
    KrylovBasis basis(start, 2, KrylovBasis::Orthogonality::full);
    CHECK(basis.start_length() == 5);
    Vector image = differences(basis.newest());
    REQUIRE(basis.add(image));
    const Vector back = basis.combined(Vector{5});
    for (std::size_t i = 0; i < start.size(); ++i)
        CHECK(back[i] == Approx(start[i]).margin(1e-15));
}

TEST_CASE("a product of vectors whose length is no multiple of a register's takes in every entry") {
    for (const std::size_t length : {1U, 7U, 8U, 9U, 23U}) {
        const Vector ones(length, 1.0);
        CHECK(dot(ones, ones) == static_cast<double>(length));
    }
}
