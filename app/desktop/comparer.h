// The comparer finds beside the frames what the compare view shows: figures first, then where they come from
// and how sure they are.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "desktop/task_pool.h"
#include "desktop/tray.h"
#include "session/update.h"

namespace waymark {

class Comparer {
public:
    // `wake` is called from another thread whenever something is ready to be taken.
    explicit Comparer(std::function<void()> wake = {});
    ~Comparer();

    // Compares this instead of what was compared before; nothing: no more. What is asked for again goes on.
    void compare(const std::optional<ComparisonInputs>& inputs);

    // What was found since it was last asked, each with all that was found before.
    [[nodiscard]] std::vector<ComparisonFound> take_finished();

    [[nodiscard]] bool is_busy() const { return job_ != nullptr; }

private:
    struct Job;

    std::shared_ptr<Tray<ComparisonFound>> tray_;
    std::shared_ptr<Job> job_;
    TaskPool pool_{2, Priority::background}; // last: its threads end before what they use
};

} // namespace waymark
