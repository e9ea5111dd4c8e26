#include "markov/life_walk.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "journey/claim.h"
#include "markov/exact_functions.h"

namespace waymark {

namespace {

// Mixes a number into a fingerprint (the finalizer of splitmix64, Steele, Lea & Flood 2014).
std::uint64_t mixed(std::uint64_t fingerprint, std::uint64_t number) {
    std::uint64_t z = fingerprint + 0x9E3779B97F4A7C15U * (number + 1);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

std::size_t touchpoints_in(const WalkTables& tables) {
    int last = -1;
    for (const WalkState& state : tables.states)
        last = std::max(last, state.touchpoint);
    return last < 0 ? 0 : static_cast<std::size_t>(last) + 1;
}

struct Walker {
    std::uint32_t column = 0; // of marks: no two who walk at the same time have the same
    std::uint64_t person = 0; // position among those who are sampled
    Life life;
};

class LifeWalk {
public:
    LifeWalk(const WalkTables& tables, std::uint64_t first_person, std::uint64_t count,
             const WalkStream& stream, const LifeOptions& options)
        : tables_(tables)
        , first_person_(first_person)
        , count_(count)
        , stream_(stream)
        , draws_(stream)
        , most_visits_(options.most_visits)
        , decay_per_day_(std::log1p(options.discount_rate) / 365.25)
        , touchpoints_(touchpoints_in(tables))
        , seen_(touchpoints_ * Walkers::walker_count, 0) {
        CLAIM(tables.entrances.size() == 1, "a life is lived on one map");
        CLAIM(count < 0xFFFFFFFF, "people are numbered by 32 bits in a batch");
        counts_.lives.resize(count);
        counts_.visits.resize(tables.states.size());
        counts_.reached.resize(touchpoints_);
        counts_.left.resize(touchpoints_);
        for (std::size_t i = 0; i < walkers_.size(); ++i)
            walkers_[i].column = static_cast<std::uint32_t>(i);
    }

    LifeCounts counted() {
        walk_side_by_side(draws_, *this);
        return std::move(counts_);
    }

    bool enter(std::size_t place) {
        if (entered_ == count_) return false;
        Walker& walker = walkers_[place];
        walker.life = {};
        walker.person = entered_++;
        draws_.place(place, first_person_ + walker.person);
        days_[place] = 0;
        discount_[place] = 1;
        arrive(place,
               tables_.next(tables_.entrances[0], entrance_way(stream_, first_person_ + walker.person)));
        moves_[place] = 0; // until the next draw
        return true;
    }

    // The stays of all, and how much the next visits are worth after them.
    void begin_move(std::size_t move, std::size_t count) {
        draws_.look_ahead(tables_, move, count, states_.data(), next_.data());
        if (move == 0) moves_.fill(1);
        const double* const stays = draws_.stays(move);
        for (std::size_t i = 0; i < Walkers::walker_count; ++i)
            days_[i] += stays[i] * (dwell_days_[i] * moves_[i]);
        decays(days_, decay_per_day_, discount_);
    }

    // The way out of a stay; false where the walk ends.
    bool step(std::size_t /*move*/, std::size_t place) {
        Walker& walker = walkers_[place];
        const std::uint32_t next = next_[place];
        if (next < walk_finished && walker.life.visits < most_visits_) {
            arrive(place, next);
            return true;
        }
        end(walker, tables_.states[states_[place]], next);
        walker.life.days = days_[place];
        counts_.lives[walker.person] = walker.life;
        return false;
    }

    void change_place(std::size_t from, std::size_t to) {
        std::swap(walkers_[to], walkers_[from]); // columns of marks are nobody's twice
        states_[to] = states_[from];
        days_[to] = days_[from];
        dwell_days_[to] = dwell_days_[from];
        discount_[to] = discount_[from];
    }

private:
    void arrive(std::size_t place, std::uint32_t state) {
        const WalkState& here = tables_.states[state];
        Walker& walker = walkers_[place];
        states_[place] = state;
        dwell_days_[place] = here.dwell_days;
        walker.life.value += discount_[place] * (here.revenue - here.cost);
        walker.life.path = mixed(walker.life.path, static_cast<std::uint64_t>(here.touchpoint));
        ++walker.life.visits;
        ++counts_.visits[state];
        const auto touchpoint = static_cast<std::size_t>(here.touchpoint);
        const auto mark = static_cast<std::uint32_t>(walker.person + 1);
        std::uint32_t& last = seen_[touchpoint * Walkers::walker_count + walker.column];
        if (last != mark) { // the last of this column who came was somebody before
            last = mark;
            ++counts_.reached[touchpoint];
        }
    }

    void end(Walker& walker, const WalkState& here, std::uint32_t next) {
        if (next == walk_left) {
            walker.life.end = here.is_customer ? WalkEnd::churned : WalkEnd::lost;
            ++counts_.left[static_cast<std::size_t>(here.touchpoint)];
        } else if (next == walk_finished) {
            walker.life.end = WalkEnd::completed;
        }
        walker.life.was_customer = here.is_customer;
        walker.life.path =
            mixed(walker.life.path, 0x100000000U + static_cast<std::uint64_t>(walker.life.end));
    }

    const WalkTables& tables_;
    std::uint64_t first_person_, count_;
    WalkStream stream_;
    Walkers draws_;
    std::uint32_t most_visits_;
    double decay_per_day_;
    std::size_t touchpoints_;
    std::vector<std::uint32_t> seen_;
    std::uint64_t entered_ = 0;
    std::array<Walker, Walkers::walker_count> walkers_{};
    std::array<std::uint32_t, Walkers::walker_count> states_{}, next_{};
    alignas(64) std::array<double, Walkers::walker_count> days_{}, dwell_days_{}, discount_{}, moves_{};
    LifeCounts counts_;
};

void add(std::vector<std::uint64_t>& sums, const std::vector<std::uint64_t>& more) {
    sums.resize(std::max(sums.size(), more.size()));
    for (std::size_t i = 0; i < more.size(); ++i)
        sums[i] += more[i];
}

} // namespace

void append(LifeCounts& sums, const LifeCounts& more) {
    sums.lives.insert(sums.lives.end(), more.lives.begin(), more.lives.end());
    add(sums.visits, more.visits);
    add(sums.reached, more.reached);
    add(sums.left, more.left);
}

LifeCounts walk_lives(const WalkTables& tables, std::uint64_t first_person, std::uint64_t count,
                      const WalkStream& stream, const LifeOptions& options) {
    return LifeWalk(tables, first_person, count, stream, options).counted();
}

std::vector<int> path_of(const WalkTables& tables, std::uint64_t person, const WalkStream& stream,
                         const LifeOptions& options) {
    Walkers draws(stream);
    draws.place(0, person);
    std::vector<int> path;
    std::uint32_t state = tables.next(tables.entrances[0], entrance_way(stream, person));
    while (true) {
        draws.draw(1);
        for (std::size_t move = 0; move < Walkers::moves_per_draw; ++move) {
            if (state >= walk_finished || path.size() == options.most_visits) return path;
            path.push_back(tables.states[state].touchpoint);
            state = tables.next(state, draws.way(move, 0));
        }
    }
}

} // namespace waymark
