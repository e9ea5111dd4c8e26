#include "markov/kernel_memo.h"

#include "markov/kernel.h"

namespace waymark {

const Block& KernelMemo::experience(const Touchpoint& touchpoint, const Persona& persona) {
    const Key key{experienced_quality(touchpoint.scores, persona.weights), touchpoint.impact,
                  touchpoint.recovery, touchpoint.variability, persona.loss_aversion};
    const auto [place, is_new] = kernels_.try_emplace(key);
    if (is_new) place->second = experience_kernel(touchpoint, persona);
    return place->second;
}

} // namespace waymark
