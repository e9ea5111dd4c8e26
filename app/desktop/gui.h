// The GUI of an app: a Dear ImGui context with our fonts and look, and one frame after another in it.
#pragma once

#include "desktop/app.h"
#include "imgui/fonts.h"

struct ImGuiContext;

namespace waymark {

// At most one lives at a time, for Dear ImGui's current context is one. A backend (window, offscreen, test)
// feeds it with input and takes the draw data.
class Gui {
public:
    // With fonts baked for the content scale to begin with.
    Gui(App& app, const FontSheets& fonts);
    ~Gui();
    Gui(const Gui&) = delete;
    Gui& operator=(const Gui&) = delete;

    // Bakes the fonts anew where the scale changed; then the backend must upload the font texture again.
    [[nodiscard]] bool set_content_scale(double scale);

    // Between the backend's own NewFrame and its rendering. The display's size and the time step are the
    // backend's to set.
    void frame();

private:
    void apply_look();

    App& app_;
    ImGuiContext* context_;
    FontLadder fonts_;
    ThemeName shown_theme_ = ThemeName::light;
};

} // namespace waymark
