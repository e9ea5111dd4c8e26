// Propagating people on one chain through many periods: shift-and-invert Krylov with an error estimate.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "markov/block_elimination.h"
#include "markov/chain.h"
#include "markov/columns.h"

namespace waymark {

class KrylovBasis;
class StepReader;

// Where people are at the end of a period.
struct Milestone {
    int period = 0;
    std::vector<double> state;         // at the end of this period
    std::vector<double> sum_of_states; // at the ends of all periods from 1 to this
};

// How people who are distributed as `start` at time 0 fare on the chain.
struct Response {
    std::vector<ResponseRow> rows;     // of periods 1…n, or fewer where it did not converge
    std::vector<Milestone> milestones; // those asked for, rising, and period n as the last
    double error = 0;                  // at the end, as estimated, relative to `people`
    int basis_size = 0;
    int restarts = 0;
    bool converged = true;
};

// The generator Q = diag(1/dwell)(P − I) of a chain, with its resolvents factored once for each step length.
//
// x(t) = x(0)·exp(tQ) is approximated in the Krylov space of (I − γQ)⁻¹, whose dimension does not grow with
// the stiffness of Q (van den Eshof & Hochbruck 2006). I − γQ is diag(1 + γ/dwell)·(I − B) with B a chain
// that stops with probability 1/(1 + γ/dwell) at each stay, so elimination without subtraction solves with it
// whatever the dwell times.
class Propagator {
public:
    // Nodes in `last` may be given other ways of experiencing, leaving and staying by change_to().
    Propagator(const Chain& chain, double period_days, std::span<const int> last = {});

    // Goes over to another chain with the same nodes and links, on which only the nodes in `last` may differ.
    void change_to(const Chain& chain);

    // The response over `periods` periods, within the tolerance of `people` (those at the start, or more
    // where these are what is left of them). The basis is begun anew inside them where its error would pass
    // the tolerance; where not even one period can be done at once the period is divided. `milestones` are
    // periods before the last one.
    [[nodiscard]] Response response(std::span<const double> start, int periods, double people,
                                    double tolerance, std::span<const int> milestones = {});

    // The stock columns of people distributed like this.
    [[nodiscard]] std::array<double, stock_count> stock_of(std::span<const double> state) const {
        return reader_.stock(state);
    }

private:
    struct Resolvent {
        double gamma;
        BlockElimination elimination;
        std::vector<double> scale; // 1/(1 + γ/dwell) by state
    };
    class Track;
    struct Task {
        double step_days;
        int steps;
        double people;
        double tolerance;            // of all steps together
        std::vector<int> milestones; // steps before the last one, rising
    };
    const Resolvent& resolvent(double gamma);
    [[nodiscard]] Response advanced(std::span<const double> start, const Task& task);
    void take_steps(Response& out, std::size_t accepted, const KrylovBasis& basis, const StepReader& reader,
                    const std::vector<int>& milestones, const std::vector<double>& scale) const;
    [[nodiscard]] Response advanced_in_turns(std::span<const double> start, const Task& task);

    const Chain* chain_;
    double period_days_;
    std::vector<int> last_;
    ColumnReader reader_;
    std::vector<Resolvent> resolvents_; // by step lengths
};

} // namespace waymark
