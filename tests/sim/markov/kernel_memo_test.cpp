#include "markov/kernel_memo.h"

#include <catch2/catch.hpp>

#include "markov/kernel.h"

using namespace waymark;

namespace {

Touchpoint scored(double score) {
    Touchpoint touchpoint;
    touchpoint.scores = {score, score, score};
    return touchpoint;
}

} // namespace

TEST_CASE("a kernel that is remembered is the one that is computed") {
    const Persona persona;
    KernelMemo memo;
    for (const double score : {2.0, 7.0, 2.0, 7.0})
        CHECK(memo.experience(scored(score), persona) == experience_kernel(scored(score), persona));
    CHECK(memo.size() == 2);
}

TEST_CASE("personas with other weights meet another kernel where scores differ") {
    Touchpoint touchpoint;
    touchpoint.scores = {9, 3, 6};
    Persona one, other;
    other.weights = {5, 1, 1};
    KernelMemo memo;
    CHECK_FALSE(memo.experience(touchpoint, one) == memo.experience(touchpoint, other));
    CHECK(memo.experience(touchpoint, other) == experience_kernel(touchpoint, other));
}

TEST_CASE("kernels that nobody asked for since the last time are forgotten, the others stay") {
    const Persona persona;
    KernelMemo memo;
    (void)memo.experience(scored(2), persona);
    (void)memo.experience(scored(7), persona);
    memo.forget_unused();
    CHECK(memo.size() == 2); // both were of use
    const Block* const kept = &memo.experience(scored(7), persona);
    memo.forget_unused();
    CHECK(memo.size() == 1);
    CHECK(&memo.experience(scored(7), persona) == kept);
    memo.forget_unused();
    memo.forget_unused();
    CHECK(memo.size() == 0);
}
