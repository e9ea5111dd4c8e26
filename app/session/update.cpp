#include "session/update.h"

#include <algorithm>
#include <utility>

#include "edit/difference.h"
#include "journey/lookup.h"
#include "session/command_run.h"
#include "session/comparison.h"
#include "session/route.h"
#include "session/seeking.h"
#include "session/study.h"
#include "session/unsaved_copy.h"
#include "session/watching.h"
#include "whatif/simulate.h"

namespace waymark {

namespace {

const std::string recover_label = "Recover unsaved changes";

std::string with_journey_extension(const std::filesystem::path& path) {
    const std::string text = path.string();
    return text.ends_with(".json") ? text : text + ".journey.json";
}

// The map with the scenario in force, or the map itself where there is none or it cannot be applied (the
// projection says why).
Snapshot in_force_of(const Snapshot& journey, const std::optional<std::string>& scenario_id) {
    const auto* scenario = scenario_id ? find_scenario(*journey, *scenario_id) : nullptr;
    if (!scenario) return journey;
    auto map = map_in_force(*journey, *scenario);
    if (!map) return journey;
    return std::make_shared<const Journey>(std::move(map->map.journey));
}

// One action on one session.
class Updater {
public:
    explicit Updater(Session session)
        : session_(std::move(session))
        , shown_before_(shown_snapshot(session_))
        , scenario_before_(session_.scenario) {}

    void operator()(const Preview& action) {
        auto next = edited_by(action.edits);
        if (next) keep_figures_before();
        if (next) session_.preview = std::make_shared<const Journey>(std::move(*next));
    }
    void operator()(const CancelPreview&) { session_.preview = nullptr; }
    void operator()(const Commit& action) {
        session_.renaming.reset();
        auto next = edited_by(action.edits);
        if (next) keep_figures_before();
        session_.preview = nullptr;
        if (!next) return notify(next.problems());
        session_.notices.clear();
        remember_view();
        session_.history.commit(std::move(*next), label_of_commit(action));
        session_.step_views.resize(session_.history.steps().size());
        if (action.select) session_.selection = *action.select;
    }

    void operator()(const Undo&) {
        if (session_.history.can_undo()) go_to(session_.history.position() - 1);
    }
    void operator()(const Redo&) {
        if (session_.history.can_redo()) go_to(session_.history.position() + 1);
    }
    void operator()(const JumpTo& action) { go_to(action.position); }

    void operator()(const Select& action) { session_.selection = action.owners; }
    void operator()(const Show& action) {
        if (action.scenario) (*this)(SetScenario{action.scenario});
        session_.selection = action.owners;
        session_.reveals_selection = true;
        session_.view = MainView::map;
        shown_before_ = nullptr; // what is no more falls out of the selection
    }
    void operator()(const SetTool& action) { session_.tool = action.tool; }
    void operator()(const BeginRename& action) { session_.renaming = action.owner; }
    void operator()(const EndRename&) { session_.renaming.reset(); }
    void operator()(const SetCamera& action) {
        session_.camera = action.camera;
        session_.camera.zoom = std::clamp(session_.camera.zoom, smallest_zoom, largest_zoom);
        session_.reveals_selection = false;
    }

    void operator()(const SetScenario& action) {
        if (action.scenario == session_.scenario) return;
        session_.preview = nullptr;
        session_.scenario = action.scenario;
        session_.recording.reset();
    }
    void operator()(const SetRecording& action) {
        session_.preview = nullptr;
        session_.recording.reset();
        const auto* scenario = active_scenario(session_);
        if (!scenario || !action.intervention) return;
        const auto* intervention = find_intervention(*scenario, *action.intervention);
        if (!intervention) return;
        if (!intervention->enabled)
            return notify({{"", "“" + intervention->name + "” is switched off", "Switch it on to record."}});
        session_.recording = action.intervention;
    }
    void operator()(const SetPersona& action) {
        if (action.persona != session_.persona) session_.base_before = nullptr;
        session_.persona = action.persona;
    }
    void operator()(const SetView& action) { session_.view = action.view; }
    void operator()(const SetCompared& action) {
        session_.compared = action.scenarios;
        if (session_.compared.size() > most_compared) session_.compared.resize(most_compared);
    }
    void operator()(const SetBudget& action) { session_.budget = action.budget; }
    void operator()(const StartOptimise& action) {
        session_.optimising = {action.request, true, 0, 0, nullptr, {}};
        effects_.push_back(RunOptimiser{action.request});
    }
    void operator()(const StopOptimise&) {
        if (!session_.optimising.is_running) return;
        session_.optimising = {};
        effects_.push_back(StopOptimiser{});
    }
    void operator()(const WatchPeople& action) {
        session_.watching.is_on = action.is_on;
        session_.watching.is_paused = action.is_on && action.is_paused;
    }
    void operator()(const SetSeekTarget& action) { session_.seek_target = action.target; }
    void operator()(const StartSeek& action) {
        session_.seek_target = action.request.target;
        session_.seeking = {action.request, true, 0, 0, nullptr, {}};
        effects_.push_back(RunSeeker{action.request});
    }
    void operator()(const StopSeek&) {
        if (!session_.seeking.is_running) return;
        session_.seeking = {};
        effects_.push_back(StopSeeker{});
    }
    void operator()(const SetDockPage& action) { session_.dock_page = action.page; }
    void operator()(const SetGoal& action) { session_.goal = action.goal; }
    void operator()(const SetPreferences& action) {
        if (action.preferences == session_.preferences) return;
        session_.preferences = action.preferences;
        store_preferences();
    }

    void operator()(const NewJourney& action) { request(StartNew{action.template_name}); }
    void operator()(const OpenExample& action) { request(StartExample{action.name}); }
    void operator()(const Open& action) {
        if (action.path.empty())
            session_.dialog = FileDialog{FilePurpose::open, usual_folder()};
        else
            request(OpenPath{action.path});
    }
    void operator()(const Save&) {
        if (session_.path.empty())
            session_.dialog = FileDialog{FilePurpose::save, suggested_path(".journey.json")};
        else
            save_to(session_.path);
    }
    void operator()(const SaveAs& action) {
        if (action.path.empty())
            session_.dialog = FileDialog{FilePurpose::save, suggested_path(".journey.json")};
        else {
            session_.dialog = NoDialog{}; // for what there may be to ask
            save_to(with_journey_extension(action.path));
        }
    }
    void operator()(const Export& action) {
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
    void operator()(const GoToStart&) { request(ShowStart{}); }
    void operator()(const RequestClose&) { request(CloseProgram{}); }
    void operator()(const Answer& action) {
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
    void operator()(const AnswerRecovery& action) {
        if (!session_.recovery) return;
        const Snapshot unsaved = std::exchange(session_.recovery, std::nullopt)->unsaved;
        session_.dialog = NoDialog{};
        if (action.recover)
            take_over(*unsaved, recover_label);
        else
            effects_.push_back(RemoveCopy{unsaved_copy_of(session_.path)});
    }
    void operator()(const OpenLeftBehind& action) { effects_.push_back(LoadLeftBehind{action.copy}); }
    void operator()(const ForgetLeftBehind& action) {
        std::erase_if(session_.left_behind, [&](const LeftBehind& one) { return one.copy == action.copy; });
        effects_.push_back(RemoveCopy{action.copy});
    }
    void operator()(const AnswerChanged& action) {
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
    void operator()(const ShowDialog& action) { session_.dialog = action.dialog; }
    void operator()(const CloseDialog&) {
        session_.dialog = NoDialog{};
        session_.after_save.reset();
    }
    void operator()(const DismissNotice& action) {
        if (action.index < session_.notices.size())
            session_.notices.erase(session_.notices.begin() + action.index);
    }
    void operator()(const ForgetRecent& action) {
        session_.preferences.recent = without_recent(session_.preferences.recent, action.path);
        store_preferences();
    }
    void operator()(const Run& action) {
        if (!is_enabled(session_, action.command)) return;
        for (const auto& meant : actions_of(session_, action.command))
            std::visit(*this, meant);
    }

    void operator()(const FileOpened& action) {
        start_document(*action.journey);
        session_.path = action.path;
        if (action.path.empty()) return;
        session_.saved = session_.history.current();
        session_.file_time = action.time;
        remember_recent();
    }
    void operator()(const Recovered& action) {
        std::erase_if(session_.left_behind, [&](const LeftBehind& one) { return one.copy == action.copy; });
        Journey nothing_yet;
        nothing_yet.stages = action.journey->stages;
        start_document(std::move(nothing_yet));
        session_.recovered_from = action.copy;
        take_over(*action.journey, recover_label);
    }
    void operator()(const UnsavedFound& action) {
        if (action.path != session_.path) return;
        session_.recovery = RecoveryQuestion{action.unsaved, action.at,
                                             differences(*session_.history.current(), *action.unsaved)};
    }
    void operator()(const LeftBehindFound& action) { session_.left_behind = action.all; }
    void operator()(const OpenElsewhere& action) {
        session_.notices = {{NoticeKind::problem, "“" + action.path.filename().string() +
                                                      "” is open in another window too. Before it is saved "
                                                      "over what was saved there, you will be asked."}};
    }
    void operator()(const KeepingFailed& action) { session_.notices = {{NoticeKind::problem, action.words}}; }
    void operator()(const FileChanged& action) {
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
    void operator()(const FileReread& action) {
        if (action.path != session_.path) return;
        take_over(*action.journey, "Read the file again");
        session_.saved = session_.history.current();
        session_.file_time = action.time;
        session_.file_differs = false;
    }
    void operator()(const FileSaved& action) {
        session_.saved = action.journey;
        session_.path = action.path;
        session_.saved_at = action.at;
        session_.file_time = action.time;
        session_.file_differs = false;
        session_.dialog = NoDialog{};
        remember_recent();
        if (auto intent = std::exchange(session_.after_save, std::nullopt)) request(*intent);
    }
    void operator()(const FileExported& action) {
        session_.notices = {{NoticeKind::information, "Exported to " + action.path.string()}};
    }
    void operator()(const Failed& action) {
        session_.after_save.reset();
        session_.dialog = ProblemList{action.title, action.problems, action.can_save_elsewhere};
    }
    void operator()(const Projected& action) {
        accept(session_, action.request, action.outcome, action.problems);
    }
    void operator()(const BandsDrawn& action) {
        accept_bands(session_, action.inputs, action.over_time, action.problems);
    }
    void operator()(const EffectsFound& action) { accept_effects(session_, action.inputs, action.by_goal); }
    void operator()(const CrowdMade& action) { accept_crowd(session_, action.inputs, action.crowd); }
    void operator()(const WorthFound& action) { accept_worth(session_, action.worth); }
    void operator()(const ComparisonFound& action) {
        accept_comparison(session_, action.inputs, action.found);
    }
    void operator()(const OptimiseReport& action) {
        Optimising& now = session_.optimising;
        if (!now.is_running || now.request != action.request) return;
        now = {action.request, !action.is_last, action.tried, action.of, action.optimum, action.problems};
    }
    void operator()(const SeekReport& action) {
        Seeking& now = session_.seeking;
        if (!now.is_running || now.request != action.request) return;
        now = {action.request, !action.is_last, action.tried, action.of, action.answers, action.problems};
    }
    void operator()(const ChecksFound& action) {
        if (action.journey == session_.history.current()) session_.checks = {action.journey, action.findings};
    }
    void operator()(const SetContentScale& action) { session_.content_scale = action.scale; }

    [[nodiscard]] Step take() {
        settle();
        return {std::move(session_), std::move(effects_)};
    }

private:
    // What is chosen must exist; what is derived must be derived from what is.
    void settle() {
        if (session_.recovery && std::holds_alternative<NoDialog>(session_.dialog))
            session_.dialog = *session_.recovery;
        const Journey& journey = shown_journey(session_);
        if (session_.scenario && !find_scenario(journey, *session_.scenario)) session_.scenario.reset();
        if (session_.persona && !find_persona(journey, *session_.persona)) session_.persona.reset();
        const auto* scenario = active_scenario(session_);
        const auto* recording =
            scenario && session_.recording ? find_intervention(*scenario, *session_.recording) : nullptr;
        if (!recording || !recording->enabled) session_.recording.reset();
        if (shown_snapshot(session_) != shown_before_ || session_.scenario != scenario_before_ ||
            !session_.in_force) {
            session_.in_force = in_force_of(shown_snapshot(session_), session_.scenario);
            std::erase_if(session_.selection, [&](const Owner& owner) { return !exists_now(owner); });
            if (session_.renaming && !exists_now(*session_.renaming)) session_.renaming.reset();
        }
        forget_outdated_figures(session_);
        forget_outdated_studies(session_);
        forget_outdated_crowd(session_);
        forget_outdated_comparison(session_);
        if (session_.optimising.request && !optimum_is_current(session_)) {
            if (session_.optimising.is_running) effects_.push_back(StopOptimiser{});
            session_.optimising = {};
        }
        if (session_.seeking.request && !seek_is_current(session_)) {
            if (session_.seeking.is_running) effects_.push_back(StopSeeker{});
            session_.seeking = {};
        }
    }
    bool exists_now(const Owner& owner) const {
        return exists(shown_journey(session_), owner) || exists(*session_.in_force, owner);
    }

    // The document with the edits, recorded into the scenario where they belong there.
    Result<Journey> edited_by(const std::vector<Edit>& edits) const {
        const Snapshot& current = session_.history.current();
        if (!session_.scenario) return edited(*current, edits);
        const bool is_derived_from_current =
            shown_before_ == current && session_.scenario == scenario_before_;
        const Snapshot in_force =
            is_derived_from_current ? session_.in_force : in_force_of(current, session_.scenario);
        return edited(*current, routed(*current, *in_force, {*session_.scenario, session_.recording}, edits));
    }
    std::string label_of_commit(const Commit& action) const {
        if (!action.label.empty() || action.edits.empty()) return action.label;
        const Snapshot& current = session_.history.current();
        const bool known_to_base = !session_.scenario;
        return label_of(action.edits, known_to_base ? *current : *in_force_of(current, session_.scenario));
    }

    // When a gesture begins, or a step without one: what is on screen is what it will be compared with.
    void keep_figures_before() {
        if (session_.preview) return;
        const Projection& projection = session_.projection;
        const bool are_current = projection.base_inputs.journey == session_.history.current();
        session_.base_before = are_current ? projection.base : nullptr;
    }

    void remember_view() {
        session_.step_views[session_.history.position()] = {session_.selection, session_.camera};
    }
    void go_to(std::size_t position) {
        session_.preview = nullptr;
        session_.base_before = nullptr;
        session_.renaming.reset();
        session_.notices.clear();
        remember_view();
        session_.history.jump_to(position);
        const auto& view = session_.step_views[session_.history.position()];
        session_.selection = view.selection;
        session_.camera = view.camera;
    }

    // The whole document from elsewhere, as one step, so that undo leads back.
    void take_over(Journey journey, const std::string& label) {
        session_.preview = nullptr;
        session_.renaming.reset();
        session_.base_before = nullptr;
        remember_view();
        session_.history.commit(std::move(journey), label);
        session_.step_views.resize(session_.history.steps().size());
    }

    void start_document(Journey journey) {
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

    void request(const Intent& intent) {
        if (has_unsaved_changes(session_))
            session_.dialog = UnsavedQuestion{intent};
        else
            carry_out(intent);
    }
    void carry_out(const Intent& intent) {
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

    void save_to(const std::filesystem::path& path) {
        const bool is_own = path == session_.path;
        effects_.push_back(SaveFile{path, session_.history.current(),
                                    is_own ? session_.file_time : std::nullopt,
                                    is_own && session_.file_differs && !session_.file_time});
    }
    // That of the open journey, else of the journey before it.
    std::filesystem::path usual_folder() const {
        return session_.path.empty() ? session_.preferences.folder : session_.path.parent_path();
    }
    // Beside the document, named like it.
    std::filesystem::path suggested_path(const std::string& extension) const {
        if (session_.path.empty()) return usual_folder() / (make_id(document_name(session_), {}) + extension);
        const std::string name = session_.path.filename().string();
        return session_.path.parent_path() / (name.substr(0, name.find('.')) + extension);
    }
    void remember_recent() {
        session_.preferences.recent =
            with_recent(session_.preferences.recent, {session_.path, document_name(session_)});
        session_.preferences.folder = session_.path.parent_path();
        store_preferences();
    }
    void store_preferences() { effects_.push_back(StorePreferences{session_.preferences}); }

    void notify(const Problems& problems) {
        session_.notices.clear();
        for (const auto& problem : problems)
            session_.notices.push_back({NoticeKind::problem, to_text(problem)});
    }

    Session session_;
    std::vector<Effect> effects_;
    Snapshot shown_before_;
    std::optional<std::string> scenario_before_;
};

} // namespace

Step update(Session session, const Action& action) {
    Updater updater(std::move(session));
    std::visit(updater, action);
    return updater.take();
}

} // namespace waymark
