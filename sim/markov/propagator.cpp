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
constexpr std::size_t first_look = 10;
constexpr double least_part = 0.1; // of a task's tolerance, that is left to each of its bases
constexpr int most_divisions = 1 << 16;

// γ as a part of a step. A small one wants few vectors for the first steps and many for the last; what is
// read roughly needs the first ones less.
double gamma_share(double tolerance) {
    return tolerance > 1e-7 ? 1 : 0.4;
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

} // namespace

struct Propagator::Advance {
    std::vector<ResponseRow> rows;
    std::vector<double> final_state;
    std::vector<double> sum_of_states;
    double error = 0; // people in the wrong place at the end, at most
    int basis_size = 0;
};

Propagator::Propagator(const Chain& chain, double period_days, std::span<const int> last)
    : chain_(&chain)
    , period_days_(period_days)
    , last_(last.begin(), last.end())
    , reader_(chain) {}

void Propagator::change_to(const Chain& chain) {
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
Propagator::Advance Propagator::advanced(std::span<const double> start, const Task& task) {
    const double here = std::accumulate(start.begin(), start.end(), 0.0);
    Advance out;
    // Fewer than this are nobody: no column could show them, and their squares would underflow.
    if (here <= 1e-100 * task.people || here <= 0) {
        out.rows.assign(static_cast<std::size_t>(task.steps), {});
        out.final_state.assign(start.begin(), start.end());
        out.sum_of_states.assign(start.size(), 0.0);
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
    std::size_t next_look = first_look;
    std::size_t accepted = 0;
    while (true) {
        for (std::size_t s = 0; s < n; ++s)
            work[s] = basis.newest()[s] * solver.scale[s];
        auto flow = reader_.daily_flow(work);
        for (std::size_t c = 0; c < flow_count; ++c)
            flow[c] /= reader_.largest_step()[c];
        reader.add_vector(reader_.stock(work), flow);
        solver.elimination.visits(work);
        const bool is_all = !basis.add(work);

        const bool is_last = is_all || basis.size() == largest_basis;
        if (!is_last && basis.size() < next_look) continue;
        const bool is_read = reader.read(basis);
        trust.see(is_read ? &reader.rows() : nullptr, basis.size(), is_all);
if (getenv("WDEBUG")) fprintf(stderr, "m=%zu err %.2e steps %d here %.2e\n", basis.size(), trust.errors().back(), task.steps, here/task.people);
        if (trust.errors().back() <= task.tolerance || is_last) {
            accepted = trust.steps_within(task.tolerance);
            break;
        }
        next_look = std::min(trust.next_look(task.tolerance), largest_basis);
    }

    out.basis_size = static_cast<int>(basis.size());
    if (accepted == 0) return out;
    out.error = trust.errors()[accepted - 1] * task.people;
    out.rows.assign(reader.rows().begin(), reader.rows().begin() + static_cast<std::ptrdiff_t>(accepted));
    for (ResponseRow& row : out.rows) {
        for (std::size_t c = 0; c < flow_count; ++c)
            row.flow[c] *= reader_.largest_step()[c];
    }
    const auto back = [&](const std::vector<double>& coefficients) {
        std::vector<double> state = basis.combined(coefficients);
        for (std::size_t s = 0; s < n; ++s)
            state[s] = std::max(state[s] * solver.scale[s], 0.0);
        return state;
    };
    std::vector<double> sum(basis.size(), 0.0);
    for (std::size_t k = 0; k < accepted; ++k) {
        for (std::size_t j = 0; j < sum.size(); ++j)
            sum[j] += reader.coefficients(k)[j];
    }
    out.final_state = back(reader.coefficients(accepted - 1));
    out.sum_of_states = back(sum);
    return out;
}

// Steps of one period, or of a part of one, one basis after the other; fewer than asked for where not even
// one step could be done within the tolerance.
Propagator::Advance Propagator::advanced_in_turns(std::span<const double> start, const Task& task,
                                                  Response& report) {
    Advance out;
    out.final_state.assign(start.begin(), start.end());
    out.sum_of_states.assign(start.size(), 0.0);
    while (static_cast<int>(out.rows.size()) < task.steps) {
        Task rest = task;
        rest.steps -= static_cast<int>(out.rows.size());
        rest.tolerance = std::max(task.tolerance - out.error / task.people, least_part * task.tolerance);
        Advance part = advanced(out.final_state, rest);
        report.basis_size = std::max(report.basis_size, part.basis_size);
        if (part.rows.empty()) break;
        if (!out.rows.empty()) ++report.restarts;
        out.error += part.error;
        out.rows.insert(out.rows.end(), part.rows.begin(), part.rows.end());
        out.final_state = std::move(part.final_state);
        for (std::size_t s = 0; s < start.size(); ++s)
            out.sum_of_states[s] += part.sum_of_states[s];
    }
    return out;
}

Response Propagator::response(std::span<const double> start, int periods, double people, double tolerance) {
    Response out;
    out.final_state.assign(start.begin(), start.end());
    out.sum_of_states.assign(start.size(), 0.0);
    int divisions = 1; // of a period; grows where one step of a period is too much for a basis
    while (static_cast<int>(out.rows.size()) < periods) {
        const int left = periods - static_cast<int>(out.rows.size());
        const bool is_divided = divisions > 1;
        Advance turn = advanced_in_turns(
            out.final_state, {period_days_ / divisions, is_divided ? divisions : left, people, tolerance}, out);
        const bool is_whole = is_divided ? static_cast<int>(turn.rows.size()) == divisions : !turn.rows.empty();
        if (!is_whole) {
            if (divisions == most_divisions) {
                out.converged = false;
                out.rows.resize(static_cast<std::size_t>(periods));
                return out;
            }
            divisions *= 4;
            continue;
        }
        out.error += turn.error / people;
        out.final_state = std::move(turn.final_state);
        if (!is_divided) {
            out.rows.insert(out.rows.end(), turn.rows.begin(), turn.rows.end());
            for (std::size_t s = 0; s < start.size(); ++s)
                out.sum_of_states[s] += turn.sum_of_states[s];
            continue;
        }
        ResponseRow row = turn.rows.back(); // its stock is that of the period's end
        for (std::size_t part = 0; part + 1 < turn.rows.size(); ++part) {
            for (std::size_t c = 0; c < flow_count; ++c)
                row.flow[c] += turn.rows[part].flow[c];
        }
        out.rows.push_back(row);
        for (std::size_t s = 0; s < start.size(); ++s)
            out.sum_of_states[s] += out.final_state[s];
    }
    return out;
}

} // namespace waymark
