// The crowd maker lets people walk over the map that is shown, beside the frames.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "desktop/task_pool.h"
#include "desktop/tray.h"
#include "session/update.h"

namespace waymark {

class CrowdMaker {
public:
    // `wake` is called from another thread whenever a crowd is ready to be taken.
    explicit CrowdMaker(std::function<void()> wake = {});

    // A crowd is made of this, once one that is being made is there: so people follow a hand that does not
    // rest.
    void make(const std::optional<ProjectionInputs>& inputs);

    // What became ready since it was last asked.
    [[nodiscard]] std::vector<CrowdMade> take_finished();

    [[nodiscard]] bool is_busy() const { return making_.has_value(); }

private:
    std::shared_ptr<Tray<CrowdMade>> tray_;
    std::optional<ProjectionInputs> making_, later_;
    TaskPool pool_{1, Priority::background}; // last: its thread ends before what it uses
};

} // namespace waymark
