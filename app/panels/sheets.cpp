#include "panels/sheets.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "panels/window.h"

#include <imgui.h>

namespace waymark {

namespace {

void draw_problem(Ui& ui, Column& column, const Problem& problem) {
    const Theme& look = ui.theme();
    const double indent = ui.px(24);
    const double w = column.width() - indent;
    const double x = column.at().x + indent;
    column.space(8);
    icon(ui, Icon::warning, {column.at().x + ui.px(8), column.y() + ui.px(9)}, look.bad, 15);
    if (!problem.place.empty())
        column.row_px(paragraph(ui, {x, column.y()}, w, problem.place, type::strong, look.text));
    column.row_px(paragraph(ui, {x, column.y()}, w, problem.what, type::body, look.text));
    if (!problem.remedy.empty())
        column.row_px(paragraph(ui, {x, column.y()}, w, problem.remedy, type::body, look.text_2));
    column.space(8);
    column.divider(0);
}

} // namespace

Actions draw_problem_list(Ui& ui, const ProblemList& list) {
    Actions actions;
    const auto count = static_cast<double>(list.problems.size());
    DialogWindow window(ui, "problems", list.title, 600, std::clamp(150 + 76 * count, 220.0, 560.0));
    {
        ScrollPart area(ui, "list", window.body());
        Column column(ui, area.origin(), area.width());
        for (const Problem& problem : list.problems)
            draw_problem(ui, column, problem);
        area.reach(column.y());
    }
    if (list.offers_save_as && window.answer("save-as", "Save as…", {.style = ButtonStyle::filled})) {
        actions.push_back(SaveAs{});
        return actions;
    }
    const ButtonStyle close = list.offers_save_as ? ButtonStyle::plain : ButtonStyle::filled;
    if (window.answer("close-button", "Close", {.style = close}) || window.is_left())
        actions.push_back(CloseDialog{});
    return actions;
}

Actions draw_shortcut_sheet(Ui& ui) {
    struct Extra {
        std::string_view label;
        std::string_view keys;
    };
    constexpr std::array extras{Extra{"Fill down, in the table", "Ctrl+D"},
                                Extra{"Pan the map", "Space and drag, or middle button"},
                                Extra{"Zoom at the pointer", "Ctrl and wheel"},
                                Extra{"Next control", "Tab"},
                                Extra{"Change a number", "← → on it, Enter to type"},
                                Extra{"Add to the selection", "Shift and click"}};
    Actions actions;
    const Theme& look = ui.theme();
    DialogWindow window(ui, "shortcuts", "Keyboard shortcuts", 640, 600);
    {
        ScrollPart area(ui, "list", window.body());
        const double gap = ui.px(32);
        const double w = (area.width() - gap) / 2;
        Column left(ui, area.origin(), w);
        Column right(ui, {area.origin().x + w + gap, area.origin().y}, w);
        const auto line = [&](Column& column, std::string_view label, std::string_view keys) {
            const Rect row = column.row(22);
            text(ui, row, keys, type::small, look.text_2, Align::right);
            text(ui, without_right(row, text_width(ui, keys, type::small) + ui.px(8)), label, type::body,
                 look.text);
        };
        for (const Menu menu : menus) {
            Column& column = menu == Menu::file || menu == Menu::edit || menu == Menu::map ? left : right;
            bool has_heading = false;
            for (const Command& each : commands()) {
                const std::string keys = to_text(each.shortcut);
                if (each.menu != menu || keys.empty()) continue;
                if (!has_heading) heading(ui, column.row(28), label_of(menu));
                has_heading = true;
                line(column, each.label, keys);
            }
            if (has_heading) column.space(8);
        }
        heading(ui, right.row(28), "Everywhere");
        for (const Extra& extra : extras)
            line(right, extra.label, extra.keys);
        area.reach(std::max(left.y(), right.y()));
    }
    if (window.answer("close-button", "Close", {.style = ButtonStyle::filled}) || window.is_left())
        actions.push_back(CloseDialog{});
    return actions;
}

Actions draw_about_sheet(Ui& ui) {
    constexpr std::string_view words =
        "Draws customer journeys and projects what a change would do to satisfaction and churn.\n\n"
        "Every figure is a projection from the assumptions on the map: a Markov chain of people who arrive, "
        "feel, stay, "
        "move on or leave. It is a way to think, not a forecast.\n\n"
        "Waymark never uses a network. Set in Inter (SIL Open Font License). Built with Dear ImGui, GLFW, "
        "Eigen, "
        "cereal, nlohmann/json, libcsv, Cairo and FreeType.";
    Actions actions;
    DialogWindow window(ui, "about", "About Waymark", 460, 360);
    const Rect& body = window.body();
    icon(ui, Icon::logo, {body.x + ui.px(20), body.y + ui.px(18)}, ui.theme().ink, 40);
    text(ui, {body.x + ui.px(56), body.y, body.w - ui.px(56), ui.px(36)}, "Waymark", type::figure,
         ui.theme().text);
    paragraph(ui, {body.x, body.y + ui.px(52)}, body.w, words, type::body, ui.theme().text_2);
    if (window.answer("close-button", "Close", {.style = ButtonStyle::filled}) || window.is_left())
        actions.push_back(CloseDialog{});
    return actions;
}

Actions draw_history_sheet(Ui& ui, const Session& session) {
    Actions actions;
    DialogWindow window(ui, "history", "History", 420, 480);
    {
        ScrollPart area(ui, "list", window.body());
        Column column(ui, area.origin(), area.width());
        const History& history = session.history;
        for (std::size_t back = 0; back < history.size(); ++back) {
            const std::size_t i = history.size() - 1 - back;
            const bool is_current = i == history.position();
            const bool is_undone = i > history.position();
            const std::string label = i == 0 ? "As opened" : history.label(i);
            const RowTouch on = tree_row(ui, "step." + std::to_string(i), column.row(26), label,
                                         {.is_selected = is_current,
                                          .detail = is_current  ? "now"
                                                    : is_undone ? "undone"
                                                                : ""});
            if (window.is_appearing() && is_current)
                request_focus(ui, ui.scope + "step." + std::to_string(i));
            if (on.touch.clicked && !is_current) actions.push_back(JumpTo{i});
        }
        area.reach(column.y());
    }
    if (window.answer("close-button", "Close", {.style = ButtonStyle::filled}) || window.is_left())
        actions.push_back(CloseDialog{});
    return actions;
}

} // namespace waymark
