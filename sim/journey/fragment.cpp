#include "journey/fragment.h"

#include <algorithm>
#include <set>

namespace waymark {

Fragment fragment_of(const Journey& journey, const std::vector<std::string>& touchpoints) {
    const std::set<std::string> wanted(touchpoints.begin(), touchpoints.end());
    Fragment fragment;
    std::set<std::string> taken;
    for (const auto& stage : journey.stages) {
        const auto before = fragment.touchpoints.size();
        for (const auto& touchpoint : journey.touchpoints)
            if (touchpoint.stage == stage.id && wanted.contains(touchpoint.id)) {
                fragment.touchpoints.push_back(touchpoint);
                taken.insert(touchpoint.id);
            }
        if (fragment.touchpoints.size() > before) fragment.stages.push_back(stage);
    }
    std::ranges::copy_if(journey.links, std::back_inserter(fragment.links), [&](const Link& link) {
        return taken.contains(link.from) && (link.to == done_target || taken.contains(link.to));
    });
    return fragment;
}

Journey journey_of(const Fragment& fragment) {
    Journey journey;
    journey.stages = fragment.stages;
    journey.touchpoints = fragment.touchpoints;
    journey.links = fragment.links;
    return journey;
}

} // namespace waymark
