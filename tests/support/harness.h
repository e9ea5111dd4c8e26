// The harness plays a user on a Dear ImGui UI without a window: frames, mouse, keys and text.
#pragma once

#include <functional>
#include <string_view>

#include "scene/display_list.h"
#include "session/commands.h"

namespace waymark::testing {

// What is under test: it draws one frame between NewFrame and Render, and may listen to shortcuts as the
// window's key callback would tell them.
struct Played {
    std::function<void()> frame; // NewFrame … Render included
    std::function<void(const Shortcut&)> press = {};
};

// Needs a Dear ImGui context with built fonts; sets the size of its display.
class Harness {
public:
    Harness(Played played, double width = 1440, double height = 900);

    // Frames of 1/60 s with the mouse and keys as they are.
    void frames(int count = 1);
    // Frames for that long.
    void wait(double seconds);

    void move_to(Point point);
    void press_mouse(int button = 0);
    void release_mouse(int button = 0);
    void click(Point point, int button = 0);
    void double_click(Point point);
    // Presses at `from`, moves in that many steps, and releases at `to`.
    void drag(Point from, Point to, int steps = 8);
    void wheel(double steps); // up is positive
    void hold_ctrl(bool down);
    void hold_shift(bool down);
    void hold_space(bool down);

    // A chord such as "Ctrl+Shift+Z", "Delete", "Enter", "Tab", "F2".
    void key(std::string_view chord);
    // Characters as a keyboard gives them, UTF-8.
    void type(std::string_view text);

    // By the names of probes; the test fails where the control was not drawn.
    [[nodiscard]] Rect rect_of(std::string_view probe) const;
    [[nodiscard]] bool is_shown(std::string_view probe) const;
    void click(std::string_view probe);
    void double_click(std::string_view probe);

private:
    void one_frame(double seconds);

    Played played_;
};

} // namespace waymark::testing
