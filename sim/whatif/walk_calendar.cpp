#include "whatif/walk_calendar.h"

#include "journey/claim.h"
#include "journey/fields.h"
#include "journey/lookup.h"

namespace waymark {

PlannedWalk planned_walk(const Plan& plan, const std::string& persona) {
    PlannedWalk walk;
    walk.calendar.period_days = days_of(plan.simulation.period);
    walk.calendar.horizon = plan.simulation.horizon;
    std::vector<NodeKey> keep;
    for (const MapSegment& segment : plan.maps.segments) {
        const Persona* const who = find_persona(segment.map.journey, persona);
        CLAIM(who != nullptr, "a plan names personas of its journey");
        walk.chains.push_back(build_chain(segment.map, *who, keep));
        walk.calendar.first_periods.push_back(segment.first_period);
        keep.clear();
        for (std::size_t i = 0; i < walk.chains.back().nodes.size(); ++i)
            keep.push_back(key_of(walk.chains.back(), i));
    }
    walk.calendar.tables = walk_tables(walk.chains);
    return walk;
}

} // namespace waymark
