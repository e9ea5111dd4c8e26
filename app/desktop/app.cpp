#include "desktop/app.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "desktop/effects.h"
#include "desktop/settings.h"
#include "desktop/versions.h"
#include "session/checking.h"
#include "session/comparison.h"
#include "session/study.h"
#include "session/watching.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace waymark {

namespace {

bool acts_while_typing(CommandId id) {
    return command(id).while_typing;
}

} // namespace

App::App(AppOptions options)
    : options_(std::move(options))
    , session_(make_session())
    , projector_(options_.wake)
    , checker_(options_.wake)
    , desk_(options_.wake)
    , appraiser_(options_.wake)
    , comparer_(options_.wake)
    , crowd_maker_(options_.wake)
    , optimiser_(options_.wake)
    , seeker_(options_.wake)
    , safekeeper_(options_.state, options_.wake) {
    LoadedSettings settings = load_settings(options_.settings);
    session_ = make_session(std::move(settings.preferences));
    for (const auto& problem : settings.problems)
        session_.notices.push_back({NoticeKind::problem, to_text(problem)});
    perform_one(LeftBehindFound{safekeeper_.left_behind()});
}

App::~App() {
    safekeeper_.end(session_, has_quit_);
    if (settings_are_due_) static_cast<void>(store_settings(options_.settings, session_.preferences));
}

void App::perform_one(const Action& action) {
    Step step = update(std::move(session_), action);
    session_ = std::move(step.session);
    for (const auto& effect : step.effects) {
        if (std::holds_alternative<Quit>(effect)) has_quit_ = true;
        if (const auto* run = std::get_if<RunOptimiser>(&effect)) optimiser_.start(run->request);
        if (std::holds_alternative<StopOptimiser>(effect)) optimiser_.stop();
        if (const auto* run = std::get_if<RunSeeker>(&effect)) seeker_.start(run->request);
        if (std::holds_alternative<StopSeeker>(effect)) seeker_.stop();
        if (std::holds_alternative<StorePreferences>(effect)) settings_are_due_ = true;
        if (const auto* find = std::get_if<FindVersions>(&effect))
            perform_one(VersionsFound{find->path, versions_of(options_.state, find->path)});
        const auto report = performed(effect);
        if (!report) continue;
        if (const auto* saved = std::get_if<FileSaved>(&*report))
            keep_version(options_.state, saved->path, *saved->journey);
        perform_one(*report);
    }
}

void App::perform(const Action& action) {
    perform_one(action);
    show_figures();
}

void App::perform(const std::vector<Action>& actions) {
    if (actions.empty()) return;
    for (const auto& action : actions)
        perform_one(action);
    show_figures();
}

void App::show_figures() {
    const auto missing = missing_figures(session_, Accuracy::preview);
    if (missing.empty()) return;
    if (projector_.preview_time() > options_.longest_wait) {
        // Beside the frames then. One that is on its way is shown before the next is begun, so that figures
        // move as long as the hand does.
        if (!projector_.is_previewing()) projector_.start(missing);
        return;
    }
    for (const auto& report : projector_.project_now(missing))
        perform_one(report);
}

void App::compute_exact_figures() {
    for (const auto& report : projector_.take_finished())
        perform_one(report);
    if (const auto missing = missing_figures(session_, Accuracy::preview); !missing.empty())
        return show_figures();
    projector_.start(missing_figures(session_, Accuracy::exact));
}

void App::check_map() {
    for (const auto& report : checker_.take_finished())
        perform_one(report);
    if (const auto journey = unchecked_journey(session_)) checker_.start(*journey);
}

void App::finish_figures() {
    do {
        compute_exact_figures();
        check_map();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    } while (projector_.is_busy() || checker_.is_busy());
}

void App::study() {
    for (const Action& report : desk_.take_finished())
        perform_one(report);
    for (const ComparisonFound& report : comparer_.take_finished())
        perform_one(report);
    for (const CrowdMade& report : crowd_maker_.take_finished())
        perform_one(report);
    for (const OptimiseReport& report : optimiser_.take_finished())
        perform_one(report);
    for (const SeekReport& report : seeker_.take_finished())
        perform_one(report);
    for (const WorthFound& report : appraiser_.take_finished())
        perform_one(report);
    comparer_.compare(missing_comparison(session_));
    crowd_maker_.make(missing_crowd(session_));
    appraiser_.appraise(missing_worth(session_));
    desk_.draw_bands(missing_bands(session_));
    desk_.find_effects(missing_effects(session_));
}

void App::keep_safe() {
    for (const Action& news : safekeeper_.look(session_, Safekeeper::Clock::now()))
        perform_one(news);
}

void App::finish_studies() {
    finish_figures();
    do {
        study();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    } while (desk_.is_busy() || appraiser_.is_busy() || comparer_.is_busy() || crowd_maker_.is_busy() ||
             optimiser_.is_busy() || seeker_.is_busy());
}

void App::press(const Shortcut& shortcut) {
    pressed_.push_back(shortcut);
}

void App::run_pressed_commands() {
    const bool is_typing = ImGui::GetIO().WantTextInput || workspace_.ui.typing.id != 0;
    const bool is_asked = !std::holds_alternative<NoDialog>(session_.dialog);
    std::vector<Shortcut> later;
    for (const auto& shortcut : std::exchange(pressed_, {})) {
        const bool is_for_table = session_.view == MainView::table && !session_.on_start_screen;
        if (is_for_table && !is_typing && !is_asked && takes_shortcut(workspace_.table, shortcut)) {
            workspace_.table.pressed.push_back(shortcut);
            continue;
        }
        const auto id = command_for(shortcut);
        if (!id || is_asked) continue;
        if (is_typing && !acts_while_typing(*id)) continue;
        if (!shortcut.ctrl && owns_keyboard(workspace_.ui)) continue;
        if (is_typing) {
            // The field ends and its text becomes an edit first, so that it is saved or asked about too.
            workspace_.ui.typing = {};
            ImGui::ClearActiveID();
            later.push_back(shortcut);
            continue;
        }
        perform(Run{*id});
    }
    pressed_ = std::move(later);
}

void App::frame() {
    compute_exact_figures();
    check_map();
    study();
    keep_safe();
    run_pressed_commands();
    draw_workspace(workspace_, session_, [this](const std::vector<Action>& actions) { perform(actions); });
    store_settings_when_due();
}

void App::store_settings_when_due() {
    if (!settings_are_due_ || ImGui::IsAnyMouseDown()) return;
    settings_are_due_ = false;
    for (const auto& problem : store_settings(options_.settings, session_.preferences))
        session_.notices.push_back({NoticeKind::problem, to_text(problem)});
}

std::string App::title() const {
    if (session_.on_start_screen) return "Waymark";
    return document_name(session_) + (has_unsaved_changes(session_) ? " • edited" : "") + " – Waymark";
}

double App::seconds_until_next_frame() const {
    if (!pressed_.empty()) return 0;
    return std::min(seconds_until_frame(workspace_), safekeeper_.seconds_until_due(Safekeeper::Clock::now()));
}

} // namespace waymark
