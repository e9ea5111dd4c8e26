#include "desktop/staged_draws.h"

#include <utility>

namespace waymark {

StagedDraws::StagedDraws(DrawPlan plan, std::span<const std::uint32_t> stages)
    : plan_(std::move(plan))
    , worlds_(plan_.options.draws) {
    for (const std::uint32_t stage : stages)
        if (stage < count()) stages_.push_back(std::make_unique<Stage>(stage));
    stages_.push_back(std::make_unique<Stage>(count()));
}

void StagedDraws::draw(std::uint32_t from, std::uint32_t to, const std::atomic<bool>& is_stopped,
                       const Show& show) {
    for (std::uint32_t number = from; number < to && !is_stopped; ++number) {
        worlds_[number] = drawn_world(plan_, number);
        for (const auto& stage : stages_)
            if (number < stage->draws && --stage->left == 0) show(std::span(worlds_).first(stage->draws));
    }
}

} // namespace waymark
