// The study desk: what takes longer than a frame and is worth knowing about what is shown, computed beside
// the frames.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "desktop/task_pool.h"
#include "desktop/tray.h"
#include "session/update.h"

namespace waymark {

class StudyDesk {
public:
    // `wake` is called from another thread whenever something is ready to be taken.
    explicit StudyDesk(std::function<void()> wake = {});
    ~StudyDesk();

    // Bands are drawn of this, from a few draws first to all of them, instead of what they were drawn of
    // before; nothing: no more. What is asked for again goes on.
    void draw_bands(const std::optional<ProjectionInputs>& inputs);

    // The effects of all fields are found for this, once those being found are there.
    void find_effects(const std::optional<ProjectionInputs>& inputs);

    // What became ready since it was last asked: BandsDrawn, EffectsFound.
    [[nodiscard]] std::vector<Action> take_finished();

    [[nodiscard]] bool is_busy() const;

private:
    struct BandJob;

    std::shared_ptr<Tray<Action>> tray_;
    std::shared_ptr<BandJob> bands_;                  // being drawn
    std::optional<ProjectionInputs> effects_, later_; // being found, and asked for since
    TaskPool drawing_{2, Priority::background};       // last: their threads end before what they use
    TaskPool finding_{1, Priority::background};
};

} // namespace waymark
