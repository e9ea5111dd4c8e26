#include "desktop/gui.h"

#include <algorithm>
#include <cmath>

#include "panels/style.h"
#include "scene/number_style.h"

#include <imgui.h>

namespace waymark {

double pixels_a_unit(double content_scale, double chosen, Size window) {
    const double wanted = content_scale * chosen;
    const double room = std::min(window.w / smallest_window.w, window.h / smallest_window.h);
    // In steps, so that fonts are not baked anew with every pixel that the window is pulled.
    const double most = std::floor(room * 10) / 10;
    return std::clamp(most, std::min(wanted, content_scale), wanted);
}

Gui::Gui(App& app, const FontSheets& fonts) : app_(app), context_(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    app_.perform(SetContentScale{fonts.content_scale});
    fonts_ = build_fonts(*io.Fonts, fonts);
    apply_look();
}

Gui::~Gui() {
    app_.workspace().ui.fonts = nullptr;
    ImGui::DestroyContext(context_);
}

bool Gui::fit_scale(double content_scale, Size window) {
    const double interface_scale =
        pixels_a_unit(content_scale, app_.session().preferences.interface_scale, window);
    if (interface_scale == app_.session().content_scale) return false;
    app_.perform(SetContentScale{interface_scale});
    ImGui::GetIO().Fonts->Clear();
    fonts_ = build_fonts(*ImGui::GetIO().Fonts, bake_fonts(interface_scale));
    apply_look();
    return true;
}

void Gui::frame() {
    set_number_style(app_.session().preferences.numbers);
    if (app_.session().preferences.theme != shown_theme_) apply_look();
    ImGui::NewFrame();
    app_.frame();
    ImGui::Render();
}

void Gui::apply_look() {
    const Session& session = app_.session();
    shown_theme_ = session.preferences.theme;
    apply_style(ImGui::GetStyle(), theme(shown_theme_), session.content_scale);
    Ui& ui = app_.workspace().ui;
    ui.theme_name = shown_theme_;
    ui.scale = session.content_scale;
    ui.fonts = &fonts_;
}

} // namespace waymark
