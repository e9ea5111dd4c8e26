#include "whatif/crowd.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "whatif/walk_calendar.h"

namespace waymark {

namespace {

constexpr double scouts = 1000;        // walk first and say how long people stay
constexpr double most_people = 20'000; // of a crowd
constexpr double most_crowd_visits = 4e5;
constexpr std::uint32_t purpose = 2; // apart from the walks of sample()

double all_people(const Plan& plan) {
    return plan.simulation.initial + plan.simulation.arrivals * plan.simulation.horizon;
}

// 1, 2, 5, 10, 20 …, not below the value.
double round_number_above(double value) {
    if (value <= 1) return 1;
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * power >= value * (1 - 1e-9)) return step * power;
    }
    return 10 * power;
}

// The ids of the touchpoints in the crowd's numbering, whichever map names them.
class TouchpointNumbers {
public:
    explicit TouchpointNumbers(std::vector<std::string>& ids) : ids_(ids) {}

    std::uint32_t of(const std::string& id) {
        const auto [at, is_new] = numbers_.try_emplace(id, static_cast<std::uint32_t>(ids_.size()));
        if (is_new) ids_.push_back(id);
        return at->second;
    }

private:
    std::vector<std::string>& ids_;
    std::map<std::string, std::uint32_t> numbers_;
};

// The touchpoint of every state of the calendar's maps; entrances have none.
std::vector<std::uint32_t> touchpoints_of_states(const PlannedWalk& walk, TouchpointNumbers& numbers) {
    const WalkTables& tables = walk.calendar.tables;
    std::vector<std::uint32_t> touchpoints(tables.states.size());
    for (std::uint32_t state = 0; state < tables.states.size(); ++state) {
        const int position = tables.states[state].touchpoint;
        if (position < 0) continue;
        const Chain& map = walk.chains[tables.map_of(state)];
        touchpoints[state] = numbers.of(map.touchpoints[static_cast<std::size_t>(position)].id);
    }
    return touchpoints;
}

// Lets people enter, each for so many real ones.
class Gathering {
public:
    Gathering(const Plan& plan, const CrowdOptions& options, double people_each)
        : plan_(plan)
        , options_(options)
        , numbers_(crowd_.touchpoints) {
        crowd_.people_each = people_each;
        crowd_.period = plan.simulation.period;
        crowd_.horizon = plan.simulation.horizon;
    }

    Crowd made(std::span<const PlannedWalk> walks) {
        for (std::size_t p = 0; p < walks.size(); ++p) {
            crowd_.period_days = walks[p].calendar.period_days;
            enter_all(walks[p], p);
        }
        return std::move(crowd_);
    }

private:
    // Whole people: what is too little for one more waits for the next period.
    void enter_all(const PlannedWalk& walk, std::size_t persona) {
        const std::vector<std::uint32_t> touchpoints = touchpoints_of_states(walk, numbers_);
        const double share = plan_.personas[persona].share;
        WalkGroup group{0, static_cast<std::uint64_t>(persona) << 40U, 0};
        double due = 0.5, entered = 0;
        for (group.period = 0; group.period <= plan_.simulation.horizon; ++group.period) {
            due += share * (group.period == 0 ? plan_.simulation.initial : plan_.simulation.arrivals) /
                   crowd_.people_each;
            group.count = static_cast<std::uint64_t>(std::floor(due) - entered);
            if (group.count == 0) continue;
            entered += static_cast<double>(group.count);
            add(walk, touchpoints, group);
            group.first_person += group.count;
        }
    }

    void add(const PlannedWalk& walk, std::span<const std::uint32_t> touchpoints, const WalkGroup& group) {
        std::uint64_t number = group.first_person;
        for (const Trail& trail :
             walked_trails(walk.calendar, group, {options_.seed, purpose}, options_.most_visits)) {
            crowd_.people.push_back(
                {number++, crowd_.visits.size(), trail.visits.size(), trail.end_day, trail.end});
            for (const TrailVisit& visit : trail.visits) {
                const WalkState& state = walk.calendar.tables.states[visit.state];
                crowd_.visits.push_back(
                    {visit.day, touchpoints[visit.state], state.level(), state.is_customer});
            }
        }
    }

    const Plan& plan_;
    const CrowdOptions& options_;
    Crowd crowd_;
    TouchpointNumbers numbers_;
};

double most_at_once(const Crowd& crowd) {
    std::vector<std::pair<double, int>> changes;
    for (const CrowdMember& member : crowd.people) {
        changes.emplace_back(crowd.visits[member.first].day, 1);
        if (member.end != TrailEnd::stays) changes.emplace_back(member.end_day, -1);
    }
    std::sort(changes.begin(), changes.end());
    int now = 0, most = 0;
    for (const auto& [day, change] : changes) {
        now += change;
        most = std::max(most, now);
    }
    return most;
}

} // namespace

Crowd crowd(const Plan& plan, const CrowdOptions& options) {
    std::vector<PlannedWalk> walks;
    for (const PersonaShare& who : plan.personas)
        walks.push_back(planned_walk(plan, who.persona));
    const double people = all_people(plan);
    const double each = std::max(people, 1.0) / scouts;
    const Crowd scouting = Gathering(plan, options, each).made(walks);
    const double wanted = each * std::max({most_at_once(scouting) / options.most_at_once,
                                           static_cast<double>(scouting.visits.size()) / most_crowd_visits,
                                           scouts / most_people});
    return Gathering(plan, options, round_number_above(wanted)).made(walks);
}

CrowdCount count_at(const Crowd& crowd, double day) {
    CrowdCount count;
    for (const CrowdMember& member : crowd.people) {
        const auto first = crowd.visits.begin() + static_cast<std::ptrdiff_t>(member.first);
        const auto end = first + static_cast<std::ptrdiff_t>(member.count);
        if (first->day > day) continue;
        if (member.end != TrailEnd::stays && member.end_day <= day) {
            count.lost += member.end == TrailEnd::lost ? 1 : 0;
            count.churned += member.end == TrailEnd::churned ? 1 : 0;
            count.completed += member.end == TrailEnd::completed ? 1 : 0;
            continue;
        }
        const auto later = std::upper_bound(
            first, end, day, [](double when, const CrowdVisit& visit) { return when < visit.day; });
        ++(std::prev(later)->is_customer ? count.customers : count.prospects);
    }
    return count;
}

} // namespace waymark
