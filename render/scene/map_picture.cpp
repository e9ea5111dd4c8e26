#include <algorithm>

#include "journey/claim.h"
#include "journey/lookup.h"
#include "scene/map_parts.h"
#include "scene/map_view.h"
#include "scene/marks.h"

namespace waymark {

namespace {

// The id of the touchpoint that a change makes or alters; empty for links.
std::string_view touchpoint_of(const Change& change) {
    struct {
        std::string_view operator()(const ChangeTouchpoint& c) const { return c.touchpoint; }
        std::string_view operator()(const ChangeLink&) const { return {}; }
        std::string_view operator()(const AddTouchpoint& c) const { return c.touchpoint.id; }
        std::string_view operator()(const AddLink&) const { return {}; }
        std::string_view operator()(const RemoveLink&) const { return {}; }
        std::string_view operator()(const RemoveTouchpoint& c) const { return c.touchpoint; }
    } of_change;
    return std::visit(of_change, change);
}

void draw_ground(DisplayList& list, const MapGeometry& geometry, const Theme& colors) {
    const double width = geometry.view_width, zoom = geometry.zoom;
    list.add(Box{{0, 0, width, geometry.view_height}, 0, colors.canvas, {}});
    const Stroke hair{colors.line, size::stroke_hair};
    for (const LanePlace& lane : geometry.lanes)
        add_line(list, {0, (lane.y + lane.h) * zoom}, {width, (lane.y + lane.h) * zoom}, hair);
    add_line(list, {0, geometry.curve_y}, {width, geometry.curve_y}, hair);
    for (const TextLanePlace& lane : geometry.text_lanes)
        add_line(list, {0, lane.y}, {width, lane.y}, hair);
    add_line(list, {0, geometry.view_height}, {width, geometry.view_height}, hair);
    for (std::size_t i = 1; i < geometry.stages.size(); ++i)
        add_line(list, {geometry.stages[i].x * zoom, 0}, {geometry.stages[i].x * zoom, geometry.view_height},
                 hair);
}

void draw_labels(DisplayList& list, const MapGeometry& geometry, const Theme& colors) {
    constexpr std::array<std::string_view, row_count> names{"People", "Process", "Product"};
    const double left = -size::lane_label_w, zoom = geometry.zoom;
    list.add(Box{{left, 0, size::lane_label_w, geometry.view_height}, 0, colors.panel, {}});
    const Stroke hair{colors.line, size::stroke_hair};
    const auto line = [&](double y) {
        add_line(list, {left, y}, {0, y}, hair);
    };
    for (const LanePlace& lane : geometry.lanes) {
        const auto row = static_cast<std::size_t>(lane.lane);
        line((lane.y + lane.h) * zoom);
        add_text(list, {left + 9, baseline_centered_on((lane.y + lane.h / 2) * zoom, type::strong)},
                 names[row], type::strong, colors.text, Align::left,
                 {OwnerKind::lane, std::string(names[row]), {}});
    }
    line(geometry.curve_y);
    for (const TextLanePlace& lane : geometry.text_lanes) {
        line(lane.y);
        const auto lines = break_lines(lane.name, size::lane_label_w - 11, type::small.em, type::small.weight,
                                       std::max(1, static_cast<int>((lane.h - 1) / 14)));
        double y = lane.y + lane.h / 2 - 14 * (static_cast<double>(lines.size()) - 1) / 2;
        for (const std::string& text : lines) {
            add_text(list, {left + 9, baseline_centered_on(y, type::small)}, text, type::small, colors.text_2,
                     Align::left, lane.owner);
            y += 14;
        }
    }
    line(geometry.view_height);
    add_line(list, {0, 0}, {0, geometry.view_height}, hair);
}

} // namespace

DisplayList whole_map(const MapGeometry& geometry, const MapPicture& picture) {
    constexpr Point origin{size::lane_label_w, size::stage_header_h};
    DisplayList list;
    list.append(picture.ground, origin);
    list.append(scaled(picture.body, geometry.zoom), origin);
    list.append(picture.curve, origin);
    list.append(picture.labels, origin);
    list.append(picture.header, origin);
    return list;
}

MapIndex index_of(const MapSubject& subject) {
    MapIndex index;
    for (const Touchpoint& t : subject.base.touchpoints)
        index.base.emplace(t.id, &t);
    for (const Touchpoint& t : subject.in_force.touchpoints)
        index.in_force.emplace(t.id, &t);
    if (subject.scenario == nullptr) return index;
    int number = 0;
    for (const Intervention& intervention : subject.scenario->interventions) {
        ++number;
        if (!intervention.enabled) continue;
        for (const Change& change : intervention.changes) {
            const std::string_view id = touchpoint_of(change);
            if (id.empty()) continue;
            auto& numbers = index.interventions[id];
            if (numbers.empty() || numbers.back() != number) numbers.push_back(number);
        }
    }
    return index;
}

const Touchpoint& shown_touchpoint(const MapIndex& index, std::string_view id) {
    const auto in_force = index.in_force.find(id);
    if (in_force != index.in_force.end()) return *in_force->second;
    const auto base = index.base.find(id);
    CLAIM(base != index.base.end(), "a card stands for a touchpoint");
    return *base->second;
}

const Outcome* shown_outcome(const MapSubject& subject) {
    return subject.scenario_outcome != nullptr ? subject.scenario_outcome : subject.base_outcome;
}

bool is_selected(const MapView& view, const Owner& owner) {
    return std::find(view.selection.begin(), view.selection.end(), owner) != view.selection.end();
}

void draw_overlay(DisplayList& list, const MapGeometry& geometry, const MapView& view) {
    const Theme& colors = theme(view.theme);
    const double pixel = 1 / view.zoom; // the overlay keeps its line widths at every zoom
    if (view.drop) {
        list.add(Box{view.drop->cell, 0, colors.ink.with_alpha(0.05), {}});
        add_line(list, {view.drop->insertion_x, view.drop->cell.y + 6},
                 {view.drop->insertion_x, view.drop->cell.bottom() - 6}, {colors.ink, 2 * pixel});
    }
    for (const CardPlace& card : geometry.cards) {
        const Owner owner{OwnerKind::touchpoint, card.touchpoint, {}};
        const bool selected = is_selected(view, owner), hovered = view.hovered == owner;
        if (!selected && !hovered) continue;
        const double out = selected ? 3.5 : 0;
        list.add(Box{{card.rect.x - out, card.rect.y - out, card.rect.w + 2 * out, card.rect.h + 2 * out},
                     size::radius_company + out,
                     {0, 0, 0, 0},
                     {colors.ink, size::stroke_selection * pixel}});
        if (view.zoom < 0.35) continue;
        const Rect edge{card.rect.x - out, card.rect.y - out, card.rect.w + 2 * out, card.rect.h + 2 * out};
        for (const Point port : ports(edge))
            list.add(Disc{port, size::port_r * pixel, colors.panel, {colors.ink, 1.5 * pixel}});
    }
}

void draw_stage_header(DisplayList& list, const Journey& journey, const MapGeometry& geometry,
                       const MapView& view) {
    const Theme& colors = theme(view.theme);
    constexpr double top = -size::stage_header_h, middle = top / 2, point = 8, gap = 2.5;
    const auto chevron = [&](double x0, double x1, double tip, Color fill, const Owner& owner) {
        Path band;
        band.fill = fill;
        band.move_to({x0, top});
        band.line_to({x1 - tip, top});
        if (tip > 0) band.line_to({x1, middle});
        band.line_to({x1 - tip, 0});
        band.line_to({x0, 0});
        band.close();
        list.add(std::move(band), owner);
    };
    // From right to left, each over the start of the next: so all shapes are convex.
    for (std::size_t i = geometry.stages.size(); i-- > 0;) {
        const StagePlace& place = geometry.stages[i];
        const Stage* stage = find_stage(journey, place.stage);
        CLAIM(stage != nullptr, "every stage is the journey's");
        const Owner owner{OwnerKind::stage, stage->id, {}};
        const bool is_last = i + 1 == geometry.stages.size();
        const double x0 = place.x * view.zoom, x1 = (place.x + place.w) * view.zoom + (is_last ? 0 : 3);
        const double tip = is_last ? 0 : point;
        if (!is_last) chevron(x0, x1 + gap, tip, colors.panel, owner);
        chevron(x0, x1, tip,
                stage->relationship == Relationship::prospect ? colors.stage_prospect : colors.stage_customer,
                owner);
    }
    for (const StagePlace& place : geometry.stages) {
        const Stage* stage = find_stage(journey, place.stage);
        const Owner owner{OwnerKind::stage, stage->id, {}};
        const auto count =
            std::count_if(geometry.cards.begin(), geometry.cards.end(), [&](const CardPlace& card) {
                return card.stage == place.stage && card.presence != Presence::removed;
            });
        const double x = place.x * view.zoom + 12, room = place.w * view.zoom - 18;
        std::string below = stage->relationship == Relationship::prospect ? "Prospects" : "Customers";
        const std::string with_count = below + " · " + std::to_string(count);
        if (text_width(with_count, type::small) <= room) below = with_count;
        add_text(list, {x, top + 17}, elide(stage->name, room, type::card.em, type::card.weight), type::card,
                 colors.text, Align::left, owner);
        add_text(list, {x, top + 32}, elide(below, room, type::small.em, type::small.weight), type::small,
                 colors.text_2, Align::left, owner);
    }
}

MapPicture draw_map(const MapSubject& subject, const MapGeometry& geometry, const MapView& view) {
    const Theme& colors = theme(view.theme);
    const MapIndex index = index_of(subject);
    MapPicture picture;
    draw_ground(picture.ground, geometry, colors);
    picture.body.items.reserve(geometry.cards.size() * 20 + geometry.links.size() * 2);
    draw_links(picture.body, subject, geometry, view);
    for (const CardPlace& card : geometry.cards)
        draw_card(picture.body, card, index, view);
    draw_link_people(picture.body, subject, geometry, view);
    draw_labels(picture.labels, geometry, colors);
    draw_curve(picture.curve, picture.labels, subject, geometry, view, index);
    draw_text_lanes(picture.curve, geometry, view);
    draw_overlay(picture.overlay, geometry, view);
    draw_stage_header(picture.header, subject.in_force, geometry, view);
    return picture;
}

} // namespace waymark
