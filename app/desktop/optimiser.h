// The optimiser searches beside the frames for the best of a scenario's interventions within a budget.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

#include "desktop/task_pool.h"
#include "desktop/tray.h"
#include "session/update.h"

namespace waymark {

class Optimiser {
public:
    // `wake` is called from another thread whenever something is ready to be taken.
    explicit Optimiser(std::function<void()> wake = {});
    ~Optimiser();

    // Searches for this instead of what was searched for before.
    void start(const OptimiseRequest& request);
    void stop();

    // What was found since it was last asked: progress (the latest alone), or the end.
    [[nodiscard]] std::vector<OptimiseReport> take_finished();

    [[nodiscard]] bool is_busy() const { return is_stopped_ != nullptr; }

private:
    std::shared_ptr<Tray<OptimiseReport>> tray_;
    std::shared_ptr<std::atomic<bool>> is_stopped_; // of the search that runs
    TaskPool pool_{1, Priority::background};        // last: its thread ends before what it uses
};

} // namespace waymark
