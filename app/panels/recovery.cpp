#include "panels/recovery.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "panels/widgets.h"

namespace waymark {

namespace {

constexpr double left_behind_row_h = 48;

void draw_side(Ui& ui, const Rect& area, std::string_view title, std::string_view detail,
               const JourneyCard& card) {
    const Theme& look = ui.theme();
    const double w = text(ui, {area.x, area.y, area.w, ui.px(20)}, title, type::strong, look.text);
    text(ui, {area.x + w + ui.px(8), area.y, area.w - w - ui.px(8), ui.px(20)}, detail, type::small,
         look.text_3);
    const Rect frame{area.x, area.y + ui.px(24), area.w, area.h - ui.px(24)};
    fill(ui, frame, look.panel, size::radius_control);
    outline(ui, frame, look.line, 1, size::radius_control);
    draw_miniature(ui, card, inset(frame, ui.px(16), ui.px(12)));
}

std::string in_quotes(const std::string& name) {
    return "“" + name + "”";
}

} // namespace

Actions draw_recovery_question(Ui& ui, const Session& session, const RecoveryQuestion& question,
                               std::optional<RecoveryCards>& cards) {
    if (!cards || cards->of != question.unsaved) {
        cards =
            RecoveryCards{question.unsaved, card_of(*session.history.current()), card_of(*question.unsaved)};
    }
    Actions actions;
    const Theme& look = ui.theme();
    const auto lines = static_cast<double>(question.differences.size());
    DialogWindow window(ui, "recovery", "Recover unsaved changes?", 680,
                        std::clamp(372 + 26 * lines, 398.0, 580.0));
    const Rect& body = window.body();
    double y = body.y;
    y += paragraph(ui, {body.x, y}, body.w,
                   "A window on " + in_quotes(document_name(session)) +
                       " ended before its changes were saved. Undo leads back to the saved map.",
                   type::body, look.text_2);
    y += ui.px(12);
    const double gap = ui.px(16), side_w = std::floor((body.w - gap) / 2), side_h = ui.px(164);
    draw_side(ui, {body.x, y, side_w, side_h}, "Saved", "in the file", cards->saved);
    draw_side(ui, {body.x + side_w + gap, y, side_w, side_h}, "Not saved", question.at, cards->unsaved);
    y += side_h + ui.px(12);
    {
        ScrollPart area(ui, "differences", {body.x, y, body.w, body.bottom() - y});
        Column column(ui, area.origin(), area.width());
        for (const std::string& line : question.differences)
            column.row_px(
                paragraph(ui, {column.at().x, column.y()}, column.width(), line, type::body, look.text) +
                ui.px(2));
        area.reach(column.y());
    }
    const bool recovers = window.answer("recover", "Recover", {.style = ButtonStyle::filled});
    if (window.side_answer("discard", "Discard them")) {
        actions.push_back(AnswerRecovery{false});
    } else if (recovers || window.is_left()) { // leaving loses nothing
        actions.push_back(AnswerRecovery{true});
    }
    return actions;
}

Actions draw_changed_question(Ui& ui, const Session& session) {
    Actions actions;
    const std::string name = session.path.filename().string();
    DialogWindow window(ui, "changed", in_quotes(name) + " was changed by another program", 520, 190);
    const Rect& body = window.body();
    paragraph(
        ui, {body.x, body.y}, body.w,
        "Read the file again, which can be undone, or keep what is here: the next save then replaces the "
        "other changes, and the file as it is now stays beside it as " +
            in_quotes(name + "~") + ".",
        type::body, ui.theme().text_2);
    if (window.answer("reload", "Read again", {.style = ButtonStyle::filled}))
        actions.push_back(AnswerChanged{ChangedChoice::reload});
    if (window.answer("keep", "Keep mine")) actions.push_back(AnswerChanged{ChangedChoice::keep_mine});
    if (window.side_answer("save-as", "Save as…")) actions.push_back(AnswerChanged{ChangedChoice::save_as});
    if (window.is_left() && actions.empty()) actions.push_back(AnswerChanged{ChangedChoice::keep_mine});
    return actions;
}

void draw_left_behind(Ui& ui, const Session& session, Column& column, Actions& actions) {
    if (session.left_behind.empty()) return;
    const Theme& look = ui.theme();
    const Rect title = column.row(24);
    const double w = text(ui, title, "Not saved", type::title, look.text);
    text(ui, {title.x + w + ui.px(12), title.y, title.w - w - ui.px(12), title.h},
         "a window ended unexpectedly; what was in it was kept", type::small, look.text_3);
    column.space(8);
    const double row_h = ui.px(left_behind_row_h);
    const Rect frame = column.row_px(static_cast<double>(session.left_behind.size()) * row_h);
    fill(ui, frame, look.panel, size::radius_control);
    outline(ui, frame, look.line, 1, size::radius_control);
    for (std::size_t i = 0; i < session.left_behind.size(); ++i) {
        const LeftBehind& one = session.left_behind[i];
        const std::string number = std::to_string(i);
        const Rect row{frame.x, frame.y + static_cast<double>(i) * row_h, frame.w, row_h};
        const double forget_w = button_width(ui, "Discard"), open_w = button_width(ui, "Recover");
        const double button_h = ui.px(28), button_y = std::round(row.center().y - button_h / 2);
        const double open_x = row.right() - ui.px(16) - open_w;
        const double forget_x = open_x - ui.px(8) - forget_w;
        const double title_w = text(ui, {row.x + ui.px(16), row.y, forget_x - row.x - ui.px(140), row.h},
                                    one.title, type::strong, look.text);
        text(ui, {row.x + ui.px(32) + title_w, row.y, forget_x - row.x - title_w - ui.px(48), row.h}, one.at,
             type::body, look.text_2);
        if (button(ui, "recover." + number, {open_x, button_y, open_w, button_h}, "Recover",
                   {.style = ButtonStyle::filled}))
            actions.push_back(OpenLeftBehind{one.copy});
        if (button(ui, "discard." + number, {forget_x, button_y, forget_w, button_h}, "Discard",
                   {.style = ButtonStyle::quiet}))
            actions.push_back(ForgetLeftBehind{one.copy});
        if (i > 0) horizontal_line(ui, row.x + ui.px(16), row.y, row.w - ui.px(32), look.grid);
    }
    column.space(32);
}

} // namespace waymark
