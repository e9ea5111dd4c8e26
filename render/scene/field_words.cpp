#include "scene/field_words.h"

#include <cmath>
#include <variant>

#include "journey/lookup.h"
#include "scene/format.h"
#include "whatif/sensitivity.h"

namespace waymark {

namespace {

std::string name_of_touchpoint(const Journey& journey, const std::string& id) {
    if (id == done_target) return "Completed";
    const Touchpoint* const found = find_touchpoint(journey, id);
    return found == nullptr || found->name.empty() ? id : found->name;
}

} // namespace

std::string place_name(const Journey& journey, const FieldOfMap& of) {
    if (const auto* link = std::get_if<LinkKey>(&of.element))
        return name_of_touchpoint(journey, link->from) + " → " + name_of_touchpoint(journey, link->to);
    return name_of_touchpoint(journey, std::get<std::string>(of.element));
}

Owner owner_of(const FieldOfMap& of) {
    if (const auto* link = std::get_if<LinkKey>(&of.element)) return {OwnerKind::link, link->from, link->to};
    return {OwnerKind::touchpoint, std::get<std::string>(of.element), ""};
}

std::string plain_number(double value) {
    const double size = std::abs(value);
    int decimals = size >= 10 ? 0 : size >= 1 ? 1 : 2;
    while (decimals < 4 &&
           std::abs(value * std::pow(10, decimals) - std::round(value * std::pow(10, decimals))) > 0.05)
        ++decimals;
    while (decimals > 0 && format_number(value, decimals).ends_with('0'))
        --decimals;
    return format_number(value, decimals);
}

std::string from_to(const FieldInfo& field, double from, double to) {
    const bool is_share = field.unit == "share";
    const double factor = is_share ? 100 : 1;
    const std::string unit = is_share ? " %" : field.unit == "days" ? " days" : "";
    return plain_number(factor * from) + " → " + plain_number(factor * to) + unit;
}

} // namespace waymark
