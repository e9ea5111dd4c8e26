#include <algorithm>
#include <cmath>

#include "scene/icons.h"
#include "scene/map_parts.h"
#include "scene/marks.h"

namespace waymark {

namespace {

// Below these zooms a card keeps its name only, and then its shape only.
constexpr double name_only_zoom = 0.6, shape_only_zoom = 0.35;
constexpr double least_name_em = 10; // on screen

struct CardInk {
    Color fill, outline, text, icon;
};

CardInk ink_of(const Theme& theme, Presence presence) {
    switch (presence) {
    case Presence::kept: return {theme.card, theme.card_line, theme.text, theme.text_2};
    case Presence::added: return {theme.card, theme.scenario, theme.text, theme.text_2};
    case Presence::removed:
        return {theme.canvas, theme.text_disabled, theme.text_disabled, theme.text_disabled};
    }
    return {};
}

std::array<double, 2> dash_of(EvidenceLevel level) {
    switch (level) {
    case EvidenceLevel::measured: return dash::solid;
    case EvidenceLevel::estimated: return dash::estimated;
    case EvidenceLevel::assumed: return dash::assumed;
    }
    return dash::solid;
}

double quality(const Touchpoint& t) {
    return (t.scores.people + t.scores.process + t.scores.product) / 3;
}

void draw_shape(DisplayList& list, const CardPlace& card, const Touchpoint& t, const MapView& view,
                const CardInk& ink, const Owner& owner) {
    const Theme& colors = theme(view.theme);
    const double radius =
        t.initiated_by == Initiator::customer ? size::radius_customer : size::radius_company;
    Box shape{card.rect, radius, ink.fill, {ink.outline, size::stroke_card, dash_of(t.evidence.level)}};
    if (card.presence == Presence::kept && view.zoom < shape_only_zoom)
        shape.fill = score_color(colors, quality(t));
    if (card.presence != Presence::removed) {
        Box edge{{card.rect.x, card.rect.y + 1.5, card.rect.w, card.rect.h}, radius, colors.line, {}};
        list.add(edge, owner);
    }
    list.add(shape, owner);
}

void draw_name(DisplayList& list, const Rect& rect, std::string_view name, double zoom, Color color,
               const Owner& owner) {
    // At least 10 pixels high at any zoom.
    TypeStyle style = type::card;
    if (style.em * zoom < least_name_em) style = {least_name_em / zoom, 12.2 / zoom, Weight::semibold};
    const double pad = zoom < name_only_zoom ? 6 : size::card_pad;
    const double width = rect.w - 2 * pad;
    const double room = zoom < name_only_zoom ? rect.h - 8 : 2 * style.line;
    const int most = std::max(1, static_cast<int>(room / style.line));
    const auto lines = break_lines(name, width, style.em, style.weight, most, WideWords::shortened);
    double y = rect.center().y - style.line * (static_cast<double>(lines.size()) - 1) / 2;
    for (const std::string& line : lines) {
        add_text(list, {rect.x + pad, baseline_centered_on(y, style)}, line, style, color, Align::left,
                 owner);
        y += style.line;
    }
}

// Star, service badge and intervention numbers, from right to left.
void draw_badges(DisplayList& list, const CardPlace& card, const Touchpoint& t, const MapIndex& index,
                 const Theme& colors, const Owner& owner) {
    const double middle = card.rect.y + size::card_pad + size::icon / 2;
    double right = card.rect.right() - size::card_pad;
    if (t.moment_of_truth) {
        add_moment_star(list, {right - size::star_r, middle}, colors, owner);
        right -= 2 * size::star_r + 4;
    }
    if (t.kind == Kind::service) {
        add_service_badge(list, {right - size::badge_w, middle - size::badge_h / 2}, colors, owner);
        right -= size::badge_w + 4;
    }
    const auto numbers = index.interventions.find(t.id);
    if (numbers == index.interventions.end()) return;
    const std::size_t most = std::min<std::size_t>(numbers->second.size(), 2);
    for (std::size_t i = most; i-- > 0;) {
        // The badge is laid out from its left end, so it is drawn once to learn its width.
        DisplayList badge;
        const double width =
            add_number_badge(badge, {0, 0}, numbers->second[i], colors.scenario, colors.on_ink, owner);
        list.append(badge, {right - width, middle - size::badge_h / 2});
        right -= width + 3;
    }
}

void draw_score_bar(DisplayList& list, Point left_top, double score, double base_score, const Theme& colors,
                    const Owner& owner) {
    const double full = size::score_bar_w, high = size::score_bar_h;
    list.add(Box{{left_top.x, left_top.y, full, high}, 1, colors.pressed, {}}, owner);
    const double length = full * std::clamp(score / 10, 0.0, 1.0);
    if (length > 0.5)
        list.add(Box{{left_top.x, left_top.y, length, high}, 1, score_color(colors, score), {}}, owner);
    const double middle = left_top.x + full / 2;
    add_line(list, {middle, left_top.y - 2}, {middle, left_top.y + high + 2}, {colors.card_line, 1}, owner);
    if (std::abs(score - base_score) < 1e-9) return;
    const double notch = left_top.x + full * std::clamp(base_score / 10, 0.0, 1.0);
    add_line(list, {notch, left_top.y - 2}, {notch, left_top.y + high + 2}, {colors.scenario, 2}, owner);
}

void draw_scores(DisplayList& list, const CardPlace& card, const Touchpoint& t, const MapIndex& index,
                 const Theme& colors, const Owner& owner) {
    const auto found = index.base.find(t.id);
    const Scores& base = found == index.base.end() ? t.scores : found->second->scores;
    const std::array<std::pair<double, double>, 3> values{
        {{t.scores.people, base.people}, {t.scores.process, base.process}, {t.scores.product, base.product}}};
    Point at{card.rect.x + size::card_pad, card.rect.bottom() - size::card_pad - size::score_bar_h};
    for (const auto& [score, base_score] : values) {
        draw_score_bar(list, at, score, base_score, colors, owner);
        at.x += size::score_bar_w + size::score_bar_gap;
    }
    const double middle = at.y + size::score_bar_h / 2;
    double x = card.rect.right() - size::card_pad - 3;
    if (!t.opportunities.empty()) {
        list.add(triangle({x, middle}, 7, Direction::up, colors.good), owner);
        x -= 11;
    }
    if (!t.pains.empty()) list.add(triangle({x, middle}, 7, Direction::down, colors.bad), owner);
}

} // namespace

Color score_color(const Theme& theme, double score) {
    const auto steps = static_cast<double>(theme.diverging.size());
    const double step = std::clamp(std::floor(score / 10 * steps), 0.0, steps - 1);
    return theme.diverging[static_cast<std::size_t>(step)];
}

void draw_card(DisplayList& list, const CardPlace& card, const MapIndex& index, const MapView& view) {
    const Theme& colors = theme(view.theme);
    const Touchpoint& t = shown_touchpoint(index, card.touchpoint);
    const Owner owner{OwnerKind::touchpoint, t.id, {}};
    const CardInk ink = ink_of(colors, card.presence);
    draw_shape(list, card, t, view, ink, owner);
    if (view.zoom < shape_only_zoom) return;
    draw_name(list, card.rect, t.name, view.zoom, ink.text, owner);
    if (view.zoom < name_only_zoom) return;
    add_icon(list, icon_for_channel(t.channel),
             {card.rect.x + size::card_pad + size::icon / 2, card.rect.y + size::card_pad + size::icon / 2},
             size::icon, ink.icon, owner);
    draw_badges(list, card, t, index, colors, owner);
    if (card.presence != Presence::removed) draw_scores(list, card, t, index, colors, owner);
}

} // namespace waymark
