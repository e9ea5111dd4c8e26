// Probes: where each named control was drawn in the latest frame, so that tests and tours can find it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "scene/display_list.h"

namespace waymark {

// By name, such as "inspector/scores.people"; rectangles in pixels of the window.
using Probes = std::map<std::string, Rect, std::less<>>;

// Those of the frame being drawn. One window, one thread draws: hence one list.
[[nodiscard]] inline Probes& probes() {
    static Probes all;
    return all;
}

// Records where a control is. Panels and the canvas call it for all they draw; it costs about 0.1 µs.
inline void probe(std::string_view name, const Rect& rect) {
    if (const auto known = probes().find(name); known != probes().end()) {
        known->second = rect;
    } else {
        probes().emplace(name, rect);
    }
}

// Where the control is, or nothing where it was not drawn since the last clear.
[[nodiscard]] inline std::optional<Rect> probed(std::string_view name) {
    const auto known = probes().find(name);
    if (known == probes().end()) return std::nullopt;
    return known->second;
}

// At the start of every frame.
inline void clear_probes() {
    probes().clear();
}

} // namespace waymark
