#include "scene/crowd_schedule.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace waymark {

double share_of_number(std::uint64_t number) {
    // Multiples of the golden ratio: numbers that follow one another lie far apart, and evenly.
    return static_cast<double>((number * 0x9E3779B97F4A7C15U) >> 11U) * 0x1p-53;
}

CrowdSchedule schedule_of(std::shared_ptr<const Crowd> crowd) {
    CrowdSchedule made{std::move(crowd), {}, {}, {}};
    const Crowd& all = *made.crowd;
    made.sets_out.reserve(all.visits.size());
    made.arrives.reserve(all.visits.size());
    made.parts.reserve(all.people.size());
    for (const CrowdMember& member : all.people) {
        const double entered = all.visits[member.first].day / all.period_days;
        double free = entered + gather_periods * share_of_number(member.number); // to set out again
        for (std::size_t v = member.first; v < member.first + member.count; ++v) {
            const double due = all.visits[v].day / all.period_days;
            const double start = std::max(due, free);
            const double hurry = std::clamp(1 - (start - due) / most_lag_periods, 0.0, 1.0);
            free = start + hurry * (v == member.first ? appear_periods : walk_periods);
            made.sets_out.push_back(start);
            made.arrives.push_back(free);
        }
        const bool stays = member.end == TrailEnd::stays;
        made.parts.push_back(stays ? std::numeric_limits<double>::infinity()
                                   : std::max(member.end_day / all.period_days, free));
    }
    return made;
}

} // namespace waymark
