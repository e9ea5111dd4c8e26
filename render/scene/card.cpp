#include <algorithm>
#include <cmath>

#include "scene/icons.h"
#include "scene/map_parts.h"
#include "scene/marks.h"

namespace waymark {

namespace {

// Below these zooms a card keeps its name only, and then its shape only.
constexpr double name_only_zoom = 0.6, shape_only_zoom = 0.35;
constexpr double least_em = 10; // of any text, as shown

// How large the parts of a card are, in map units, and which there are room for.
struct CardForm {
    bool has_signs = false, has_scores = false;
    TypeStyle name = type::card;
    int name_lines = 2;
    bool may_near_edge = false; // a name goes near the right edge rather than being cut
    double pad = size::card_pad;
    double sign_h = size::icon; // icon and badges
    double digit_em = type::micro.em;
    double star_r = size::star_r;
    double bar_w = size::score_bar_w, bar_h = size::score_bar_h, tick = 2;
    double mark_w = 7;
};

// On screen all of it, or the name alone over the whole height.
CardForm screen_form(double zoom) {
    CardForm form;
    form.has_signs = form.has_scores = zoom >= name_only_zoom;
    if (form.name.em * zoom < least_em) form.name = {least_em / zoom, 12.2 / zoom, Weight::semibold};
    if (form.has_signs) return form;
    form.name.line = 11.4 / zoom;
    form.name_lines = std::clamp(static_cast<int>((size::card_h - 3) / form.name.line), 1, 3);
    form.pad = 5;
    return form;
}

// In print texts have the same least size, but signs are sharp even when small: all of it as long as it fits.
CardForm printed_form(double zoom) {
    CardForm form;
    const auto at_least = [&](double usual, double shown) {
        return std::max(usual, shown / zoom);
    };
    form.may_near_edge = true;
    form.name = {at_least(type::card.em, least_em), at_least(type::card.line, 11.6), Weight::semibold};
    form.pad = std::clamp(5.5 / zoom, 7.0, size::card_pad);
    form.sign_h = at_least(size::icon, 10);
    form.digit_em = at_least(type::micro.em, least_em);
    form.star_r = at_least(size::star_r, 4.6);
    form.bar_h = std::clamp(3.2 / zoom, size::score_bar_h * 0.75, size::score_bar_h);
    form.tick = std::clamp(1 / zoom, 1.0, 2.0);
    const double names_h = form.name_lines * form.name.line, around = 2 * form.pad;
    form.has_signs = around + form.sign_h + names_h <= size::card_h + 5;
    form.has_scores = around + form.sign_h + names_h + form.bar_h <= size::card_h + 5;
    if (form.has_signs) return form;
    form.name_lines = std::max(1, static_cast<int>((size::card_h - 3) / form.name.line));
    form.pad = 5;
    return form;
}

CardForm form_of(const MapView& view) {
    return view.is_printed ? printed_form(view.zoom) : screen_form(view.zoom);
}

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

// Between the rows of signs and scores, where there are such.
void draw_name(DisplayList& list, const Rect& rect, std::string_view name, const CardForm& form, Color color,
               const Owner& owner) {
    const TypeStyle& style = form.name;
    const auto lines_within = [&](double width) {
        return break_lines(name, width, style.em, style.weight, form.name_lines, WideWords::hyphenated);
    };
    auto lines = lines_within(rect.w - 2 * form.pad);
    const auto is_cut = [](const std::string& line) {
        return line.ends_with("…");
    };
    if (form.may_near_edge && std::any_of(lines.begin(), lines.end(), is_cut))
        lines = lines_within(rect.w - 1.35 * form.pad);
    const double above = form.has_signs ? form.pad + form.sign_h : 0;
    const double below = form.has_scores ? form.pad + form.bar_h : 0;
    double y =
        rect.y + (above + rect.h - below) / 2 - style.line * (static_cast<double>(lines.size()) - 1) / 2;
    for (const std::string& line : lines) {
        add_text(list, {rect.x + form.pad, baseline_centered_on(y, style)}, line, style, color, Align::left,
                 owner);
        y += style.line;
    }
}

// Star, service badge and intervention numbers, from right to left.
void draw_badges(DisplayList& list, const CardPlace& card, const Touchpoint& t, const MapIndex& index,
                 const CardForm& form, const Theme& colors, const Owner& owner) {
    const double middle = card.rect.y + form.pad + form.sign_h / 2;
    const double enlarged = form.sign_h / size::badge_h;
    double right = card.rect.right() - form.pad;
    if (t.moment_of_truth) {
        add_moment_star(list, {right - form.star_r, middle}, colors, owner, form.star_r);
        right -= 2 * form.star_r + 4;
    }
    if (t.kind == Kind::service) {
        right -= size::badge_w * enlarged;
        const Point left_top{right, middle - form.sign_h / 2};
        if (enlarged > 1) {
            DisplayList badge;
            add_service_badge(badge, {0, 0}, colors, owner);
            list.append(scaled(badge, enlarged), left_top);
        } else {
            add_service_badge(list, left_top, colors, owner);
        }
        right -= 4;
    }
    const auto numbers = index.interventions.find(t.id);
    if (numbers == index.interventions.end()) return;
    const std::size_t most = std::min<std::size_t>(numbers->second.size(), 2);
    for (std::size_t i = most; i-- > 0;) {
        // The badge is laid out from its left end, so it is drawn once to learn its width.
        DisplayList badge;
        const double width = add_number_badge(badge, {0, 0}, numbers->second[i], colors.scenario,
                                              colors.on_ink, owner, {form.sign_h, form.digit_em});
        list.append(badge, {right - width, middle - form.sign_h / 2});
        right -= width + 3;
    }
}

void draw_score_bar(DisplayList& list, const Rect& bar, double tick, double score, double base_score,
                    const Theme& colors, const Owner& owner) {
    list.add(Box{bar, 1, colors.pressed, {}}, owner);
    const double length = bar.w * std::clamp(score / 10, 0.0, 1.0);
    if (length > 0.5) list.add(Box{{bar.x, bar.y, length, bar.h}, 1, score_color(colors, score), {}}, owner);
    const double middle = bar.center().x;
    add_line(list, {middle, bar.y - tick}, {middle, bar.bottom() + tick}, {colors.card_line, 1}, owner);
    if (std::abs(score - base_score) < 1e-9) return;
    const double notch = bar.x + bar.w * std::clamp(base_score / 10, 0.0, 1.0);
    add_line(list, {notch, bar.y - tick}, {notch, bar.bottom() + tick}, {colors.scenario, 2}, owner);
}

void draw_scores(DisplayList& list, const CardPlace& card, const Touchpoint& t, const MapIndex& index,
                 const CardForm& form, const Theme& colors, const Owner& owner) {
    const auto found = index.base.find(t.id);
    const Scores& base = found == index.base.end() ? t.scores : found->second->scores;
    const std::array<std::pair<double, double>, 3> values{
        {{t.scores.people, base.people}, {t.scores.process, base.process}, {t.scores.product, base.product}}};
    Rect bar{card.rect.x + form.pad, card.rect.bottom() - form.pad - form.bar_h, form.bar_w, form.bar_h};
    for (const auto& [score, base_score] : values) {
        draw_score_bar(list, bar, form.tick, score, base_score, colors, owner);
        bar.x += form.bar_w + size::score_bar_gap;
    }
    const double middle = bar.center().y;
    double x = card.rect.right() - form.pad - form.mark_w / 2;
    if (!t.opportunities.empty()) {
        list.add(triangle({x, middle}, form.mark_w, Direction::up, colors.good), owner);
        x -= form.mark_w + 4;
    }
    if (!t.pains.empty()) list.add(triangle({x, middle}, form.mark_w, Direction::down, colors.bad), owner);
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
    const CardForm form = form_of(view);
    draw_name(list, card.rect, t.name, form, ink.text, owner);
    if (form.has_signs) {
        add_icon(list, icon_for_channel(t.channel),
                 {card.rect.x + form.pad + form.sign_h / 2, card.rect.y + form.pad + form.sign_h / 2},
                 form.sign_h, ink.icon, owner);
        draw_badges(list, card, t, index, form, colors, owner);
    }
    if (form.has_scores && card.presence != Presence::removed)
        draw_scores(list, card, t, index, form, colors, owner);
}

} // namespace waymark
