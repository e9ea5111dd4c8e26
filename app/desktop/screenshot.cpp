#include "desktop/screenshot.h"

#include "desktop/app.h"
#include "desktop/gui.h"
#include "desktop/offscreen.h"
#include "journey/lookup.h"
#include "session/comparison.h"
#include "session/seeking.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

namespace waymark {

namespace {

// Popups are sized in a first, invisible frame, pictures on the start screen are read one a frame, and glides
// take 240 ms.
constexpr int frames_until_settled = 12;
constexpr float seconds_a_frame = 0.25F;

constexpr std::array<std::pair<std::string_view, CommandId>, 7> dialogs{{{"open", CommandId::open},
                                                                         {"save", CommandId::save_as},
                                                                         {"export", CommandId::export_map},
                                                                         {"shortcuts", CommandId::shortcuts},
                                                                         {"about", CommandId::about},
                                                                         {"history", CommandId::history},
                                                                         {"settings", CommandId::settings}}};

// A stage, a link as FROM>TO, or a touchpoint.
Owner named_element(const Journey& journey, const std::string& name) {
    if (find_stage(journey, name) != nullptr) return {OwnerKind::stage, name, ""};
    if (const std::size_t arrow = name.find('>'); arrow != std::string::npos)
        return {OwnerKind::link, name.substr(0, arrow), name.substr(arrow + 1)};
    return {OwnerKind::touchpoint, name, ""};
}

bool is_there(const Journey& journey, const Owner& element) {
    switch (element.kind) {
    case OwnerKind::stage: return true;
    case OwnerKind::link: return find_link(journey, {element.id, element.to}) != nullptr;
    default: return find_touchpoint(journey, element.id) != nullptr;
    }
}

// A name that the options say and neither the journey nor what the scenario makes of it has.
std::optional<Problem> unknown_name(const Journey& journey, const Journey& in_force,
                                    const ScreenshotOptions& options) {
    const Scenario* const scenario = options.scenario ? find_scenario(journey, *options.scenario) : nullptr;
    if (options.scenario && scenario == nullptr)
        return Problem{"--scenario " + *options.scenario, "there is no such scenario", "Name one by its id."};
    if (options.recording &&
        (scenario == nullptr || find_intervention(*scenario, *options.recording) == nullptr))
        return Problem{"--record " + *options.recording, "there is no such intervention in a scenario shown",
                       "Name the scenario and one of its interventions by their ids."};
    const auto selected_in = [&](const Journey& map) {
        return is_there(map, named_element(journey, *options.select));
    };
    if (options.select && !selected_in(journey) && !selected_in(in_force))
        return Problem{"--select " + *options.select, "there is no such touchpoint, stage or link",
                       "Name it by its id, a link as FROM>TO."};
    return std::nullopt;
}

Problems prepare(App& app, const ScreenshotOptions& options) {
    Preferences preferences;
    preferences.theme = options.theme;
    preferences.curve_fits = options.curve_fits;
    app.perform(SetPreferences{preferences});
    if (options.file) app.perform(Open{*options.file});
    if (const auto* list = std::get_if<ProblemList>(&app.session().dialog)) {
        Problems problems = list->problems;
        for (Problem& problem : problems)
            if (problem.place.empty() && options.file) problem.place = options.file->string();
        return problems;
    }
    if (options.scenario) app.perform(SetScenario{options.scenario});
    const Snapshot journey = shown_snapshot(app.session());
    const Snapshot in_force = app.session().in_force ? app.session().in_force : journey;
    if (const auto unknown = unknown_name(*journey, *in_force, options)) return {*unknown};
    if (options.recording) app.perform(SetRecording{options.recording});
    if (options.select) app.perform(Select{{named_element(*journey, *options.select)}});
    if (options.view == "compare" || options.view == "best") app.perform(SetView{MainView::compare});
    if (options.view == "table") app.perform(SetView{MainView::table});
    if (options.view == "best") app.workspace().compare.card = CompareCard::best_choice;
    if (options.view == "levers") app.perform(SetDockPage{DockPage::levers});
    if (options.people) {
        app.perform(WatchPeople{true, true});
        app.workspace().canvas.people.period = *options.people;
    }
    if (options.view == "seek") app.perform(SetDockPage{DockPage::seek});
    if (options.view == "worth") app.perform(SetDockPage{DockPage::worth});
    if (options.import_table) app.perform(ImportTable{*options.import_table});
    if (options.dialog) {
        const auto dialog =
            std::ranges::find(dialogs, *options.dialog, [](const auto& d) { return d.first; });
        if (dialog == dialogs.end())
            return {{"--dialog " + *options.dialog, "there is no such dialog", "--help lists them."}};
        app.perform(Run{dialog->second});
    }
    app.finish_studies();
    if (const auto compared = compared_scenarios(app.session());
        options.view == "best" && !compared.empty()) {
        const Session& session = app.session();
        app.perform(
            StartOptimise{{shown_snapshot(session), compared.front(), {}, session.goal, session.budget}});
        app.finish_studies();
    }
    if (options.view == "seek") {
        app.perform(StartSeek{wanted_seek(app.session())});
        app.finish_studies();
    }
    return {};
}

} // namespace

Result<Picture> screenshot(const ScreenshotOptions& options) {
    App app;
    if (Problems problems = prepare(app, options); !problems.empty()) return problems;
    auto offscreen = Offscreen::make(options.width, options.height);
    if (!offscreen) return offscreen.problems();
    Gui gui(app, bake_fonts(options.scale));
    ImGui::GetIO().DisplaySize = {static_cast<float>(options.width), static_cast<float>(options.height)};
    ImGui::GetIO().DeltaTime = seconds_a_frame;
    ImGui_ImplOpenGL3_Init("#version 330");
    if (options.point)
        ImGui::GetIO().MousePos = {static_cast<float>(options.point->x),
                                   static_cast<float>(options.point->y)};
    for (int i = 0; i < frames_until_settled; ++i) {
        ImGui_ImplOpenGL3_NewFrame();
        gui.frame();
    }
    (*offscreen)->bind();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    Picture picture = (*offscreen)->read();
    ImGui_ImplOpenGL3_Shutdown();
    return picture;
}

} // namespace waymark
