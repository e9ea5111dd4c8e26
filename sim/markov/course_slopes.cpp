#include "markov/course_slopes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "journey/claim.h"
#include "markov/block_elimination.h"
#include "markov/change_of_map.h"
#include "markov/time_basis.h"

namespace waymark {

namespace {

constexpr double tolerance = 3e-10; // of people who ever entered, and of the largest worth
constexpr double gamma_share = 0.4; // γ as a part of a step, as in the projection
constexpr int most_divisions = 1 << 16;
// How far balances may be off, of the same, before a stretch is divided: they see what a basis has lost to
// rounding.
constexpr double allowed_imbalance = 3e-9;

// I − γQ of a chain, factored, with the same factors for people and for what they are worth.
struct Resolvent {
    double gamma;
    std::vector<double> go_on, stop;
    BlockElimination elimination;
};

Resolvent resolvent_of(const Chain& chain, double gamma) {
    std::vector<double> go_on, stop;
    for (const ChainNode& node : chain.nodes) {
        const double rate = gamma / node.dwell_days;
        go_on.push_back(rate / (1 + rate));
        stop.push_back(1 / (1 + rate));
    }
    BlockElimination elimination(chain, go_on, stop);
    return {gamma, std::move(go_on), std::move(stop), std::move(elimination)};
}

void scale_nodes(std::span<double> states, const std::vector<double>& by) {
    for (std::size_t i = 0; i < by.size(); ++i) {
        for (std::size_t k = 0; k < block_stride; ++k)
            states[i * block_stride + k] *= by[i];
    }
}

double sum_of(std::span<const double> values) {
    double sum = 0;
    for (const double value : values)
        sum += std::abs(value);
    return sum;
}

// People who start alike, so many of them at the start of each step.
struct Cohort {
    TimeBasis basis;
    std::vector<double> joining; // by step
};

// Equal steps of one segment through which one basis carries.
struct Stretch {
    std::size_t segment = 0;
    int first = 1;             // period
    int steps = 1;             // of a period each, or of a part of the first one
    int divisions = 1;         // steps that a period would have
    int begin = 0;             // of these, those of the first period that lie before
    std::vector<double> crowd; // at its start, before anybody joins
    std::vector<Cohort> cohorts;
    std::vector<double> end; // where everybody is at its end
    double churned = 0;      // on it
};

} // namespace

class CourseSlopes::Walk {
public:
    Walk(std::span<const MapSegment> segments, const Persona& persona, const Schedule& schedule,
         KernelMemo& memo)
        : segments_(segments)
        , persona_(persona)
        , schedule_(schedule) {
        for (const MapSegment& segment : segments) {
            const OpenChain* const before = chains_.empty() ? nullptr : &chains_.back();
            OpenChain next = open_chain(segment.map, persona, memo, before);
            chains_.push_back(std::move(next));
        }
        resolvents_.resize(chains_.size());
        people_ = schedule.initial + schedule.arrivals * schedule.horizon;
        std::vector<double> crowd(chain(0).state_count(), 0.0);
        for (std::size_t s = 0; s < chains_.size() && has_settled_; ++s) {
            if (s > 0) crowd = carried(chain(s - 1), crowd, chain(s));
            const int last = s + 1 < segments.size() ? segments[s + 1].first_period - 1 : schedule.horizon;
            const int first = std::max(segments[s].first_period, 1);
            const int periods = std::min(last, schedule.horizon) - first + 1;
            if (periods > 0)
                crowd = walk_on({s, first, periods, 1, 0, std::move(crowd), {}, {}, 0}, stretches_);
        }
        end_ = std::move(crowd);
    }

    [[nodiscard]] bool has_settled() const { return has_settled_; }

    [[nodiscard]] std::array<double, stock_count> at_horizon() const {
        return ColumnReader(chain(chains_.size() - 1)).stock(end_);
    }

    [[nodiscard]] std::optional<CourseAnswer> answer(const HorizonWorth& asked) {
        std::vector<SlopeSums> sums;
        std::vector<std::vector<double>> entered;
        for (const OpenChain& open : chains_) {
            sums.emplace_back(open);
            entered.emplace_back(open.chain.state_count(), 0.0);
        }
        std::vector<double> worth = worth_at_horizon(asked);
        std::size_t segment = chains_.size() - 1;
        for (std::size_t i = stretches_.size(); i-- > 0;) {
            for (; segment > stretches_[i].segment; --segment)
                worth = carried_back(chain(segment - 1), worth, chain(segment));
            if (walk_back(stretches_[i], worth, sums[segment], entered[segment])) continue;
            if (!divide(i)) return std::nullopt;
            i = std::min(i + more_, stretches_.size()); // begin with the last of the parts
        }
        CourseAnswer out;
        for (std::size_t s = 0; s < chains_.size(); ++s) {
            for (std::size_t e = 0; e < entered[s].size(); ++e)
                out.value += entered[s][e] * chain(s).entry[e];
            out.slopes.push_back(
                field_slopes(std::move(sums[s]), chains_[s], segments_[s].map, persona_, entered[s]));
        }
        return out;
    }

private:
    [[nodiscard]] const Chain& chain(std::size_t segment) const { return chains_[segment].chain; }

    const Resolvent& resolvent(std::size_t segment, double gamma) {
        for (const Resolvent& known : resolvents_[segment]) {
            if (known.gamma == gamma) return known;
        }
        return resolvents_[segment].emplace_back(resolvent_of(chain(segment), gamma));
    }
    [[nodiscard]] double step_days(const Stretch& stretch) const {
        return schedule_.period_days / stretch.divisions;
    }
    const Resolvent& resolvent(const Stretch& stretch) {
        return resolvent(stretch.segment, gamma_share * step_days(stretch));
    }
    // Who joins at the start of each step: at the start of a period.
    [[nodiscard]] std::vector<double> joining(const Stretch& stretch) const {
        std::vector<double> out;
        for (int step = 0; step < stretch.steps; ++step) {
            const int passed = stretch.begin + step;
            const bool begins_period = passed % stretch.divisions == 0;
            const bool begins_all = stretch.first == 1 && passed == 0;
            out.push_back((begins_period ? schedule_.arrivals : 0) + (begins_all ? schedule_.initial : 0));
        }
        return out;
    }

    // People: as in the projection, in the space of y = x · (1 + γ/dwell).
    void add_cohort(Stretch& stretch, std::vector<double> start, std::vector<double> joining) {
        const double most = *std::max_element(joining.begin(), joining.end());
        if (most * sum_of(start) <= 1e-100 * people_) return;
        const Resolvent& solver = resolvent(stretch);
        for (std::size_t i = 0; i < solver.stop.size(); ++i) {
            for (std::size_t k = 0; k < block_stride; ++k)
                start[i * block_stride + k] /= solver.stop[i];
        }
        const double allowed = tolerance * std::max(1.0, people_ / std::max(most, sum_of(joining)));
        TimeBasis basis(start, {step_days(stretch), solver.gamma, stretch.steps, allowed},
                        [&](std::span<double> y) {
                            scale_nodes(y, solver.stop);
                            solver.elimination.visits(y);
                        });
        has_settled_ = has_settled_ && basis.has_settled();
        stretch.cohorts.push_back({std::move(basis), std::move(joining)});
    }

    // Walks people to the end; has_settled_ says whether they got there.
    void forward(Stretch& stretch) {
        const std::vector<double>& entry = chain(stretch.segment).entry;
        std::vector<double> joins = joining(stretch), once(joins.size(), 0.0);
        once[0] = 1;
        if (stretch.divisions > 1) {
            std::vector<double> all = stretch.crowd;
            for (std::size_t e = 0; e < all.size(); ++e)
                all[e] += joins[0] * entry[e];
            add_cohort(stretch, std::move(all), std::move(once));
        } else {
            add_cohort(stretch, stretch.crowd, std::move(once));
            add_cohort(stretch, entry, std::move(joins));
        }
        std::vector<double> end(entry.size(), 0.0), stays(entry.size(), 0.0);
        for (const Cohort& cohort : stretch.cohorts) {
            if (!cohort.basis.has_settled()) return;
            const KrylovBasis& basis = cohort.basis.basis();
            std::vector<double> at(basis.size(), 0.0), starts(basis.size(), 0.0);
            for (const double joining : cohort.joining) {
                at[0] += joining * basis.start_length();
                for (std::size_t i = 0; i < at.size(); ++i)
                    starts[i] += at[i];
                at = cohort.basis.after_step(at);
            }
            add_to(end, basis.combined(at));
            // The second factor is 1 all the time.
            add_to(stays,
                   basis.combined(exponential_convolution(cohort.basis.generator(), starts, SmallMatrix(1))));
        }
        scale_nodes(end, resolvent(stretch).stop);
        scale_nodes(stays, departure_rates(stretch));
        balance(stretch, end, stays);
        stretch.end = std::move(end);
    }

    static void add_to(std::vector<double>& sum, const std::vector<double>& part) {
        for (std::size_t s = 0; s < sum.size(); ++s)
            sum[s] += part[s];
    }

    // By node, what the integral of y over a step is to be multiplied with to be the departures: y is
    // x · (1 + γ/dwell).
    std::vector<double> departure_rates(const Stretch& stretch) {
        std::vector<double> rates;
        for (const ChainNode& node : chain(stretch.segment).nodes)
            rates.push_back(step_days(stretch) / (node.dwell_days + resolvent(stretch).gamma));
        return rates;
    }

    // Who left during the stretch; has_settled_ becomes false where people got lost or were made.
    void balance(Stretch& stretch, const std::vector<double>& end, const std::vector<double>& departures) {
        const Chain& here = chain(stretch.segment);
        double change = 0;
        for (std::size_t s = 0; s < end.size(); ++s)
            change += end[s] - stretch.crowd[s];
        for (const double joined : joining(stretch))
            change -= joined;
        stretch.churned = 0;
        for (std::size_t i = 0; i < here.nodes.size(); ++i) {
            for (std::size_t k = 0; k < level_count; ++k) {
                const double departing = departures[i * block_stride + k];
                const double left = departing * here.nodes[i].leaves[k];
                change += left + departing * here.nodes[i].done[k];
                if (here.nodes[i].is_customer) stretch.churned += left;
            }
        }
        has_settled_ = std::abs(change) <= allowed_imbalance * people_;
    }

    // Appends the stretch, or parts of it, through which people are carried; returns where they are at the
    // end.
    std::vector<double> walk_on(Stretch stretch, std::vector<Stretch>& into) {
        forward(stretch);
        if (has_settled_) {
            into.push_back(std::move(stretch));
            return into.back().end;
        }
        return walk_in_parts(stretch, into);
    }

    // The same in halves, or where it is a single step in shorter ones.
    std::vector<double> walk_in_parts(const Stretch& stretch, std::vector<Stretch>& into) {
        has_settled_ = stretch.steps > 1 || stretch.divisions < most_divisions;
        if (!has_settled_) return {};
        Stretch part{stretch.segment,
                     stretch.first,
                     stretch.steps,
                     stretch.divisions,
                     stretch.begin,
                     stretch.crowd,
                     {},
                     {},
                     0};
        if (stretch.steps == 1) {
            part.steps = 4;
            part.divisions *= 4;
            part.begin *= 4;
            return walk_on(std::move(part), into);
        }
        Stretch rest = part;
        part.steps /= 2;
        rest.steps -= part.steps;
        (rest.divisions > 1 ? rest.begin : rest.first) += part.steps;
        rest.crowd = walk_on(std::move(part), into);
        return has_settled_ ? walk_on(std::move(rest), into) : std::vector<double>();
    }

    // Replaces a stretch through which worth is not carried by parts of it.
    bool divide(std::size_t i) {
        std::vector<Stretch> parts;
        (void)walk_in_parts(stretches_[i], parts);
        if (!has_settled_) return false;
        more_ = parts.size();
        const auto place = stretches_.begin() + static_cast<std::ptrdiff_t>(i);
        stretches_.insert(stretches_.erase(place), std::make_move_iterator(parts.begin()),
                          std::make_move_iterator(parts.end()));
        return true;
    }

    // By state, and behind the states what one who has churned counts for.
    [[nodiscard]] std::vector<double> worth_at_horizon(const HorizonWorth& asked) const {
        const Chain& last = chain(chains_.size() - 1);
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
        const Chain& here = chain(stretch.segment);
        const Resolvent& solver = resolvent(stretch);
        const std::size_t states = here.state_count();
        const TimeBasis basis(worth, {step_days(stretch), solver.gamma, stretch.steps, tolerance * largest},
                              [&](std::span<double> y) {
                                  const double leaver = y.back();
                                  const std::span<double> of_states = y.first(states);
                                  scale_nodes(of_states, solver.stop);
                                  for (std::size_t i = 0; i < here.nodes.size(); ++i) {
                                      if (!here.nodes[i].is_customer) continue;
                                      for (std::size_t k = 0; k < level_count; ++k)
                                          of_states[i * block_stride + k] +=
                                              solver.go_on[i] * here.nodes[i].leaves[k] * leaver;
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
        if (!(std::abs(imbalance) <= allowed_imbalance * people_ * largest)) return false;
        add_products(stretch, basis, ends, sums);
        for (std::size_t s = 0; s < states; ++s)
            entered[s] += joined[s];
        worth = std::move(worth_before);
        return true;
    }

    // ∫ people · worth over the stretch.
    void add_products(const Stretch& stretch, const TimeBasis& worth,
                      const std::vector<std::vector<double>>& ends, SlopeSums& sums) {
        const Chain& here = chain(stretch.segment);
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
        const std::vector<double> rates = departure_rates(stretch);
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
        const std::vector<double> joins = joining(stretch);
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
    Schedule schedule_;
    std::vector<OpenChain> chains_;
    std::vector<std::vector<Resolvent>> resolvents_; // by segment
    std::vector<Stretch> stretches_;
    std::vector<double> end_;
    double people_ = 0; // who ever enter
    bool has_settled_ = true;
    std::size_t more_ = 0; // parts that the last division made
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
