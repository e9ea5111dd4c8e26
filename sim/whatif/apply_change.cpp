#include "whatif/apply_change.h"

#include <algorithm>

#include "journey/fields.h"
#include "journey/lookup.h"
#include "journey/wording.h"
#include "whatif/remove_touchpoint.h"

namespace waymark {

namespace {

// Products and sums of file values may overflow; a figure that is not finite would spoil all others.
constexpr double largest_value = 1e300;

double changed_value(double value, Operation operation, double operand) {
    switch (operation) {
    case Operation::set: break;
    case Operation::add: operand = value + operand; break;
    case Operation::multiply: operand = value * operand; break;
    }
    return std::clamp(operand, -largest_value, largest_value);
}

Touchpoint* touchpoint_on(Journey& journey, const std::string& id) {
    const int index = index_of_touchpoint(journey, id);
    return index < 0 ? nullptr : &journey.touchpoints[static_cast<std::size_t>(index)];
}

Link* link_on(Journey& journey, const LinkKey& key) {
    const auto found = std::find_if(journey.links.begin(), journey.links.end(),
                                    [&](const Link& link) { return link.key() == key; });
    return found == journey.links.end() ? nullptr : &*found;
}

std::string name_of(const LinkKey& link) {
    return in_quotes(link.from + " → " + link.to);
}

ChangeReport is_missing(const std::string& what) {
    return {ChangeEffect::without_effect, what + " is not on the map then",
            "Let what puts it there be on, start no later and stand before this."};
}
ChangeReport no_touchpoint(const std::string& id) {
    return is_missing("touchpoint " + in_quotes(id));
}
ChangeReport no_link(const LinkKey& link) {
    return is_missing("link " + name_of(link));
}
ChangeReport is_there(const std::string& what) {
    return {ChangeEffect::without_effect, what + " is on the map already", "Set its values instead."};
}

bool has_start(const Persona& persona) {
    return std::any_of(persona.start.begin(), persona.start.end(),
                       [](const Start& start) { return start.share > 0; });
}

// What stands against a map from which the touchpoint was just removed; applied where nothing does.
ChangeReport report_of_removal(const Journey& journey, const std::string& removed) {
    if (journey.touchpoints.empty()) {
        return {ChangeEffect::refused, "no touchpoint would be left", "Add another touchpoint first."};
    }
    for (const Persona& persona : journey.personas) {
        if (has_start(persona)) continue;
        return {ChangeEffect::refused, "persona " + in_quotes(persona.id) + " would have nowhere to start",
                "Link " + in_quotes(removed) +
                    " to another touchpoint first, or give the persona another start."};
    }
    return {};
}

struct Applier {
    AppliedMap& map;

    ChangeReport operator()(const ChangeTouchpoint& change) const {
        Touchpoint* touchpoint = touchpoint_on(map.journey, change.touchpoint);
        if (touchpoint == nullptr) return no_touchpoint(change.touchpoint);
        const double value = value_of(*touchpoint, change.field);
        set_value(*touchpoint, change.field, changed_value(value, change.operation, change.value));
        return {};
    }

    ChangeReport operator()(const ChangeLink& change) const {
        Link* link = link_on(map.journey, change.link);
        if (link == nullptr) return no_link(change.link);
        const double value = value_of(*link, change.field);
        set_value(*link, change.field, changed_value(value, change.operation, change.value));
        return {};
    }

    // A removed touchpoint that is added again takes back those who are still there.
    ChangeReport operator()(const AddTouchpoint& change) const {
        const std::string& id = change.touchpoint.id;
        if (find_touchpoint(map.journey, id) != nullptr) {
            return is_there("touchpoint " + in_quotes(id));
        }
        std::erase_if(map.retired, [&](const Touchpoint& retired) { return retired.id == id; });
        std::erase_if(map.retired_links, [&](const Link& link) { return link.from == id; });
        map.journey.touchpoints.push_back(change.touchpoint);
        return {};
    }

    ChangeReport operator()(const AddLink& change) const {
        const Link& link = change.link;
        if (find_touchpoint(map.journey, link.from) == nullptr) return no_touchpoint(link.from);
        if (link.to != done_target && find_touchpoint(map.journey, link.to) == nullptr) {
            return no_touchpoint(link.to);
        }
        if (find_link(map.journey, link.key()) != nullptr) return is_there("link " + name_of(link.key()));
        map.journey.links.push_back(link);
        return {};
    }

    ChangeReport operator()(const RemoveLink& change) const {
        const auto erased =
            std::erase_if(map.journey.links, [&](const Link& link) { return link.key() == change.link; });
        return erased == 0 ? no_link(change.link) : ChangeReport{};
    }

    ChangeReport operator()(const RemoveTouchpoint& change) const {
        if (find_touchpoint(map.journey, change.touchpoint) == nullptr) {
            return no_touchpoint(change.touchpoint);
        }
        remove_touchpoint(map, change.touchpoint);
        return report_of_removal(map.journey, change.touchpoint);
    }
};

struct Teller {
    std::string operator()(const ChangeTouchpoint& change) const {
        return std::string(to_word(change.operation)) + " " + std::string(info(change.field).name) + " of " +
               in_quotes(change.touchpoint);
    }
    std::string operator()(const ChangeLink& change) const {
        return std::string(to_word(change.operation)) + " " + std::string(info(change.field).name) + " of " +
               name_of(change.link);
    }
    std::string operator()(const AddTouchpoint& change) const {
        return "add touchpoint " + in_quotes(change.touchpoint.id);
    }
    std::string operator()(const AddLink& change) const { return "add link " + name_of(change.link.key()); }
    std::string operator()(const RemoveLink& change) const { return "remove link " + name_of(change.link); }
    std::string operator()(const RemoveTouchpoint& change) const {
        return "remove touchpoint " + in_quotes(change.touchpoint);
    }
};

} // namespace

ChangeReport apply_change(AppliedMap& map, const Change& change) {
    return std::visit(Applier{map}, change);
}

std::string to_text(const Change& change) {
    return std::visit(Teller{}, change);
}

} // namespace waymark
