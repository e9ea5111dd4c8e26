#include "markov/large_array.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <thread>

using namespace waymark;

namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20;

} // namespace

#if !defined(__SANITIZE_ADDRESS__) // which is to see each use after the end
TEST_CASE("sizes that are asked for take the place of those that were"
          " asked for before") {
    for (std::size_t pages = 1; pages <= 8; ++pages) // 72 MB in all, more than is kept
        free_large(allocate_large(2 * pages * megabyte), 2 * pages * megabyte);
    void* const latest = allocate_large(10 * megabyte);
    free_large(latest, 10 * megabyte);
    CHECK(allocate_large(10 * megabyte) == latest);
    free_large(latest, 10 * megabyte);
}

TEST_CASE("what was given back is given out again where as many pages are asked for") {
    void* const first = allocate_large(5 * megabyte);
    free_large(first, 5 * megabyte);
    void* const second = allocate_large(6 * megabyte); // as many pages of 2 MB
    CHECK(second == first);
    void* const third = allocate_large(5 * megabyte);
    CHECK(third != second);
    free_large(second, 6 * megabyte);
    free_large(third, 5 * megabyte);
}

#endif

TEST_CASE("large memory begins at a page and small memory at a cache line") {
    for (const std::size_t bytes : {std::size_t{100}, megabyte - 1, megabyte, 3 * megabyte}) {
        INFO(bytes << " bytes");
        void* const memory = allocate_large(bytes);
        CHECK(reinterpret_cast<std::uintptr_t>(memory) % (bytes < megabyte ? 64 : 2 * megabyte) == 0);
        free_large(memory, bytes);
    }
}

TEST_CASE("arrays in many threads at the same time hold what was written to them") {
    const auto fill = [](double value, bool& is_right) {
        is_right = true;
        for (int round = 0; round < 50; ++round) {
            LargeArray<double> array(200'000, value + round);
            is_right = is_right && std::ranges::all_of(array, [&](double x) { return x == value + round; });
        }
    };
    bool one = false, two = false, three = false;
    std::thread first([&] { fill(1000, one); });
    std::thread second([&] { fill(2000, two); });
    fill(3000, three);
    first.join();
    second.join();
    CHECK(one);
    CHECK(two);
    CHECK(three);
}
