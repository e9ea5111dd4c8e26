// Several people who walk side by side: their random numbers are drawn together, their table look-ups
// overlap.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "markov/walk_tables.h"

namespace waymark {

// Which stream of random numbers a person walks by. Every two visits of every person have a block of their
// own, so that nothing depends on who else walks, nor on how many threads there are.
struct WalkStream {
    std::uint64_t seed = 1;
    std::uint32_t purpose = 0; // apart from all other walks of the same seed
};

// Draws for people in `walker_count` places. A draw gives each of them two moves: 32 bits for the way and 32
// for the stay each, which are the words 0, 1 and 2, 3 of Philox' block for (draw, person, purpose).
class Walkers {
public:
    static constexpr std::size_t walker_count = 32;
    static constexpr std::size_t moves_per_draw = 2;

    explicit Walkers(const WalkStream& stream) : stream_(stream) {}

    // A person begins in this place.
    void place(std::size_t walker, std::uint64_t person) {
        person_low_[walker] = static_cast<std::uint32_t>(person);
        person_high_[walker] = static_cast<std::uint32_t>(person >> 32U);
        draws_[walker] = 0;
    }
    // The person in one place goes on in another; what was drawn for them last is lost.
    void change_place(std::size_t from, std::size_t to) {
        person_low_[to] = person_low_[from];
        person_high_[to] = person_high_[from];
        draws_[to] = draws_[from];
    }

    // Draws for the people in the first `count` places, their next two moves.
    void draw(std::size_t count);

    // 32 bits for the way to take, and a stay in units of its mean. Of a person who entered since the last
    // draw they are nobody's.
    [[nodiscard]] std::uint32_t way(std::size_t move, std::size_t walker) const {
        return static_cast<std::uint32_t>(words_[2 * move][walker]);
    }
    [[nodiscard]] double stay(std::size_t move, std::size_t walker) const { return stays_[move][walker]; }
    // The stays of all places.
    [[nodiscard]] const double* stays(std::size_t move) const { return stays_[move].data(); }
    // Where everybody in the first `count` places is next, all look-ups before any of them decides anything.
    void look_ahead(const WalkTables& tables, std::size_t move, std::size_t count,
                    const std::uint32_t* states, std::uint32_t* next) const {
        for (std::size_t i = 0; i < count; ++i)
            next[i] = tables.next(states[i], way(move, i));
    }

private:
    template <class T>
    using Each = std::array<T, walker_count>;

    WalkStream stream_;
    Each<std::uint32_t> draws_{}, person_low_{}, person_high_{};
    alignas(64) std::array<Each<std::uint64_t>, 4> words_{}; // 32 bits each
    alignas(64) std::array<Each<double>, moves_per_draw> stays_{};
};

// Lets people walk until nobody is left. Of `walk` are asked: enter(place), which puts the next person there,
// false where there is none; begin_move(move, count), before anybody in the first `count` places moves;
// step(move, place), false where the person is gone; change_place(from, to).
template <class Walk>
void walk_side_by_side(Walkers& walkers, Walk& walk) {
    enum class Place : char { walks, waits, is_empty }; // waits: for the next draw
    std::array<Place, Walkers::walker_count> places{};
    std::size_t count = 0;
    while (count < Walkers::walker_count && walk.enter(count))
        ++count;
    while (count > 0) {
        walkers.draw(count);
        for (std::size_t move = 0; move < Walkers::moves_per_draw; ++move) {
            walk.begin_move(move, count);
            for (std::size_t i = 0; i < count; ++i) {
                if (places[i] != Place::walks || walk.step(move, i)) continue;
                places[i] = walk.enter(i) ? Place::waits : Place::is_empty;
            }
        }
        for (std::size_t i = 0; i < count;) {
            const bool is_empty = places[i] == Place::is_empty;
            places[i] = Place::walks;
            if (!is_empty) {
                ++i;
                continue;
            }
            --count; // the last one comes to the empty place and is looked at there
            places[i] = places[count];
            places[count] = Place::walks;
            if (i < count) {
                walkers.change_place(count, i);
                walk.change_place(count, i);
            }
        }
    }
}

// The way that a person enters the map by: the first word of a block that no draw gives.
[[nodiscard]] std::uint32_t entrance_way(const WalkStream& stream, std::uint64_t person);

} // namespace waymark
