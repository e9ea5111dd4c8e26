// The context that every widget draws with: theme, scale, fonts, keyboard focus, the gesture in progress.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "panels/text_editor.h"
#include "scene/theme.h"
#include "session/update.h"

namespace waymark {

struct FontLadder;

// What a widget says of a value that it was given to change: untouched; being changed, so show it; changed
// for good; taken back.
enum class Gesture { none, preview, commit, cancel };

// A control that the Tab key reaches.
struct FocusStop {
    unsigned id = 0;
    int layer = 0; // 0 panels, 1 a dialog or popup over them, and so on
    std::string name = {};
};

// Keyboard focus, kept by us since Dear ImGui's own differs from release to release and has another ring.
struct KeyboardFocus {
    std::vector<FocusStop> stops = {};      // in drawing order, being gathered in this frame
    std::vector<FocusStop> last_stops = {}; // those of the frame before
    unsigned id = 0;                        // 0: nothing has the focus
    bool arrived = false;                   // the focus moved here by key in this frame
    bool ring_shown = false;                // hidden while the mouse is used
    unsigned before_popup = 0;              // what had it when the open popup was opened
    std::string requested = {};             // the full name of the control that is to get it
    int layer = 0;                          // of what is being drawn
    bool keeps_tab = false; // what has the focus moves within itself by Tab; said anew in every frame
};

// Text being typed. Only one field at a time has a text of its own; all others show the document.
struct Typing {
    unsigned id = 0; // 0: nobody types
    std::string text = {};
    TextEditor editor = {}; // of a field of several lines
    bool starts = false;    // the field is to become active in the next frame
    bool gathers = false;   // its text is what was typed before it was active
    bool seen = false;      // the field was drawn in this frame
};

// A slider or value field held by the mouse.
struct Holding {
    unsigned id = 0;
    double value = 0;
    double value_at_start = 0;
    double x_at_start = 0;
    bool moved = false;
};

// A notice that only tells something goes after a while.
struct NoticeClock {
    std::string text = {};
    double seconds = 0; // that it has been shown
};
inline constexpr double notice_seconds = 8;

// What the mouse rests on, for tooltips.
struct Hovering {
    unsigned id = 0;
    std::string title = {}; // one control may have several things to say something of, as the map has
    double seconds = 0;
    bool seen = false;
    bool is_used = false; // the hand works with it and knows what it is: nothing more to say until it leaves
};

// A previewed change that has not been committed yet. It still is when its field goes away, as happens when a
// click selects something else while a name is being typed.
struct Unfinished {
    unsigned id = 0;
    Commit commit;
};

struct Ui {
    ThemeName theme_name = ThemeName::light;
    double scale = 1; // pixels per unit of the visual tokens
    const FontLadder* fonts = nullptr;

    KeyboardFocus focus;
    Typing typing;
    Holding holding;
    Hovering hovering;
    std::string scope = {}; // what the names of controls begin with: "inspector/"

    unsigned changing_id = 0; // the control that answered with Gesture::preview last
    std::optional<Unfinished> unfinished = {};
    NoticeClock notice_clock = {};
    bool hints_beside = false; // tooltips stand at the left of what they are about, where there is room
    bool keys_used = false;    // a control took this frame's key presses; nobody else may

    [[nodiscard]] const Theme& theme() const { return waymark::theme(theme_name); }
    // Pixels of a length in units, whole.
    [[nodiscard]] double px(double units) const;
};

// Names of controls inside a scope begin with its name, and Dear ImGui's ids are made from them.
class Scope {
public:
    Scope(Ui& ui, std::string_view name);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

private:
    Ui& ui_;
    std::size_t length_before_;
};

// Controls drawn while it lives are on their own layer of keyboard focus: Tab stays inside the topmost layer.
class FocusLayer {
public:
    explicit FocusLayer(Ui& ui) : ui_(ui) { ++ui_.focus.layer; }
    ~FocusLayer() { --ui_.focus.layer; }
    FocusLayer(const FocusLayer&) = delete;
    FocusLayer& operator=(const FocusLayer&) = delete;

private:
    Ui& ui_;
};

// Once per frame, right after ImGui::NewFrame and before the first widget: moves the focus by Tab.
void begin_ui(Ui& ui);
// Once per frame, after the last widget: forgets what was not drawn, and returns the change that is to be
// committed because its field is gone.
[[nodiscard]] std::optional<Commit> end_ui(Ui& ui);

// Keys typed now belong to a control, so shortcuts of a single letter, arrows, Delete and undo must leave
// them.
[[nodiscard]] bool owns_keyboard(const Ui& ui);
// The seconds after which a frame is due without any event: a tooltip to come, a caret to blink. Infinity:
// none.
[[nodiscard]] double seconds_until_frame(const Ui& ui);

// Keys by meaning, once per press or with the keyboard's repeat.
enum class ControlKey { tab, enter, escape, space, left, right, up, down, home, end, backspace, del };
enum class Repeat : bool { no, yes };
[[nodiscard]] bool is_pressed(const Ui& ui, ControlKey key, Repeat repeat = Repeat::no);
// Moves the focus to the next (+1) or previous (−1) stop of the topmost layer, around its ends.
void move_focus(Ui& ui, int step);

// The mouse and keyboard on one control in one frame.
struct Touch {
    unsigned id = 0;
    Rect rect = {}; // what its tooltip must not lie over
    bool hovered = false;
    bool held = false;
    bool clicked = false; // by mouse, or by Enter or Space on the focused control
    bool double_clicked = false;
    bool focused = false; // by keyboard
    bool visible = true;  // not scrolled out of sight
};

enum class Enabled : bool { no, yes };

// Takes the mouse and keyboard for a control of that name on the rectangle (pixels), and records it as a
// probe.
Touch touch(Ui& ui, std::string_view name, const Rect& rect, Enabled enabled = Enabled::yes);
// The same without a stop of the Tab key: parts of a control that have a keyboard way of their own.
Touch touch_by_mouse(Ui& ui, std::string_view name, const Rect& rect, Enabled enabled = Enabled::yes);
// Moves the focus to the control of that full name when it is drawn, with its ring shown.
void request_focus(Ui& ui, std::string_view full_name);

// What hovering says: what it is, in which scale, from which source.
struct Hint {
    std::string title = {};
    std::string text = {};
    std::string detail = {}; // scale, range, source or shortcut, in grey
};
// Shows the hint after 400 ms on the control, below, above or beside it, never over it; nothing once a mouse
// button goes down on it, until the mouse has left.
void hint(Ui& ui, const Touch& on, const Hint& hint);
void hint(Ui& ui, const Touch& on, std::string_view text);

} // namespace waymark
