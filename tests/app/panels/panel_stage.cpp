#include "panel_stage.h"

#include <stdexcept>
#include <string>

#include "journey/lookup.h"
#include "panels/scenario_bar.h"
#include "panels/style.h"
#include "panels/toolbar.h"
#include "session/probe.h"
#include "session/study.h"
#include "support/builder.h"
#include "whatif/simulate.h"

#include <imgui.h>

namespace waymark::testing {

namespace {

Journey small_journey() {
    Journey journey = JourneyBuilder()
                          .title("Small")
                          .stage("use")
                          .touchpoint("a")
                          .touchpoint("b")
                          .link("a", "b")
                          .persona("p")
                          .start("a")
                          .build();
    journey.personas.push_back(journey.personas.front());
    journey.personas.back().id = "q";
    journey.personas.back().name = "q";
    journey.scenarios = {{"s", "Scenario", "", {{"i", "Intervention", true, 2, 10, 0, {}}}}};
    return journey;
}

} // namespace

PanelStage::PanelStage() : context_(ImGui::CreateContext()), session_(make_session()) {
    ImGui::GetIO().IniFilename = nullptr;
    fonts_ = build_fonts(*ImGui::GetIO().Fonts, bake_fonts(1));
    ui_.fonts = &fonts_;
    apply_style(ImGui::GetStyle(), ui_.theme(), 1);
    perform(FileOpened{"small.journey.json", std::make_shared<const Journey>(small_journey())});
    harness_ = std::make_unique<Harness>(Played{[this] {
        frame();
    }});
}

PanelStage::~PanelStage() {
    harness_.reset();
    ImGui::DestroyContext(context_);
}

void PanelStage::perform(const Action& action) {
    session_ = update(std::move(session_), action).session;
}

void PanelStage::select(std::string_view touchpoint) {
    perform(Select{{Owner{OwnerKind::touchpoint, std::string(touchpoint), ""}}});
    harness_->frames(2);
    forget();
}

void PanelStage::show(Dialog dialog) {
    perform(ShowDialog{std::move(dialog)});
    harness_->frames(3);
    forget();
}

void PanelStage::compute() {
    for (const Accuracy accuracy : {Accuracy::preview, Accuracy::exact})
        for (const ProjectionRequest& request : missing_figures(session_, accuracy)) {
            const Journey& map = *request.inputs.journey;
            const Scenario* const scenario =
                request.inputs.scenario ? find_scenario(map, *request.inputs.scenario) : nullptr;
            const auto outcome = simulate(map, scenario);
            perform(Projected{request, std::make_shared<const Outcome>(*outcome), {}});
        }
    if (const auto asked = missing_effects(session_)) {
        const auto found = sensitivities(*asked->journey, nullptr, all_goals);
        perform(EffectsFound{*asked, std::make_shared<const std::vector<Sensitivity>>(*found)});
    }
    if (const auto asked = missing_worth(session_)) {
        const auto study = removal_study(*asked->journey, nullptr);
        MapWorth worth{
            study->map, goal_values(*simulate(study->journey, &study->scenario, study->options)), {}};
        for (std::size_t i = 0; i < study->touchpoints.size(); ++i)
            worth.removals.push_back(removal(*study, i));
        perform(WorthFound{{*asked, std::make_shared<const MapWorth>(std::move(worth)), {}, 0, 0}});
    }
}

void PanelStage::frame() {
    ImGui::NewFrame();
    clear_probes();
    begin_ui(ui_);
    const auto take = [this](const Actions& actions) {
        for (const Action& action : actions) {
            asked_.push_back(action);
            perform(action);
        }
    };
    take(draw_toolbar(ui_, session_, {0, 32, 1440, 40}));
    take(draw_outline(ui_, session_, outline_, {0, 72, 240, 700}));
    take(draw_inspector(ui_, session_, inspector_, {1184, 72, 256, 700}));
    take(draw_scenario_bar(ui_, session_, {0, 780, 1440, 36}));
    take(draw_dock(ui_, session_, dock_, {240, 300, 944, 232}));
    take(draw_dialog(ui_, session_, dialogs_));
    if (const auto rest = end_ui(ui_)) take({*rest});
    ImGui::Render();
}

} // namespace waymark::testing
