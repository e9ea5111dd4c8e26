#include "scene/theme.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>

using namespace waymark;
using nlohmann::json;

namespace {

json tokens() {
    std::ifstream file(WAYMARK_SOURCE_DIR "/assets/themes/waymark.json");
    return json::parse(file);
}

std::string hex(Color c) {
    char text[8];
    std::snprintf(text, sizeof text, "#%02X%02X%02X", c.r, c.g, c.b);
    return text;
}

using ColorMember = Color Theme::*;

const std::map<std::string, ColorMember> roles{
    {"window", &Theme::window},
    {"panel", &Theme::panel},
    {"canvas", &Theme::canvas},
    {"card", &Theme::card},
    {"field", &Theme::field},
    {"hover", &Theme::hover},
    {"pressed", &Theme::pressed},
    {"line", &Theme::line},
    {"line_strong", &Theme::line_strong},
    {"grid", &Theme::grid},
    {"text", &Theme::text},
    {"text_2", &Theme::text_2},
    {"text_3", &Theme::text_3},
    {"text_disabled", &Theme::text_disabled},
    {"ink", &Theme::ink},
    {"on_ink", &Theme::on_ink},
    {"card_line", &Theme::card_line},
    {"link", &Theme::link},
    {"stage_prospect", &Theme::stage_prospect},
    {"stage_customer", &Theme::stage_customer},
};
const std::map<std::string, ColorMember> meanings{
    {"base", &Theme::base}, {"scenario", &Theme::scenario}, {"good", &Theme::good},
    {"bad", &Theme::bad},   {"moment", &Theme::moment},     {"service", &Theme::service},
};
const std::map<std::string, ColorMember> softs{
    {"base", &Theme::base_soft}, {"scenario", &Theme::scenario_soft}, {"good", &Theme::good_soft},
    {"bad", &Theme::bad_soft},   {"moment", &Theme::moment_soft},     {"service", &Theme::service_soft},
};

void check_members(const json& expected, const std::map<std::string, ColorMember>& members,
                   const Theme& drawn) {
    CHECK(expected.size() == members.size());
    for (const auto& [name, member] : members) {
        INFO(name);
        CHECK(expected.at(name) == hex(drawn.*member));
    }
}

template <std::size_t N>
void check_ramp(const json& expected, const std::array<Color, N>& ramp) {
    REQUIRE(expected.size() == N);
    for (std::size_t i = 0; i < N; ++i)
        CHECK(expected[i] == hex(ramp[i]));
}

// Relative luminance and contrast ratio as WCAG 2.1 defines them.
double luminance(Color c) {
    const auto linear = [](std::uint8_t part) {
        const double s = part / 255.0;
        return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double contrast(Color a, Color b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

const Theme& either_theme() {
    return theme(GENERATE(ThemeName::light, ThemeName::dark));
}

} // namespace

TEST_CASE("the themes are the tokens, colour by colour") {
    const auto [key, name] =
        GENERATE(table<std::string, ThemeName>({{"light", ThemeName::light}, {"dark", ThemeName::dark}}));
    const json expected = tokens().at(key);
    const Theme& drawn = theme(name);
    CHECK(drawn.name == name);
    check_members(expected.at("role"), roles, drawn);
    check_members(expected.at("meaning"), meanings, drawn);
    check_members(expected.at("meaning_soft"), softs, drawn);
    check_ramp(expected.at("scenarios"), drawn.scenarios);
    check_ramp(expected.at("personas"), drawn.personas);
    check_ramp(expected.at("diverging"), drawn.diverging);
    check_ramp(expected.at("sequential"), drawn.sequential);
}

TEST_CASE("the type scale is the tokens'") {
    const json scale = tokens().at("font").at("scale");
    const std::map<std::string, TypeStyle> styles{
        {"micro", type::micro},   {"small", type::small},     {"body", type::body},
        {"strong", type::strong}, {"card", type::card},       {"title", type::title},
        {"figure", type::figure}, {"display", type::display}, {"stagefig", type::stage_figure},
    };
    REQUIRE(scale.size() == styles.size());
    for (const auto& [name, style] : styles) {
        INFO(name);
        CHECK(scale.at(name).at("size") == style.em);
        CHECK(scale.at(name).at("line") == style.line);
        CHECK(scale.at(name).at("weight") == (style.weight == Weight::semibold ? 600 : 400));
    }
}

TEST_CASE("the sizes are the tokens'") {
    const json sizes = tokens().at("size");
    const std::map<std::string, double> named{
        {"menu_h", size::menu_h},
        {"toolbar_h", size::toolbar_h},
        {"status_h", size::status_h},
        {"control_h", size::control_h},
        {"button_h", size::button_h},
        {"row_h", size::row_h},
        {"tree_row_h", size::tree_row_h},
        {"section_h", size::section_h},
        {"outline_w", size::outline_w},
        {"outline_rail_w", size::outline_rail_w},
        {"inspector_w", size::inspector_w},
        {"dock_h", size::dock_h},
        {"scenario_bar_h", size::scenario_bar_h},
        {"splitter", size::splitter},
        {"minimum_hit", size::minimum_hit},
        {"stage_header_h", size::stage_header_h},
        {"lane_label_w", size::lane_label_w},
        {"card_w", size::card_w},
        {"card_h", size::card_h},
        {"card_pad", size::card_pad},
        {"card_gap", size::card_gap},
        {"half_step", size::half_step},
        {"lane_h", size::lane_h},
        {"return_gutter_h", size::return_gutter_h},
        {"curve_lane_h", size::curve_lane_h},
        {"text_lane_h", size::text_lane_h},
        {"end_gutter_w", size::end_gutter_w},
        {"icon", size::icon},
        {"icon_toolbar", size::icon_toolbar},
        {"score_bar_gap", size::score_bar_gap},
        {"star_r", size::star_r},
        {"port_r", size::port_r},
        {"self_loop_r", size::self_loop_r},
    };
    for (const auto& [name, value] : named) {
        INFO(name);
        CHECK(sizes.at(name) == value);
    }
    CHECK(sizes.at("score_bar") == json{size::score_bar_w, size::score_bar_h});
    CHECK(sizes.at("badge") == json{size::badge_w, size::badge_h});
    CHECK(sizes.at("link_w") == json{size::link_min, size::link_max});
}

TEST_CASE("text is readable on every surface it stands on") {
    const Theme& t = either_theme();
    for (const Color surface : {t.window, t.panel, t.canvas, t.card, t.field, t.hover, t.stage_prospect})
        for (const Color text : {t.text, t.text_2, t.text_3}) {
            INFO(hex(text) << " on " << hex(surface));
            CHECK(contrast(text, surface) >= 4.5);
        }
    CHECK(contrast(t.text, t.pressed) >= 4.5);
    CHECK(contrast(t.text_2, t.stage_customer) >= 4.5);
    CHECK(contrast(t.on_ink, t.ink) >= 4.5);
}

TEST_CASE("accents and personas are readable as text on panels, cards and canvas") {
    const Theme& t = either_theme();
    std::vector<Color> accents{t.base, t.scenario, t.good, t.bad, t.service};
    accents.insert(accents.end(), t.personas.begin(), t.personas.end());
    accents.insert(accents.end(), t.scenarios.begin(), t.scenarios.end());
    for (const Color surface : {t.panel, t.card, t.canvas})
        for (const Color accent : accents) {
            INFO(hex(accent) << " on " << hex(surface));
            CHECK(contrast(accent, surface) >= 4.5);
        }
}

TEST_CASE("each meaning is readable on its own soft fill, except yellow, which is never text") {
    const Theme& t = either_theme();
    CHECK(contrast(t.base, t.base_soft) >= 4.5);
    CHECK(contrast(t.scenario, t.scenario_soft) >= 4.5);
    CHECK(contrast(t.good, t.good_soft) >= 4.5);
    CHECK(contrast(t.bad, t.bad_soft) >= 4.5);
    CHECK(contrast(t.service, t.service_soft) >= 4.5);
    CHECK(contrast(t.text, t.moment_soft) >= 4.5);
}
