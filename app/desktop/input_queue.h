// What mouse and keyboard did since the last frame, handed out so that no frame hides a part of it.
#pragma once

#include <deque>
#include <variant>
#include <vector>

namespace waymark {

struct MouseMoved {
    double x, y; // in the window, in its coordinates
    bool operator==(const MouseMoved&) const = default;
};
struct MouseLeft { // the window
    bool operator==(const MouseLeft&) const = default;
};
struct MouseButton {
    int button; // 0 is the left one
    bool is_down;
    bool operator==(const MouseButton&) const = default;
};
// The numbers are GLFW's.
struct KeyChange {
    int key, scancode, action, modifiers;
    bool operator==(const KeyChange&) const = default;
};
struct Character {
    unsigned code; // Unicode
    bool operator==(const Character&) const = default;
};
using Input = std::variant<MouseMoved, MouseLeft, MouseButton, KeyChange, Character>;

// A user interface that reads the state of mouse and keys once a frame misses what comes and goes between two
// frames: a quick press, or how far a drag went before the hand let go. Slow frames hold many inputs, so they
// are spread over as many frames as it takes.
class InputQueue {
public:
    void add(const Input& input) { waiting_.push_back(input); }

    // What the next frame shall see, in the order in which it happened: movements up to the next change of a
    // button, or one such change; keys and text until a key would be pressed and let go or follow upon text.
    // One key goes down a frame, with the modifiers that were held when it did.
    [[nodiscard]] std::vector<Input> take_frame();

    [[nodiscard]] bool is_empty() const { return waiting_.empty(); }

private:
    std::deque<Input> waiting_;
};

} // namespace waymark
