// What the parts of validation share: how problems are gathered, each at its place; used inside this folder
// only.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "journey/fields.h"
#include "journey/journey.h"
#include "journey/result.h"
#include "journey/wording.h"

namespace waymark {

// The ids of a list: in order for hints, as a set for lookup.
struct Ids {
    std::vector<std::string_view> in_order;
    std::unordered_set<std::string_view> set;

    void add(std::string_view id) {
        if (set.insert(id).second) in_order.push_back(id);
    }
    [[nodiscard]] bool contains(std::string_view id) const { return set.contains(id); }
};

using LinkEnds = std::pair<std::string_view, std::string_view>;
struct LinkEndsHash {
    std::size_t operator()(const LinkEnds& ends) const {
        const std::hash<std::string_view> hash;
        return hash(ends.first) * 31 + hash(ends.second);
    }
};
using LinkSet = std::unordered_set<LinkEnds, LinkEndsHash>;

template <class List>
Ids ids_of(const List& list) {
    Ids ids;
    for (const auto& item : list)
        ids.add(item.id);
    return ids;
}

// `FROM → TO`.
[[nodiscard]] std::string name_of_link(std::string_view from, std::string_view to);

// Where an element stands: `WITHIN` `LIST`[`INDEX`] "`ID`" or "`ID` → `TO`". Put into words only for a
// problem, since nearly all elements have none.
struct Spot {
    std::string_view within; // the place of the list itself, with ", " at its end
    std::string_view list;   // empty: the journey as a whole
    std::size_t index = 0;
    std::string_view id;
    std::string_view to = {};
};

[[nodiscard]] std::string to_place(const Spot& spot);

// Gathers problems, all at the spot that is being looked at.
class ProblemList {
public:
    void at(const Spot& spot) { spot_ = spot; }

    void add(std::string what, std::string remedy);
    // The value is finite and in the range.
    void check_range(std::string_view key, double value, const Range& range);
    void check_finite(std::string_view key, double value);
    void check_id(std::string_view id);
    // `key` refers to one of `known`.
    void check_reference(std::string_view key, std::string_view value, std::string_view kind,
                         const Ids& known);

    [[nodiscard]] Problems take() { return std::move(problems_); }

private:
    Spot spot_;
    Problems problems_;
};

// Ids well formed and unique; `within` is the place of the list itself, with ", " at its end.
template <class List>
void check_ids(ProblemList& problems, const List& list, std::string_view name, const std::string& within) {
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
        problems.at({within, name, i, list[i].id});
        problems.check_id(list[i].id);
        if (!seen.insert(list[i].id).second) {
            problems.add("id " + in_quotes(list[i].id) + " stands more than once in " + std::string(name),
                         "Give each its own id.");
        }
    }
}

// The numbers of a touchpoint or link; `within` is the key that holds it, with "." at its end, or empty.
void check_fields(ProblemList& problems, const Touchpoint& touchpoint, std::string_view within);
void check_fields(ProblemList& problems, const Link& link, std::string_view within);

template <class Ends> // a Link or its key
void check_ends(ProblemList& problems, const Ends& link, const Ids& touchpoints) {
    problems.check_reference("from", link.from, "touchpoint", touchpoints);
    if (link.to != done_target) problems.check_reference("to", link.to, "touchpoint", touchpoints);
}

// All scenarios with their interventions and changes.
void check_scenarios(ProblemList& problems, const Journey& journey, const Ids& stages,
                     const Ids& touchpoints);

} // namespace waymark
