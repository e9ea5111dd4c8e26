#include "journey/problem_list.h"

#include <cmath>

#include "journey/lookup.h"
#include "journey/validate.h"

namespace waymark {

namespace {

constexpr std::string_view id_rule = "must begin with a–z or 0–9 and hold only a–z, 0–9 and -";
// Beyond this many problems nobody reads the hints, and each costs a pass over all ids.
constexpr std::size_t most_hints = 100;

bool is_within(double value, const Range& range) {
    return std::isfinite(value) && range.contains(value);
}

} // namespace

std::string name_of_link(std::string_view from, std::string_view to) {
    return std::string(from) + " → " + std::string(to);
}

std::string to_place(const Spot& spot) {
    if (spot.list.empty()) return "";
    const std::string name = spot.to.empty() ? std::string(spot.id) : name_of_link(spot.id, spot.to);
    return std::string(spot.within) + place_of(spot.list, spot.index, name);
}

void ProblemList::add(std::string what, std::string remedy) {
    problems_.push_back({to_place(spot_), std::move(what), std::move(remedy)});
}

void ProblemList::check_range(std::string_view key, double value, const Range& range) {
    if (is_within(value, range)) return;
    add(std::string(key) + " is " + number_text(value) + ", must be " + range_text(range), "");
}

void ProblemList::check_finite(std::string_view key, double value) {
    if (!std::isfinite(value)) add(std::string(key) + " is " + number_text(value) + ", must be finite", "");
}

void ProblemList::check_id(std::string_view id) {
    if (is_valid_id(id)) return;
    const std::string proposal = make_id(id, {});
    add("id is " + in_quotes(id) + ", " + std::string(id_rule),
        "Write for example " + in_quotes(proposal) + ".");
}

void ProblemList::check_reference(std::string_view key, std::string_view value, std::string_view kind,
                                  const Ids& known) {
    if (known.contains(value)) return;
    std::string remedy = problems_.size() < most_hints ? suggestion(value, known.in_order) : "";
    if (remedy.empty()) remedy = "Add it, or name one that exists.";
    add(std::string(key) + " is " + in_quotes(value) + ", which is no " + std::string(kind) +
            " of the journey",
        std::move(remedy));
}

void check_fields(ProblemList& problems, const Touchpoint& touchpoint, std::string_view within) {
    for (const TouchpointField field : touchpoint_fields) {
        const double value = value_of(touchpoint, field);
        if (is_within(value, info(field).range)) continue;
        const bool is_score = field <= TouchpointField::product;
        const std::string section = std::string(within) + (is_score ? "scores." : "");
        problems.check_range(section + std::string(info(field).name), value, info(field).range);
    }
    if (touchpoint.evidence.responses < 0) {
        problems.add(std::string(within) + "evidence.responses is " +
                         std::to_string(touchpoint.evidence.responses) + ", must be 0 or more",
                     "");
    }
}

void check_fields(ProblemList& problems, const Link& link, std::string_view within) {
    for (const LinkField field : link_fields) {
        const double value = value_of(link, field);
        if (is_within(value, info(field).range)) continue;
        problems.check_range(std::string(within) + std::string(info(field).name), value, info(field).range);
    }
}

} // namespace waymark
