// Propagating people on one chain through many periods: shift-and-invert Krylov with an error estimate.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "markov/block_elimination.h"
#include "markov/chain.h"

namespace waymark {

// What is read off the people on the map at a moment…
enum class StockColumn { prospects, customers, level_sum, satisfied_customers, promoters, detractors };
inline constexpr std::size_t stock_count = 6;
// …and off their departures during a period.
enum class FlowColumn { converted, lost, churned, completed, revenue, cost };
inline constexpr std::size_t flow_count = 6;

struct ResponseRow {
    std::array<double, stock_count> stock{}; // at the end of the period
    std::array<double, flow_count> flow{};   // during the period
};

// How people who are distributed as `start` at time 0 fare on the chain.
struct Response {
    std::vector<ResponseRow> rows;     // of periods 1…n
    std::vector<double> final_state;   // at the end of period n
    std::vector<double> sum_of_states; // at the ends of periods 1…n
    double error_estimate = 0;         // of any column of people, relative to `people`
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
    Propagator(const Chain& chain, double period_days, double tolerance);

    // The response over `periods` periods, within the tolerance of `people` (those at the start, or more
    // where these are what is left of them). The basis is begun anew inside them where its error would pass
    // the tolerance; where not even one period can be done at once the period is divided.
    [[nodiscard]] Response response(std::span<const double> start, int periods, double people);

    // The stock columns of people distributed like this.
    [[nodiscard]] std::array<double, stock_count> stock_of(std::span<const double> state) const;

private:
    struct Resolvent {
        double gamma;
        BlockElimination elimination;
        std::vector<double> scale; // 1/(1 + γ/dwell) by state
    };
    struct Advance;
    const Resolvent& resolvent(double gamma);
    [[nodiscard]] Advance advanced(std::span<const double> start, double step_days, int steps, double people);
    [[nodiscard]] Advance advanced_in_turns(std::span<const double> start, double step_days, int steps,
                                            double people, Response& report);

    const Chain& chain_;
    double period_days_;
    double tolerance_;
    std::vector<Resolvent> resolvents_;                  // by halvings of the period
    std::vector<std::array<double, stock_count>> stock_; // functionals by state
    std::vector<std::array<double, flow_count>> flow_;   // of a departure from the state, times 1/dwell
    std::array<double, flow_count> flow_scale_{}; // what one person's visit can move the column by, at most
};

} // namespace waymark
