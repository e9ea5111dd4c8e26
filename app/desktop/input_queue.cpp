#include "desktop/input_queue.h"

#include <algorithm>

#include <GLFW/glfw3.h>

namespace waymark {

namespace {

template <class Kind>
bool has_any(const std::vector<Input>& inputs) {
    return std::any_of(inputs.begin(), inputs.end(),
                       [](const Input& input) { return std::holds_alternative<Kind>(input); });
}

bool has_change_of(const std::vector<Input>& inputs, int key) {
    return std::any_of(inputs.begin(), inputs.end(), [&](const Input& input) {
        const auto* const change = std::get_if<KeyChange>(&input);
        return change != nullptr && change->key == key;
    });
}

bool is_modifier(int key) {
    return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER;
}

// A key that is no modifier went down, or repeats, and it is none but `except`.
bool presses_another_key(const std::vector<Input>& inputs, int except) {
    return std::any_of(inputs.begin(), inputs.end(), [&](const Input& input) {
        const auto* const change = std::get_if<KeyChange>(&input);
        return change != nullptr && change->action != GLFW_RELEASE && !is_modifier(change->key) &&
               change->key != except;
    });
}

// Whether a frame that has seen `before` can see the next input as well.
struct Fits {
    const std::vector<Input>& before;

    bool operator()(const MouseMoved&) const { return !has_any<MouseButton>(before); }
    bool operator()(const MouseLeft&) const { return !has_any<MouseButton>(before); }
    // Alone: hovering is told from the frame before, and a drag ends where the frame before was.
    bool operator()(const MouseButton&) const { return before.empty(); }
    bool operator()(const KeyChange& change) const {
        if (has_any<MouseButton>(before) || has_any<Character>(before)) return false;
        // A frame knows which keys went down and which modifiers are held, but not in what order.
        const bool orders_matter = is_modifier(change.key) || change.action != GLFW_RELEASE;
        if (orders_matter && presses_another_key(before, change.key)) return false;
        // Repetitions come together: one a frame, slow frames would go on with them after the key is up.
        return change.action == GLFW_REPEAT || !has_change_of(before, change.key);
    }
    bool operator()(const Character&) const { return !has_any<MouseButton>(before); }
};

} // namespace

std::vector<Input> InputQueue::take_frame() {
    std::vector<Input> taken;
    while (!waiting_.empty() && std::visit(Fits{taken}, waiting_.front())) {
        taken.push_back(waiting_.front());
        waiting_.pop_front();
    }
    return taken;
}

} // namespace waymark
