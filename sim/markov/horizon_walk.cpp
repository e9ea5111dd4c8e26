#include "markov/horizon_walk.h"

#include <utility>

#include "journey/claim.h"

namespace waymark {

namespace {

struct Walker {
    int period = 0;
    double left_days = 0; // of the period
    double revenue = 0;   // in the period
    double cost = 0;
    std::uint32_t visits = 0;
    bool stays_put = false; // the next move says how long they stay, not where they go
};

// Where only counts are wanted, nobody looks at single people.
struct NoWitness {
    static void entered(std::size_t /*place*/, std::uint64_t /*nth*/, const TrailVisit& /*first*/) {}
    static void moved(std::size_t /*place*/, const TrailVisit& /*visit*/) {}
    static void ended(std::size_t /*place*/, double /*day*/, TrailEnd /*end*/) {}
    static void change_place(std::size_t /*from*/, std::size_t /*to*/) {}
};

// Writes down where everybody was.
class TrailWriter {
public:
    explicit TrailWriter(std::uint64_t people) : trails_(people) {}

    void entered(std::size_t place, std::uint64_t nth, const TrailVisit& first) {
        nth_[place] = nth;
        trails_[nth].visits.push_back(first);
    }
    void moved(std::size_t place, const TrailVisit& visit) { trails_[nth_[place]].visits.push_back(visit); }
    void ended(std::size_t place, double day, TrailEnd end) {
        trails_[nth_[place]].end_day = day;
        trails_[nth_[place]].end = end;
    }
    void change_place(std::size_t from, std::size_t to) { nth_[to] = nth_[from]; }

    std::vector<Trail> written() { return std::move(trails_); }

private:
    std::vector<Trail> trails_;
    std::array<std::uint64_t, Walkers::walker_count> nth_{};
};

template <class Witness>
class HorizonWalk {
public:
    HorizonWalk(const WalkCalendar& calendar, const WalkGroup& group, const WalkStream& stream,
                std::uint32_t most_visits, Witness& witness)
        : calendar_(calendar)
        , tables_(calendar.tables)
        , group_(group)
        , stream_(stream)
        , draws_(stream)
        , most_visits_(most_visits)
        , witness_(witness)
        , begins_map_(static_cast<std::size_t>(calendar.horizon) + 2, 0) {
        counts_.rows.resize(static_cast<std::size_t>(calendar.horizon) + 1);
        for (std::size_t map = 0; map < calendar.first_periods.size(); ++map) {
            const int first = calendar.first_periods[map];
            if (map == 0 || first <= group.period) entrance_ = tables_.entrances[map];
            if (map > 0 && first <= calendar.horizon) begins_map_[static_cast<std::size_t>(first)] = 1;
        }
    }

    HorizonCounts counted() {
        walk_side_by_side(draws_, *this);
        return std::move(counts_);
    }

    // The next person of the group, in this place; false when all have entered.
    bool enter(std::size_t place) {
        while (entered_ < group_.count) {
            const std::uint64_t nth = entered_++;
            const std::uint64_t person = group_.first_person + nth;
            draws_.place(place, person);
            Walker& walker = walkers_[place];
            walker = {};
            walker.period = group_.period;
            states_[place] = tables_.next(entrance_, entrance_way(stream_, person));
            walker.stays_put = true;
            PeriodCounts& here = row(walker.period);
            ++here.entered;
            const WalkState& state = tables_.states[states_[place]];
            if (state.is_customer) ++here.entered_customers;
            visit(walker, state);
            if (walker.period > 0) walker.left_days = calendar_.period_days;
            witness_.entered(place, nth, {today(walker), states_[place]});
            if (walker.period > 0) return true;
            if (next_period(walker, place)) return true;
        }
        return false;
    }

    void begin_move(std::size_t move, std::size_t count) {
        draws_.look_ahead(tables_, move, count, states_.data(), next_.data());
    }

    // From one visit to the next, or to the next change of map; false when the person is gone or the horizon
    // reached.
    bool step(std::size_t move, std::size_t place) {
        Walker& walker = walkers_[place];
        if (!walker.stays_put && !go_on(walker, place)) return false;
        walker.stays_put = false;
        walker.left_days -= draws_.stay(move, place) * tables_.states[states_[place]].dwell_days;
        while (walker.left_days < 0) {
            if (!next_period(walker, place)) return false;
            if (walker.stays_put) break;
        }
        if (walker.visits < most_visits_) return true;
        ++counts_.cut;
        while (next_period(walker, place)) {
        }
        return false;
    }

    void change_place(std::size_t from, std::size_t to) {
        walkers_[to] = walkers_[from];
        states_[to] = states_[from];
        witness_.change_place(from, to);
    }

private:
    [[nodiscard]] double today(const Walker& walker) const {
        return walker.period * calendar_.period_days - walker.left_days;
    }

    PeriodCounts& row(int period) { return counts_.rows[static_cast<std::size_t>(period)]; }

    void visit(Walker& walker, const WalkState& state) {
        walker.revenue += state.revenue;
        walker.cost += state.cost;
        ++walker.visits;
        ++counts_.visits;
    }

    void settle_money(Walker& walker) {
        PeriodCounts& here = row(walker.period);
        here.revenue += walker.revenue;
        here.revenue_squares += walker.revenue * walker.revenue;
        here.cost += walker.cost;
        here.cost_squares += walker.cost * walker.cost;
        walker.revenue = 0;
        walker.cost = 0;
    }

    // The period ends while the person stays; false at the horizon.
    bool next_period(Walker& walker, std::size_t place) {
        settle_money(walker);
        ++row(walker.period).stock[tables_.states[states_[place]].stock];
        if (walker.period == calendar_.horizon) {
            witness_.ended(place, calendar_.horizon * calendar_.period_days, TrailEnd::stays);
            return false;
        }
        ++walker.period;
        walker.left_days += calendar_.period_days;
        if (begins_map_[static_cast<std::size_t>(walker.period)] != 0) {
            states_[place] = tables_.carried[states_[place]];
            walker.left_days = calendar_.period_days;
            walker.stays_put = true;
        }
        return true;
    }

    // To the next touchpoint; false where the person leaves or finishes instead.
    bool go_on(Walker& walker, std::size_t place) {
        const bool was_customer = tables_.states[states_[place]].is_customer;
        const std::uint32_t next = next_[place];
        if (next >= walk_finished) {
            PeriodCounts& here = row(walker.period);
            TrailEnd end = TrailEnd::completed;
            if (next == walk_finished) {
                ++here.completed;
            } else {
                ++(was_customer ? here.churned : here.lost);
                end = was_customer ? TrailEnd::churned : TrailEnd::lost;
            }
            settle_money(walker);
            witness_.ended(place, today(walker), end);
            return false;
        }
        const WalkState& state = tables_.states[next];
        states_[place] = next;
        if (state.is_customer && !was_customer) ++row(walker.period).converted;
        visit(walker, state);
        witness_.moved(place, {today(walker), next});
        return true;
    }

    const WalkCalendar& calendar_;
    const WalkTables& tables_;
    WalkGroup group_;
    WalkStream stream_;
    Walkers draws_;
    std::uint32_t most_visits_;
    Witness& witness_;
    std::vector<char> begins_map_; // by period
    std::uint32_t entrance_ = 0;
    std::uint64_t entered_ = 0;
    std::array<Walker, Walkers::walker_count> walkers_{};
    std::array<std::uint32_t, Walkers::walker_count> states_{}, next_{};
    HorizonCounts counts_;
};

} // namespace

void add_to(std::vector<PeriodCounts>& sums, const std::vector<PeriodCounts>& rows) {
    if (sums.empty()) {
        sums = rows;
        return;
    }
    CLAIM(sums.size() == rows.size(), "people are followed over the same periods");
    for (std::size_t t = 0; t < rows.size(); ++t) {
        PeriodCounts& sum = sums[t];
        const PeriodCounts& more = rows[t];
        for (std::size_t s = 0; s < sum.stock.size(); ++s)
            sum.stock[s] += more.stock[s];
        sum.entered += more.entered;
        sum.entered_customers += more.entered_customers;
        sum.converted += more.converted;
        sum.lost += more.lost;
        sum.churned += more.churned;
        sum.completed += more.completed;
        sum.revenue += more.revenue;
        sum.revenue_squares += more.revenue_squares;
        sum.cost += more.cost;
        sum.cost_squares += more.cost_squares;
    }
}

HorizonCounts walk_to_horizon(const WalkCalendar& calendar, const WalkGroup& group, const WalkStream& stream,
                              std::uint32_t most_visits) {
    CLAIM(group.period <= calendar.horizon, "people enter within the horizon");
    NoWitness witness;
    return HorizonWalk(calendar, group, stream, most_visits, witness).counted();
}

std::vector<Trail> walked_trails(const WalkCalendar& calendar, const WalkGroup& group,
                                 const WalkStream& stream, std::uint32_t most_visits) {
    CLAIM(group.period <= calendar.horizon, "people enter within the horizon");
    TrailWriter writer(group.count);
    static_cast<void>(HorizonWalk(calendar, group, stream, most_visits, writer).counted());
    return writer.written();
}

} // namespace waymark
