#include "edit/difference.h"

#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "journey/lookup.h"

namespace waymark {

namespace {

constexpr std::size_t most_named = 3;

std::string counted_names(const std::vector<std::string>& names, std::string_view what) {
    std::string text = std::to_string(names.size()) + " " + std::string(what) + " (";
    for (std::size_t i = 0; i < names.size() && i < most_named; ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > most_named) text += ", …";
    return text + ")";
}

const std::string& name_or_id(const auto& element) {
    return element.name.empty() ? element.id : element.name;
}

// Of elements with an id; `said` names one.
template <class Elements, class KeyOf, class Said>
void compare(std::vector<std::string>& out, std::string_view kind, const Elements& before,
             const Elements& after, KeyOf key_of, Said said) {
    using Element = typename Elements::value_type;
    using KeyType = decltype(key_of(std::declval<const Element&>()));
    std::map<KeyType, const Element*> known;
    for (const Element& element : before)
        known.emplace(key_of(element), &element);
    std::vector<std::string> added, removed, changed;
    bool is_moved = false;
    std::vector<KeyType> order_before, order_after;
    for (const Element& element : after) {
        const auto found = known.find(key_of(element));
        if (found == known.end()) {
            added.push_back(said(element));
            continue;
        }
        order_after.push_back(key_of(element));
        if (!(*found->second == element)) changed.push_back(said(element));
        found->second = nullptr;
    }
    for (const Element& element : before) {
        if (known.at(key_of(element)) != nullptr)
            removed.push_back(said(element));
        else
            order_before.push_back(key_of(element));
    }
    is_moved = order_before != order_after;
    std::string parts;
    const auto add = [&](const std::string& part) {
        parts += (parts.empty() ? "" : ", ") + part;
    };
    if (!added.empty()) add(counted_names(added, "added"));
    if (!removed.empty()) add(counted_names(removed, "removed"));
    if (!changed.empty()) add(counted_names(changed, "changed"));
    if (is_moved) add("in another order");
    if (!parts.empty()) out.push_back(std::string(kind) + ": " + parts);
}

auto title_block(const Journey& journey) {
    return std::tie(journey.title, journey.description, journey.client, journey.author, journey.state,
                    journey.reviewed, journey.currency);
}

} // namespace

std::vector<std::string> differences(const Journey& before, const Journey& after) {
    std::vector<std::string> out;
    const auto id = [](const auto& element) {
        return element.id;
    };
    const auto name = [](const auto& element) {
        return name_or_id(element);
    };
    const auto named_in = [](const Journey& journey, const std::string& touchpoint) {
        if (touchpoint == done_target) return std::string("completed");
        const Touchpoint* const found = find_touchpoint(journey, touchpoint);
        return found != nullptr ? name_or_id(*found) : touchpoint;
    };
    if (title_block(before) != title_block(after)) out.emplace_back("Title block changed");
    compare(out, "Stages", before.stages, after.stages, id, name);
    compare(out, "Touchpoints", before.touchpoints, after.touchpoints, id, name);
    compare(
        out, "Links", before.links, after.links,
        [](const Link& link) { return std::pair(link.from, link.to); },
        [&](const Link& link) {
            const Journey& of = find_link(after, link.key()) != nullptr ? after : before;
            return named_in(of, link.from) + " → " + named_in(of, link.to);
        });
    compare(out, "Text lanes", before.lanes, after.lanes, id, name);
    compare(out, "Personas", before.personas, after.personas, id, name);
    compare(out, "Scenarios", before.scenarios, after.scenarios, id, name);
    if (!(before.simulation == after.simulation)) out.emplace_back("Projection settings changed");
    return out;
}

} // namespace waymark
