#include "edit/history.h"

#include <algorithm>
#include <utility>

namespace waymark {

History::History(Journey first) {
    steps_.push_back({std::make_shared<const Journey>(std::move(first)), ""});
}

std::string History::undo_label() const {
    return can_undo() ? steps_[position_].label : "";
}
std::string History::redo_label() const {
    return can_redo() ? steps_[position_ + 1].label : "";
}

void History::commit(Journey next, std::string label) {
    if (next == *current()) return;
    steps_.resize(position_ + 1);
    steps_.push_back({std::make_shared<const Journey>(std::move(next)), std::move(label)});
    ++position_;
}

void History::undo() {
    if (can_undo()) --position_;
}
void History::redo() {
    if (can_redo()) ++position_;
}
void History::jump_to(std::size_t position) {
    position_ = std::min(position, steps_.size() - 1);
}

} // namespace waymark
