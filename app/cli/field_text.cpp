#include "cli/field_text.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

#include "journey/lookup.h"

namespace waymark::cli {

std::string name_of_touchpoint(const Journey& journey, const std::string& id) {
    const Touchpoint* found = find_touchpoint(journey, id);
    return found == nullptr || found->name.empty() ? id : found->name;
}

std::string place_of(const Journey& journey, const FieldOfMap& of) {
    if (const auto* link = std::get_if<LinkKey>(&of.element)) {
        const std::string to = link->to == done_target ? link->to : name_of_touchpoint(journey, link->to);
        return name_of_touchpoint(journey, link->from) + " → " + to;
    }
    return name_of_touchpoint(journey, std::get<std::string>(of.element));
}

std::string csv_of_element(const FieldOfMap& of) {
    if (const auto* link = std::get_if<LinkKey>(&of.element)) return "," + link->from + "," + link->to;
    return std::get<std::string>(of.element) + ",,";
}

Json json_of_field(const FieldOfMap& of) {
    Json touchpoint = nullptr, link = nullptr;
    if (const auto* key = std::get_if<LinkKey>(&of.element)) {
        link = {key->from, key->to};
    } else {
        touchpoint = std::get<std::string>(of.element);
    }
    return {{"touchpoint", std::move(touchpoint)}, {"link", std::move(link)}, {"field", info(of).name}};
}

int decimals_for(double value) {
    if (value == 0) return 0;
    return std::clamp(3 - static_cast<int>(std::floor(std::log10(std::abs(value)))), 0, 6);
}

} // namespace waymark::cli
