// History: undo and redo as a list of whole journeys, each with the label of the step that made it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "journey/journey.h"

namespace waymark {

using Snapshot = std::shared_ptr<const Journey>;

struct HistoryStep {
    Snapshot journey;
    std::string label; // of the step that led here; empty for the first
};

// At least one step; the current one is the document.
class History {
public:
    explicit History(Journey first);

    [[nodiscard]] const Snapshot& current() const { return steps_[position_].journey; }
    [[nodiscard]] std::size_t position() const { return position_; }
    [[nodiscard]] const std::vector<HistoryStep>& steps() const { return steps_; }
    [[nodiscard]] bool can_undo() const { return position_ > 0; }
    [[nodiscard]] bool can_redo() const { return position_ + 1 < steps_.size(); }
    // The label of the step that undo would take back, or that redo would do again; empty where there is
    // none.
    [[nodiscard]] std::string undo_label() const;
    [[nodiscard]] std::string redo_label() const;

    // Drops what could be redone and appends; a journey equal to the current one adds no step.
    void commit(Journey next, std::string label);
    void undo(); // nothing to undo: no effect
    void redo();
    void jump_to(std::size_t position); // clamped to the list

private:
    std::vector<HistoryStep> steps_;
    std::size_t position_ = 0;
};

} // namespace waymark
