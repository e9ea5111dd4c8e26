// The visual tokens: colours by role and meaning, type scale, sizes; light and dark.
#pragma once

#include "scene/display_list.h"

#include <array>

namespace waymark {

enum class ThemeName { light, dark };

struct Theme {
    ThemeName name = ThemeName::light;
    // roles
    Color window, panel, canvas, card, field, hover, pressed, line, line_strong, grid;
    Color text, text_2, text_3, text_disabled, ink, on_ink, card_line, link, stage_prospect, stage_customer;
    // meanings, and their soft fills
    Color base, scenario, good, bad, moment, service;
    Color base_soft, scenario_soft, good_soft, bad_soft, moment_soft, service_soft;
    std::array<Color, 4> scenarios;
    std::array<Color, 5> personas;
    std::array<Color, 7> diverging;
    std::array<Color, 5> sequential;
};

[[nodiscard]] const Theme& theme(ThemeName name);

struct TypeStyle {
    double em;
    double line;
    Weight weight;
};
namespace type {
inline constexpr TypeStyle micro{10, 14, Weight::regular};
inline constexpr TypeStyle small{11, 16, Weight::regular};
inline constexpr TypeStyle body{12, 18, Weight::regular};
inline constexpr TypeStyle strong{12, 18, Weight::semibold};
inline constexpr TypeStyle card{13, 16, Weight::semibold};
inline constexpr TypeStyle title{14, 20, Weight::semibold};
inline constexpr TypeStyle figure{20, 24, Weight::semibold};
inline constexpr TypeStyle display{28, 36, Weight::semibold};
inline constexpr TypeStyle stage_figure{40, 44, Weight::semibold};
} // namespace type

// Sizes in units at zoom 1 and content scale 1, as the visual tokens name them.
namespace size {
inline constexpr double menu_h = 32, toolbar_h = 40, status_h = 24, control_h = 24, button_h = 28, row_h = 24,
                        tree_row_h = 22, section_h = 28, outline_w = 152, outline_rail_w = 44,
                        inspector_w = 256, dock_h = 232, scenario_bar_h = 36, splitter = 4, minimum_hit = 24;
inline constexpr double stage_header_h = 40, lane_label_w = 84, card_w = 112, card_h = 80, card_pad = 9,
                        card_gap = 16, half_step = 64, lane_h = 108, return_gutter_h = 28, curve_lane_h = 188,
                        text_lane_h = 60, end_gutter_w = 64;
inline constexpr double icon = 14, icon_toolbar = 16, score_bar_w = 20, score_bar_h = 6, score_bar_gap = 4,
                        badge_w = 20, badge_h = 14, star_r = 6.5, port_r = 4, link_min = 1, link_max = 8,
                        self_loop_r = 14;
inline constexpr double radius_control = 4, radius_company = 4, radius_customer = 14, radius_popup = 6;
inline constexpr double stroke_hair = 1, stroke_card = 1.25, stroke_selection = 2, stroke_icon = 1.4,
                        stroke_curve_mix = 2.5, stroke_curve_persona = 1.25, stroke_curve_base = 1.5,
                        stroke_chart = 2, stroke_chart_base = 1.5;
} // namespace size

namespace dash {
inline constexpr std::array<double, 2> solid{0, 0}, estimated{6, 3}, assumed{2, 3}, chart_base{6, 4};
} // namespace dash

} // namespace waymark
