// Draws made by several threads, with a first answer after a few of them and better ones on the way.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "whatif/draws.h"

namespace waymark {

class StagedDraws {
public:
    // What is there so far: the worlds of the numbers 0 … n − 1.
    using Show = std::function<void(std::span<const DrawnWorld>)>;

    // An answer at each of these numbers of draws that is below the plan's, and one at the end.
    StagedDraws(DrawPlan plan, std::span<const std::uint32_t> stages);

    [[nodiscard]] const DrawPlan& plan() const { return plan_; }
    [[nodiscard]] std::uint32_t count() const { return plan_.options.draws; }

    // Makes the draws from … to − 1, unless it is stopped, and shows each stage that they complete. Threads
    // may make different draws at the same time: each has a place of its own, and a stage reads only what is
    // made.
    void draw(std::uint32_t from, std::uint32_t to, const std::atomic<bool>& is_stopped, const Show& show);

private:
    struct Stage {
        explicit Stage(std::uint32_t count) : draws(count), left(count) {}

        std::uint32_t draws;
        std::atomic<std::uint32_t> left; // not made yet, those of stages before it included
    };

    DrawPlan plan_;
    std::vector<DrawnWorld> worlds_;
    std::vector<std::unique_ptr<Stage>> stages_;
};

} // namespace waymark
