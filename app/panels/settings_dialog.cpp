#include "panels/settings_dialog.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "panels/popup.h"
#include "panels/widgets.h"
#include "panels/window.h"
#include "scene/format.h"
#include "scene/number_style.h"

namespace waymark {

namespace {

constexpr double label_w = 132;

// A label, what is chosen beside it, and a sentence below.
class SettingsColumn {
public:
    SettingsColumn(Ui& ui, const Rect& body) : ui_(ui), column_(ui, {body.x, body.y}, body.w) {}

    // The place for the choice.
    Rect row(std::string_view label) {
        const Rect row = column_.row(28);
        text(ui_, row, label, type::body, ui_.theme().text);
        return without_left(row, ui_.px(label_w));
    }
    void sentence(std::string_view words) {
        const Point at{column_.at().x + ui_.px(label_w), column_.y() + ui_.px(2)};
        column_.row_px(
            paragraph(ui_, at, column_.width() - ui_.px(label_w), words, type::small, ui_.theme().text_3));
        column_.space(14);
    }

private:
    Ui& ui_;
    Column column_;
};

std::string scale_text(double scale) {
    return format_number(100 * scale, 0) + "\u2009%";
}

void choose_theme(Ui& ui, SettingsColumn& column, Preferences& chosen) {
    constexpr std::array<std::string_view, 2> labels{"Light", "Dark"};
    const Rect place = column.row("Colours");
    if (const auto picked = segments(ui, "theme", left_part(place, ui.px(140)), labels,
                                     chosen.theme == ThemeName::dark ? 1 : 0))
        chosen.theme = *picked == 1 ? ThemeName::dark : ThemeName::light;
    column.sentence("Exports have colours of their own.");
}

void choose_scale(Ui& ui, SettingsColumn& column, Preferences& chosen) {
    std::vector<MenuItem> items;
    for (const double scale : interface_scales)
        items.push_back({.label = scale_text(scale), .is_checked = scale == chosen.interface_scale});
    const Rect place = column.row("Interface size");
    if (const auto picked =
            combo(ui, "scale", left_part(place, ui.px(140)), scale_text(chosen.interface_scale), items))
        chosen.interface_scale = interface_scales[*picked];
    column.sentence(
        "Of menus, panels and dialogs, beside the size that the screen asks for. A small window holds "
        "it back, so that everything stays within reach.");
}

void choose_numbers(Ui& ui, SettingsColumn& column, Preferences& chosen) {
    const auto example = [](NumberStyle style) {
        return punctuated("12345.6", style);
    };
    std::vector<MenuItem> items;
    for (const NumberStyle style : number_styles)
        items.push_back({.label = example(style), .is_checked = style == chosen.numbers});
    const Rect place = column.row("Numbers");
    if (const auto picked =
            combo(ui, "numbers", left_part(place, ui.px(140)), example(chosen.numbers), items))
        chosen.numbers = number_styles[*picked];
    column.sentence("On screen and on exported pages. Files keep their own form.");
}

std::string seconds_text(int seconds) {
    return seconds < 60 ? std::to_string(seconds) + " seconds" : "minute";
}

void choose_keeping(Ui& ui, SettingsColumn& column, Preferences& chosen) {
    std::vector<MenuItem> items;
    for (const int seconds : keep_choices)
        items.push_back(
            {.label = "Every " + seconds_text(seconds), .is_checked = seconds == chosen.keep_seconds});
    const Rect place = column.row("Keep unsaved work");
    if (const auto picked = combo(ui, "keep", left_part(place, ui.px(180)),
                                  "Every " + seconds_text(chosen.keep_seconds), items))
        chosen.keep_seconds = keep_choices[*picked];
    column.sentence("Beside the file, and whenever you turn to another window. After a crash it is offered.");
}

} // namespace

Actions draw_settings_dialog(Ui& ui, const Session& session) {
    Actions actions;
    DialogWindow window(ui, "settings", "Settings", 520, 400);
    Preferences chosen = session.preferences;
    SettingsColumn column(ui, window.body());
    choose_theme(ui, column, chosen);
    choose_scale(ui, column, chosen);
    choose_numbers(ui, column, chosen);
    choose_keeping(ui, column, chosen);
    if (chosen != session.preferences) actions.push_back(SetPreferences{chosen});
    if (window.answer("close-button", "Close", {.style = ButtonStyle::filled}) || window.is_left())
        actions.push_back(CloseDialog{});
    return actions;
}

} // namespace waymark
