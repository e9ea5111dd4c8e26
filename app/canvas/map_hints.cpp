#include "canvas/map_hints.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "journey/fields.h"
#include "journey/figures.h"
#include "journey/lookup.h"
#include "scene/format.h"

namespace waymark {

namespace {

constexpr const char* disclaimer = "Projection from stated assumptions.";

// The figures that are on screen: the scenario's where one is active.
struct Shown {
    const LifetimeFigures* mix = nullptr;
    bool are_exact = false;
};
Shown shown_figures(const Session& session) {
    const auto& projection = session.projection;
    const auto& outcome = session.scenario ? projection.scenario_outcome : projection.base;
    if (!outcome || !outcome->mix) return {};
    return {&*outcome->mix, session.scenario ? projection.scenario_is_exact : projection.base_is_exact};
}

std::string name_of(const Journey& journey, const std::string& id) {
    if (id == done_target) return "Completed";
    const auto* touchpoint = find_touchpoint(journey, id);
    return touchpoint ? touchpoint->name : id;
}

// "Reach 84 %: probability of ever visiting."
std::string line_of(const TouchpointFigures& row, std::string_view name, const std::string& currency) {
    const auto known = touchpoint_figures();
    const auto info = std::ranges::find(known, name, &FigureInfo::name);
    if (info == known.end()) return "";
    return "\n" + std::string(info->label) + " " + format_figure(info->scale, value_of(row, name), currency) +
           ": " + std::string(info->definition);
}

Hint touchpoint_hint(const Session& session, const std::string& id) {
    const auto* touchpoint = find_touchpoint(*session.in_force, id);
    if (!touchpoint) touchpoint = find_touchpoint(shown_journey(session), id);
    if (!touchpoint) return {};
    const auto* stage = find_stage(*session.in_force, touchpoint->stage);
    std::string text =
        (stage ? stage->name : touchpoint->stage) + " · " + std::string(to_word(touchpoint->lane));
    if (!touchpoint->channel.empty()) text += " · " + touchpoint->channel;
    const Shown shown = shown_figures(session);
    if (!shown.mix) return {touchpoint->name, text, ""};
    const auto row = std::ranges::find(shown.mix->touchpoints, id, &TouchpointFigures::touchpoint);
    if (row == shown.mix->touchpoints.end()) return {touchpoint->name, text, ""};
    const auto& currency = session.in_force->currency;
    text += line_of(*row, "experience", currency);
    text += line_of(*row, "satisfaction", currency);
    if (shown.are_exact) text += line_of(*row, "reach", currency);
    text += line_of(*row, "leave", currency);
    return {touchpoint->name, text, disclaimer};
}

Hint link_hint(const Session& session, const LinkKey& key) {
    const Journey& journey = *session.in_force;
    const auto* link = find_link(journey, key);
    std::string text;
    if (link && link->friction > 0)
        text = "The hand-off takes " + format_number(link->friction, 1) + " points of satisfaction.\n";
    const Shown shown = shown_figures(session);
    if (shown.mix) {
        const auto moves = std::ranges::find(shown.mix->links, key, &LinkFigures::link);
        if (moves != shown.mix->links.end())
            text += format_number(moves->moves, 2) + " moves along it per person who enters.";
    }
    return {name_of(journey, key.from) + " → " + name_of(journey, key.to), text, shown.mix ? disclaimer : ""};
}

Hint stage_hint(const Session& session, const std::string& id) {
    const auto* stage = find_stage(shown_journey(session), id);
    if (!stage) return {};
    const bool prospects = stage->relationship == Relationship::prospect;
    return {stage->name,
            prospects
                ? "People here are prospects: who leaves for good is lost."
                : "People here are customers from their first visit on: who leaves for good has churned.",
            "Drag to reorder, double-click to rename."};
}

} // namespace

Hint hint_of(const Session& session, const Owner& owner) {
    if (owner.kind == OwnerKind::touchpoint) return touchpoint_hint(session, owner.id);
    if (owner.kind == OwnerKind::link) return link_hint(session, {owner.id, owner.to});
    if (owner.kind == OwnerKind::stage) return stage_hint(session, owner.id);
    return {};
}

} // namespace waymark
