// Room for labels: where they may stand without covering each other or what must stay in sight.
#pragma once

#include <vector>

#include "scene/display_list.h"

namespace waymark {

class LabelSpace {
public:
    explicit LabelSpace(const Rect& within) : within_(within) {}

    // Nothing may stand there.
    void block(const Rect& rect) { taken_.push_back(rect); }
    // A label stands there now.
    void take(const Rect& rect) {
        block(rect);
        labels_.push_back(rect);
    }

    // Inside, and touches nothing that is blocked.
    [[nodiscard]] bool is_free(const Rect& rect) const;
    // A leader along the rectangle crosses no label.
    [[nodiscard]] bool is_clear_of_labels(const Rect& rect) const;

private:
    Rect within_;
    std::vector<Rect> taken_, labels_;
};

} // namespace waymark
