#include "whatif/remove_touchpoint.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "journey/claim.h"

namespace waymark {

namespace {

// Where those go instead who would have come to a removed touchpoint.
struct Onward {
    std::string to;
    double share = 0; // of them; all shares sum to 1
};

// Takes the elements that satisfy `is_taken` out of the list and returns them; both keep their order.
template <class T, class Predicate>
std::vector<T> take_out(std::vector<T>& list, Predicate is_taken) {
    const auto first_taken =
        std::stable_partition(list.begin(), list.end(), [&](const T& element) { return !is_taken(element); });
    std::vector<T> taken(std::make_move_iterator(first_taken), std::make_move_iterator(list.end()));
    list.erase(first_taken, list.end());
    return taken;
}

double total_weight(const std::vector<Link>& links) {
    double total = 0;
    for (const Link& link : links)
        total += link.weight;
    return total;
}

std::vector<Onward> onward_along(const std::vector<Link>& ways_out) {
    const double total = total_weight(ways_out);
    if (total <= 0) return {{done_target, 1}};
    std::vector<Onward> onward;
    for (const Link& way : ways_out)
        onward.push_back({way.to, way.weight / total});
    return onward;
}

// Replaces each link into the removed touchpoint by links to where its own links lead.
void lead_links_on(std::vector<Link>& links, const std::string& removed, const std::vector<Onward>& onward) {
    const auto into_removed = take_out(links, [&](const Link& link) { return link.to == removed; });
    for (const Link& replaced : into_removed) {
        for (const Onward& way : onward) {
            const double weight = replaced.weight * way.share;
            const auto standing = std::find_if(links.begin(), links.end(), [&](const Link& link) {
                return link.from == replaced.from && link.to == way.to;
            });
            if (standing != links.end()) {
                standing->weight += weight;
            } else {
                links.push_back({replaced.from, way.to, weight, replaced.tilt, replaced.friction});
            }
        }
    }
}

// Hands the persona's start share at the removed touchpoint on; nobody can start at `@done`, so that way is
// left out of the proportion.
void lead_starts_on(Persona& persona, const std::string& removed, const std::vector<Onward>& onward) {
    const auto at_removed =
        take_out(persona.start, [&](const Start& start) { return start.touchpoint == removed; });
    double onward_share = 0;
    for (const Onward& way : onward)
        onward_share += way.to == done_target ? 0 : way.share;
    for (const Start& replaced : at_removed) {
        for (const Onward& way : onward) {
            if (way.to == done_target || way.share <= 0) continue;
            const double share = replaced.share * (way.share / onward_share);
            const auto standing =
                std::find_if(persona.start.begin(), persona.start.end(),
                             [&](const Start& start) { return start.touchpoint == way.to; });
            if (standing != persona.start.end()) {
                standing->share += share;
            } else {
                persona.start.push_back({way.to, share});
            }
        }
    }
}

} // namespace

void remove_touchpoint(AppliedMap& map, const std::string& touchpoint) {
    Journey& journey = map.journey;
    auto removed = take_out(journey.touchpoints, [&](const Touchpoint& t) { return t.id == touchpoint; });
    CLAIM(removed.size() == 1, "only a touchpoint of the map can be removed from it");

    auto ways_out = take_out(journey.links, [&](const Link& link) { return link.from == touchpoint; });
    std::erase_if(ways_out, [&](const Link& link) { return link.to == touchpoint; });
    const std::vector<Onward> onward = onward_along(ways_out);

    lead_links_on(journey.links, touchpoint, onward);
    lead_links_on(map.retired_links, touchpoint, onward);
    for (Persona& persona : journey.personas)
        lead_starts_on(persona, touchpoint, onward);

    map.retired.push_back(std::move(removed.front()));
    std::move(ways_out.begin(), ways_out.end(), std::back_inserter(map.retired_links));
}

} // namespace waymark
