// update: what happens when the user or the machine does something; pure, the one place that changes a
// session.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "edit/edit.h"
#include "edit/paste.h"
#include "session/commands.h"
#include "session/compute.h"
#include "session/session.h"

namespace waymark {

// --- asked by panels and canvas

// While a gesture lasts: these edits on the document, shown but not yet done. Each Preview replaces the one
// before.
struct Preview {
    std::vector<Edit> edits;
    std::string label; // for the undo menu; empty: that of the first edit
};
// The end of a gesture: one undo step. Edits that change nothing leave no step.
struct Commit {
    std::vector<Edit> edits;
    std::string label;
    std::optional<std::vector<Owner>> select = {}; // the selection afterwards
};
struct CancelPreview {};

// The selected touchpoints, with the links among them, as text on the clipboard; cutting also erases them.
struct CopySelection {};
struct CutSelection {};
// Copies of them behind the last one, without the clipboard.
struct DuplicateSelection {};
struct Paste { // what the clipboard holds
    std::optional<PastePlace::Cell> cell = {};
};

struct Undo {};
struct Redo {};
struct JumpTo {
    std::size_t position; // in the history
};

struct Select {
    std::vector<Owner> owners;
};
// Selects the elements and brings them into view, with that scenario active; nothing: as it is.
struct Show {
    std::vector<Owner> owners;
    std::optional<std::string> scenario = {};
};
struct SetTool {
    Tool tool;
};
struct BeginRename { // in place on the canvas
    Owner owner;
};
struct EndRename {};
struct SetCamera {
    Camera camera;
};
struct SetScenario { // also ends recording
    std::optional<std::string> scenario;
};
struct SetRecording { // an intervention of the active scenario, or nothing
    std::optional<std::string> intervention;
};
struct SetPersona {
    std::optional<std::string> persona;
};
struct SetView {
    MainView view;
};
struct SetCompared { // in the compare view, four at most
    std::vector<std::string> scenarios;
};
struct SetBudget {
    std::optional<double> budget;
};
struct StartOptimise {
    OptimiseRequest request;
};
struct StopOptimise {};
struct WatchPeople {
    bool is_on = true;
    bool is_paused = false;
};
struct SetSeekTarget {
    SeekTarget target;
};
struct StartSeek { // what wanted_seek() asks
    SeekRequest request;
};
struct StopSeek {};
struct SetDockPage {
    DockPage page;
};
struct SetGoal {
    Goal goal;
};
struct SetPreferences {
    Preferences preferences;
};

struct NewJourney {
    std::string template_name; // empty: blank
};
struct OpenExample {  // a copy without a file, so that saving never changes the example
    std::string name; // of file/templates.h
};
struct Open {                   // a table is imported
    std::filesystem::path path; // empty: ask for it
};
struct Save {};
struct SaveAs {
    std::filesystem::path path; // empty: ask for it
};
struct Export {
    std::optional<ExportRequest> request; // nothing: ask for it
};
// The map as text for other programs: a table of touchpoints, or a Mermaid journey.
enum class TextExport { table, mermaid };
struct ExportText {
    TextExport kind = TextExport::table;
    std::filesystem::path path = {}; // empty: ask for it
};
struct CopyAsTable {}; // the selected touchpoints, or all where none is, for a spreadsheet
struct ImportTable {
    std::filesystem::path path = {}; // empty: ask for it
};
// The text of a table, pasted: asks what its columns mean.
struct ImportText {
    std::string text;
    std::string source; // "the clipboard"
};
struct StartImported { // a journey made from a table: nothing but that, and not saved yet
    std::shared_ptr<const Journey> journey;
    std::string label; // of the step
};
struct GoToStart {};
struct RequestClose {};
enum class Choice { save, discard, cancel };
struct Answer { // to the unsaved-changes question
    Choice choice;
};
struct AnswerRecovery { // to the question whether unsaved work is to be recovered; undo leads back
    bool recover;
};
struct OpenLeftBehind {
    std::filesystem::path copy;
};
struct ShowVersions {}; // of the open file, as they were saved
struct GoBackTo {       // as a step of history, so undo leads back
    FileVersion version;
};
struct ForgetLeftBehind {
    std::filesystem::path copy;
};
enum class ChangedChoice { reload, keep_mine, save_as };
struct AnswerChanged { // to what is to be done about a file that another program changed
    ChangedChoice choice;
};
struct ShowDialog {
    Dialog dialog;
};
struct CloseDialog {};
struct DismissNotice {
    std::size_t index;
};
struct ForgetRecent {
    std::filesystem::path path;
};
struct Run { // a menu entry, toolbar button or shortcut; without effect where the command is not enabled
    CommandId command;
};

// --- told by the machine

struct ClipboardRead {
    std::string text; // UTF-8
    std::optional<PastePlace::Cell> cell = {};
};
struct StageInView { // the canvas shows it in its middle
    std::string stage;
};
struct TableLoaded {
    std::filesystem::path path;
    std::shared_ptr<const std::string> bytes;
};
struct FileOpened {
    std::filesystem::path path; // empty: from a template or example
    std::shared_ptr<const Journey> journey;
    std::optional<std::filesystem::file_time_type> time = {}; // of the file's last change
};
struct Recovered { // unsaved work of a journey that was in no file: it is open now
    std::filesystem::path copy;
    std::shared_ptr<const Journey> journey;
};
struct UnsavedFound { // beside the file that is open; dropped where another one is open meanwhile
    std::filesystem::path path;
    Snapshot unsaved;
    std::string at; // when it was written
};
struct LeftBehindFound {
    std::vector<LeftBehind> all;
};
struct OpenElsewhere { // the file is open in another window
    std::filesystem::path path;
};
struct KeepingFailed { // unsaved work is not kept for the case of a crash, or what was kept cannot be read
    std::string words;
};
struct FileChanged { // by another program
    std::filesystem::path path;
    std::optional<std::filesystem::file_time_type> time; // nothing: it is no longer there
};
struct VersionsFound {
    std::filesystem::path path; // of the file
    std::vector<FileVersion> versions;
};
struct FileReread { // after it was changed by another program
    std::filesystem::path path;
    std::shared_ptr<const Journey> journey;
    std::optional<std::filesystem::file_time_type> time; // nothing: it cannot be told
};
struct FileSaved {
    std::filesystem::path path;
    Snapshot journey; // what was written
    std::string at;
    std::optional<std::filesystem::file_time_type> time = {}; // of the file now
};
struct FileExported {
    std::filesystem::path path;
};
struct Failed {        // to open, save or export
    std::string title; // "City hotel could not be saved"
    Problems problems;
    bool can_save_elsewhere = false;
};
struct Projected { // dropped where the session has moved on meanwhile
    ProjectionRequest request;
    std::shared_ptr<const Outcome> outcome; // null where it could not be projected
    Problems problems;
};
struct BandsDrawn { // dropped where the session has moved on meanwhile
    ProjectionInputs inputs;
    std::shared_ptr<const BandsOverTime> over_time; // null where there can be none
    Problems problems;
};
struct EffectsFound { // dropped where another scenario or persona is shown meanwhile
    ProjectionInputs inputs;
    std::shared_ptr<const std::vector<Sensitivity>> by_goal; // null where there are none
};
struct CrowdMade { // dropped where another scenario or persona is shown meanwhile
    ProjectionInputs inputs;
    std::shared_ptr<const CrowdSchedule> crowd; // null where there can be none
};
struct WorthFound { // dropped where the session has moved on meanwhile
    Worth worth;
};
struct ComparisonFound { // dropped where something else is compared meanwhile
    ComparisonInputs inputs;
    std::shared_ptr<const ScenarioComparison> found;
};
struct OptimiseReport { // dropped where it was stopped or another one started
    OptimiseRequest request;
    bool is_last = true;
    std::size_t tried = 0, of = 0;
    std::shared_ptr<const Optimum> optimum; // at the end
    Problems problems;
};
struct SeekReport { // dropped where it was stopped or another one started
    SeekRequest request;
    bool is_last = true;
    std::size_t tried = 0, of = 0;
    std::shared_ptr<const std::vector<SeekAnswer>> answers; // at the end
    Problems problems;
};
struct ChecksFound { // dropped where the document is another one meanwhile
    Snapshot journey;
    std::shared_ptr<const Findings> findings; // null where the machine could not look
};
struct SetContentScale {
    double scale;
};

using ActionVariant = std::variant<
    Preview, Commit, CancelPreview, CopySelection, CutSelection, DuplicateSelection, Paste, ClipboardRead,
    StageInView, Undo, Redo, JumpTo, Select, Show, SetTool, BeginRename, EndRename, SetCamera, SetScenario,
    SetRecording, SetPersona, SetView, SetCompared, SetBudget, StartOptimise, StopOptimise, WatchPeople,
    SetSeekTarget, StartSeek, StopSeek, SetDockPage, SetGoal, SetPreferences, NewJourney, OpenExample, Open,
    Save, SaveAs, Export, ExportText, CopyAsTable, ImportTable, ImportText, StartImported, TableLoaded,
    GoToStart, RequestClose, Answer, AnswerRecovery, OpenLeftBehind, ForgetLeftBehind, ShowVersions, GoBackTo,
    VersionsFound, AnswerChanged, ShowDialog, CloseDialog, DismissNotice, ForgetRecent, Run, FileOpened,
    Recovered, UnsavedFound, LeftBehindFound, OpenElsewhere, KeepingFailed, FileChanged, FileReread,
    FileSaved, FileExported, Failed, Projected, BandsDrawn, EffectsFound, CrowdMade, WorthFound,
    ComparisonFound, OptimiseReport, SeekReport, ChecksFound, SetContentScale>;
// A variant whose special members are compiled once, in update.cpp, as with Edit.
struct Action : ActionVariant {
    using ActionVariant::ActionVariant;
    Action(const Action&);
    Action(Action&&) noexcept;
    Action& operator=(const Action&);
    Action& operator=(Action&&) noexcept;
    ~Action();
};

// --- what the machine shall do next

struct WriteTextFile { // answered by FileExported or Failed
    std::filesystem::path path;
    std::string text;
};
struct LoadTable { // answered by TableLoaded or Failed
    std::filesystem::path path;
};
struct LoadFile { // answered by FileOpened or Failed
    std::filesystem::path path;
};
struct LoadTemplate { // answered by FileOpened or Failed
    std::string name; // empty: the blank one
};
struct LoadExample { // answered by FileOpened or Failed
    std::string name;
};
struct LoadLeftBehind { // answered by Recovered or Failed
    std::filesystem::path copy;
};
struct RereadFile { // answered by FileReread or Failed
    std::filesystem::path path;
};
struct FindVersions { // answered by VersionsFound
    std::filesystem::path path;
};
struct RemoveCopy { // the unsaved work there is not wanted any more
    std::filesystem::path copy;
};
struct SaveFile { // answered by FileSaved, FileChanged or Failed
    std::filesystem::path path;
    Snapshot journey;
    // Of the file's last change as far as is known: it is not written over where it was changed since.
    std::optional<std::filesystem::file_time_type> known_time = {};
    bool is_gone = false; // as far as is known: then a file that is there again is another one
};
struct ExportFile { // answered by FileExported or Failed
    ExportRequest request;
    Snapshot journey;
    std::optional<std::string> scenario;
    std::optional<std::string> persona;
};
struct WriteClipboard {
    std::string text; // UTF-8
};
struct ReadClipboard { // answered by ClipboardRead
    std::optional<PastePlace::Cell> cell = {};
};
struct RunOptimiser { // answered by OptimiseReports
    OptimiseRequest request;
};
struct StopOptimiser {};
struct RunSeeker { // answered by SeekReports
    SeekRequest request;
};
struct StopSeeker {};
struct StorePreferences {
    Preferences preferences;
};
struct Quit {};
using Effect =
    std::variant<WriteClipboard, ReadClipboard, WriteTextFile, LoadTable, RunOptimiser, StopOptimiser,
                 RunSeeker, StopSeeker, LoadFile, LoadTemplate, LoadExample, LoadLeftBehind, FindVersions,
                 RereadFile, RemoveCopy, SaveFile, ExportFile, StorePreferences, Quit>;

// By its name a table of touchpoints, which is imported rather than opened.
[[nodiscard]] bool is_table_file(const std::filesystem::path& path);

struct Step {
    Session session;
    std::vector<Effect> effects;
};

// The session after the action, and what the machine shall do. An edit that is refused changes nothing and
// leaves a notice that says why. While edits are recorded (is_recording), edits of the map become changes of
// that intervention (session/route.h).
[[nodiscard]] Step update(Session session, const Action& action);

} // namespace waymark
