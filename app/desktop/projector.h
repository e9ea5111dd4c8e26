// The projector computes what a session needs to show: previews at once, exact figures beside the frames.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "desktop/task_pool.h"
#include "session/compute.h"
#include "session/update.h"

namespace waymark {

class Projector {
public:
    // `wake` is called from another thread whenever figures are ready to be taken.
    explicit Projector(std::function<void()> wake = {});

    // Computes them now, each persona on its own core, and gives the reports.
    [[nodiscard]] std::vector<Projected> project_now(const std::vector<ProjectionRequest>& requests);

    // Begins to compute these instead of what is still waiting; what is being computed already goes on.
    void start(const std::vector<ProjectionRequest>& requests);

    // What was finished since it was last asked.
    [[nodiscard]] std::vector<Projected> take_finished();

    // How long project_now() would take for the preview computed last.
    [[nodiscard]] std::chrono::steady_clock::duration preview_time() const;

    // A preview was started and not finished or replaced.
    [[nodiscard]] bool is_previewing() const;

    // Something was started and not finished or replaced.
    [[nodiscard]] bool is_busy() const;

private:
    struct Job;
    class Kernels;
    struct Finished {
        std::mutex mutex;
        std::vector<Projected> reports;
        std::chrono::steady_clock::duration preview_time{};
    };

    std::function<void()> wake_;
    std::shared_ptr<Finished> finished_ = std::make_shared<Finished>();
    std::shared_ptr<Kernels> kernels_;
    std::vector<ProjectionRequest> started_;
    TaskPool pool_; // last: its threads end before what they use
};

} // namespace waymark
