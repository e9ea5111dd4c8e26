// One action on one session: update() is made of this, in update.cpp and, for files and dialogs, in
// update_document.cpp and update_import.cpp, for the clipboard in update_clipboard.cpp. Nobody else needs it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "session/study.h"
#include "session/update.h"
#include "session/watching.h"

namespace waymark {

class Updater {
public:
    explicit Updater(Session session)
        : session_(std::move(session))
        , shown_before_(shown_snapshot(session_))
        , scenario_before_(session_.scenario) {}

    void operator()(const Preview& action);
    void operator()(const CancelPreview&) { session_.preview = nullptr; }
    void operator()(const Commit& action);

    void operator()(const CopySelection&);
    void operator()(const CutSelection&);
    void operator()(const DuplicateSelection&);
    void operator()(const Paste& action) { effects_.push_back(ReadClipboard{action.cell}); }
    void operator()(const ClipboardRead& action);
    void operator()(const StageInView& action) { session_.stage_in_view = action.stage; }

    void operator()(const Undo&);
    void operator()(const Redo&);
    void operator()(const JumpTo& action) { go_to(action.position); }

    void operator()(const Select& action) { session_.selection = action.owners; }
    void operator()(const Show& action);
    void operator()(const SetTool& action) { session_.tool = action.tool; }
    void operator()(const BeginRename& action) { session_.renaming = action.owner; }
    void operator()(const EndRename&) { session_.renaming.reset(); }
    void operator()(const SetCamera& action);

    void operator()(const SetScenario& action);
    void operator()(const SetRecording& action);
    void operator()(const SetPersona& action);
    void operator()(const SetView& action) { session_.view = action.view; }
    void operator()(const SetCompared& action);
    void operator()(const SetBudget& action) { session_.budget = action.budget; }
    void operator()(const StartOptimise& action);
    void operator()(const StopOptimise&);
    void operator()(const WatchPeople& action);
    void operator()(const SetSeekTarget& action) { session_.seek_target = action.target; }
    void operator()(const StartSeek& action);
    void operator()(const StopSeek&);
    void operator()(const SetDockPage& action) { session_.dock_page = action.page; }
    void operator()(const SetGoal& action) { session_.goal = action.goal; }
    void operator()(const SetPreferences& action);

    void operator()(const NewJourney& action) { request(StartNew{action.template_name}); }
    void operator()(const OpenExample& action) { request(StartExample{action.name}); }
    void operator()(const Open& action);
    void operator()(const Save&);
    void operator()(const SaveAs& action);
    void operator()(const Export& action);
    void operator()(const ExportText& action);
    void operator()(const CopyAsTable&);
    void operator()(const ImportTable& action);
    void operator()(const ImportText& action);
    void operator()(const StartImported& action);
    void operator()(const GoToStart&) { request(ShowStart{}); }
    void operator()(const RequestClose&) { request(CloseProgram{}); }
    void operator()(const Answer& action);
    void operator()(const AnswerRecovery& action);
    void operator()(const OpenLeftBehind& action) { effects_.push_back(LoadLeftBehind{action.copy}); }
    void operator()(const ForgetLeftBehind& action);
    void operator()(const ShowVersions&);
    void operator()(const GoBackTo& action);
    void operator()(const VersionsFound& action);
    void operator()(const AnswerChanged& action);
    void operator()(const ShowDialog& action) { session_.dialog = action.dialog; }
    void operator()(const CloseDialog&);
    void operator()(const DismissNotice& action);
    void operator()(const ForgetRecent& action);
    void operator()(const Run& action);

    void operator()(const TableLoaded& action);
    void operator()(const FileOpened& action);
    void operator()(const Recovered& action);
    void operator()(const UnsavedFound& action);
    void operator()(const LeftBehindFound& action) { session_.left_behind = action.all; }
    void operator()(const OpenElsewhere& action);
    void operator()(const KeepingFailed& action) { session_.notices = {{NoticeKind::problem, action.words}}; }
    void operator()(const FileChanged& action);
    void operator()(const FileReread& action);
    void operator()(const FileSaved& action);
    void operator()(const FileExported& action);
    void operator()(const Failed& action);
    void operator()(const Projected& action);
    void operator()(const BandsDrawn& action);
    void operator()(const EffectsFound& action) { accept_effects(session_, action.inputs, action.by_goal); }
    void operator()(const CrowdMade& action) { accept_crowd(session_, action.inputs, action.crowd); }
    void operator()(const WorthFound& action) { accept_worth(session_, action.worth); }
    void operator()(const ComparisonFound& action);
    void operator()(const OptimiseReport& action);
    void operator()(const SeekReport& action);
    void operator()(const ChecksFound& action);
    void operator()(const SetContentScale& action) { session_.content_scale = action.scale; }

    [[nodiscard]] Step take();

private:
    // What is chosen must exist; what is derived must be derived from what is.
    void settle();
    bool exists_now(const Owner& owner) const;

    // The document with the edits, recorded into the scenario where they belong there.
    Result<Journey> edited_by(const std::vector<Edit>& edits) const;
    std::string label_of_commit(const Commit& action) const;

    // A fragment into the journey as one step, selected then and in view.
    void insert(const Fragment& fragment, const std::optional<PastePlace::Cell>& cell,
                const std::string& verb);
    // A text of lines or columns, such as a spreadsheet copies.
    void paste_table(const std::string& text);

    // When a gesture begins, or a step without one: what is on screen is what it will be compared with.
    void keep_figures_before();

    void remember_view();
    void go_to(std::size_t position);

    // The whole document from elsewhere, as one step, so that undo leads back.
    void take_over(Journey journey, const std::string& label);

    void start_document(Journey journey);

    void ask_about_table(const std::shared_ptr<const std::string>& bytes, const std::string& source);

    void request(const Intent& intent);
    void carry_out(const Intent& intent);

    void save_to(const std::filesystem::path& path);
    // That of the open journey, else of the journey before it.
    std::filesystem::path usual_folder() const;
    // Beside the document, named like it.
    std::filesystem::path suggested_path(const std::string& extension) const;
    void remember_recent();
    void store_preferences() { effects_.push_back(StorePreferences{session_.preferences}); }

    void notify(const Problems& problems);

    Session session_;
    std::vector<Effect> effects_;
    Snapshot shown_before_;
    std::optional<std::string> scenario_before_;
};

} // namespace waymark
