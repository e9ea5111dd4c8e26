#include "session/study.h"

#include <algorithm>
#include <utility>

#include "session/compute.h"

namespace waymark {

namespace {

constexpr std::uint32_t most_bands_draws = 1000;
constexpr double most_draw_rows = 2e6; // of all courses and periods

bool is_complete(const Bands& bands) {
    if (!bands.problems.empty()) return true;
    return bands.over_time && bands.over_time->draws >= bands.over_time->planned;
}

bool is_of_what_is_shown(const Session& session, const ProjectionInputs& inputs) {
    return equivalent(inputs, shown_inputs(session));
}

bool figures_are_exact(const Session& session) {
    const Projection& projection = session.projection;
    if (!projection.base || !projection.base_is_exact) return false;
    if (!is_of_what_is_shown(session, {projection.base_inputs.journey, session.scenario, session.persona}))
        return false;
    return !session.scenario || (projection.scenario_outcome && projection.scenario_is_exact);
}

// Charts show bands, and figures that bands can be made of are there or on their way.
bool wants_bands(const Session& session) {
    if (session.on_start_screen || session.view == MainView::compare || !session.preferences.dock_open)
        return false;
    const Projection& projection = session.projection;
    return projection.base && projection.base_problems.empty() && projection.scenario_problems.empty();
}

bool is_of_element(const Owner& owner) {
    return owner.kind == OwnerKind::touchpoint || owner.kind == OwnerKind::link;
}

// The inspector tells what the selected element does, and the dock what matters most.
bool shows_effects(const Session& session) {
    const Preferences& preferences = session.preferences;
    if (session.on_start_screen) return false;
    if (session.view == MainView::compare) return true;
    if (preferences.dock_open && session.dock_page == DockPage::levers) return true;
    return preferences.inspector_open && std::ranges::any_of(session.selection, is_of_element);
}

bool shows_worth(const Session& session) {
    return !session.on_start_screen && session.view != MainView::compare && session.preferences.dock_open &&
           session.dock_page == DockPage::worth;
}

bool same_people_and_scenario(const ProjectionInputs& a, const ProjectionInputs& b) {
    return a.persona == b.persona && a.scenario == b.scenario;
}

} // namespace

std::uint32_t wanted_draws(const Journey& journey, std::size_t scenarios) {
    const double rows = (1.0 + static_cast<double>(scenarios)) * (journey.simulation.horizon + 1.0);
    return static_cast<std::uint32_t>(std::clamp(most_draw_rows / rows, 0.0, 1.0 * most_bands_draws));
}

std::optional<ProjectionInputs> missing_bands(const Session& session) {
    if (session.preview || !wants_bands(session) || !figures_are_exact(session)) return std::nullopt;
    if (is_of_what_is_shown(session, session.bands.inputs) && is_complete(session.bands)) return std::nullopt;
    return shown_inputs(session);
}

bool awaits_bands(const Session& session) {
    return wants_bands(session) && !session.bands.over_time && session.bands.problems.empty();
}

bool is_refining(const Session& session) {
    return session.bands.over_time && !is_complete(session.bands);
}

void accept_bands(Session& session, const ProjectionInputs& inputs,
                  std::shared_ptr<const BandsOverTime> over_time, Problems problems) {
    if (!is_of_what_is_shown(session, inputs)) return;
    session.bands = {inputs, std::move(over_time), std::move(problems)};
}

std::optional<ProjectionInputs> missing_effects(const Session& session) {
    if (!shows_effects(session) || effects_are_current(session)) return std::nullopt;
    const Projection& projection = session.projection;
    if (!projection.base || (session.scenario && !projection.scenario_outcome)) return std::nullopt;
    return shown_inputs(session);
}

bool effects_are_current(const Session& session) {
    return session.effects.inputs.journey && is_of_what_is_shown(session, session.effects.inputs);
}

void accept_effects(Session& session, const ProjectionInputs& inputs,
                    std::shared_ptr<const std::vector<Sensitivity>> by_goal) {
    if (session.on_start_screen || !same_people_and_scenario(inputs, shown_inputs(session))) return;
    session.effects = {inputs, std::move(by_goal)};
}

std::optional<ProjectionInputs> missing_worth(const Session& session) {
    if (session.preview || !shows_worth(session) || !figures_are_exact(session)) return std::nullopt;
    if (worth_is_current(session)) return std::nullopt;
    return shown_inputs(session);
}

bool worth_is_current(const Session& session) {
    return session.worth.inputs.journey && is_of_what_is_shown(session, session.worth.inputs);
}

void accept_worth(Session& session, Worth worth) {
    if (session.on_start_screen || !is_of_what_is_shown(session, worth.inputs)) return;
    if (worth.found || !worth.problems.empty()) {
        session.worth = std::move(worth);
    } else {
        session.worth.tried = worth.tried;
        session.worth.of = worth.of;
    }
}

void forget_outdated_studies(Session& session) {
    const ProjectionInputs shown = shown_inputs(session);
    if (session.bands.inputs.journey) {
        if (!session.on_start_screen && equivalent(session.bands.inputs, shown)) {
            session.bands.inputs = shown; // from here on the comparison is one of pointers again
        } else {
            session.bands = {};
        }
    }
    if (session.effects.inputs.journey) {
        if (session.on_start_screen || !same_people_and_scenario(session.effects.inputs, shown)) {
            session.effects = {};
        } else if (effects_are_current(session)) {
            session.effects.inputs = shown;
        }
    }
    if (!missing_worth(session)) session.worth.tried = session.worth.of = 0;
    if (session.worth.inputs.journey) {
        if (session.on_start_screen || !same_people_and_scenario(session.worth.inputs, shown)) {
            session.worth = {};
        } else if (worth_is_current(session)) {
            session.worth.inputs = shown;
        }
    }
}

} // namespace waymark
