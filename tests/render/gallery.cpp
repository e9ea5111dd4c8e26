#include "render/gallery.h"

#include "scene/icons.h"
#include "text/fonts.h"

#include <cmath>

namespace waymark {

namespace {

TextRun line_of_text(Point at, double em, Weight weight, Color color, std::string text) {
    const double width = measure(text, em, weight);
    return {at, em, weight, color, std::move(text), width};
}

Path polyline(std::initializer_list<Point> points, Stroke stroke) {
    Path path;
    for (const Point p : points)
        path.verbs.empty() ? path.move_to(p) : path.line_to(p);
    path.stroke = stroke;
    return path;
}

void add_card(DisplayList& list, const Theme& t, Point at, double radius, std::array<double, 2> dash,
              std::string id, std::string_view name) {
    const Owner owner{OwnerKind::touchpoint, std::move(id), ""};
    list.add(
        Box{{at.x, at.y, size::card_w, size::card_h}, radius, t.card, {t.card_line, size::stroke_card, dash}},
        owner);
    double y = at.y + 38;
    for (auto& words : break_lines(name, size::card_w - 2 * size::card_pad, 13, Weight::semibold, 2)) {
        list.add(line_of_text({at.x + size::card_pad, y}, 13, Weight::semibold, t.text, words), owner);
        y += type::card.line;
    }
    add_icon(list, Icon::mail, {at.x + 16, at.y + 16}, size::icon, t.text_2, owner);
    for (int i = 0; i < 3; ++i)
        list.add(
            Box{{at.x + 9 + 24 * i, at.y + 66, 20, 6}, 1.5, t.diverging[static_cast<std::size_t>(3 + i)], {}},
            owner);
}

void add_curve(DisplayList& list, const Theme& t) {
    Path band, mix;
    for (int i = 0; i <= 24; ++i) {
        const Point p{16 + 8.0 * i, 236 - 12 * std::sin(i * 0.5)};
        i == 0 ? band.move_to({p.x, p.y - 14}) : band.line_to({p.x, p.y - 14});
        i == 0 ? mix.move_to(p) : mix.line_to(p);
    }
    for (int i = 24; i >= 0; --i)
        band.line_to({16 + 8.0 * i, 236 - 12 * std::sin(i * 0.5) + 10});
    band.close();
    band.fill = t.scenario.with_alpha(0.13);
    mix.stroke = {t.scenario, 2.5};
    list.add(band, {OwnerKind::curve, "", ""});
    list.add(mix, {OwnerKind::curve, "", ""});
    list.add(polyline({{16, 250}, {70, 262}, {120, 246}, {208, 258}}, {t.base, 1.5, dash::chart_base}));
    list.add(polyline({{16, 262}, {70, 274}, {120, 258}, {208, 270}}, {t.personas[0], 1.25, dash::assumed}));
    list.add(polyline({{16, 284}, {208, 284}}, {t.text_3, 3, {0.01, 8}, true}));
}

} // namespace

DisplayList gallery(const Theme& t, const std::string& logo) {
    DisplayList list;
    list.add(Box{gallery_area, 0, t.canvas, {}});
    add_card(list, t, {16, 16}, size::radius_company, dash::solid, "bill", "Check-out and bill");
    add_card(list, t, {160, 16}, size::radius_customer, dash::estimated, "desk", "Complaint desk <&>");
    add_card(list, t, {304, 16}, size::radius_company, dash::assumed, "ad", "Žižkov Привет");
    Path link;
    link.move_to({72, 96});
    link.cubic_to({72, 150}, {216, 110}, {216, 170});
    link.stroke = {t.link, 5};
    list.add(link, {OwnerKind::link, "bill", "desk"});
    Path arrow;
    arrow.move_to({208, 168});
    arrow.line_to({224, 168});
    arrow.line_to({216, 180});
    arrow.close();
    arrow.fill = t.link;
    list.add(arrow, {OwnerKind::link, "bill", "desk"});
    TextRun label = line_of_text({120, 132}, 12, Weight::semibold, t.text, "10 500");
    label.halo = t.canvas;
    list.add(label, {OwnerKind::link, "bill", "desk"});
    list.add(polyline({{16, 190}, {464, 190}}, {t.line_strong, 1}));
    add_curve(list, t);
    add_moment_star(list, {112, 232}, t, {OwnerKind::touchpoint, "desk", ""});
    list.add(Disc{{160, 240}, 4, t.canvas, {t.good, 1.25}});
    list.add(PushClip{{232, 204, 110, 40}});
    list.add(line_of_text({236, 224}, 20, Weight::semibold, t.text, "cut off at the right"));
    list.add(PopClip{});
    list.add(line_of_text({232, 262}, 12, Weight::regular, t.text, "€ 4.00 · −0.42 pt · Überraschung"));
    list.add(line_of_text({232, 280}, 10, Weight::regular, t.text_2, "Ωμέγα, 0123456789, Projection."));
    add_service_badge(list, {440, 24}, t);
    add_number_badge(list, {440, 44}, 12, t.scenario, t.card);
    add_completed_ring(list, {450, 76}, t.card_line);
    add_logo(list, {440, 130}, 44, t.ink, t.moment);
    if (!logo.empty()) list.add(Image{{360, 205, 60, 30}, logo});
    return list;
}

} // namespace waymark
