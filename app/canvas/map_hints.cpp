#include "canvas/map_hints.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "journey/chart_figures.h"
#include "journey/fields.h"
#include "journey/figures.h"
#include "journey/lookup.h"
#include "panels/definitions.h"
#include "scene/format.h"

namespace waymark {

namespace {

constexpr double end_label_distance = 24; // of the lines' names from the last point, units

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

// "People 8.2, process 4.5, product 7.0, each from 0, the worst, to 10, the best."
std::string scores_text(const Touchpoint& touchpoint) {
    std::string text;
    for (const TouchpointField field :
         {TouchpointField::people, TouchpointField::process, TouchpointField::product})
        text += (text.empty() ? "Scores: " : ", ") + std::string(info(field).name) + " " +
                format_number(value_of(touchpoint, field), 1);
    return text + "; each from " + std::string(info(TouchpointField::people).scale) + ".";
}

// "Reach 84 %: probability of ever visiting."
std::string line_of(const TouchpointFigures& row, std::string_view name, const std::string& currency) {
    const FigureInfo* const info = find_touchpoint_figure(name);
    if (info == nullptr) return "";
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
    text += "\n" + scores_text(*touchpoint);
    const std::string source = "Source: " + evidence_text(touchpoint->evidence);
    const Shown shown = shown_figures(session);
    if (!shown.mix) return {touchpoint->name, text, source};
    const auto row = std::ranges::find(shown.mix->touchpoints, id, &TouchpointFigures::touchpoint);
    if (row == shown.mix->touchpoints.end()) return {touchpoint->name, text, source};
    const auto& currency = session.in_force->currency;
    text += line_of(*row, "experience", currency);
    text += line_of(*row, "satisfaction", currency);
    if (shown.are_exact) text += line_of(*row, "reach", currency);
    text += line_of(*row, "leave", currency);
    Hint about{touchpoint->name, text, source};
    add_assumptions(about);
    return about;
}

Hint link_hint(const Session& session, const LinkKey& key) {
    const Journey& journey = *session.in_force;
    const auto* link = find_link(journey, key);
    Hint told{name_of(journey, key.from) + " → " + name_of(journey, key.to), "", ""};
    if (link && link->friction > 0) {
        const FieldInfo& friction = info(LinkField::friction);
        told.text = "Friction " + format_number(link->friction, 1) + ": " + std::string(friction.help) + "\n";
        told.detail = "Scale of friction: " + std::string(friction.scale) + "\n";
    }
    const Shown shown = shown_figures(session);
    if (shown.mix) {
        const auto moves = std::ranges::find(shown.mix->links, key, &LinkFigures::link);
        if (moves != shown.mix->links.end()) {
            const Hint about = hint_of(*find_link_figure("moves"));
            told.text += about.title + " " + format_number(moves->moves, 2) + ": " + about.text;
            told.detail += about.detail;
            add_assumptions(told);
        }
    }
    return told;
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

Hint hint_of(const Session& session, const Owner& owner) {
    if (owner.kind == OwnerKind::touchpoint) return touchpoint_hint(session, owner.id);
    if (owner.kind == OwnerKind::link) return link_hint(session, {owner.id, owner.to});
    if (owner.kind == OwnerKind::stage) return stage_hint(session, owner.id);
    return {};
}

Rect place_of(const MapFrame& frame, const MapGeometry& geometry, const Owner& owner, Point pixel) {
    if (const CardPlace* card = find_card(geometry, owner.id); card && owner.kind == OwnerKind::touchpoint)
        return frame.to_pixels(card->rect);
    if (owner.kind == OwnerKind::stage)
        return {pixel.x, frame.area.y, 1, frame.content().y - frame.area.y}; // the header's height
    const double around = 8 * frame.scale;
    return {pixel.x - around, pixel.y - around, 2 * around, 2 * around};
}

// The touchpoint whose point on the curve is nearest to the pixel.
const CardPlace* nearest_card(const MapFrame& frame, const MapGeometry& geometry, Point pixel) {
    const auto distance = [&](const CardPlace& card) {
        return std::abs(frame.to_pixels(card.rect).center().x - pixel.x);
    };
    const auto nearest = std::ranges::min_element(geometry.cards, {}, distance);
    return nearest == geometry.cards.end() ? nullptr : &*nearest;
}

// The two figures of the curve at a touchpoint, as they are drawn: "After it +0.42, itself −1.10".
std::string curve_text(const Session& session, const std::string& touchpoint) {
    const Shown shown = shown_figures(session);
    if (!shown.mix) return "";
    const auto row = std::ranges::find(shown.mix->touchpoints, touchpoint, &TouchpointFigures::touchpoint);
    if (row == shown.mix->touchpoints.end() || !row->satisfaction) return "";
    return name_of(*session.in_force, touchpoint) + ": line " +
           format_experience(on_curve_scale(*row->satisfaction)) + " (level " +
           format_number(*row->satisfaction, 1) + "), moment " +
           format_experience(on_curve_scale(row->experience)) + " (quality " +
           format_number(row->experience, 1) + ")\n";
}

// Right of the last touchpoint, where the lines have their names and last values.
Hint end_hint() {
    const FigureInfo& end = *find_worth_figure("end");
    Hint about{"End of the experience curve", std::string(end.definition),
               "Scale: " + std::string(scale_text(*find_curve_figure("curve"))) +
                   "\nSource: " + std::string(end.source)};
    add_assumptions(about);
    return about;
}

MapHint curve_hint(const Session& session, const MapFrame& frame, const MapGeometry& geometry, Point pixel) {
    const auto figures = curve_figures();
    const Rect content = frame.content();
    const double top = frame.origin().y + geometry.curve_y * frame.scale;
    const Rect lane{frame.area.x, top, frame.area.right() - frame.area.x, geometry.curve_h * frame.scale};
    if (!lane.contains(pixel) || pixel.y < content.y) return {};
    const double names = geometry.cards.empty() ? content.right()
                                                : frame.to_pixels(geometry.cards.back().rect).center().x +
                                                      end_label_distance * frame.scale;
    if (pixel.x > names) return {end_hint(), {names, lane.y, lane.right() - names, lane.h}};
    std::string text;
    Rect about{frame.area.x, lane.y, content.x - frame.area.x, lane.h}; // the lane's name and range
    if (const CardPlace* card = nearest_card(frame, geometry, pixel); card && pixel.x >= content.x) {
        text = curve_text(session, card->touchpoint);
        const double half = 24 * frame.scale;
        about = {frame.to_pixels(card->rect).center().x - half, lane.y, 2 * half, lane.h};
    }
    for (const FigureInfo& figure : figures)
        text += (&figure == &figures.front() ? "Line: " : "\nDots: ") + std::string(figure.definition);
    const std::string scale = "Scale: " + std::string(scale_text(figures.front()));
    Hint told{std::string(figures.front().label), text,
              scale + "\nSource: " + std::string(figures.front().source)};
    add_assumptions(told);
    return {std::move(told), about};
}

} // namespace

MapHint hint_at(const Session& session, const MapFrame& frame, const MapGeometry& geometry,
                const Owner& hovered, Point pixel) {
    if (Hint words = hint_of(session, hovered); !words.title.empty())
        return {std::move(words), place_of(frame, geometry, hovered, pixel)};
    if (hovered.kind != OwnerKind::none) return {};
    return curve_hint(session, frame, geometry, pixel);
}

} // namespace waymark
