#include "panels/dialogs.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "panels/export_dialog.h"
#include "panels/settings_dialog.h"
#include "panels/sheets.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace waymark {

namespace {

std::string file_title(const std::filesystem::path& path) {
    return path.filename().string();
}

Actions ask_to_save(Ui& ui, const Session& session) {
    Actions actions;
    DialogWindow window(ui, "unsaved", "Save changes to “" + document_name(session) + "”?", 440, 168);
    const Rect& body = window.body();
    paragraph(ui, {body.x, body.y}, body.w, "What you changed since it was last saved would be lost.",
              type::body, ui.theme().text_2);
    if (window.answer("save", "Save", {.style = ButtonStyle::filled}))
        actions.push_back(Answer{Choice::save});
    if (window.answer("cancel", "Cancel")) actions.push_back(Answer{Choice::cancel});
    if (window.side_answer("discard", "Don’t save")) actions.push_back(Answer{Choice::discard});
    if (window.is_left() && actions.empty()) actions.push_back(Answer{Choice::cancel});
    return actions;
}

// It was shown long enough, and the mouse does not rest on it.
bool has_been_read(Ui& ui, const std::string& words, const Rect& bar) {
    const ImGuiIO& io = ImGui::GetIO();
    if (ui.notice_clock.text != words) ui.notice_clock = {words, 0};
    ui.notice_clock.seconds += io.DeltaTime;
    if (bar.contains({io.MousePos.x, io.MousePos.y})) ui.notice_clock.seconds = 0;
    if (ui.notice_clock.seconds < notice_seconds) return false;
    ui.notice_clock = {};
    return true;
}

struct FileDialogWords {
    std::string_view title, answer;
    BrowseFor purpose;
    std::string_view endings = ".journey.json", what = "journeys";
};
FileDialogWords words_of(FilePurpose purpose) {
    switch (purpose) {
    case FilePurpose::open: return {"Open a journey", "Open", BrowseFor::open};
    case FilePurpose::save: return {"Save journey as", "Save", BrowseFor::save};
    case FilePurpose::import_table:
        return {"Import a table", "Choose", BrowseFor::import_table, ".csv .tsv .tab .txt .mmd", "tables"};
    case FilePurpose::export_table:
        return {"Export touchpoints as a table", "Export", BrowseFor::save, ".csv .tsv", "tables"};
    case FilePurpose::export_mermaid:
        return {"Export as a Mermaid journey", "Export", BrowseFor::save, ".mmd", "diagrams"};
    }
    return {};
}

Action answer_of(FilePurpose purpose, const std::filesystem::path& path) {
    switch (purpose) {
    case FilePurpose::open: return Open{path};
    case FilePurpose::save: return SaveAs{path};
    case FilePurpose::import_table: return ImportTable{path};
    case FilePurpose::export_table: return ExportText{TextExport::table, path};
    case FilePurpose::export_mermaid: return ExportText{TextExport::mermaid, path};
    }
    return CloseDialog{};
}

Actions draw_file_dialog(Ui& ui, const FileDialog& dialog, DialogState& state) {
    FileBrowser& browser = state.browser;
    const auto [title, answer, purpose, endings, what] = words_of(dialog.purpose);
    const bool saves = purpose == BrowseFor::save;
    if (!browser.is_open) {
        start_browsing(browser, dialog.suggestion, std::string(endings));
        browser.what = what;
    }
    Actions actions;
    DialogWindow window(ui, "file", title, 720, 520);
    if (window.is_appearing()) request_focus(ui, saves ? "file/browser/filename" : "file/browser/list");
    bool is_chosen = draw_browser(ui, browser, purpose, window.body());
    const auto path = chosen_path(browser, purpose);
    if (saves && browser.asks_to_replace && path) {
        const std::string words = "“" + file_title(*path) + "” exists already.";
        if (ask_to_replace(ui, window, words, browser.asks_to_replace))
            actions.push_back(answer_of(dialog.purpose, *path));
    } else {
        const auto example = saves ? std::nullopt : chosen_example(browser);
        const Enabled can = path || example ? Enabled::yes : Enabled::no;
        is_chosen |= window.answer("ok", answer, {.style = ButtonStyle::filled, .enabled = can});
        if (window.answer("cancel", "Cancel")) actions.push_back(CloseDialog{});
        if (is_chosen && path && saves && stands_already(*path)) {
            browser.asks_to_replace = true;
        } else if (is_chosen && example) {
            actions.push_back(OpenExample{*example});
        } else if (is_chosen && path) {
            actions.push_back(answer_of(dialog.purpose, *path));
        }
    }
    if (window.is_left()) {
        if (browser.asks_to_replace) {
            browser.asks_to_replace = false;
        } else {
            actions.push_back(CloseDialog{});
        }
    }
    return actions;
}

} // namespace

Actions draw_dialog(Ui& ui, const Session& session, DialogState& state) {
    struct DialogDrawing {
        Ui& ui;
        const Session& session;
        DialogState& state;

        Actions operator()(const NoDialog&) const { return {}; }
        Actions operator()(const UnsavedQuestion&) const { return ask_to_save(ui, session); }
        Actions operator()(const FileDialog& dialog) const { return draw_file_dialog(ui, dialog, state); }
        Actions operator()(const ExportDialog& dialog) const { return draw_export_dialog(ui, dialog, state); }
        Actions operator()(const ImportDialog& dialog) const {
            return draw_import_dialog(ui, session, dialog, state.import);
        }
        Actions operator()(const ProblemList& list) const { return draw_problem_list(ui, list); }
        Actions operator()(const RecoveryQuestion& question) const {
            return draw_recovery_question(ui, session, question, state.recovery);
        }
        Actions operator()(const ChangedQuestion&) const { return draw_changed_question(ui, session); }
        Actions operator()(const VersionSheet& sheet) const {
            return draw_version_sheet(ui, session, sheet, state.versions);
        }
        Actions operator()(const SettingsDialog&) const { return draw_settings_dialog(ui, session); }
        Actions operator()(const ShortcutSheet&) const { return draw_shortcut_sheet(ui); }
        Actions operator()(const AboutSheet&) const { return draw_about_sheet(ui); }
        Actions operator()(const HistorySheet&) const { return draw_history_sheet(ui, session); }
    };
    const bool has_state = std::holds_alternative<FileDialog>(session.dialog) ||
                           std::holds_alternative<ExportDialog>(session.dialog) ||
                           std::holds_alternative<ImportDialog>(session.dialog) ||
                           std::holds_alternative<RecoveryQuestion>(session.dialog) ||
                           std::holds_alternative<VersionSheet>(session.dialog);
    if (!has_state) state = {.last_export = state.last_export};
    return std::visit(DialogDrawing{ui, session, state}, session.dialog);
}

Actions draw_notices(Ui& ui, const Session& session, const Rect& area) {
    Actions actions;
    if (session.notices.empty() || session.notices.back().kind == NoticeKind::problem) ui.notice_clock = {};
    if (session.notices.empty()) return actions;
    const Theme& look = ui.theme();
    const Notice& notice = session.notices.back();
    const bool is_problem = notice.kind == NoticeKind::problem;
    const double words_w = std::ceil(text_width(ui, notice.text, type::body)) + 1;
    const double w = std::min(words_w + ui.px(40 + 44), area.w - ui.px(32));
    const double lines_h = paragraph_height(ui, w - ui.px(84), notice.text, type::body, 4);
    const double h = std::max(ui.px(36), lines_h + ui.px(18));
    const Rect bar{std::round(area.center().x - w / 2), std::round(area.bottom() - h - ui.px(16)), w, h};
    const PanelWindow window(ui, "notice", bar, {0, 0, 0, 0});
    if (ImGui::IsWindowAppearing())
        ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow()); // over the map
    fill(ui, bar, look.panel, size::radius_popup);
    outline(ui, bar, is_problem ? look.bad : look.line_strong, 1, size::radius_popup);
    icon(ui, is_problem ? Icon::warning : Icon::check, {bar.x + ui.px(20), bar.center().y},
         is_problem ? look.bad : look.text_2, 15);
    paragraph(ui, {bar.x + ui.px(40), std::round(bar.center().y - lines_h / 2)}, w - ui.px(84), notice.text,
              type::body, look.text, 4);
    const Rect cross{bar.right() - ui.px(34), bar.center().y - ui.px(14), ui.px(28), ui.px(28)};
    const bool is_over = !is_problem && has_been_read(ui, notice.text, bar);
    if (icon_button(ui, "dismiss", cross, Icon::close, {.icon_units = 11, .is_quiet = true}) || is_over)
        actions.push_back(DismissNotice{session.notices.size() - 1});
    return actions;
}

} // namespace waymark
