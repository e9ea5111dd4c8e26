#include "desktop/gui.h"

#include "panels/style.h"

#include <imgui.h>

namespace waymark {

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

bool Gui::set_content_scale(double scale) {
    if (scale == app_.session().content_scale) return false;
    app_.perform(SetContentScale{scale});
    ImGui::GetIO().Fonts->Clear();
    fonts_ = build_fonts(*ImGui::GetIO().Fonts, bake_fonts(scale));
    apply_look();
    return true;
}

void Gui::frame() {
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
