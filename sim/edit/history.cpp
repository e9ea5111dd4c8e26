#include "edit/history.h"

#include <algorithm>
#include <utility>

namespace waymark {

namespace {

constexpr std::size_t steps_from_whole_to_whole = 32;

} // namespace

History::History(Journey first) : current_(std::make_shared<const Journey>(std::move(first))) {
    steps_.push_back({"", {}, current_, current_});
}

std::string History::undo_label() const {
    return can_undo() ? label(position_) : "";
}
std::string History::redo_label() const {
    return can_redo() ? label(position_ + 1) : "";
}

void History::commit(Journey next, std::string label) {
    if (next == *current_) return;
    steps_.resize(position_ + 1);
    const bool is_kept_whole = steps_.size() % steps_from_whole_to_whole == 0;
    Step step{std::move(label), is_kept_whole ? JourneyPatch{} : patch_between(*current_, next), {}, {}};
    current_ = std::make_shared<const Journey>(std::move(next));
    if (is_kept_whole) step.whole = current_;
    step.alive = current_;
    steps_.push_back(std::move(step));
    ++position_;
}

void History::undo() {
    if (can_undo()) jump_to(position_ - 1);
}
void History::redo() {
    if (can_redo()) jump_to(position_ + 1);
}
void History::jump_to(std::size_t position) {
    position_ = std::min(position, steps_.size() - 1);
    current_ = journey_at(position_);
    steps_[position_].alive = current_;
}

Snapshot History::journey_at(std::size_t position) const {
    if (auto alive = steps_[position].alive.lock()) return alive;
    const std::size_t from = position - position % steps_from_whole_to_whole;
    if (from == position) return steps_[position].whole;
    Journey journey = *steps_[from].whole;
    for (std::size_t i = from + 1; i <= position; ++i)
        apply_patch(journey, steps_[i].change);
    return std::make_shared<const Journey>(std::move(journey));
}

} // namespace waymark
