// The inspector's section on what a touchpoint or link does: what a small step of one of its fields changes.
#include "panels/inspector_page.h"

#include <algorithm>
#include <cmath>

#include "journey/chart_figures.h"
#include "journey/fields.h"
#include "journey/wording.h"
#include "panels/definitions.h"
#include "panels/study_words.h"
#include "scene/format.h"
#include "scene/levers.h"
#include "session/study.h"

#include <imgui.h>

namespace waymark {

namespace {

using Effects = std::array<std::optional<Lever>, all_goals.size()>;

// What one field's step does to every goal: a step that does the session's goal good.
struct FieldStep {
    FieldOfMap of;
    Effects effects;
};

const SensitivityRow* row_of(const Sensitivity& sensitivity, const FieldOfMap& of) {
    const auto found = std::ranges::find(sensitivity.rows, of, &SensitivityRow::of);
    return found == sensitivity.rows.end() ? nullptr : &*found;
}

// All goals answer to the same step: the one that the judged goal would take.
FieldStep step_of(const Session& session, const FieldOfMap& of, const SensitivityRow& judged) {
    const Journey& journey = *session.effects.inputs.journey;
    FieldStep made{of, {}};
    const int direction = info(session.goal).good_direction;
    const auto lever = lever_of(journey, judged, direction);
    if (!lever || !judged.derivative) return made;
    const double step = lever->effect / *judged.derivative;
    for (std::size_t i = 0; i < all_goals.size(); ++i) {
        const SensitivityRow* const row = row_of((*session.effects.by_goal)[i], of);
        if (row == nullptr || !row->derivative) continue;
        made.effects[i] = *lever;
        made.effects[i]->effect = *row->derivative * step;
    }
    return made;
}

// The field pointed at, or the one that does most to the goal; rows stand by their effect.
std::optional<FieldStep> shown_step(const Session& session, const std::variant<std::string, LinkKey>& element,
                                    const std::optional<FieldOfMap>& pointed) {
    const auto& all = *session.effects.by_goal;
    const auto judged = std::ranges::find(all, session.goal, &Sensitivity::goal);
    if (judged == all.end()) return std::nullopt;
    const SensitivityRow* best = nullptr;
    double most = 0;
    for (const SensitivityRow& row : judged->rows) {
        if (row.of.element != element) continue;
        if (pointed && row.of == *pointed) return step_of(session, row.of, row);
        const auto lever = lever_of(*session.effects.inputs.journey, row, info(session.goal).good_direction);
        if (lever && std::abs(lever->effect) > most) {
            most = std::abs(lever->effect);
            best = &row;
        }
    }
    if (best == nullptr) return std::nullopt;
    return step_of(session, best->of, *best);
}

// "+310 customers", "+0.3 NPS"; nothing where it is written as zero.
std::string result_words(const Session& session, const FieldStep& step, Goal goal) {
    const auto& lever = step.effects[static_cast<std::size_t>(goal)];
    if (!lever) return {};
    const FigureInfo& about = info(goal);
    std::string change = format_change(about.scale, lever->effect, shown_journey(session).currency);
    if (is_written_as_nothing(change)) return {};
    switch (goal) {
    case Goal::customers: return change + " customers";
    case Goal::churned: return change + " churned";
    case Goal::satisfaction: return change + " satisfaction";
    case Goal::nps: return change + " NPS";
    case Goal::value: return change + " value a person";
    }
    return {};
}

struct GoalResult {
    Goal goal;
    std::string words;
    bool is_more = true;
    bool is_good = true;
};

void result_row(InspectorPage& page, const GoalResult& result, bool is_current) {
    Ui& ui = page.ui;
    const Theme& look = ui.theme();
    const Rect row = page.column.row(18);
    icon(ui, result.is_more ? Icon::triangle_up : Icon::triangle_down, {row.x + ui.px(5), row.center().y},
         !is_current      ? look.text_3
         : result.is_good ? look.good
                          : look.bad,
         9);
    text(ui, without_left(row, ui.px(16)), result.words, {type::small.em, type::small.line, Weight::semibold},
         is_current ? look.text : look.text_3);
    const FigureInfo& goal = info(result.goal);
    Hint about = hint_of(goal);
    about.text += " " + std::string(find_sensitivity_figure("effect")->definition);
    add_assumptions(about);
    hint(ui, touch_by_mouse(ui, "effect." + std::string(goal.name), row), about);
}

// The two goals that say most: the one judged by, and another of customers, churn and NPS.
std::vector<GoalResult> results_of(const Session& session, const FieldStep& step) {
    std::vector<Goal> goals{session.goal};
    for (const Goal goal : {Goal::customers, Goal::churned, Goal::nps})
        if (goal != session.goal) goals.push_back(goal);
    std::vector<GoalResult> results;
    for (const Goal goal : goals) {
        const std::string words = result_words(session, step, goal);
        if (words.empty() || results.size() == 2) continue;
        const double effect = step.effects[static_cast<std::size_t>(goal)]->effect;
        results.push_back({goal, words, effect > 0, (effect > 0) == (info(goal).good_direction > 0)});
    }
    return results;
}

// The intervention of the shown scenario that gives the field its value; empty where none does.
std::string setter_of(const Session& session, const FieldOfMap& of) {
    const Scenario* const scenario = active_scenario(session);
    const auto sets = [&](const Change& change) {
        if (const auto* one = std::get_if<ChangeTouchpoint>(&change))
            return one->operation == Operation::set && FieldOfMap{one->touchpoint, one->field} == of;
        const auto* one = std::get_if<ChangeLink>(&change);
        return one != nullptr && one->operation == Operation::set && FieldOfMap{one->link, one->field} == of;
    };
    if (scenario == nullptr) return {};
    for (const Intervention& intervention : scenario->interventions) {
        if (intervention.enabled && std::ranges::any_of(intervention.changes, sets))
            return intervention.name.empty() ? intervention.id : intervention.name;
    }
    return {};
}

std::string lead_of(const FieldStep& step) {
    for (const auto& lever : step.effects)
        if (lever) return lever->step + " (" + lever->detail + ") would do about:";
    return {};
}

} // namespace

bool is_pointed_at(const InspectorPage& page, double top) {
    const Point at = page.column.at();
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Rect rows{at.x, top, page.column.width(), at.y - top};
    return ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
           rows.contains({mouse.x, mouse.y});
}

void draw_effect(InspectorPage& page, const std::variant<std::string, LinkKey>& element) {
    const Session& session = page.session;
    if (!session.effects.by_goal || session.effects.by_goal->empty()) return;
    auto& pointed = page.state.pointed;
    if (pointed && pointed->element != element) pointed.reset();
    if (!section(page, "effect", "What it does", true)) return;
    const bool is_current = effects_are_current(session);
    const auto step = shown_step(session, element, pointed);
    const auto results = step ? results_of(session, *step) : std::vector<GoalResult>{};
    if (results.empty()) {
        const std::string what =
            pointed ? std::string(info(*pointed).label) + " here" : "A step of any field here";
        const std::string setter = pointed ? setter_of(session, *pointed) : std::string();
        sentence(page,
                 setter.empty()
                     ? what + " does not visibly change customers, churn or NPS."
                     : "“" + setter + "” sets " + std::string(info(*pointed).label) +
                           " here, whatever it is on the base map. What that does stands in the charts.");
    } else {
        sentence(page, lead_of(*step));
        for (const GoalResult& result : results)
            result_row(page, result, is_current);
        sentence(page, "By " + horizon_words(session) +
                           (pointed ? "." : ", the strongest lever here. Point at a field for its own.") +
                           " " + std::string(assumptions_note));
    }
    section_end(page);
}

} // namespace waymark
