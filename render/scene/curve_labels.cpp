#include <algorithm>
#include <cmath>
#include <optional>

#include "journey/lookup.h"
#include "scene/curve_parts.h"
#include "scene/format.h"
#include "scene/marks.h"

namespace waymark {

namespace {

constexpr TypeStyle end_style{10, 12, Weight::regular}, mix_end_style{10, 12, Weight::semibold};
constexpr double end_pitch = 12.5;
constexpr double leader_w = 22;                         // from the last point to the labels
constexpr double edge_gap = 6;                          // from the labels to the map's edge
constexpr double least_name_w = 44, widest_name_w = 66; // of a label at a line's end

// The name, or its first words without a dangling small one, or the beginning of the first.
std::string short_name(std::string_view name, double room, const TypeStyle& style) {
    constexpr std::size_t small_word = 3;
    const auto fits = [&] {
        return text_width(name, style) <= room;
    };
    bool is_whole = true;
    while (true) {
        const std::size_t space = name.rfind(' ');
        const bool dangles = !is_whole && name.size() - (space + 1) <= small_word;
        if (space == std::string_view::npos || (fits() && !dangles)) break;
        name = name.substr(0, name.find_last_not_of(" ,;:", space) + 1);
        is_whole = false;
    }
    return elide(name, room, style.em, style.weight);
}

std::string_view mix_name(const MapSubject& subject, const MapView& view, bool has_scenario) {
    if (has_scenario && subject.scenario != nullptr) return subject.scenario->name;
    if (view.persona)
        if (const Persona* persona = find_persona(subject.in_force, *view.persona)) return persona->name;
    return "All";
}

double value_width(const TypeStyle& style) {
    return text_width(" +0.00", style);
}

struct EndLabel {
    std::string text;
    Point from; // the line's last point
    Color color;
    TypeStyle style;
    Owner owner;
    double y = 0;
};

// Around their common middle where they crowd, at their own height where there is room.
void spread(std::vector<EndLabel>& labels, double top, double bottom) {
    std::sort(labels.begin(), labels.end(),
              [](const EndLabel& a, const EndLabel& b) { return a.from.y < b.from.y; });
    double total = 0;
    for (const EndLabel& label : labels)
        total += label.from.y;
    const auto count = static_cast<double>(labels.size());
    const double first = std::max(top, total / std::max(1.0, count) - end_pitch * (count - 1) / 2);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool crowded = labels.back().from.y - labels.front().from.y < end_pitch * (count - 1);
        labels[i].y = crowded ? first + end_pitch * static_cast<double>(i)
                              : std::max(i == 0 ? top : labels[i - 1].y + end_pitch, labels[i].from.y);
    }
    double limit = bottom;
    for (std::size_t i = labels.size(); i-- > 0; limit -= end_pitch)
        labels[i].y = std::min(labels[i].y, limit);
}

std::vector<EndLabel> end_labels(const Curves& curves, const Axis& axis, const MapSubject& subject,
                                 const MapView& view, double room) {
    const Theme& colors = theme(view.theme);
    std::vector<EndLabel> labels;
    const auto add = [&](std::string_view name, const CurveLine& line, Color color, const TypeStyle& style,
                         Owner owner) {
        if (line.empty()) return;
        const CurvePoint& last = line.back();
        labels.push_back(
            {short_name(name, room - value_width(style), style) + " " + format_experience(last.value),
             {last.x, axis.y(last.value)},
             color,
             style,
             std::move(owner),
             0});
    };
    const Owner curve{OwnerKind::curve, {}, {}};
    for (const PersonaLine& persona : curves.personas)
        add(persona.name, persona.line, colors.personas[persona.index % colors.personas.size()], end_style,
            {OwnerKind::persona, subject.in_force.personas[persona.index].id, {}});
    if (curves.has_scenario) add("Base", curves.base, colors.base, end_style, curve);
    add(mix_name(subject, view, curves.has_scenario), curves.mix,
        curves.has_scenario ? colors.scenario : colors.ink, mix_end_style, curve);
    return labels;
}

// A point that is labelled, and how far above and below it a line stands already: the stem of its moment dot,
// or the drop to where it was.
struct Anchor {
    Point at;
    double above = point_reach, below = point_reach;

    static constexpr double point_reach = 7;

    void reach_to(double y) {
        if (y < at.y) above = std::max(above, at.y - y);
        if (y > at.y) below = std::max(below, y - at.y);
    }
};

// A label's ways to stand at its point: how far beyond what stands there, and how much of it is left of the
// point. Over or under the point first, then beside what stands there, then further away.
struct Stand {
    std::array<double, 2> distances;
    std::array<double, 3> shares_left;
};
constexpr std::array<Stand, 5> stands{{{{6, 17}, {0.5, 0.2, 0.8}},
                                       {{-11, -4}, {-0.15, 1.15, 1.15}},
                                       {{6, 17}, {-0.15, 1.15, 0.5}},
                                       {{31, 47}, {0.5, 0.2, 0.8}},
                                       {{31, 47}, {-0.15, 1.15, 0.5}}}};
constexpr double leader_from = 12; // labels further away than this are led to their point

struct LabelPlace {
    Rect rect;
    std::optional<Rect> leader; // upright
};

// The label there with its leader, if there is room for both.
std::optional<LabelPlace> standing(const LabelSpace& space, const Anchor& anchor, double width, double height,
                                   bool above, double away, double share_left, bool leader_is_clear) {
    const double from = anchor.at.y + (above ? -anchor.above : anchor.below);
    const Rect rect{anchor.at.x - width * share_left, above ? from - away - height + 1 : from + away - 1,
                    width, height};
    if (!space.is_free({rect.x - 4, rect.y, rect.w + 8, rect.h})) return std::nullopt;
    if (away < leader_from) return LabelPlace{rect, std::nullopt};
    const double end = above ? rect.bottom() : rect.y;
    const Rect leader{anchor.at.x - 1, std::min(from, end), 2, std::abs(end - from)};
    if (leader_is_clear && !space.is_clear_of_labels(leader)) return std::nullopt;
    return LabelPlace{rect, leader};
}

// Where a label of that size can stand: above or below as preferred.
std::optional<LabelPlace> label_place(const LabelSpace& space, const Anchor& anchor, double width,
                                      double height, bool prefers_above, bool leader_is_clear) {
    for (const Stand& stand : stands)
        for (const bool above : {prefers_above, !prefers_above})
            for (const double away : stand.distances)
                for (const double share : stand.shares_left)
                    if (auto place =
                            standing(space, anchor, width, height, above, away, share, leader_is_clear))
                        return place;
    return std::nullopt;
}

// Beside the point, with a thin leader where it is far away; nothing where there is no room at all.
void add_label(DisplayList& list, LabelSpace& space, const Anchor& anchor, std::string_view text,
               const TypeStyle& style, Color color, bool prefers_above, const Theme& colors) {
    const double width = text_width(text, style), height = style.em + 2;
    auto place = label_place(space, anchor, width, height, prefers_above, true);
    if (!place) place = label_place(space, anchor, width, height, prefers_above, false);
    if (!place) return;
    const Rect& rect = place->rect;
    if (place->leader) {
        const bool above = rect.y < anchor.at.y;
        const Point start{anchor.at.x, above ? place->leader->bottom() : place->leader->y};
        add_line(list, start, {std::clamp(anchor.at.x, rect.x, rect.right()), above ? rect.bottom() : rect.y},
                 {colors.line_strong, 1});
    }
    add_text(list, {rect.x, baseline_centered_on(rect.center().y, style)}, text, style, color, Align::left,
             {OwnerKind::curve, {}, {}}, colors.canvas);
    space.take(rect);
}

// The point that the scenario moves most, with its place on the base line.
struct LargestChange {
    const CurvePoint* now = nullptr;
    const CurvePoint* before = nullptr;
};

LargestChange largest_change(const Curves& curves) {
    LargestChange largest;
    double most = 0.005; // below it, it is written as 0
    for_common_points(curves, [&](const CurvePoint& before, const CurvePoint& now) {
        if (std::abs(now.value - before.value) <= most) return;
        most = std::abs(now.value - before.value);
        largest = {&now, &before};
    });
    return largest;
}

} // namespace

double curve_labels_room(const MapSubject& subject, const MapView& view) {
    double widest = least_name_w;
    const auto take = [&](std::string_view name, const TypeStyle& style) {
        widest = std::max(widest, text_width(short_name(name, widest_name_w, style), style));
    };
    if (!view.persona && subject.in_force.personas.size() > 1)
        for (const Persona& persona : subject.in_force.personas)
            take(persona.name, end_style);
    take(mix_name(subject, view, subject.scenario != nullptr), mix_end_style);
    return std::ceil(leader_w + widest + value_width(mix_end_style) + edge_gap);
}

double end_labels_x(const MapGeometry& geometry) {
    double end = 0;
    for (const CardPlace& card : geometry.cards)
        end = std::max(end, card.rect.center().x * geometry.zoom);
    return end + leader_w;
}

void draw_end_labels(DisplayList& list, LabelSpace& space, const Curves& curves, const Axis& axis,
                     const MapSubject& subject, const MapGeometry& geometry, const MapView& view) {
    const double x = end_labels_x(geometry), room = geometry.view_width - x - edge_gap + 0.5;
    std::vector<EndLabel> labels = end_labels(curves, axis, subject, view, room);
    spread(labels, geometry.curve_y + 9, geometry.curve_y + geometry.curve_h - 8);
    for (const EndLabel& label : labels) {
        add_line(list, {std::max(label.from.x + 6, x - leader_w + 8), label.from.y}, {x - 3, label.y},
                 {label.color.with_alpha(0.7), 1});
        const double width = add_text(list, {x, baseline_centered_on(label.y, label.style)}, label.text,
                                      label.style, label.color, Align::left, label.owner);
        space.take({x - 18, label.y - 6, width + 18, 12});
    }
}

void draw_extremes(DisplayList& list, LabelSpace& space, const Curves& curves, const Axis& axis,
                   const MapView& view) {
    const Theme& colors = theme(view.theme);
    if (curves.mix.size() < 3) return;
    const auto by_value = [](const CurvePoint& a, const CurvePoint& b) {
        return a.value < b.value;
    };
    const auto [trough, peak] = std::minmax_element(curves.mix.begin(), curves.mix.end(), by_value);
    if (peak->value - trough->value < 0.02) return;
    const TypeStyle style{10.5, 13, Weight::semibold};
    const auto anchor_of = [&](const CurvePoint& p) {
        Anchor anchor{{p.x, axis.y(p.value)}};
        if (view.moment_dots)
            if (const Point dot = moment_dot(curves.mix, p, axis); dot.x == p.x)
                anchor.reach_to(dot.y + (dot.y < anchor.at.y ? -dot_radius : dot_radius));
        return anchor;
    };
    if (const auto [now, before] = largest_change(curves); now != nullptr) {
        const double y0 = axis.y(before->value), y1 = axis.y(now->value);
        add_line(list, {now->x, y0}, {now->x, y1}, {colors.scenario, 1});
        list.add(Disc{{now->x, y0}, 2.25, colors.base, {}});
        space.block({now->x - 1, std::min(y0, y1), 2, std::abs(y1 - y0)});
        Anchor anchor = anchor_of(*now);
        anchor.reach_to(y0);
        add_label(list, space, anchor, format_signed(now->value - before->value, 2), style, colors.scenario,
                  now->value > before->value, colors);
    }
    add_label(list, space, anchor_of(*peak), "Peak " + format_experience(peak->value), style, colors.text,
              true, colors);
    add_label(list, space, anchor_of(*trough), "Trough " + format_experience(trough->value), style,
              colors.text, false, colors);
}

} // namespace waymark
