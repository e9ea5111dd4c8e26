#include "panels/versions_sheet.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "edit/difference.h"
#include "panels/widgets.h"
#include "panels/window.h"

namespace waymark {

namespace {

constexpr double list_w = 216;

std::string touchpoints_text(const Journey& journey) {
    const std::size_t count = journey.touchpoints.size();
    return std::to_string(count) + (count == 1 ? " touchpoint" : " touchpoints");
}

void draw_list(Ui& ui, const VersionSheet& sheet, VersionsState& state, const Rect& area) {
    ScrollPart part(ui, "list", area);
    Column column(ui, part.origin(), part.width());
    for (std::size_t i = 0; i < sheet.versions.size(); ++i) {
        const FileVersion& version = sheet.versions[i];
        const std::string detail = touchpoints_text(*version.journey);
        const RowTouch on = tree_row(ui, "version." + std::to_string(i), column.row(36), version.at,
                                     {.is_selected = i == state.chosen, .second_line = detail});
        if (on.touch.clicked || on.touch.focused) state.chosen = i;
    }
    part.reach(column.y());
}

void draw_version(Ui& ui, const Session& session, const FileVersion& version, VersionsState& state,
                  const Rect& area) {
    const Theme& look = ui.theme();
    if (state.card_of != state.chosen) {
        state.card_of = state.chosen;
        state.card = card_of(*version.journey);
        state.differences = differences(*version.journey, *session.history.current());
    }
    const Rect frame{area.x, area.y, area.w, ui.px(164)};
    fill(ui, frame, look.panel, size::radius_control);
    outline(ui, frame, look.line, 1, size::radius_control);
    draw_miniature(ui, state.card, inset(frame, ui.px(16), ui.px(12)));
    const double below = frame.bottom() + ui.px(12);
    ScrollPart part(ui, "differences", {area.x, below, area.w, area.bottom() - below});
    Column column(ui, part.origin(), part.width());
    const bool is_same = state.differences.empty();
    text(ui, column.row(20), is_same ? "The same as what is open" : "What was changed since", type::strong,
         look.text);
    for (const std::string& line : state.differences)
        column.row_px(
            paragraph(ui, {column.at().x, column.y()}, column.width(), line, type::body, look.text_2) +
            ui.px(2));
    part.reach(column.y());
}

} // namespace

Actions draw_version_sheet(Ui& ui, const Session& session, const VersionSheet& sheet, VersionsState& state) {
    Actions actions;
    DialogWindow window(ui, "versions", "Previous versions of “" + document_name(session) + "”", 720, 460);
    const Rect& body = window.body();
    if (sheet.versions.empty()) {
        paragraph(ui, {body.x, body.y}, body.w,
                  "None yet. From now on every save keeps one, up to twenty of them.", type::body,
                  ui.theme().text_2);
    } else {
        state.chosen = std::min(state.chosen, sheet.versions.size() - 1);
        if (window.is_appearing()) request_focus(ui, "versions/list/version.0");
        draw_list(ui, sheet, state, left_part(body, ui.px(list_w)));
        const FileVersion& version = sheet.versions[state.chosen];
        draw_version(ui, session, version, state, without_left(body, ui.px(list_w + 24)));
        const Enabled can = state.differences.empty() ? Enabled::no : Enabled::yes;
        if (window.answer(
                "go-back", "Go back to it",
                {.style = ButtonStyle::filled, .enabled = can, .hint = "Undo leads to what is open now."}))
            actions.push_back(GoBackTo{version});
    }
    if (window.answer("close-button", "Close") || (window.is_left() && actions.empty()))
        actions.push_back(CloseDialog{});
    return actions;
}

} // namespace waymark
