// Session: everything that the program knows while a journey is open, as one value; no ImGui, no I/O.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "checks/findings.h"
#include "edit/history.h"
#include "journey/figures.h"
#include "journey/journey.h"
#include "journey/result.h"
#include "scene/crowd_schedule.h"
#include "scene/display_list.h"
#include "session/preferences.h"
#include "whatif/figure_bands.h"
#include "whatif/goal_seek.h"
#include "whatif/optimise.h"
#include "whatif/sensitivity.h"

namespace waymark {

// Where the map is looked at: the point of the map (units at zoom 1) in the middle of the canvas.
struct Camera {
    Point center;
    double zoom = 1;
    bool fitted = true; // follows the map's size until the user pans or zooms

    bool operator==(const Camera&) const = default;
};
inline constexpr double smallest_zoom = 0.1, largest_zoom = 4;

enum class Tool { select, touchpoint, link, stage };

// What was selected, and from where it was looked at, when a step of the history was last left.
struct StepView {
    std::vector<Owner> selection;
    Camera camera;
};

// What figures were computed from.
struct ProjectionInputs {
    Snapshot journey; // a preview's included
    std::optional<std::string> scenario;
    std::optional<std::string> persona; // the filter

    bool operator==(const ProjectionInputs&) const = default; // the journey by identity
};

// The latest figures; they stay on screen until newer ones come.
struct Projection {
    std::shared_ptr<const Outcome> base;
    std::shared_ptr<const Outcome> scenario_outcome; // null without an active scenario
    Problems base_problems;     // why the base map cannot be projected; its outcome is then null
    Problems scenario_problems; // and the scenario
    ProjectionInputs base_inputs;
    ProjectionInputs scenario_inputs;
    bool base_is_exact = false;
    bool scenario_is_exact = false;
};

// How sure the figures are, of the scenario where one is active; only beside figures from the same inputs.
struct Bands {
    ProjectionInputs inputs;
    std::shared_ptr<const BandsOverTime> over_time; // null: none yet
    Problems problems;                              // why there are none
};

// What a small step of each field would do to each goal, with the active scenario in force; it stays on
// screen until newer effects come.
struct FieldEffects {
    ProjectionInputs inputs;
    std::shared_ptr<const std::vector<Sensitivity>> by_goal; // in the order of all_goals; null: none yet
};

// Single people who walk over the map while somebody watches.
struct Watching {
    bool is_on = false;
    bool is_paused = false;
    ProjectionInputs inputs;                    // what the crowd was made of
    std::shared_ptr<const CrowdSchedule> crowd; // null: none yet, or there can be none
};

// The goals without each touchpoint of what is shown; they stay on screen, told as those of a moment ago,
// until newer ones come.
struct MapWorth; // session/study.h
struct Worth {
    ProjectionInputs inputs;               // of what was found
    std::shared_ptr<const MapWorth> found; // null: nothing yet
    Problems problems;                     // why there is nothing
    std::size_t tried = 0, of = 0;         // touchpoints, of those being tried now
};

// What a comparison of scenarios is made from.
struct ComparisonInputs {
    Snapshot journey;
    std::optional<std::string> persona;
    std::vector<std::string> scenarios; // ids

    bool operator==(const ComparisonInputs&) const = default; // the journey by identity
};
struct ScenarioComparison; // session/comparison.h
struct Comparing {
    ComparisonInputs inputs;
    std::shared_ptr<const ScenarioComparison> found; // null: nothing yet
};

// The question that the optimiser answers, and what it has found.
struct OptimiseRequest {
    Snapshot journey;
    std::string scenario;
    std::optional<std::string> persona;
    Goal goal = Goal::customers;
    std::optional<double> budget; // nothing: no limit

    bool operator==(const OptimiseRequest&) const = default; // the journey by identity
};
struct Optimising {
    std::optional<OptimiseRequest> request; // the latest
    bool is_running = false;
    std::size_t tried = 0, of = 0; // subsets; `of` grows where the search goes on from what it found
    std::shared_ptr<const Optimum> optimum;
    Problems problems;
};

// The question of goal seek, and what was found: what single fields would have to be.
struct SeekRequest {
    ProjectionInputs inputs;
    SeekTarget target;

    bool operator==(const SeekRequest&) const = default; // the journey by identity
};
struct Seeking {
    std::optional<SeekRequest> request; // the latest
    bool is_running = false;
    std::size_t tried = 0, of = 0;                          // fields
    std::shared_ptr<const std::vector<SeekAnswer>> answers; // the smallest change first; null: none yet
    Problems problems;
};

// What stands between the bars.
enum class MainView { map, compare, table };

// What the projection dock shows.
enum class DockPage { charts, levers, worth, seek };

// What the map checks found last; it stays on screen until they have looked at the next document.
struct Checked {
    Snapshot journey;                         // the one that was looked at; null: none yet
    std::shared_ptr<const Findings> findings; // null also where the machine could not look
};

// One line in the message bar.
enum class NoticeKind { information, problem };
struct Notice {
    NoticeKind kind = NoticeKind::information;
    std::string text;

    bool operator==(const Notice&) const = default;
};

enum class ExportFormat { svg, pdf, png };
struct ExportRequest {
    std::filesystem::path path;
    ExportFormat format = ExportFormat::pdf;
    std::string page = "fit"; // as on the command line: fit, a4, …, 420x297mm
    ThemeName theme = ThemeName::light;
    bool legend = true;
    bool curve_fits = false; // the curve's range: fit to its values, else −2…+2
    int dpi = 200;           // of PNG

    bool operator==(const ExportRequest&) const = default;
};

// What the user was about to do when unsaved work stood in the way.
struct StartNew {
    std::string template_name; // empty: blank
    bool operator==(const StartNew&) const = default;
};
struct StartExample {
    std::string name; // of file/templates.h
    bool operator==(const StartExample&) const = default;
};
struct OpenPath {
    std::filesystem::path path; // empty: ask for it
    bool operator==(const OpenPath&) const = default;
};
struct ShowStart { // back to the start screen
    bool operator==(const ShowStart&) const = default;
};
struct CloseProgram {
    bool operator==(const CloseProgram&) const = default;
};
using Intent = std::variant<StartNew, StartExample, OpenPath, ShowStart, CloseProgram>;

// One dialog at a time.
struct NoDialog {
    bool operator==(const NoDialog&) const = default;
};
struct UnsavedQuestion { // Save, Don't save, Cancel
    Intent intent;
    bool operator==(const UnsavedQuestion&) const = default;
};
enum class FilePurpose { open, save, import_table, export_table, export_mermaid };
struct FileDialog { // answered by Open{path}, OpenExample, SaveAs{path}, ImportTable{path}, ExportText{…,
                    // path} or CloseDialog
    FilePurpose purpose = FilePurpose::open;
    std::filesystem::path suggestion; // the file, or the folder to look in; empty: no idea
    bool operator==(const FileDialog&) const = default;
};
struct ExportDialog { // answered by Export{request} or CloseDialog
    ExportRequest suggestion;
    bool operator==(const ExportDialog&) const = default;
};
struct ImportDialog {                         // answered by Commit or StartImported, or by CloseDialog
    std::string source;                       // "survey.csv"
    std::shared_ptr<const std::string> bytes; // of a table that can be read
    bool as_new = false;                      // as a journey of its own

    bool operator==(const ImportDialog&) const = default; // the bytes by identity
};
struct ProblemList { // why a file could not be opened, saved or exported
    std::string title;
    Problems problems;
    bool offers_save_as = false; // what was to be saved can be saved elsewhere
    bool operator==(const ProblemList&) const = default;
};
struct RecoveryQuestion {                 // answered by AnswerRecovery
    Snapshot unsaved;                     // what the last window on this journey had not saved when it ended
    std::string at;                       // when that was written
    std::vector<std::string> differences; // from the journey that is open

    bool operator==(const RecoveryQuestion&) const = default;
};
struct ChangedQuestion { // the file was changed by another program; answered by AnswerChanged
    std::filesystem::file_time_type time; // of its change
    bool operator==(const ChangedQuestion&) const = default;
};
// A version of the open file as it was saved before.
struct FileVersion {
    Snapshot journey;
    std::string at; // when it was saved

    bool operator==(const FileVersion&) const = default;
};
struct VersionSheet {                  // answered by GoBackTo or CloseDialog
    std::vector<FileVersion> versions; // the latest first
    bool operator==(const VersionSheet&) const = default;
};
struct SettingsDialog { // answered by SetPreferences, at once with every choice
    bool operator==(const SettingsDialog&) const = default;
};
struct ShortcutSheet {
    bool operator==(const ShortcutSheet&) const = default;
};
struct AboutSheet {
    bool operator==(const AboutSheet&) const = default;
};
struct HistorySheet { // all steps, to jump in
    bool operator==(const HistorySheet&) const = default;
};
using Dialog = std::variant<NoDialog, UnsavedQuestion, FileDialog, ExportDialog, ImportDialog, ProblemList,
                            RecoveryQuestion, ChangedQuestion, VersionSheet, SettingsDialog, ShortcutSheet,
                            AboutSheet, HistorySheet>;

// Unsaved work that a window left behind which ended without asking, of a journey that was in no file.
struct LeftBehind {
    std::filesystem::path copy; // where it lies
    std::string title;
    std::string at; // when it was written

    bool operator==(const LeftBehind&) const = default;
};

struct Session {
    // document
    History history{Journey{}};
    Snapshot saved{}; // what the file holds; null when there is no file
    std::filesystem::path path{};
    std::string saved_at{}; // local time of the last save as "14:32"; empty before
    // Of the file's last change as far as is known here; nothing where there is no file.
    std::optional<std::filesystem::file_time_type> file_time{};
    bool file_differs = false; // another program changed or removed the file, and the document is to stay
    std::filesystem::path recovered_from{};     // the unsaved copy that the document was opened from
    std::optional<RecoveryQuestion> recovery{}; // not answered yet; asked whenever no other dialog is open
    bool on_start_screen = true;
    std::optional<Intent> after_save{}; // goes on once the running save succeeded

    // what the user looks at and works with
    std::vector<Owner> selection{};
    Camera camera{};
    std::string stage_in_view{};    // under the middle of the map's view
    bool reveals_selection = false; // the map is to move so that the selection is in view
    Tool tool = Tool::select;
    std::optional<Owner> renaming{};        // whose name is being edited in place on the canvas
    std::optional<std::string> scenario{};  // the active one; nothing: the base map alone
    std::optional<std::string> recording{}; // the intervention of the active scenario that edits go into
    std::optional<std::string> persona{};   // only this one is projected and shown
    std::vector<StepView> step_views{};     // one a history step
    MainView view = MainView::map;
    DockPage dock_page = DockPage::charts;
    Goal goal = Goal::customers;             // what everything is judged by
    std::vector<std::string> compared{};     // the scenarios chosen to be compared; empty: the first ones
    std::optional<double> budget{};          // for the optimiser; nothing: no limit
    std::optional<SeekTarget> seek_target{}; // of goal seek; nothing: an idea (session/seeking.h)

    // the running gesture: shown instead of the document until it is committed or given up
    Snapshot preview{};

    // Derived by update() from all of the above, never set elsewhere: shown_journey() with the active
    // scenario's enabled interventions in force, or shown_journey() itself.
    Snapshot in_force{};

    Projection projection{};
    // The base map's figures before the running gesture, or before the latest step; null where unknown.
    std::shared_ptr<const Outcome> base_before{};
    Bands bands{};
    FieldEffects effects{};
    Watching watching{};
    Worth worth{};
    Comparing comparing{};
    Optimising optimising{};
    Seeking seeking{};
    Checked checks{};
    std::vector<Notice> notices{};         // the latest last
    std::vector<LeftBehind> left_behind{}; // offered on the start screen
    Dialog dialog{};
    Preferences preferences{};
    double content_scale = 1; // of the window's screen
};

// A session on the start screen.
[[nodiscard]] Session make_session(Preferences preferences = {});

// The document with the running gesture's edits: what canvas and outline draw as the base map.
[[nodiscard]] const Journey& shown_journey(const Session& session);
[[nodiscard]] Snapshot shown_snapshot(const Session& session);

// What the inspector shows and edits: while edits go into an intervention the map with the scenario in force,
// otherwise the base map. Its scenarios and personas are those of shown_journey().
[[nodiscard]] const Journey& edited_journey(const Session& session);

// True when closing would lose something. An untouched blank journey loses nothing.
[[nodiscard]] bool has_unsaved_changes(const Session& session);
[[nodiscard]] bool is_recording(const Session& session);
[[nodiscard]] bool is_selected(const Session& session, const Owner& owner);

// Of shown_journey(); null without one.
[[nodiscard]] const Scenario* active_scenario(const Session& session);

// "City hotel", or the file's name where the journey has no title, or "Untitled journey".
[[nodiscard]] std::string document_name(const Session& session);

// The ids of the selected touchpoints, in the order of selection.
[[nodiscard]] std::vector<std::string> selected_touchpoints(const Session& session);

// The element stands in the journey, or in one of its scenarios.
[[nodiscard]] bool exists(const Journey& journey, const Owner& owner);

} // namespace waymark
