// The checker looks for the known mistakes of a map beside the frames.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "desktop/task_pool.h"
#include "desktop/tray.h"
#include "session/update.h"

namespace waymark {

class Checker {
public:
    // `wake` is called from another thread whenever findings are ready to be taken.
    explicit Checker(std::function<void()> wake = {});

    // Begins to check this journey instead of one that still waits.
    void start(const Snapshot& journey);

    // What was found since it was last asked.
    [[nodiscard]] std::vector<ChecksFound> take_finished();

    // Something was started and not taken.
    [[nodiscard]] bool is_busy() const { return started_ != nullptr; }

private:
    std::shared_ptr<Tray<ChecksFound>> tray_;
    Snapshot started_; // the latest
    TaskPool pool_{1}; // last: its thread ends before what it uses
};

} // namespace waymark
