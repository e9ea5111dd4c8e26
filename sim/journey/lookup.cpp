#include "journey/lookup.h"

#include <algorithm>
#include <numeric>

namespace waymark {

namespace {

template <class List>
auto find_by_id(const List& list, std::string_view id) -> const typename List::value_type* {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.id == id; });
    return found == list.end() ? nullptr : &*found;
}

template <class List>
int index_by_id(const List& list, std::string_view id) {
    const auto* found = find_by_id(list, id);
    return found == nullptr ? -1 : static_cast<int>(found - list.data());
}

// Levenshtein distance; O(|a|·|b|).
int edit_distance(std::string_view a, std::string_view b) {
    std::vector<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

bool is_id_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

} // namespace

const Stage* find_stage(const Journey& journey, std::string_view id) {
    return find_by_id(journey.stages, id);
}
const Touchpoint* find_touchpoint(const Journey& journey, std::string_view id) {
    return find_by_id(journey.touchpoints, id);
}
const Link* find_link(const Journey& journey, const LinkKey& key) {
    const auto found = std::find_if(journey.links.begin(), journey.links.end(), [&](const Link& link) {
        return link.from == key.from && link.to == key.to;
    });
    return found == journey.links.end() ? nullptr : &*found;
}
const TextLane* find_lane(const Journey& journey, std::string_view id) {
    return find_by_id(journey.lanes, id);
}
const Persona* find_persona(const Journey& journey, std::string_view id) {
    return find_by_id(journey.personas, id);
}
const Scenario* find_scenario(const Journey& journey, std::string_view id) {
    return find_by_id(journey.scenarios, id);
}
const Intervention* find_intervention(const Scenario& scenario, std::string_view id) {
    return find_by_id(scenario.interventions, id);
}

int index_of_stage(const Journey& journey, std::string_view id) {
    return index_by_id(journey.stages, id);
}
int index_of_touchpoint(const Journey& journey, std::string_view id) {
    return index_by_id(journey.touchpoints, id);
}

bool is_valid_id(std::string_view id) {
    return !id.empty() && is_id_letter(id[0]) &&
           std::all_of(id.begin(), id.end(), [](char c) { return is_id_letter(c) || c == '-'; });
}

std::string make_id(std::string_view name, const std::vector<std::string>& taken) {
    std::string id;
    for (const char c : name) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (is_id_letter(lower)) {
            id += lower;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    if (id.empty()) id = "item";
    const auto is_taken = [&](const std::string& candidate) {
        return std::find(taken.begin(), taken.end(), candidate) != taken.end();
    };
    if (!is_taken(id)) return id;
    int number = 2;
    while (is_taken(id + "-" + std::to_string(number)))
        ++number;
    return id + "-" + std::to_string(number);
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
    std::string_view best;
    const std::size_t length = word.size();
    // A short word is near to almost any other, so fewer slips are forgiven in it.
    const std::size_t forgiven = length < 2 ? 0 : length < 4 ? 1 : std::max<std::size_t>(2, length / 3);
    int best_distance = static_cast<int>(forgiven) + 1;
    for (const std::string_view candidate : candidates) {
        const int distance = edit_distance(word.substr(0, 64), candidate.substr(0, 64));
        if (distance < best_distance) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

std::vector<std::string> touchpoint_ids(const Journey& journey) {
    std::vector<std::string> ids;
    ids.reserve(journey.touchpoints.size());
    for (const Touchpoint& touchpoint : journey.touchpoints)
        ids.push_back(touchpoint.id);
    return ids;
}

std::vector<const Touchpoint*> in_map_order(const Journey& journey) {
    std::vector<const Touchpoint*> order;
    for (const Stage& stage : journey.stages) {
        for (const Touchpoint& touchpoint : journey.touchpoints) {
            if (touchpoint.stage == stage.id) order.push_back(&touchpoint);
        }
    }
    return order;
}

} // namespace waymark
