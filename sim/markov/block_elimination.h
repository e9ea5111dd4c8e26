// Solving with I − B for the chain of a persona by elimination without subtraction, exact to the last digits
// however slow the chain ends.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "markov/chain.h"
#include "markov/remainder.h"

namespace waymark {

// The factors of I − B, where B is the embedded chain of people who, at the end of each stay at node i, go on
// with probability go_on[i] and stop with probability stop[i] = 1 − go_on[i]; every state must have a way
// out. Grassmann, Taksar & Heyman 1985: the way out of every state is known, so that all steps only add,
// multiply and divide nonnegative numbers, and each entry of the inverse has a small relative error whatever
// the condition number. Nodes are eliminated in the order that makes the fewest new arcs (Markowitz), so that
// the cost grows linearly on maps that look like journeys.
class BlockElimination {
public:
    // Nodes in `last` are eliminated after all others, so that renewed() is cheap when only they change.
    BlockElimination(const Chain& chain, std::span<const double> go_on, std::span<const double> stop,
                     std::span<const int> last = {});

    // The factors for another chain with the same nodes and links, where nothing but the nodes in `last` and
    // their go_on and stop may differ. O(|last|³ · levels³).
    [[nodiscard]] BlockElimination renewed(const Chain& chain, std::span<const double> go_on,
                                           std::span<const double> stop) const;

    // Row vectors by state, node · block_stride + level: `x` holds entries f and becomes f (I − B)⁻¹, the
    // expected visits. Entries may have any sign; for nonnegative ones every component is accurate.
    // O(blocks · levels²).
    void visits(std::span<double> x) const;

    // Column vectors by state: `y` holds rewards r and becomes (I − B)⁻¹ r, the expected sum of r over all
    // visits from each state.
    void totals(std::span<double> y) const;

private:
    BlockElimination() = default;
    void finish();

    std::shared_ptr<const EliminationSteps> first_; // all nodes but the last ones
    std::optional<Remainder> core_;                 // on the last nodes, numbered in their order
    std::vector<int> last_;
    EliminationSteps last_steps_; // of core_, in the chain's numbering
};

// Lets people run forward through nodes as they were eliminated: `entered` holds those who are put behind an
// experience, `arriving` those who come before one, both by state; whoever leads on to a node that remains is
// added there to `arriving`.
void lead_on(const EliminationSteps& steps, std::span<double> entered, std::span<double> arriving);

// The embedded chain itself, where nobody stops but by leaving or finishing.
[[nodiscard]] BlockElimination embedded_elimination(const Chain& chain);

} // namespace waymark
