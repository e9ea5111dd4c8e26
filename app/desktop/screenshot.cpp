#include "desktop/screenshot.h"

#include "desktop/app.h"
#include "desktop/gui.h"
#include "desktop/offscreen.h"
#include "journey/lookup.h"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

namespace waymark {

namespace {

// Popups are sized in a first, invisible frame, pictures on the start screen are read one a frame, and glides
// take 240 ms.
constexpr int frames_until_settled = 12;
constexpr float seconds_a_frame = 0.25F;

void show_dialog(App& app, const std::string& name) {
    if (name == "open") app.perform(Run{CommandId::open});
    if (name == "save") app.perform(Run{CommandId::save_as});
    if (name == "export") app.perform(Run{CommandId::export_map});
    if (name == "shortcuts") app.perform(Run{CommandId::shortcuts});
    if (name == "about") app.perform(Run{CommandId::about});
    if (name == "history") app.perform(Run{CommandId::history});
}

// A stage, a link as FROM>TO, or a touchpoint.
Owner named_element(const Journey& journey, const std::string& name) {
    if (find_stage(journey, name) != nullptr) return {OwnerKind::stage, name, ""};
    if (const std::size_t arrow = name.find('>'); arrow != std::string::npos)
        return {OwnerKind::link, name.substr(0, arrow), name.substr(arrow + 1)};
    return {OwnerKind::touchpoint, name, ""};
}

void prepare(App& app, const ScreenshotOptions& options) {
    Preferences preferences;
    preferences.theme = options.theme;
    preferences.curve_fits = options.curve_fits;
    app.perform(SetPreferences{preferences});
    if (options.file) app.perform(Open{*options.file});
    if (options.scenario) app.perform(SetScenario{options.scenario});
    if (options.recording) app.perform(SetRecording{options.recording});
    if (options.select) {
        app.perform(Select{{named_element(shown_journey(app.session()), *options.select)}});
    }
    if (options.dialog) show_dialog(app, *options.dialog);
    app.finish_figures();
}

} // namespace

Result<Picture> screenshot(const ScreenshotOptions& options) {
    auto offscreen = Offscreen::make(options.width, options.height);
    if (!offscreen) return offscreen.problems();
    App app;
    prepare(app, options);
    if (const auto* list = std::get_if<ProblemList>(&app.session().dialog); list && !options.dialog)
        return list->problems;
    Gui gui(app, bake_fonts(options.scale));
    ImGui::GetIO().DisplaySize = {static_cast<float>(options.width), static_cast<float>(options.height)};
    ImGui::GetIO().DeltaTime = seconds_a_frame;
    ImGui_ImplOpenGL3_Init("#version 330");
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
