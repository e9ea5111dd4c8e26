// The seeker tries beside the frames which single field of the map brings a figure to a target.
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

class Seeker {
public:
    // `wake` is called from another thread whenever something is ready to be taken.
    explicit Seeker(std::function<void()> wake = {});
    ~Seeker();

    // Seeks this instead of what was sought before.
    void start(const SeekRequest& request);
    void stop();

    // What was found since it was last asked: how far it is (the latest alone), or the end.
    [[nodiscard]] std::vector<SeekReport> take_finished();

    [[nodiscard]] bool is_busy() const { return request_.has_value(); }

private:
    std::shared_ptr<Tray<SeekReport>> tray_;
    std::optional<SeekRequest> request_;            // what is sought
    std::shared_ptr<std::atomic<bool>> is_stopped_; // and whether that is to end
    TaskPool pool_{2, Priority::background};        // last: its threads end before what they use
};

} // namespace waymark
