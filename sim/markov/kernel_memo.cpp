#include "markov/kernel_memo.h"

#include "markov/kernel.h"

namespace waymark {

const Block& KernelMemo::experience(const Touchpoint& touchpoint, const Persona& persona) {
    const Key key{experienced_quality(touchpoint.scores, persona.weights), touchpoint.impact,
                  touchpoint.recovery, touchpoint.variability, persona.loss_aversion};
    const auto [place, is_new] = kernels_.try_emplace(key);
    if (is_new) place->second.block = experience_kernel(touchpoint, persona);
    place->second.round = round_;
    return place->second.block;
}

void KernelMemo::forget_unused() {
    std::erase_if(kernels_, [this](const auto& known) { return known.second.round != round_; });
    ++round_;
}

} // namespace waymark
