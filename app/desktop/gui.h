// The GUI of an app: a Dear ImGui context with our fonts and look, and one frame after another in it.
#pragma once

#include "desktop/app.h"
#include "imgui/fonts.h"

struct ImGuiContext;

namespace waymark {

// The smallest window that has room for everything, in units.
struct Size {
    double w, h;
};
inline constexpr Size smallest_window{1024, 700};

// Pixels a unit: the screen's content scale times what the user chose, as far as the window (pixels) has room
// for the smallest one; what makes everything larger than the screen asks for gives way first.
[[nodiscard]] double pixels_a_unit(double content_scale, double chosen, Size window);

// At most one lives at a time, for Dear ImGui's current context is one. A backend (window, offscreen, test)
// feeds it with input and takes the draw data.
class Gui {
public:
    // With fonts baked for the content scale to begin with.
    Gui(App& app, const FontSheets& fonts);
    ~Gui();
    Gui(const Gui&) = delete;
    Gui& operator=(const Gui&) = delete;

    // Before a frame: brings the interface to pixels_a_unit(). Bakes the fonts anew where that changed; then
    // the backend must upload the font texture again.
    [[nodiscard]] bool fit_scale(double content_scale, Size window);

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
