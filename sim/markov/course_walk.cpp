#include "markov/course_walk.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "journey/claim.h"
#include "markov/change_of_map.h"

namespace waymark {

namespace {

constexpr double gamma_share = 0.4; // γ as a part of a step, as in the projection
constexpr int most_divisions = 1 << 16;

TimeResolvent resolvent_of(const Chain& chain, double gamma) {
    std::vector<double> go_on, stop;
    for (const ChainNode& node : chain.nodes) {
        const double rate = gamma / node.dwell_days;
        go_on.push_back(rate / (1 + rate));
        stop.push_back(1 / (1 + rate));
    }
    BlockElimination elimination(chain, go_on, stop);
    return {gamma, std::move(go_on), std::move(stop), std::move(elimination)};
}

double sum_of(std::span<const double> values) {
    double sum = 0;
    for (const double value : values)
        sum += std::abs(value);
    return sum;
}

} // namespace

void scale_nodes(std::span<double> states, const std::vector<double>& by) {
    for (std::size_t i = 0; i < by.size(); ++i) {
        for (std::size_t k = 0; k < block_stride; ++k)
            states[i * block_stride + k] *= by[i];
    }
}

void add_to(std::vector<double>& sum, const std::vector<double>& part) {
    for (std::size_t s = 0; s < sum.size(); ++s)
        sum[s] += part[s];
}

CourseWalk::CourseWalk(std::span<const MapSegment> segments, const Persona& persona, const Schedule& schedule,
                       KernelMemo& memo)
    : schedule_(schedule) {
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
        if (periods > 0) crowd = walk_on({s, first, periods, 1, 0, std::move(crowd), {}, {}, 0}, stretches_);
    }
    end_ = std::move(crowd);
}

const TimeResolvent& CourseWalk::resolvent(const Stretch& stretch) {
    const double gamma = gamma_share * step_days(stretch);
    for (const TimeResolvent& known : resolvents_[stretch.segment]) {
        if (known.gamma == gamma) return known;
    }
    return resolvents_[stretch.segment].emplace_back(resolvent_of(chain(stretch.segment), gamma));
}

std::vector<double> CourseWalk::joining(const Stretch& stretch) const {
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
void CourseWalk::add_cohort(Stretch& stretch, std::vector<double> start, std::vector<double> joining) {
    const double most = *std::max_element(joining.begin(), joining.end());
    if (most * sum_of(start) <= 1e-100 * people_) return;
    const TimeResolvent& solver = resolvent(stretch);
    for (std::size_t i = 0; i < solver.stop.size(); ++i) {
        for (std::size_t k = 0; k < block_stride; ++k)
            start[i * block_stride + k] /= solver.stop[i];
    }
    const double allowed = course_tolerance * std::max(1.0, people_ / std::max(most, sum_of(joining)));
    TimeBasis basis(start, {step_days(stretch), solver.gamma, stretch.steps, allowed},
                    [&](std::span<double> y) {
                        scale_nodes(y, solver.stop);
                        solver.elimination.visits(y);
                    });
    has_settled_ = has_settled_ && basis.has_settled();
    stretch.cohorts.push_back({std::move(basis), std::move(joining)});
}

void CourseWalk::begin_cohorts(Stretch& stretch) {
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
}

// Walks people to the end; has_settled_ says whether they got there.
void CourseWalk::forward(Stretch& stretch) {
    begin_cohorts(stretch);
    const std::size_t states = chain(stretch.segment).state_count();
    std::vector<double> end(states, 0.0), stays(states, 0.0);
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

std::vector<double> CourseWalk::departure_rates(const Stretch& stretch) {
    std::vector<double> rates;
    for (const ChainNode& node : chain(stretch.segment).nodes)
        rates.push_back(step_days(stretch) / (node.dwell_days + resolvent(stretch).gamma));
    return rates;
}

// Who left during the stretch; has_settled_ becomes false where people got lost or were made.
void CourseWalk::balance(Stretch& stretch, const std::vector<double>& end,
                         const std::vector<double>& departures) {
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
    has_settled_ = std::abs(change) <= course_imbalance * people_;
}

// Appends the stretch, or parts of it, through which people are carried; returns where they are at the
// end.
std::vector<double> CourseWalk::walk_on(Stretch stretch, std::vector<Stretch>& into) {
    forward(stretch);
    if (has_settled_) {
        into.push_back(std::move(stretch));
        return into.back().end;
    }
    return walk_in_parts(stretch, into);
}

// The same in halves, or where it is a single step in shorter ones.
std::vector<double> CourseWalk::walk_in_parts(const Stretch& stretch, std::vector<Stretch>& into) {
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

std::optional<std::size_t> CourseWalk::divide(std::size_t stretch) {
    std::vector<Stretch> parts;
    (void)walk_in_parts(stretches_[stretch], parts);
    if (!has_settled_) return std::nullopt;
    const std::size_t count = parts.size();
    const auto place = stretches_.begin() + static_cast<std::ptrdiff_t>(stretch);
    stretches_.insert(stretches_.erase(place), std::make_move_iterator(parts.begin()),
                      std::make_move_iterator(parts.end()));
    return count;
}

} // namespace waymark
