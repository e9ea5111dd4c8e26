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
    return static_cast<std::size_t>(last + 1);
}

struct Walker {
    std::uint32_t state = 0;
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
        while (walking_ < Walkers::walker_count && enter(walking_))
            ++walking_;
        while (walking_ > 0) {
            draws_.draw(walking_);
            for (std::size_t i = 0; i < walking_;) {
                if (step(i) || enter(i)) {
                    ++i;
                    continue;
                }
                --walking_;
                walkers_[i] = walkers_[walking_];
                draws_.move(walking_, i);
            }
        }
        return std::move(counts_);
    }

private:
    bool enter(std::size_t place) {
        if (entered_ == count_) return false;
        Walker& walker = walkers_[place];
        walker.life = {};
        walker.person = entered_++;
        draws_.place(place, first_person_ + walker.person);
        draws_.draw_one(place);
        arrive(walker, tables_.next(tables_.entrances[0], draws_.way(place), draws_.more_way(place)));
        return true;
    }

    void arrive(Walker& walker, std::uint32_t state) {
        const WalkState& here = tables_.states[state];
        walker.state = state;
        walker.life.value += decay(walker.life.days * decay_per_day_) * (here.revenue - here.cost);
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

    // The stay, and the way out of it; false where the walk ends.
    bool step(std::size_t place) {
        Walker& walker = walkers_[place];
        const WalkState& here = tables_.states[walker.state];
        walker.life.days += draws_.stay(place) * here.dwell_days;
        const std::uint32_t next = tables_.next(walker.state, draws_.way(place), draws_.more_way(place));
        if (next < walk_finished && walker.life.visits < most_visits_) {
            arrive(walker, next);
            return true;
        }
        if (next == walk_left) {
            walker.life.end = here.is_customer ? WalkEnd::churned : WalkEnd::lost;
            ++counts_.left[static_cast<std::size_t>(here.touchpoint)];
        } else if (next == walk_finished) {
            walker.life.end = WalkEnd::completed;
        }
        walker.life.was_customer = here.is_customer;
        walker.life.path =
            mixed(walker.life.path, 0x100000000U + static_cast<std::uint64_t>(walker.life.end));
        counts_.lives[walker.person] = walker.life;
        return false;
    }

    const WalkTables& tables_;
    std::uint64_t first_person_, count_;
    Walkers draws_;
    std::uint32_t most_visits_;
    double decay_per_day_;
    std::size_t touchpoints_;
    std::vector<std::uint32_t> seen_;
    std::uint64_t entered_ = 0;
    std::size_t walking_ = 0;
    std::array<Walker, Walkers::walker_count> walkers_{};
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
    std::uint32_t state = tables.entrances[0];
    while (true) {
        draws.draw_one(0);
        state = tables.next(state, draws.way(0), draws.more_way(0));
        if (state >= walk_finished || path.size() == options.most_visits) return path;
        path.push_back(tables.states[state].touchpoint);
    }
}

} // namespace waymark
