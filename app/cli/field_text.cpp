#include "cli/field_text.h"

#include <algorithm>
#include <cmath>
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

int decimals_for(double value) {
    if (value == 0) return 0;
    return std::clamp(3 - static_cast<int>(std::floor(std::log10(std::abs(value)))), 0, 6);
}

} // namespace waymark::cli
