#include "markov/propagator.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "markov/krylov.h"
#include "markov/step_reader.h"
#include "markov/step_trust.h"

namespace waymark {

namespace {

constexpr std::size_t largest_basis = 64;
constexpr double least_part = 0.1; // of a task's tolerance, that is left to each of its bases
constexpr int most_divisions = 1 << 16;

bool is_rough(double tolerance) {
    return tolerance > 1e-7;
}

// γ as a part of a step. A small one wants few vectors for the first steps and many for the last; what is
// read roughly needs the first ones less.
double gamma_share(double tolerance) {
    return is_rough(tolerance) ? 1 : 0.4;
}

// Vectors after which the steps are read for the first time.
std::size_t first_look(double tolerance) {
    return is_rough(tolerance) ? 6 : 10;
}

// go_on and stop of people who are followed for an exponential time of mean γ, by node.
struct Stopping {
    std::vector<double> go_on, stop;
};
Stopping stopping(const Chain& chain, double gamma) {
    Stopping out;
    for (const ChainNode& node : chain.nodes) {
        const double rate = gamma / node.dwell_days;
        out.go_on.push_back(rate / (1 + rate));
        out.stop.push_back(1 / (1 + rate));
    }
    return out;
}

std::vector<double> scale_by_state(const Stopping& stopping) {
    std::vector<double> scale;
    scale.reserve(stopping.stop.size() * block_stride);
    for (const double stop : stopping.stop)
        scale.insert(scale.end(), block_stride, stop);
    return scale;
}

// Steps of one period as that period: its stock is that of its end, its flow that of all steps.
Response as_one_period(Response steps) {
    ResponseRow row = steps.rows.back();
    for (std::size_t part = 0; part + 1 < steps.rows.size(); ++part) {
        for (std::size_t c = 0; c < flow_count; ++c)
            row.flow[c] += steps.rows[part].flow[c];
    }
    steps.rows.assign(1, row);
    Milestone end = std::move(steps.milestones.back());
    end.period = 1;
    end.sum_of_states = end.state;
    steps.milestones.clear();
    steps.milestones.push_back(std::move(end));
    return steps;
}

} // namespace

// A response in the making, put together from stretches of time that follow each other.
class Propagator::Track {
public:
    Track(std::span<const double> start, std::vector<int> milestones)
        : asked_(std::move(milestones))
        , reached_{0, {start.begin(), start.end()}, std::vector<double>(start.size(), 0.0)} {}

    [[nodiscard]] int length() const { return reached_.period; }
    [[nodiscard]] const std::vector<double>& state() const { return reached_.state; }
    [[nodiscard]] double error() const { return response_.error; }
    // The milestones that lie ahead, counted from here.
    [[nodiscard]] std::vector<int> ahead() const {
        std::vector<int> out;
        for (const int period : asked_) {
            if (period > length()) out.push_back(period - length());
        }
        return out;
    }

    void note(const Response& part) {
        response_.basis_size = std::max(response_.basis_size, part.basis_size);
        response_.restarts += part.restarts;
    }
    void extend(Response part) {
        note(part);
        response_.error += part.error;
        response_.rows.insert(response_.rows.end(), part.rows.begin(), part.rows.end());
        const Milestone before = std::move(reached_);
        for (Milestone& milestone : part.milestones) {
            milestone.period += before.period;
            for (std::size_t s = 0; s < before.state.size(); ++s)
                milestone.sum_of_states[s] += before.sum_of_states[s];
            reached_ = std::move(milestone);
            if (std::ranges::find(asked_, reached_.period) != asked_.end())
                response_.milestones.push_back(reached_);
        }
    }

    // All of it, with the end as the last milestone; those that were not reached are as far as it came.
    [[nodiscard]] Response finished() && {
        for (const int period : asked_) {
            if (period > length())
                response_.milestones.push_back({period, reached_.state, reached_.sum_of_states});
        }
        response_.milestones.push_back(std::move(reached_));
        return std::move(response_);
    }

private:
    std::vector<int> asked_;
    Milestone reached_;
    Response response_;
};

Propagator::Propagator(const Chain& chain, double period_days, std::span<const int> last)
    : chain_(&chain)
    , period_days_(period_days)
    , last_(last.begin(), last.end())
    , reader_(chain) {}

void Propagator::change_to(const Chain& chain) {
    if (chain_ == &chain) return;
    chain_ = &chain;
    reader_ = ColumnReader(chain);
    for (Resolvent& known : resolvents_) {
        const Stopping with = stopping(chain, known.gamma);
        known.elimination = known.elimination.renewed(chain, with.go_on, with.stop);
        known.scale = scale_by_state(with);
    }
}

const Propagator::Resolvent& Propagator::resolvent(double gamma) {
    for (const Resolvent& known : resolvents_) {
        if (known.gamma == gamma) return known;
    }
    const Stopping with = stopping(*chain_, gamma);
    resolvents_.push_back(
        {gamma, BlockElimination(*chain_, with.go_on, with.stop, last_), scale_by_state(with)});
    return resolvents_.back();
}

// As many of the task's steps as one basis can do.
Response Propagator::advanced(std::span<const double> start, const Task& task) {
    const double here = std::accumulate(start.begin(), start.end(), 0.0);
    Response out;
    // Fewer than this are nobody: no column could show them, and their squares would underflow.
    if (here <= 1e-100 * task.people || here <= 0) {
        out.rows.assign(static_cast<std::size_t>(task.steps), {});
        const std::vector<double> nobody(start.size(), 0.0);
        for (const int step : task.milestones)
            out.milestones.push_back({step, nobody, nobody});
        out.milestones.push_back({task.steps, nobody, nobody});
        return out;
    }
    const double gamma = task.step_days * gamma_share(task.tolerance);
    const Resolvent& solver = resolvent(gamma);
    const std::size_t n = start.size();

    // The basis is of y = x · (1 + γ/dwell), in which stays and departures weigh alike: the shortest stays
    // then lose no digits of their departures.
    std::vector<double> work(n);
    for (std::size_t s = 0; s < n; ++s)
        work[s] = start[s] / solver.scale[s];
    KrylovBasis basis(work, largest_basis);
    StepReader reader({task.step_days, gamma, task.steps});
    StepTrust trust(here, task.people, static_cast<std::size_t>(task.steps));
    std::size_t next_look = first_look(task.tolerance);
    std::size_t accepted = 0;
    while (true) {
        for (std::size_t s = 0; s < n; ++s)
            work[s] = basis.newest()[s] * solver.scale[s];
        reader.add_vector(reader_.stock(work), reader_.daily_flow(work));
        solver.elimination.visits(work);
        const bool is_all = !basis.add(work);

        const bool is_last = is_all || basis.size() == largest_basis;
        if (!is_last && basis.size() < next_look) continue;
        const bool is_read = reader.read(basis);
        trust.see(is_read ? &reader.rows() : nullptr, basis.size(), is_all);
        if (trust.errors().back() <= task.tolerance || is_last) {
            accepted = trust.steps_within(task.tolerance);
            break;
        }
        next_look = std::min(trust.next_look(task.tolerance), largest_basis);
    }

    out.basis_size = static_cast<int>(basis.size());
    if (accepted == 0) return out;
    out.error = trust.errors()[accepted - 1];
    take_steps(out, accepted, basis, reader, task.milestones, solver.scale);
    return out;
}

// The first `accepted` steps that were read off the basis, and where people are after those asked for.
void Propagator::take_steps(Response& out, std::size_t accepted, const KrylovBasis& basis,
                            const StepReader& reader, const std::vector<int>& milestones,
                            const std::vector<double>& scale) const {
    out.rows.assign(reader.rows().begin(), reader.rows().begin() + static_cast<std::ptrdiff_t>(accepted));
    for (ResponseRow& row : out.rows) {
        for (std::size_t c = 0; c < flow_count; ++c)
            row.flow[c] *= reader_.largest_step()[c];
    }
    const auto back = [&](const std::vector<double>& coefficients) {
        std::vector<double> state = basis.combined(coefficients);
        // What is left below 0 is kept: without it there would be more people than before.
        for (std::size_t s = 0; s < state.size(); ++s)
            state[s] *= scale[s];
        return state;
    };
    std::vector<double> sum(basis.size(), 0.0);
    for (std::size_t k = 0; k < accepted; ++k) {
        for (std::size_t j = 0; j < sum.size(); ++j)
            sum[j] += reader.coefficients(k)[j];
        const int step = static_cast<int>(k) + 1;
        if (k + 1 == accepted || std::ranges::find(milestones, step) != milestones.end())
            out.milestones.push_back({step, back(reader.coefficients(k)), back(sum)});
    }
}

// Steps of one period, or of a part of one, one basis after the other; fewer than asked for where not even
// one step could be done within the tolerance.
Response Propagator::advanced_in_turns(std::span<const double> start, const Task& task) {
    Track track(start, task.milestones);
    while (track.length() < task.steps) {
        Response part =
            advanced(track.state(),
                     {task.step_days, task.steps - track.length(), task.people,
                      std::max(task.tolerance - track.error(), least_part * task.tolerance), track.ahead()});
        if (part.rows.empty()) {
            track.note(part);
            break;
        }
        part.restarts = track.length() > 0 ? 1 : 0;
        track.extend(std::move(part));
    }
    return std::move(track).finished();
}

Response Propagator::response(std::span<const double> start, int periods, double people, double tolerance,
                              std::span<const int> milestones) {
    Track track(start, {milestones.begin(), milestones.end()});
    int divisions = 1; // of a period; grows where one step of a period is too much for a basis
    while (track.length() < periods) {
        const bool is_divided = divisions > 1;
        const int left = periods - track.length();
        // A divided period has the whole tolerance: rounding leaves it no less where stays are that unequal.
        const Task task{period_days_ / divisions, is_divided ? divisions : left, people, tolerance,
                        is_divided ? std::vector<int>() : track.ahead()};
        Response turn = advanced_in_turns(track.state(), task);
        const auto done = static_cast<int>(turn.rows.size());
        if (is_divided ? done == divisions : done > 0) {
            track.extend(is_divided ? as_one_period(std::move(turn)) : std::move(turn));
            continue;
        }
        track.note(turn);
        if (divisions == most_divisions) {
            Response failed = std::move(track).finished();
            failed.converged = false;
            return failed;
        }
        divisions *= 4;
    }
    return std::move(track).finished();
}

} // namespace waymark
