#include "session/update.h"

#include <algorithm>
#include <utility>

#include "journey/lookup.h"
#include "session/command_run.h"
#include "session/comparison.h"
#include "session/route.h"
#include "session/seeking.h"
#include "session/updater.h"
#include "whatif/simulate.h"

namespace waymark {

namespace {

// The map with the scenario in force, or the map itself where there is none or it cannot be applied (the
// projection says why).
Snapshot in_force_of(const Snapshot& journey, const std::optional<std::string>& scenario_id) {
    const auto* scenario = scenario_id ? find_scenario(*journey, *scenario_id) : nullptr;
    if (!scenario) return journey;
    auto map = map_in_force(*journey, *scenario);
    if (!map) return journey;
    return std::make_shared<const Journey>(std::move(map->map.journey));
}

} // namespace

void Updater::operator()(const Preview& action) {
    auto next = edited_by(action.edits);
    if (next) keep_figures_before();
    if (next) session_.preview = std::make_shared<const Journey>(std::move(*next));
}

void Updater::operator()(const Commit& action) {
    session_.renaming.reset();
    auto next = edited_by(action.edits);
    if (next) keep_figures_before();
    session_.preview = nullptr;
    if (!next) return notify(next.problems());
    session_.notices.clear();
    remember_view();
    session_.history.commit(std::move(*next), label_of_commit(action));
    session_.step_views.resize(session_.history.size());
    if (action.select) session_.selection = *action.select;
}

void Updater::operator()(const Undo&) {
    if (session_.history.can_undo()) go_to(session_.history.position() - 1);
}

void Updater::operator()(const Redo&) {
    if (session_.history.can_redo()) go_to(session_.history.position() + 1);
}

void Updater::operator()(const Show& action) {
    if (action.scenario) (*this)(SetScenario{action.scenario});
    session_.selection = action.owners;
    session_.reveals_selection = true;
    session_.view = MainView::map;
    shown_before_ = nullptr; // what is no more falls out of the selection
}

void Updater::operator()(const SetCamera& action) {
    session_.camera = action.camera;
    session_.camera.zoom = std::clamp(session_.camera.zoom, smallest_zoom, largest_zoom);
    session_.reveals_selection = false;
}

void Updater::operator()(const SetScenario& action) {
    if (action.scenario == session_.scenario) return;
    session_.preview = nullptr;
    session_.scenario = action.scenario;
    session_.recording.reset();
}

void Updater::operator()(const SetRecording& action) {
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

void Updater::operator()(const SetPersona& action) {
    if (action.persona != session_.persona) session_.base_before = nullptr;
    session_.persona = action.persona;
}

void Updater::operator()(const SetCompared& action) {
    session_.compared = action.scenarios;
    if (session_.compared.size() > most_compared) session_.compared.resize(most_compared);
}

void Updater::operator()(const StartOptimise& action) {
    session_.optimising = {action.request, true, 0, 0, nullptr, {}};
    effects_.push_back(RunOptimiser{action.request});
}

void Updater::operator()(const StopOptimise&) {
    if (!session_.optimising.is_running) return;
    session_.optimising = {};
    effects_.push_back(StopOptimiser{});
}

void Updater::operator()(const WatchPeople& action) {
    session_.watching.is_on = action.is_on;
    session_.watching.is_paused = action.is_on && action.is_paused;
}

void Updater::operator()(const StartSeek& action) {
    session_.seek_target = action.request.target;
    session_.seeking = {action.request, true, 0, 0, nullptr, {}};
    effects_.push_back(RunSeeker{action.request});
}

void Updater::operator()(const StopSeek&) {
    if (!session_.seeking.is_running) return;
    session_.seeking = {};
    effects_.push_back(StopSeeker{});
}

void Updater::operator()(const SetPreferences& action) {
    if (action.preferences == session_.preferences) return;
    session_.preferences = action.preferences;
    store_preferences();
}

void Updater::operator()(const DismissNotice& action) {
    if (action.index < session_.notices.size())
        session_.notices.erase(session_.notices.begin() + action.index);
}

void Updater::operator()(const Run& action) {
    if (!is_enabled(session_, action.command)) return;
    for (const auto& meant : actions_of(session_, action.command))
        std::visit(*this, meant);
}

void Updater::operator()(const Projected& action) {
    accept(session_, action.request, action.outcome, action.problems);
}

void Updater::operator()(const BandsDrawn& action) {
    accept_bands(session_, action.inputs, action.over_time, action.problems);
}

void Updater::operator()(const ComparisonFound& action) {
    accept_comparison(session_, action.inputs, action.found);
}

void Updater::operator()(const OptimiseReport& action) {
    Optimising& now = session_.optimising;
    if (!now.is_running || now.request != action.request) return;
    now = {action.request, !action.is_last, action.tried, action.of, action.optimum, action.problems};
}

void Updater::operator()(const SeekReport& action) {
    Seeking& now = session_.seeking;
    if (!now.is_running || now.request != action.request) return;
    now = {action.request, !action.is_last, action.tried, action.of, action.answers, action.problems};
}

void Updater::operator()(const ChecksFound& action) {
    if (action.journey == session_.history.current()) session_.checks = {action.journey, action.findings};
}

Step Updater::take() {
    settle();
    return {std::move(session_), std::move(effects_)};
}

void Updater::settle() {
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

bool Updater::exists_now(const Owner& owner) const {
    return exists(shown_journey(session_), owner) || exists(*session_.in_force, owner);
}

Result<Journey> Updater::edited_by(const std::vector<Edit>& edits) const {
    const Snapshot& current = session_.history.current();
    if (!session_.scenario) return edited(*current, edits);
    const bool is_derived_from_current = shown_before_ == current && session_.scenario == scenario_before_;
    const Snapshot in_force =
        is_derived_from_current ? session_.in_force : in_force_of(current, session_.scenario);
    return edited(*current, routed(*current, *in_force, {*session_.scenario, session_.recording}, edits));
}

std::string Updater::label_of_commit(const Commit& action) const {
    if (!action.label.empty() || action.edits.empty()) return action.label;
    const Snapshot& current = session_.history.current();
    const bool known_to_base = !session_.scenario;
    return label_of(action.edits, known_to_base ? *current : *in_force_of(current, session_.scenario));
}

void Updater::keep_figures_before() {
    if (session_.preview) return;
    const Projection& projection = session_.projection;
    const bool are_current = projection.base_inputs.journey == session_.history.current();
    session_.base_before = are_current ? projection.base : nullptr;
}

void Updater::remember_view() {
    session_.step_views[session_.history.position()] = {session_.selection, session_.camera};
}

void Updater::go_to(std::size_t position) {
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

void Updater::notify(const Problems& problems) {
    session_.notices.clear();
    for (const auto& problem : problems)
        session_.notices.push_back({NoticeKind::problem, to_text(problem)});
}

Action::Action(const Action&) = default;
Action::Action(Action&&) noexcept = default;
Action& Action::operator=(const Action&) = default;
Action& Action::operator=(Action&&) noexcept = default;
Action::~Action() = default;

Step update(Session session, const Action& action) {
    Updater updater(std::move(session));
    std::visit(updater, action);
    return updater.take();
}

} // namespace waymark
