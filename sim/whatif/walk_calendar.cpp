#include "whatif/walk_calendar.h"

#include "journey/fields.h"
#include "markov/change_of_map.h"

namespace waymark {

PlannedWalk planned_walk(const Plan& plan, const std::string& persona) {
    PlannedWalk walk;
    walk.calendar.period_days = days_of(plan.simulation.period);
    walk.calendar.horizon = plan.simulation.horizon;
    std::vector<NodeKey> keep;
    for (const MapSegment& segment : plan.maps.segments) {
        walk.chains.push_back(build_chain(segment.map, persona_on(segment.map, persona), keep));
        walk.calendar.first_periods.push_back(segment.first_period);
        keep = keys_of(walk.chains.back());
    }
    walk.calendar.tables = walk_tables(walk.chains);
    return walk;
}

} // namespace waymark
