#include "panels/recovery.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "panels/widgets.h"
#include "panels/window.h"

namespace waymark {

namespace {

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

} // namespace waymark
