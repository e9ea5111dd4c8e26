#include "panels/export_dialog.h"

#include <array>
#include <cmath>

#include "panels/number_field.h"
#include "panels/popup.h"
#include "panels/text_field.h"

namespace waymark {

namespace {

constexpr double label_w = 88;
constexpr std::array<std::string_view, 3> format_labels{"SVG", "PDF", "PNG"};
constexpr std::array<std::string_view, 3> format_endings{".svg", ".pdf", ".png"};
constexpr std::array<std::string_view, 3> format_helps{
    "A vector picture for the web and for drawing programs; its text can be selected.",
    "A vector page for print; fonts are embedded and text can be searched.",
    "A picture of pixels for slides and mail."};

struct PageChoice {
    std::string_view key;
    std::string_view label;
    std::string_view detail;
};
constexpr std::array page_choices{
    PageChoice{"fit", "As large as the map", ""},     PageChoice{"a4", "A4", "297 × 210 mm"},
    PageChoice{"a3", "A3", "420 × 297 mm"},           PageChoice{"a2", "A2", "594 × 420 mm"},
    PageChoice{"a1", "A1", "841 × 594 mm"},           PageChoice{"a0", "A0", "1189 × 841 mm"},
    PageChoice{"letter", "Letter", "11 × 8.5 in"},    PageChoice{"tabloid", "Tabloid", "17 × 11 in"},
    PageChoice{"16:9", "Slide 16:9", "13.3 × 7.5 in"}};

Rect labelled(Ui& ui, Column& column, std::string_view label) {
    const Rect row = column.row(28);
    column.space(8);
    text(ui, row, label, type::body, ui.theme().text);
    return without_left(row, ui.px(label_w));
}

std::string page_label(const std::string& key) {
    for (const PageChoice& choice : page_choices) {
        if (choice.key == key) return std::string(choice.label);
    }
    return key;
}

void draw_format(Ui& ui, Column& column, ExportRequest& request) {
    const Rect rest = labelled(ui, column, "Format");
    const auto current = static_cast<int>(request.format);
    if (const auto chosen = segments(ui, "format", left_part(rest, ui.px(200)), format_labels, current)) {
        request.format = static_cast<ExportFormat>(*chosen);
        request.path.replace_extension(format_endings[static_cast<std::size_t>(request.format)]);
    }
    const Rect help = column.row(20);
    column.space(8);
    text(ui, without_left(help, ui.px(label_w)), format_helps[static_cast<std::size_t>(request.format)],
         type::small, ui.theme().text_2);
}

void draw_page(Ui& ui, Column& column, ExportRequest& request) {
    const Rect rest = labelled(ui, column, "Page");
    std::vector<MenuItem> items;
    for (const PageChoice& choice : page_choices)
        items.push_back({.label = std::string(choice.label),
                         .detail = std::string(choice.detail),
                         .is_checked = choice.key == request.page,
                         .name = std::string(choice.key)});
    if (const auto chosen = combo(ui, "page", left_part(rest, ui.px(260)), page_label(request.page), items))
        request.page = page_choices[*chosen].key;
}

void draw_looks(Ui& ui, Column& column, ExportRequest& request) {
    constexpr std::array<std::string_view, 2> themes{"Light", "Dark"};
    const Rect rest = labelled(ui, column, "Colours");
    if (const auto chosen =
            segments(ui, "theme", left_part(rest, ui.px(140)), themes, static_cast<int>(request.theme)))
        request.theme = static_cast<ThemeName>(*chosen);
    constexpr std::array<std::string_view, 2> ranges{"−2 to +2", "Fit to values"};
    const Rect curve = labelled(ui, column, "Curve range");
    if (const auto chosen =
            segments(ui, "curve", left_part(curve, ui.px(220)), ranges, request.curve_fits ? 1 : 0))
        request.curve_fits = *chosen == 1;
    const Rect legend = labelled(ui, column, "Legend");
    if (check_box(ui, "legend", legend, "Say how to read the map", request.legend))
        request.legend = !request.legend;
    if (request.format != ExportFormat::png) return;
    const Rect dots = labelled(ui, column, "Resolution");
    double dpi = request.dpi;
    const NumberLook look{.range = {36, 1200}, .step = 10, .suffix = " dpi", .is_whole = true};
    const Gesture gesture =
        number_field(ui, "dpi", middle(left_part(dots, ui.px(92)), ui.px(92), ui.px(24)), dpi, look);
    if (gesture == Gesture::preview || gesture == Gesture::commit) request.dpi = static_cast<int>(dpi);
}

// The path, and a button that shows the file system instead of the options.
void draw_target(Ui& ui, Column& column, DialogState& state) {
    ExportRequest& request = state.request;
    const Rect rest = labelled(ui, column, "Save to");
    const double w = button_width(ui, "Choose…");
    std::string path = request.path.string();
    const Rect field = middle(without_right(rest, w + ui.px(8)), rest.w - w - ui.px(8), ui.px(26));
    const Gesture gesture = text_field(ui, "path", field, path, {.placeholder = "Where the file goes"});
    if (gesture == Gesture::preview || gesture == Gesture::commit) request.path = path;
    if (button(ui, "choose", right_part(rest, w), "Choose…")) {
        start_browsing(state.browser, request.path,
                       std::string(format_endings[static_cast<std::size_t>(request.format)]));
        state.chooses_export_file = true;
        request_focus(ui, "export/browser/filename");
    }
}

void choose_file(Ui& ui, DialogWindow& window, DialogState& state) {
    const bool is_chosen = draw_browser(ui, state.browser, BrowseFor::save, window.body());
    const auto path = chosen_path(state.browser, BrowseFor::save);
    const Enabled can = path ? Enabled::yes : Enabled::no;
    const bool is_agreed =
        window.answer("choose-ok", "Choose", {.style = ButtonStyle::filled, .enabled = can});
    if ((is_chosen || is_agreed) && path) {
        state.request.path = *path;
        state.chooses_export_file = false;
    }
    if (window.answer("choose-back", "Back") || window.is_left()) state.chooses_export_file = false;
}

// The looks of the last export, under the suggested name and with the curve as the window shows it now.
ExportRequest suggestion_like(const ExportRequest& suggestion, const std::optional<ExportRequest>& last) {
    if (!last) return suggestion;
    ExportRequest request = *last;
    request.path = suggestion.path;
    request.curve_fits = suggestion.curve_fits; // as the window shows it now
    request.path.replace_extension(format_endings[static_cast<std::size_t>(request.format)]);
    return request;
}

} // namespace

Actions draw_export_dialog(Ui& ui, const ExportDialog& dialog, DialogState& state) {
    if (!state.export_is_open) {
        state = {.last_export = state.last_export};
        state.request = suggestion_like(dialog.suggestion, state.last_export);
        state.export_is_open = true;
    }
    Actions actions;
    const bool is_browsing = state.chooses_export_file;
    DialogWindow window(ui, "export", is_browsing ? "Export to" : "Export the map", is_browsing ? 720 : 560,
                        is_browsing                                 ? 520
                        : state.request.format == ExportFormat::png ? 436
                                                                    : 400);
    if (is_browsing) {
        choose_file(ui, window, state);
        return actions;
    }
    const ExportRequest before = state.request;
    Column column(ui, {window.body().x, window.body().y}, window.body().w);
    draw_format(ui, column, state.request);
    draw_page(ui, column, state.request);
    draw_looks(ui, column, state.request);
    draw_target(ui, column, state);
    const std::filesystem::path& path = state.request.path;
    bool& asks = state.asks_to_replace_export;
    if (path != before.path) asks = false;
    const auto export_now = [&] {
        state.last_export = state.request;
        actions.push_back(Export{state.request});
    };
    if (asks) {
        if (ask_to_replace(ui, window, "Replace “" + path.filename().string() + "”?", asks)) export_now();
        if (window.is_left()) asks = false;
        return actions;
    }
    const Enabled can = path.empty() ? Enabled::no : Enabled::yes;
    if (window.answer("ok", "Export", {.style = ButtonStyle::filled, .enabled = can})) {
        asks = stands_already(path);
        if (!asks) export_now();
    }
    if (window.answer("cancel", "Cancel") || window.is_left()) actions.push_back(CloseDialog{});
    return actions;
}

} // namespace waymark
