#include "markov/course_slopes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "markov/change_of_map.h"
#include "markov/course_walk.h"

namespace waymark {

class CourseSlopes::Walk {
public:
    Walk(std::span<const MapSegment> segments, const Persona& persona, const Schedule& schedule,
         KernelMemo& memo)
        : segments_(segments)
        , persona_(persona)
        , walk_(segments, persona, schedule, memo) {}

    [[nodiscard]] bool has_settled() const { return walk_.has_settled(); }

    [[nodiscard]] std::array<double, stock_count> at_horizon() const {
        return ColumnReader(last_chain()).stock(walk_.end());
    }

    [[nodiscard]] std::optional<CourseAnswer> answer(const HorizonWorth& asked) {
        std::vector<SlopeSums> sums;
        std::vector<std::vector<double>> entered;
        for (const OpenChain& open : walk_.chains()) {
            sums.emplace_back(open);
            entered.emplace_back(open.chain.state_count(), 0.0);
        }
        std::vector<double> worth = worth_at_horizon(asked);
        std::size_t segment = segments_.size() - 1;
        for (std::size_t i = walk_.stretches().size(); i-- > 0;) {
            for (; segment > walk_.stretches()[i].segment; --segment)
                worth = carried_back(walk_.chain(segment - 1), worth, walk_.chain(segment));
            if (walk_back(walk_.stretches()[i], worth, sums[segment], entered[segment])) continue;
            const std::optional<std::size_t> parts = walk_.divide(i);
            if (!parts) return std::nullopt;
            i += *parts; // begin with the last of them
        }
        CourseAnswer out;
        for (std::size_t s = 0; s < segments_.size(); ++s) {
            for (std::size_t e = 0; e < entered[s].size(); ++e)
                out.value += entered[s][e] * walk_.chain(s).entry[e];
            out.slopes.push_back(
                field_slopes(std::move(sums[s]), walk_.chains()[s], segments_[s].map, persona_, entered[s]));
        }
        return out;
    }

private:
    [[nodiscard]] const Chain& last_chain() const { return walk_.chain(segments_.size() - 1); }

    // By state, and behind the states what one who has churned counts for.
    [[nodiscard]] std::vector<double> worth_at_horizon(const HorizonWorth& asked) const {
        const Chain& last = last_chain();
        std::vector<double> worth(last.state_count() + 1, 0.0);
        for (std::size_t i = 0; i < last.nodes.size(); ++i) {
            for (std::size_t k = 0; k < level_count; ++k) {
                for (std::size_t c = 0; c < stock_count; ++c) {
                    worth[i * block_stride + k] +=
                        asked.stock[c] * worth_in(static_cast<StockColumn>(c), last.nodes[i].is_customer, k);
                }
            }
        }
        worth.back() = asked.churned;
        return worth;
    }

    // What people are worth at the start of the stretch, from what they are at its end. False, and nothing
    // changed, where that has not settled.
    bool walk_back(const Stretch& stretch, std::vector<double>& worth, SlopeSums& sums,
                   std::vector<double>& entered) {
        const double largest =
            std::abs(*std::ranges::max_element(worth, {}, [](double x) { return std::abs(x); }));
        if (largest == 0) return true;
        const Chain& here = walk_.chain(stretch.segment);
        const TimeResolvent& solver = walk_.resolvent(stretch);
        const std::size_t states = here.state_count();
        const TimeBasis basis(
            worth, {walk_.step_days(stretch), solver.gamma, stretch.steps, course_tolerance * largest},
            [&](std::span<double> y) {
                const double leaver = y.back();
                const std::span<double> of_states = y.first(states);
                scale_nodes(of_states, solver.stop);
                for (std::size_t i = 0; i < here.nodes.size(); ++i) {
                    if (!here.nodes[i].is_customer) continue;
                    for (std::size_t k = 0; k < level_count; ++k)
                        of_states[i * block_stride + k] += solver.go_on[i] * here.nodes[i].leaves[k] * leaver;
                }
                solver.elimination.totals(of_states);
            });
        if (!basis.has_settled()) return false;

        // At the end of each step, the first one first, and at the start of the first step.
        const auto steps = static_cast<std::size_t>(stretch.steps);
        std::vector<std::vector<double>> ends(steps);
        std::vector<double> at = basis.start();
        for (std::size_t k = steps; k-- > 0;) {
            ends[k] = at;
            at = basis.after_step(at);
        }
        const std::vector<double> joined = worth_of_joining(stretch, basis, ends, at);
        std::vector<double> worth_before = basis.basis().combined(at);
        // What people are worth at the start they are still worth at the end, or were in leaving.
        double imbalance = -stretch.churned * worth.back();
        for (std::size_t s = 0; s < states; ++s)
            imbalance +=
                stretch.crowd[s] * worth_before[s] + here.entry[s] * joined[s] - stretch.end[s] * worth[s];
        if (!(std::abs(imbalance) <= course_imbalance * walk_.people() * largest)) return false;
        add_products(stretch, basis, ends, sums);
        for (std::size_t s = 0; s < states; ++s)
            entered[s] += joined[s];
        worth = std::move(worth_before);
        return true;
    }

    // ∫ people · worth over the stretch.
    void add_products(const Stretch& stretch, const TimeBasis& worth,
                      const std::vector<std::vector<double>>& ends, SlopeSums& sums) {
        const Chain& here = walk_.chain(stretch.segment);
        const std::size_t columns = worth.size();
        std::vector<std::vector<double>> integrals;
        for (const Cohort& cohort : stretch.cohorts) {
            const std::size_t rows = cohort.basis.size();
            std::vector<double> products(rows * columns, 0.0), at(rows, 0.0);
            for (std::size_t k = 0; k < ends.size(); ++k) {
                at[0] += cohort.joining[k] * cohort.basis.basis().start_length();
                for (std::size_t i = 0; i < rows; ++i) {
                    for (std::size_t j = 0; j < columns; ++j)
                        products[i * columns + j] += at[i] * ends[k][j];
                }
                at = cohort.basis.after_step(at);
            }
            integrals.push_back(
                exponential_convolution(cohort.basis.generator(), products, worth.generator()));
        }
        const std::vector<double> rates = walk_.departure_rates(stretch);
        for (std::size_t j = 0; j < columns; ++j) {
            std::vector<double> departures(here.state_count(), 0.0);
            for (std::size_t c = 0; c < integrals.size(); ++c) {
                const KrylovBasis& people = stretch.cohorts[c].basis.basis();
                std::vector<double> column(people.size());
                for (std::size_t i = 0; i < column.size(); ++i)
                    column[i] = integrals[c][i * columns + j];
                add_to(departures, people.combined(column));
            }
            scale_nodes(departures, rates);
            const std::span<const double> ahead = worth.basis().vector(j);
            sums.add(departures, ahead.first(here.state_count()), ahead.back());
        }
    }

    // What states are worth to those who join in them, times how many join.
    [[nodiscard]] std::vector<double> worth_of_joining(const Stretch& stretch, const TimeBasis& basis,
                                                       const std::vector<std::vector<double>>& ends,
                                                       const std::vector<double>& start) const {
        std::vector<double> sum(basis.size(), 0.0);
        const std::vector<double> joins = walk_.joining(stretch);
        for (std::size_t k = 0; k < joins.size(); ++k) {
            // The start of a step is the end of the one before.
            const std::vector<double>& at = k == 0 ? start : ends[k - 1];
            for (std::size_t j = 0; j < sum.size(); ++j)
                sum[j] += joins[k] * at[j];
        }
        return basis.basis().combined(sum);
    }

    std::span<const MapSegment> segments_;
    const Persona& persona_;
    CourseWalk walk_;
};

CourseSlopes::CourseSlopes(std::span<const MapSegment> segments, const Persona& persona,
                           const Schedule& schedule, KernelMemo& memo)
    : walk_(std::make_unique<Walk>(segments, persona, schedule, memo)) {}
CourseSlopes::~CourseSlopes() = default;
CourseSlopes::CourseSlopes(CourseSlopes&&) noexcept = default;
CourseSlopes& CourseSlopes::operator=(CourseSlopes&&) noexcept = default;

std::optional<std::array<double, stock_count>> CourseSlopes::at_horizon() const {
    if (!walk_->has_settled()) return std::nullopt;
    return walk_->at_horizon();
}

std::optional<CourseAnswer> CourseSlopes::answer(const HorizonWorth& worth) {
    if (!walk_->has_settled()) return std::nullopt;
    return walk_->answer(worth);
}

} // namespace waymark
