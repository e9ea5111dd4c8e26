// The icons, signs and badges as shapes: one drawing for screen and every export.
#pragma once

#include "scene/display_list.h"
#include "scene/theme.h"

#include <span>
#include <string_view>

namespace waymark {

enum class Icon : std::uint8_t {
    // channels
    person,
    people,
    phone,
    mobile,
    mail,
    globe,
    chat,
    video,
    share,
    app,
    store,
    document,
    invoice,
    bank,
    car,
    truck,
    parcel,
    calendar,
    megaphone,
    headset,
    dot,
    // signs
    star,
    triangle_up,
    triangle_down,
    completed,
    warning,
    check,
    info,
    clock,
    lock,
    // tools
    select_arrow,
    touchpoint_card,
    link,
    stage_columns,
    undo,
    redo,
    play,
    pause,
    export_arrow,
    plus,
    minus,
    close,
    chevron_up,
    chevron_down,
    chevron_left,
    chevron_right,
    arrow_left,
    arrow_right,
    search,
    list,
    eye,
    eye_closed,
    dots,
    scenario,
    table,
    event_log,
    chart_lines,
    chart_bars,
    folder,
    duplicate,
    trash,
    fit,
    logo
};

[[nodiscard]] std::span<const Icon> all_icons();
// Its name in the code, for contact sheets and probes.
[[nodiscard]] std::string_view name_of(Icon icon);

// The icon for a channel in the user's words, such as "E-mail", "in person" or "Web shop"; a dot for words
// unknown.
[[nodiscard]] Icon icon_for_channel(std::string_view channel);

// Adds the icon in a square of `units` around the centre, stroked 1.4 units wide up to 16 units and in
// proportion beyond. Icons are drawn on a grid of 14 units.
void add_icon(DisplayList& list, Icon icon, Point center, double units, Color color, const Owner& owner = {});

// A five-pointed star with that distance from centre to tip, one tip up.
[[nodiscard]] Path star(Point center, double radius);

// The moment of truth: a yellow star with an outline of ink.
void add_moment_star(DisplayList& list, Point center, const Theme& theme, const Owner& owner = {},
                     double radius = size::star_r);
// A filled triangle, `width` wide: up is good or an opportunity, down is bad or a pain.
enum class Direction : bool { up, down };
[[nodiscard]] Path triangle(Point center, double width, Direction direction, Color fill);
// The badge of customer service, 20 × 14: plum, with a headset.
void add_service_badge(DisplayList& list, Point top_left, const Theme& theme, const Owner& owner = {});
struct NumberBadge {
    double height = size::badge_h, em = 10;
};
// The badge of an intervention: its number on violet; returns its width.
double add_number_badge(DisplayList& list, Point top_left, int number, Color fill, Color text,
                        const Owner& owner = {}, const NumberBadge& badge = {});
// Where people have completed the journey: a ring with a dot.
void add_completed_ring(DisplayList& list, Point center, Color color, const Owner& owner = {});

// The marker of a persona by its index, around the centre, as large as a disc of that radius. Never a circle,
// which is the mix of all.
[[nodiscard]] Path persona_marker(std::size_t persona, Point center, double radius);

// The mark of Waymark: two points joined to a star, on a square of `units`.
void add_logo(DisplayList& list, Point center, double units, Color ink, Color star_fill);

} // namespace waymark
