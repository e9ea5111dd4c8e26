#include "session/updater.h"

#include <algorithm>
#include <utility>

#include "edit/difference.h"
#include "journey/lookup.h"

namespace waymark {

namespace {

const std::string recover_label = "Recover unsaved changes";

std::string with_journey_extension(const std::filesystem::path& path) {
    const std::string text = path.string();
    return text.ends_with(".json") ? text : text + ".journey.json";
}

} // namespace

void Updater::operator()(const Open& action) {
    if (action.path.empty())
        session_.dialog = FileDialog{FilePurpose::open, usual_folder()};
    else if (is_table_file(action.path))
        (*this)(ImportTable{action.path});
    else
        request(OpenPath{action.path});
}

void Updater::operator()(const Save&) {
    if (session_.path.empty())
        session_.dialog = FileDialog{FilePurpose::save, suggested_path(".journey.json")};
    else
        save_to(session_.path);
}

void Updater::operator()(const SaveAs& action) {
    if (action.path.empty())
        session_.dialog = FileDialog{FilePurpose::save, suggested_path(".journey.json")};
    else {
        session_.dialog = NoDialog{}; // for what there may be to ask
        save_to(with_journey_extension(action.path));
    }
}

void Updater::operator()(const Export& action) {
    session_.dialog = NoDialog{};
    if (action.request) {
        effects_.push_back(
            ExportFile{*action.request, session_.history.current(), session_.scenario, session_.persona});
    } else {
        ExportRequest suggestion;
        suggestion.path = suggested_path(".pdf");
        suggestion.curve_fits = session_.preferences.curve_fits; // the page is what the window shows
        session_.dialog = ExportDialog{suggestion};
    }
}

void Updater::operator()(const Answer& action) {
    const auto* question = std::get_if<UnsavedQuestion>(&session_.dialog);
    if (!question) return;
    const Intent intent = question->intent;
    session_.dialog = NoDialog{};
    switch (action.choice) {
    case Choice::cancel: return;
    case Choice::discard: return carry_out(intent);
    case Choice::save: session_.after_save = intent; return (*this)(Save{});
    }
}

void Updater::operator()(const AnswerRecovery& action) {
    if (!session_.recovery) return;
    const Snapshot unsaved = std::exchange(session_.recovery, std::nullopt)->unsaved;
    session_.dialog = NoDialog{};
    if (action.recover) take_over(*unsaved, recover_label);
}

void Updater::operator()(const ForgetLeftBehind& action) {
    std::erase_if(session_.left_behind, [&](const LeftBehind& one) { return one.copy == action.copy; });
    effects_.push_back(RemoveCopy{action.copy});
}

void Updater::operator()(const ShowVersions&) {
    if (!session_.path.empty()) effects_.push_back(FindVersions{session_.path});
}

void Updater::operator()(const VersionsFound& action) {
    if (action.path != session_.path || !std::holds_alternative<NoDialog>(session_.dialog)) return;
    session_.dialog = VersionSheet{action.versions};
}

void Updater::operator()(const GoBackTo& action) {
    session_.dialog = NoDialog{};
    take_over(*action.version.journey, "Go back to the version of " + action.version.at);
}

void Updater::operator()(const AnswerChanged& action) {
    const auto* question = std::get_if<ChangedQuestion>(&session_.dialog);
    if (!question) return;
    if (action.choice == ChangedChoice::reload) {
        effects_.push_back(RereadFile{session_.path});
    } else {
        session_.file_time = question->time;
        session_.file_differs = true;
    }
    session_.dialog = NoDialog{};
    if (action.choice == ChangedChoice::save_as) (*this)(SaveAs{});
}

void Updater::operator()(const CloseDialog&) {
    session_.dialog = NoDialog{};
    session_.after_save.reset();
}

void Updater::operator()(const ForgetRecent& action) {
    session_.preferences.recent = without_recent(session_.preferences.recent, action.path);
    store_preferences();
}

void Updater::operator()(const FileOpened& action) {
    start_document(*action.journey);
    session_.path = action.path;
    if (action.path.empty()) return;
    session_.saved = session_.history.current();
    session_.file_time = action.time;
    remember_recent();
}

void Updater::operator()(const Recovered& action) {
    std::erase_if(session_.left_behind, [&](const LeftBehind& one) { return one.copy == action.copy; });
    Journey nothing_yet;
    nothing_yet.stages = action.journey->stages;
    start_document(std::move(nothing_yet));
    session_.recovered_from = action.copy;
    take_over(*action.journey, recover_label);
}

void Updater::operator()(const UnsavedFound& action) {
    if (action.path != session_.path) return;
    session_.recovery = RecoveryQuestion{action.unsaved, action.at,
                                         differences(*session_.history.current(), *action.unsaved)};
}

void Updater::operator()(const OpenElsewhere& action) {
    session_.notices = {{NoticeKind::problem, "“" + action.path.filename().string() +
                                                  "” is open in another window too. Before it is saved "
                                                  "over what was saved there, you will be asked."}};
}

void Updater::operator()(const FileChanged& action) {
    if (action.path != session_.path || session_.on_start_screen) return;
    session_.after_save.reset();
    if (!action.time) {
        session_.file_time.reset();
        session_.file_differs = true;
        session_.notices = {{NoticeKind::problem, "“" + action.path.filename().string() +
                                                      "” is no longer there. Save writes it anew."}};
    } else if (std::holds_alternative<NoDialog>(session_.dialog)) {
        session_.preview = nullptr;
        session_.dialog = ChangedQuestion{*action.time};
    }
}

void Updater::operator()(const FileReread& action) {
    if (action.path != session_.path) return;
    take_over(*action.journey, "Read the file again");
    session_.saved = session_.history.current();
    session_.file_time = action.time;
    session_.file_differs = false;
}

void Updater::operator()(const FileSaved& action) {
    session_.saved = action.journey;
    session_.path = action.path;
    session_.saved_at = action.at;
    session_.file_time = action.time;
    session_.file_differs = false;
    session_.dialog = NoDialog{};
    remember_recent();
    if (auto intent = std::exchange(session_.after_save, std::nullopt)) request(*intent);
}

void Updater::operator()(const FileExported& action) {
    session_.notices = {{NoticeKind::information, "Exported to " + action.path.string()}};
}

void Updater::operator()(const Failed& action) {
    session_.after_save.reset();
    session_.dialog = ProblemList{action.title, action.problems, action.can_save_elsewhere};
}

void Updater::take_over(Journey journey, const std::string& label) {
    session_.preview = nullptr;
    session_.renaming.reset();
    session_.base_before = nullptr;
    remember_view();
    session_.history.commit(std::move(journey), label);
    session_.step_views.resize(session_.history.size());
}

void Updater::start_document(Journey journey) {
    session_.history = History(std::move(journey));
    session_.step_views.assign(1, {});
    session_.preview = nullptr;
    session_.saved = nullptr;
    session_.path.clear();
    session_.saved_at.clear();
    session_.file_time.reset();
    session_.file_differs = false;
    session_.recovered_from.clear();
    session_.recovery.reset();
    session_.on_start_screen = false;
    session_.selection.clear();
    session_.camera = {};
    session_.tool = Tool::select;
    session_.renaming.reset();
    session_.scenario.reset();
    session_.recording.reset();
    session_.persona.reset();
    session_.in_force = nullptr;
    session_.projection = {};
    session_.base_before = nullptr;
    session_.bands = {};
    session_.effects = {};
    session_.watching.inputs = {};
    session_.watching.crowd = nullptr;
    session_.watching.is_paused = false;
    session_.worth = {};
    session_.comparing = {};
    session_.view = MainView::map;
    session_.compared.clear();
    session_.budget.reset();
    session_.seek_target.reset();
    session_.checks = {};
    session_.reveals_selection = false;
    session_.notices.clear();
    session_.dialog = NoDialog{};
}

void Updater::request(const Intent& intent) {
    if (has_unsaved_changes(session_))
        session_.dialog = UnsavedQuestion{intent};
    else
        carry_out(intent);
}

void Updater::carry_out(const Intent& intent) {
    struct CarryOut {
        Updater& updater;
        void operator()(const StartNew& start) const {
            updater.effects_.push_back(LoadTemplate{start.template_name});
        }
        void operator()(const StartExample& start) const {
            updater.effects_.push_back(LoadExample{start.name});
        }
        void operator()(const OpenPath& open) const { updater.effects_.push_back(LoadFile{open.path}); }
        void operator()(const ShowStart&) const {
            updater.start_document(Journey{});
            updater.session_.on_start_screen = true;
        }
        void operator()(const CloseProgram&) const { updater.effects_.push_back(Quit{}); }
    };
    session_.dialog = NoDialog{};
    std::visit(CarryOut{*this}, intent);
}

void Updater::save_to(const std::filesystem::path& path) {
    const bool is_own = path == session_.path;
    effects_.push_back(SaveFile{path, session_.history.current(), is_own ? session_.file_time : std::nullopt,
                                is_own && session_.file_differs && !session_.file_time});
}

std::filesystem::path Updater::usual_folder() const {
    return session_.path.empty() ? session_.preferences.folder : session_.path.parent_path();
}

std::filesystem::path Updater::suggested_path(const std::string& extension) const {
    if (session_.path.empty()) return usual_folder() / (make_id(document_name(session_), {}) + extension);
    const std::string name = session_.path.filename().string();
    return session_.path.parent_path() / (name.substr(0, name.find('.')) + extension);
}

void Updater::remember_recent() {
    session_.preferences.recent =
        with_recent(session_.preferences.recent, {session_.path, document_name(session_)});
    session_.preferences.folder = session_.path.parent_path();
    store_preferences();
}

} // namespace waymark
