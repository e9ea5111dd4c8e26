#include "scene/icon_shapes.h"

#include <array>

namespace waymark {

namespace {

// clang-format off
constexpr std::array shapes{
    IconShape{Icon::person, "person",
        "O 7 4.3 2.5  M 2.3 12.5 C 2.3 9.7 4.4 8.6 7 8.6 C 9.6 8.6 11.7 9.7 11.7 12.5"},
    IconShape{Icon::people, "people",
        "O 5.2 4.6 2.2  M 1.2 12 C 1.2 9.5 3 8.5 5.2 8.5 C 7.4 8.5 9.2 9.5 9.2 12"
        "  M 9.2 2.6 C 11.4 2.8 11.4 6.4 9.2 6.6  M 10.6 8.7 C 12.1 9.1 12.9 10.2 12.9 12"},
    IconShape{Icon::phone, "phone",
        "M 3.2 1.8 L 5.2 1.8 L 6.2 4.6 L 4.9 5.7 C 5.6 7.1 6.9 8.4 8.3 9.1 L 9.4 7.8 L 12.2 8.8 L 12.2 10.8"
        " C 12.2 11.6 11.6 12.2 10.8 12.2 C 6 11.9 2.1 8 1.8 3.2 C 1.8 2.4 2.4 1.8 3.2 1.8 Z"},
    IconShape{Icon::mobile, "mobile", "R 3.9 1.4 6.2 11.2 1.5  M 6.3 10.4 L 7.7 10.4"},
    IconShape{Icon::mail, "mail", "R 1.2 2.6 11.6 8.8 1.2  M 1.8 3.7 L 7 7.9 L 12.2 3.7"},
    IconShape{Icon::globe, "globe",
        "O 7 7 5.6  M 1.4 7 L 12.6 7  M 7 1.4 C 4.1 3.8 4.1 10.2 7 12.6 C 9.9 10.2 9.9 3.8 7 1.4 Z"},
    IconShape{Icon::chat, "chat",
        "M 2.7 2 L 11.3 2 C 12 2 12.6 2.6 12.6 3.3 L 12.6 8.5 C 12.6 9.2 12 9.8 11.3 9.8 L 7 9.8 L 4.2 12.4"
        " L 4.2 9.8 L 2.7 9.8 C 2 9.8 1.4 9.2 1.4 8.5 L 1.4 3.3 C 1.4 2.6 2 2 2.7 2 Z"},
    IconShape{Icon::video, "video", "R 1.2 3.2 8.2 7.6 1.4  M 9.4 6.1 L 12.8 4.1 L 12.8 9.9 L 9.4 7.9"},
    IconShape{Icon::share, "share",
        "O 3.2 7 1.8  O 10.6 2.9 1.8  O 10.6 11.1 1.8  M 4.8 6.1 L 9 3.8  M 4.8 7.9 L 9 10.2"},
    IconShape{Icon::app, "app",
        "R 1.7 1.7 4.2 4.2 1  R 8.1 1.7 4.2 4.2 1  R 1.7 8.1 4.2 4.2 1  R 8.1 8.1 4.2 4.2 1"},
    IconShape{Icon::store, "store",
        "M 1.6 5.4 L 2.8 1.8 L 11.2 1.8 L 12.4 5.4 C 12.4 7.4 8.9 7.4 8.8 5.4 C 8.8 7.4 5.2 7.4 5.2 5.4"
        " C 5.1 7.4 1.6 7.4 1.6 5.4 Z  M 2.7 7.4 L 2.7 12.3 L 11.3 12.3 L 11.3 7.4  M 5.6 12.3 L 5.6 9.5 L 8.4 9.5"
        " L 8.4 12.3"},
    IconShape{Icon::document, "document",
        "M 2.9 1.5 L 8.1 1.5 L 11.1 4.5 L 11.1 12.5 L 2.9 12.5 Z  M 8.1 1.5 L 8.1 4.5 L 11.1 4.5"},
    IconShape{Icon::invoice, "invoice",
        "M 2.9 1.5 L 11.1 1.5 L 11.1 12.5 L 9 11.2 L 7 12.5 L 5 11.2 L 2.9 12.5 Z  M 5.1 4.5 L 8.9 4.5"
        "  M 5.1 7.4 L 8.9 7.4"},
    IconShape{Icon::bank, "bank",
        "M 1.6 5 L 7 1.7 L 12.4 5 Z  M 3.4 7 L 3.4 10.4  M 7 7 L 7 10.4  M 10.6 7 L 10.6 10.4  M 1.6 12.3 L 12.4 12.3"},
    IconShape{Icon::car, "car",
        "M 1.6 10.4 L 1.6 7.4 L 2.7 6.4 L 3.9 3.2 L 10.1 3.2 L 11.3 6.4 L 12.4 7.4 L 12.4 10.4 Z"
        "  M 2.7 6.4 L 11.3 6.4  M 3 10.4 L 3 12  M 11 10.4 L 11 12  D 4 8.4 0.8  D 10 8.4 0.8"},
    IconShape{Icon::truck, "truck",
        "M 2.6 10.2 L 1.2 10.2 L 1.2 3 L 8.2 3 L 8.2 10.2 L 5.4 10.2  M 8.2 5.4 L 10.9 5.4 L 12.8 7.7 L 12.8 10.2"
        " L 11.8 10.2  M 9 10.2 L 8.2 10.2  O 4 10.6 1.4  O 10.4 10.6 1.4"},
    IconShape{Icon::parcel, "parcel",
        "M 7 1.4 L 12.2 4.2 L 12.2 9.8 L 7 12.6 L 1.8 9.8 L 1.8 4.2 Z  M 1.8 4.2 L 7 7 L 12.2 4.2  M 7 7 L 7 12.6"},
    IconShape{Icon::calendar, "calendar",
        "R 1.7 2.7 10.6 9.6 1.2  M 1.7 5.9 L 12.3 5.9  M 4.5 1.3 L 4.5 4  M 9.5 1.3 L 9.5 4"},
    IconShape{Icon::megaphone, "megaphone",
        "M 1.6 5.4 L 5 5.4 L 11.4 2.2 L 11.4 11 L 5 7.9 L 1.6 7.9 Z  M 3.4 7.9 L 4.3 12.2 L 6 12.2 L 5.4 8.1"},
    IconShape{Icon::headset, "headset",
        "M 2.5 7.4 L 2.5 6.3 C 2.5 3.6 4.5 1.6 7 1.6 C 9.5 1.6 11.5 3.6 11.5 6.3 L 11.5 7.4  R 2 7.2 1.1 3 0.55"
        "  R 10.9 7.2 1.1 3 0.55  M 11.5 10.4 C 11.4 11.9 9.8 12.3 7.6 12.3  D 7 12.3 1.15"},
    IconShape{Icon::dot, "dot", "D 7 7 2.2"},

    IconShape{Icon::star, "star",
        "F M 7 0.9 L 8.79 4.94 L 13.18 5.39 L 9.89 8.34 L 10.82 12.66 L 7 10.44 L 3.18 12.66 L 4.11 8.34"
        " L 0.82 5.39 L 5.21 4.94 Z"},
    IconShape{Icon::triangle_up, "triangle_up", "F M 7 3.4 L 11 10.2 L 3 10.2 Z"},
    IconShape{Icon::triangle_down, "triangle_down", "F M 7 10.6 L 3 3.8 L 11 3.8 Z"},
    IconShape{Icon::completed, "completed", "O 7 7 5  D 7 7 2.2"},
    IconShape{Icon::warning, "warning", "M 7 1.6 L 13 12.2 L 1 12.2 Z  M 7 5.6 L 7 8.3  D 7 10.3 0.85"},
    IconShape{Icon::check, "check", "M 2.4 7.5 L 5.7 10.8 L 11.8 3.6"},
    IconShape{Icon::info, "info", "O 7 7 5.6  M 7 6.6 L 7 10.1  D 7 4.2 0.9"},
    IconShape{Icon::clock, "clock", "O 7 7 5.6  M 7 3.9 L 7 7.2 L 9.4 8.6"},
    IconShape{Icon::lock, "lock", "R 2.6 6 8.8 6.6 1.2  M 4.4 6 L 4.4 4.2 C 4.4 0.9 9.6 0.9 9.6 4.2 L 9.6 6"},

    IconShape{Icon::select_arrow, "select_arrow",
        "M 3.4 1.7 L 3.4 11.3 L 6 9 L 7.6 12.5 L 9.3 11.7 L 7.7 8.3 L 11 8 Z"},
    IconShape{Icon::touchpoint_card, "touchpoint_card", "R 1.2 2.9 11.6 8.2 1.8  M 4.5 7 L 9.5 7"},
    IconShape{Icon::link, "link", "O 2.9 11 1.7  O 11.1 3 1.7  M 4.6 11 C 9.2 11 4.8 3 9.4 3"},
    IconShape{Icon::stage_columns, "stage_columns", "R 1.5 1.7 4.5 10.6 1.1  R 8 1.7 4.5 10.6 1.1"},
    IconShape{Icon::undo, "undo",
        "M 5 2.2 L 2 5.2 L 5 8.2  M 2.2 5.2 L 8.4 5.2 C 10.5 5.2 12 6.6 12 8.6 C 12 10.6 10.5 12 8.4 12 L 6.2 12"},
    IconShape{Icon::redo, "redo",
        "M 9 2.2 L 12 5.2 L 9 8.2  M 11.8 5.2 L 5.6 5.2 C 3.5 5.2 2 6.6 2 8.6 C 2 10.6 3.5 12 5.6 12 L 7.8 12"},
    IconShape{Icon::play, "play", "F M 3.8 1.8 L 11.8 7 L 3.8 12.2 Z"},
    IconShape{Icon::pause, "pause", "F M 3.4 2 L 6 2 L 6 12 L 3.4 12 Z  F M 8 2 L 10.6 2 L 10.6 12 L 8 12 Z"},
    IconShape{Icon::export_arrow, "export_arrow",
        "M 7 9 L 7 1.6  M 4 4.5 L 7 1.5 L 10 4.5  M 1.8 8.6 L 1.8 11.2 C 1.8 11.9 2.3 12.4 3 12.4 L 11 12.4"
        " C 11.7 12.4 12.2 11.9 12.2 11.2 L 12.2 8.6"},
    IconShape{Icon::plus, "plus", "M 7 2.2 L 7 11.8  M 2.2 7 L 11.8 7"},
    IconShape{Icon::minus, "minus", "M 2.2 7 L 11.8 7"},
    IconShape{Icon::close, "close", "M 3.1 3.1 L 10.9 10.9  M 10.9 3.1 L 3.1 10.9"},
    IconShape{Icon::chevron_up, "chevron_up", "M 3.2 8.8 L 7 5 L 10.8 8.8"},
    IconShape{Icon::chevron_down, "chevron_down", "M 3.2 5.2 L 7 9 L 10.8 5.2"},
    IconShape{Icon::chevron_left, "chevron_left", "M 8.8 3.2 L 5 7 L 8.8 10.8"},
    IconShape{Icon::chevron_right, "chevron_right", "M 5.2 3.2 L 9 7 L 5.2 10.8"},
    IconShape{Icon::arrow_left, "arrow_left", "M 12 7 L 2 7  M 6 3 L 2 7 L 6 11"},
    IconShape{Icon::arrow_right, "arrow_right", "M 2 7 L 12 7  M 8 3 L 12 7 L 8 11"},
    IconShape{Icon::search, "search", "O 6 6 4.2  M 9.1 9.1 L 12.5 12.5"},
    IconShape{Icon::list, "list",
        "D 2 3 0.95  D 2 7 0.95  D 2 11 0.95  M 5 3 L 12.6 3  M 5 7 L 12.6 7  M 5 11 L 12.6 11"},
    IconShape{Icon::eye, "eye",
        "M 0.9 7 C 2.8 4 4.8 2.8 7 2.8 C 9.2 2.8 11.2 4 13.1 7 C 11.2 10 9.2 11.2 7 11.2 C 4.8 11.2 2.8 10 0.9 7 Z"
        "  O 7 7 1.9"},
    IconShape{Icon::eye_closed, "eye_closed",
        "M 0.9 5.4 C 2.8 8.4 4.8 9.6 7 9.6 C 9.2 9.6 11.2 8.4 13.1 5.4  M 7 9.6 L 7 12  M 3.4 8.4 L 2.2 10.4"
        "  M 10.6 8.4 L 11.8 10.4"},
    IconShape{Icon::dots, "dots", "D 2.6 7 1.15  D 7 7 1.15  D 11.4 7 1.15"},
    IconShape{Icon::scenario, "scenario",
        "M 1.4 7 L 3.8 7 C 7 7 6 3.2 9.2 3.2 L 12.4 3.2  M 3.8 7 C 7 7 6 10.8 9.2 10.8 L 12.4 10.8  M 10.4 1.2 L 12.4 3.2"
        " L 10.4 5.2  M 10.4 8.8 L 12.4 10.8 L 10.4 12.8"},
    IconShape{Icon::table, "table",
        "R 1.3 2 11.4 10 1.2  M 1.3 5.4 L 12.7 5.4  M 1.3 8.7 L 12.7 8.7  M 5.3 2 L 5.3 12"},
    IconShape{Icon::event_log, "event_log",
        "M 1.7 1.7 L 1.7 12.3 L 12.6 12.3  D 4.8 8.8 0.95  D 7.2 5.4 0.95  D 9.2 8 0.95  D 11.6 3.2 0.95"},
    IconShape{Icon::chart_lines, "chart_lines",
        "M 1.7 1.7 L 1.7 12.3 L 12.6 12.3  M 3.8 9.4 L 6.3 6.2 L 8.6 7.9 L 12.2 3.2"},
    IconShape{Icon::chart_bars, "chart_bars",
        "M 1.7 1.4 L 1.7 12.6  R 1.7 2.3 10.4 2.4 0.4  R 1.7 5.8 6.8 2.4 0.4  R 1.7 9.3 3.6 2.4 0.4"},
    IconShape{Icon::folder, "folder",
        "M 1.3 11.6 L 1.3 2.8 L 5.3 2.8 L 6.8 4.6 L 12.7 4.6 L 12.7 11.6 Z"},
    IconShape{Icon::duplicate, "duplicate",
        "R 4.6 4.6 7.8 7.8 1.2  M 9.4 4.6 L 9.4 2.8 C 9.4 2.1 8.9 1.6 8.2 1.6 L 2.8 1.6 C 2.1 1.6 1.6 2.1 1.6 2.8"
        " L 1.6 8.2 C 1.6 8.9 2.1 9.4 2.8 9.4 L 4.6 9.4"},
    IconShape{Icon::trash, "trash",
        "M 1.8 3.6 L 12.2 3.6  M 5 3.6 L 5 1.6 L 9 1.6 L 9 3.6  M 3 3.6 L 3.6 12.4 L 10.4 12.4 L 11 3.6"
        "  M 5.7 6.2 L 5.9 9.8  M 8.3 6.2 L 8.1 9.8"},
    IconShape{Icon::fit, "fit",
        "M 1.7 5 L 1.7 1.7 L 5 1.7  M 9 1.7 L 12.3 1.7 L 12.3 5  M 12.3 9 L 12.3 12.3 L 9 12.3  M 5 12.3 L 1.7 12.3"
        " L 1.7 9"},
    IconShape{Icon::logo, "logo",
        "M 2.2 11.7 L 7 5 L 11.8 11.7  D 2.2 11.7 1.7  D 11.8 11.7 1.7  F M 7 0.5 L 8.06 2.74 L 10.52 3.06 L 8.71 4.76"
        " L 9.17 7.19 L 7 6 L 4.83 7.19 L 5.29 4.76 L 3.48 3.06 L 5.94 2.74 Z"},
};
// clang-format on

constexpr bool is_in_order() {
    for (std::size_t i = 0; i < shapes.size(); ++i)
        if (shapes[i].icon != static_cast<Icon>(i)) return false;
    return shapes.size() == static_cast<std::size_t>(Icon::logo) + 1;
}
static_assert(is_in_order(), "every icon has its drawing, in the order of the enumeration");

} // namespace

std::span<const IconShape> icon_shapes() {
    return shapes;
}

} // namespace waymark
