#include "scene/label_space.h"

#include <algorithm>

namespace waymark {

namespace {

bool touches_any(const std::vector<Rect>& rects, const Rect& rect) {
    return std::any_of(rects.begin(), rects.end(), [&](const Rect& r) { return r.intersects(rect); });
}

} // namespace

bool LabelSpace::is_free(const Rect& rect) const {
    return rect.x >= within_.x && rect.right() <= within_.right() && rect.y >= within_.y &&
           rect.bottom() <= within_.bottom() && !touches_any(taken_, rect);
}

bool LabelSpace::is_clear_of_labels(const Rect& rect) const {
    return !touches_any(labels_, rect);
}

} // namespace waymark
