// The appraiser finds beside the frames what each touchpoint is worth: the goals of the map without it.
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

class Appraiser {
public:
    // `wake` is called from another thread whenever something is ready to be taken.
    explicit Appraiser(std::function<void()> wake = {});
    ~Appraiser();

    // Appraises this instead of what was appraised before; nothing: no more. What is asked for again goes on.
    void appraise(const std::optional<ProjectionInputs>& inputs);

    // What was found since it was last asked: how far it is (the latest alone), or the end.
    [[nodiscard]] std::vector<WorthFound> take_finished();

    [[nodiscard]] bool is_busy() const { return inputs_.has_value(); }

private:
    void stop();

    std::shared_ptr<Tray<WorthFound>> tray_;
    std::optional<ProjectionInputs> inputs_;        // of what is being appraised
    std::shared_ptr<std::atomic<bool>> is_stopped_; // and whether it is to end
    TaskPool pool_{2, Priority::background};        // last: its threads end before what they use
};

} // namespace waymark
