// Several people who walk side by side: their random numbers are drawn together, their table look-ups
// overlap.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace waymark {

// Which stream of random numbers a person walks by. Every visit of every person has a block of its own, so
// that nothing depends on who else walks, nor on how many threads there are.
struct WalkStream {
    std::uint64_t seed = 1;
    std::uint32_t purpose = 0; // apart from all other walks of the same seed
};

// Draws for people in `walker_count` places.
class Walkers {
public:
    static constexpr std::size_t walker_count = 32;

    explicit Walkers(const WalkStream& stream) : stream_(stream) {}

    // The person in this place and the number of their next visit.
    void place(std::size_t walker, std::uint64_t person) {
        person_low_[walker] = static_cast<std::uint32_t>(person);
        person_high_[walker] = static_cast<std::uint32_t>(person >> 32U);
        visit_[walker] = 0;
    }
    void move(std::size_t from, std::size_t to) {
        person_low_[to] = person_low_[from];
        person_high_[to] = person_high_[from];
        visit_[to] = visit_[from];
        way_[to] = way_[from];
        more_way_[to] = more_way_[from];
        stay_[to] = stay_[from];
    }

    // Draws the next block for the people in the first `count` places.
    void draw(std::size_t count);
    // Draws it for one of them.
    void draw_one(std::size_t walker);

    // 64 bits for the way to take, and a stay in units of its mean.
    [[nodiscard]] std::uint32_t way(std::size_t walker) const { return way_[walker]; }
    [[nodiscard]] std::uint32_t more_way(std::size_t walker) const { return more_way_[walker]; }
    [[nodiscard]] double stay(std::size_t walker) const { return stay_[walker]; }
    // Blocks drawn for the person so far.
    [[nodiscard]] std::uint32_t drawn(std::size_t walker) const { return visit_[walker]; }

private:
    template <class T>
    using Each = std::array<T, walker_count>;

    void draw_between(std::size_t begin, std::size_t end);

    WalkStream stream_;
    alignas(64) Each<std::uint32_t> visit_{}, person_low_{}, person_high_{}, way_{}, more_way_{};
    alignas(64) Each<double> stay_{};
};

} // namespace waymark
