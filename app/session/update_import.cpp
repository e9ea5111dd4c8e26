#include <algorithm>
#include <array>
#include <utility>

#include "data/mermaid.h"
#include "data/table_export.h"
#include "data/table_import.h"
#include "journey/lookup.h"
#include "session/updater.h"

namespace waymark {

bool is_table_file(const std::filesystem::path& path) {
    constexpr std::array<std::string_view, 5> endings{".csv", ".tsv", ".tab", ".txt", ".mmd"};
    std::string ending = path.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::ranges::find(endings, ending) != endings.end();
}

void Updater::operator()(const ImportTable& action) {
    if (action.path.empty())
        session_.dialog = FileDialog{FilePurpose::import_table, usual_folder()};
    else
        effects_.push_back(LoadTable{action.path});
}

// A CSV begins with the mark by which spreadsheets know UTF-8.
void Updater::operator()(const ExportText& action) {
    const bool is_table = action.kind == TextExport::table;
    if (action.path.empty()) {
        const auto purpose = is_table ? FilePurpose::export_table : FilePurpose::export_mermaid;
        session_.dialog = FileDialog{purpose, suggested_path(is_table ? ".csv" : ".mmd")};
        return;
    }
    session_.dialog = NoDialog{};
    const Journey& journey = edited_journey(session_);
    if (!is_table) return effects_.push_back(WriteTextFile{action.path, to_mermaid(journey)});
    const bool has_tabs = action.path.extension() == ".tsv" || action.path.extension() == ".tab";
    const Separator separator = has_tabs ? Separator::tab : Separator::comma;
    effects_.push_back(WriteTextFile{
        action.path, "\xEF\xBB\xBF" + touchpoint_table(journey, touchpoint_ids(journey), separator)});
}

void Updater::operator()(const CopyAsTable&) {
    std::vector<std::string> ids = selected_touchpoints(session_);
    if (ids.empty()) ids = touchpoint_ids(edited_journey(session_));
    const bool are_in_base = std::ranges::all_of(
        ids, [&](const std::string& id) { return find_touchpoint(edited_journey(session_), id) != nullptr; });
    const Journey& journey = are_in_base ? edited_journey(session_) : *session_.in_force;
    effects_.push_back(WriteClipboard{touchpoint_table(journey, ids, Separator::tab)});
    const std::string count = std::to_string(ids.size()) + (ids.size() == 1 ? " touchpoint" : " touchpoints");
    session_.notices = {{NoticeKind::information, "Copied " + count + " as a table."}};
}

void Updater::operator()(const ImportText& action) {
    ask_about_table(std::make_shared<const std::string>(action.text), action.source);
}

void Updater::operator()(const TableLoaded& action) {
    ask_about_table(action.bytes, action.path.filename().string());
}

void Updater::ask_about_table(const std::shared_ptr<const std::string>& bytes, const std::string& source) {
    session_.preview = nullptr;
    if (const auto table = read_touchpoints(*bytes); !table)
        session_.dialog = ProblemList{"“" + source + "” could not be imported", table.problems()};
    else
        session_.dialog = ImportDialog{source, bytes, session_.on_start_screen};
}

void Updater::operator()(const StartImported& action) {
    Journey nothing_yet = empty_journey(action.journey->title);
    nothing_yet.stages = action.journey->stages;
    start_document(std::move(nothing_yet));
    take_over(*action.journey, action.label);
}

} // namespace waymark
