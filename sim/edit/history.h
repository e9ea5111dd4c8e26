// History: undo and redo as a list of journeys, each with the label of the step that made it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "edit/patch.h"
#include "journey/journey.h"

namespace waymark {

using Snapshot = std::shared_ptr<const Journey>;

// At least one step; the current one is the document. A step is kept as its difference from the one before,
// every 32nd as a whole, so ten thousand steps of a map of 200 touchpoints take some ten megabytes and going
// to any of them takes a fraction of a millisecond.
class History {
public:
    explicit History(Journey first);

    [[nodiscard]] const Snapshot& current() const { return current_; }
    // What the document began as.
    [[nodiscard]] const Snapshot& first() const { return steps_.front().whole; }
    [[nodiscard]] std::size_t position() const { return position_; }
    [[nodiscard]] std::size_t size() const { return steps_.size(); }
    // Of the step that led there; empty for the first.
    [[nodiscard]] const std::string& label(std::size_t position) const { return steps_[position].label; }
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
    // Clamped to the list. A journey that somebody still holds comes back as the same object.
    void jump_to(std::size_t position);

private:
    struct Step {
        std::string label;
        JourneyPatch change; // from the step before; empty where the journey is kept whole
        Snapshot whole;      // every 32nd
        std::weak_ptr<const Journey> alive;
    };
    [[nodiscard]] Snapshot journey_at(std::size_t position) const;

    std::vector<Step> steps_;
    std::size_t position_ = 0;
    Snapshot current_;
};

} // namespace waymark
