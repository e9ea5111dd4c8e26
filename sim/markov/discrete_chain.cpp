#include "markov/discrete_chain.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <queue>
#include <set>

#include "journey/claim.h"

namespace waymark {

namespace {

std::size_t at(int state) {
    return static_cast<std::size_t>(state);
}

std::vector<int> all_states_but(const DiscreteChain& chain, std::span<const int> left_out) {
    std::vector<int> states;
    for (int state = 0; state < static_cast<int>(chain.size()); ++state) {
        if (std::find(left_out.begin(), left_out.end(), state) == left_out.end()) states.push_back(state);
    }
    return states;
}

// Σ_j P(i, j)·values[j] for every state i.
std::vector<double> expected_next(const DiscreteChain& chain, std::span<const double> values) {
    std::vector<double> out(chain.size(), 0.0);
    for (std::size_t i = 0; i < chain.size(); ++i) {
        for (const Transition& step : chain.rows[i])
            out[i] += step.probability * values[at(step.to)];
    }
    return out;
}

} // namespace

DiscreteChain discrete_chain(const DenseRows& matrix) {
    DiscreteChain chain;
    for (const auto& row : matrix) {
        auto& steps = chain.rows.emplace_back();
        for (std::size_t j = 0; j < row.size(); ++j) {
            if (row[j] > 0) steps.push_back({static_cast<int>(j), row[j]});
        }
    }
    return chain;
}

DiscreteChain most_likely_chain(const DenseRows& counts) {
    DenseRows matrix = counts;
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        const double sum = std::accumulate(matrix[i].begin(), matrix[i].end(), 0.0);
        if (sum == 0) {
            matrix[i][i] = 1;
            continue;
        }
        for (double& entry : matrix[i])
            entry /= sum;
    }
    return discrete_chain(matrix);
}

std::optional<TransientPart> TransientPart::of(const DiscreteChain& chain, std::span<const int> transient) {
    std::vector<int> position(chain.size(), -1);
    for (std::size_t i = 0; i < transient.size(); ++i)
        position[at(transient[i])] = static_cast<int>(i);

    const std::size_t n = transient.size();
    TransientPart part;
    part.ways_out_.resize(n);
    std::vector<std::map<int, double>> rows(n); // without the diagonal: staying is never asked for
    std::vector<std::set<int>> into(n);
    std::vector<double> exit(n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        for (const Transition& step : chain.rows[at(transient[i])]) {
            const int target = position[at(step.to)];
            if (target < 0) {
                exit[i] += step.probability;
                part.ways_out_[i].push_back(step);
            } else if (at(target) != i) {
                rows[i][target] += step.probability;
                into[at(target)].insert(static_cast<int>(i));
            }
        }
    }

    // The state with the fewest new arcs first (Markowitz); prices in the queue may be old and are looked up
    // again.
    const auto price = [&](int state) {
        return rows[at(state)].size() * into[at(state)].size();
    };
    using Candidate = std::pair<std::size_t, int>;
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> queue;
    for (std::size_t i = 0; i < n; ++i)
        queue.emplace(price(static_cast<int>(i)), static_cast<int>(i));
    std::vector<char> is_gone(n, 0);
    while (!queue.empty()) {
        const auto [old_price, state] = queue.top();
        queue.pop();
        if (is_gone[at(state)]) continue;
        if (old_price != price(state)) {
            queue.emplace(price(state), state);
            continue;
        }
        is_gone[at(state)] = 1;
        Step step{state, exit[at(state)], {}, {}};
        for (const auto& [target, probability] : rows[at(state)]) {
            step.pivot += probability;
            step.out.push_back({target, probability});
            into[at(target)].erase(state);
        }
        if (step.pivot == 0) return std::nullopt; // a closed class: its last state has no way out left
        for (const int source : into[at(state)]) {
            const double probability = rows[at(source)].at(state);
            rows[at(source)].erase(state);
            step.in.push_back({source, probability});
            const double through = probability / step.pivot;
            for (const Transition& out : step.out) {
                if (out.to == source) continue; // back where it came from: staying
                rows[at(source)][out.to] += through * out.probability;
                into[at(out.to)].insert(source);
            }
            exit[at(source)] += through * exit[at(state)];
        }
        for (const Transition& in : step.in)
            queue.emplace(price(in.to), in.to);
        for (const Transition& out : step.out)
            queue.emplace(price(out.to), out.to);
        part.steps_.push_back(std::move(step));
    }
    return part;
}

std::vector<double> TransientPart::visits(std::span<const double> entries) const {
    std::vector<double> x(entries.begin(), entries.end());
    for (const Step& step : steps_) {
        x[at(step.state)] /= step.pivot;
        for (const Transition& out : step.out)
            x[at(out.to)] += x[at(step.state)] * out.probability;
    }
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
        for (const Transition& in : step->in)
            x[at(step->state)] += x[at(in.to)] * in.probability / step->pivot;
    }
    return x;
}

std::vector<double> TransientPart::totals(std::span<const double> rewards) const {
    std::vector<double> y(rewards.begin(), rewards.end());
    for (const Step& step : steps_) {
        y[at(step.state)] /= step.pivot;
        for (const Transition& in : step.in)
            y[at(in.to)] += in.probability * y[at(step.state)];
    }
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
        for (const Transition& out : step->out)
            y[at(step->state)] += out.probability * y[at(out.to)] / step->pivot;
    }
    return y;
}

DenseRows TransientPart::fundamental_matrix() const {
    DenseRows matrix;
    for (std::size_t i = 0; i < ways_out_.size(); ++i) {
        std::vector<double> entry(ways_out_.size(), 0.0);
        entry[i] = 1;
        matrix.push_back(visits(entry));
    }
    return matrix;
}

std::vector<double> TransientPart::mean_steps() const {
    return totals(std::vector<double>(ways_out_.size(), 1.0));
}

std::vector<double> TransientPart::absorption_probabilities(std::span<const int> targets) const {
    std::vector<double> at_once(ways_out_.size(), 0.0);
    for (std::size_t i = 0; i < ways_out_.size(); ++i) {
        for (const Transition& out : ways_out_[i]) {
            if (std::find(targets.begin(), targets.end(), out.to) != targets.end())
                at_once[i] += out.probability;
        }
    }
    return totals(at_once);
}

std::vector<double> hitting_probabilities(const DiscreteChain& chain, int target) {
    // Only states that can come to the target have a chance, and each of them has a way out: the target.
    std::vector<char> can_reach(chain.size(), 0);
    can_reach[at(target)] = 1;
    for (bool grew = true; grew;) {
        grew = false;
        for (std::size_t i = 0; i < chain.size(); ++i) {
            if (can_reach[i]) continue;
            for (const Transition& step : chain.rows[i]) {
                if (can_reach[at(step.to)]) can_reach[i] = 1;
            }
            grew = grew || can_reach[i];
        }
    }
    std::vector<int> before;
    for (int state = 0; state < static_cast<int>(chain.size()); ++state) {
        if (can_reach[at(state)] && state != target) before.push_back(state);
    }
    const std::optional<TransientPart> part = TransientPart::of(chain, before);
    CLAIM(part.has_value(), "states that can come to the target can get out");
    const std::vector<double> ever = part->absorption_probabilities(std::span(&target, 1));
    std::vector<double> out(chain.size(), 0.0);
    out[at(target)] = 1;
    for (std::size_t i = 0; i < before.size(); ++i)
        out[at(before[i])] = ever[i];
    return expected_next(chain, out);
}

std::optional<std::vector<double>> committor(const DiscreteChain& chain, std::span<const int> a,
                                             std::span<const int> b) {
    std::vector<int> ends(a.begin(), a.end());
    ends.insert(ends.end(), b.begin(), b.end());
    const std::vector<int> between = all_states_but(chain, ends);
    const std::optional<TransientPart> part = TransientPart::of(chain, between);
    if (!part) return std::nullopt;
    std::vector<double> out(chain.size(), 0.0);
    for (const int state : a)
        out[at(state)] = 1;
    const std::vector<double> first = part->absorption_probabilities(a);
    for (std::size_t i = 0; i < between.size(); ++i)
        out[at(between[i])] = first[i];
    return out;
}

std::vector<double> first_passage_distribution(const DiscreteChain& chain, int start, int target, int steps) {
    std::vector<double> not_yet(chain.size(), 0.0), out;
    not_yet[at(start)] = 1;
    for (int n = 0; n < steps; ++n) {
        not_yet = distribution_after(chain, not_yet, 1);
        out.push_back(not_yet[at(target)]);
        not_yet[at(target)] = 0;
    }
    return out;
}

std::optional<std::vector<double>> stationary_distribution(const DiscreteChain& chain) {
    // Visits between two visits of state 0, in proportion.
    const int first = 0;
    const std::vector<int> others = all_states_but(chain, std::span(&first, 1));
    const std::optional<TransientPart> part = TransientPart::of(chain, others);
    if (!part) return std::nullopt;
    std::vector<double> entries(others.size(), 0.0);
    for (const Transition& step : chain.rows[0]) {
        if (step.to != first) entries[at(step.to) - 1] += step.probability;
    }
    const std::vector<double> between = part->visits(entries);
    std::vector<double> out{1.0};
    out.insert(out.end(), between.begin(), between.end());
    if (std::find(out.begin(), out.end(), 0.0) != out.end()) return std::nullopt; // 0 does not lead there
    const double sum = std::accumulate(out.begin(), out.end(), 0.0);
    for (double& share : out)
        share /= sum;
    return out;
}

std::optional<DenseRows> mean_first_passage_times(const DiscreteChain& chain) {
    DenseRows times(chain.size(), std::vector<double>(chain.size(), 0.0));
    for (int target = 0; target < static_cast<int>(chain.size()); ++target) {
        const std::vector<int> others = all_states_but(chain, std::span(&target, 1));
        const std::optional<TransientPart> part = TransientPart::of(chain, others);
        if (!part) return std::nullopt;
        const std::vector<double> steps = part->mean_steps();
        for (std::size_t i = 0; i < others.size(); ++i)
            times[at(others[i])][at(target)] = steps[i];
    }
    return times;
}

std::optional<std::vector<double>> mean_recurrence_times(const DiscreteChain& chain) {
    std::optional<std::vector<double>> times = stationary_distribution(chain);
    if (!times) return std::nullopt;
    for (double& time : *times)
        time = 1 / time;
    return times;
}

std::optional<DenseRows> ergodic_fundamental_matrix(const DiscreteChain& chain) {
    const auto share = stationary_distribution(chain);
    const auto times = mean_first_passage_times(chain);
    if (!share || !times) return std::nullopt;
    // m(i, j) = (z(j, j) − z(i, j))/w(j), and Σ_i w(i)·z(i, j) = w(j).
    DenseRows z(chain.size(), std::vector<double>(chain.size(), 0.0));
    for (std::size_t j = 0; j < chain.size(); ++j) {
        double mean_time = 0;
        for (std::size_t i = 0; i < chain.size(); ++i)
            mean_time += (*share)[i] * (*times)[i][j];
        const double diagonal = (*share)[j] * (1 + mean_time);
        for (std::size_t i = 0; i < chain.size(); ++i)
            z[i][j] = diagonal - (*share)[j] * (*times)[i][j];
    }
    return z;
}

std::optional<double> long_run_average(const DiscreteChain& chain, std::span<const double> rewards) {
    const auto share = stationary_distribution(chain);
    if (!share) return std::nullopt;
    return std::inner_product(share->begin(), share->end(), rewards.begin(), 0.0);
}

std::vector<double> distribution_after(const DiscreteChain& chain, std::span<const double> start, int steps) {
    std::vector<double> now(start.begin(), start.end());
    for (int n = 0; n < steps; ++n) {
        std::vector<double> next(chain.size(), 0.0);
        for (std::size_t i = 0; i < chain.size(); ++i) {
            for (const Transition& step : chain.rows[i])
                next[at(step.to)] += now[i] * step.probability;
        }
        now = std::move(next);
    }
    return now;
}

DenseRows matrix_power(const DiscreteChain& chain, int exponent) {
    DenseRows power;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        std::vector<double> start(chain.size(), 0.0);
        start[i] = 1;
        power.push_back(distribution_after(chain, start, exponent));
    }
    return power;
}

std::vector<double> discounted_reward(const DiscreteChain& chain, std::span<const double> rewards,
                                      double rate, int horizon) {
    std::vector<double> value(rewards.begin(), rewards.end());
    for (int t = 0; t < horizon; ++t) {
        value = expected_next(chain, value);
        for (std::size_t i = 0; i < chain.size(); ++i)
            value[i] = rewards[i] + value[i] / (1 + rate);
    }
    return value;
}

std::vector<double> discounted_reward(const DiscreteChain& chain, std::span<const double> rewards,
                                      double rate) {
    CLAIM(rate > 0, "without a horizon only discounted rewards have a sum");
    // A step that is discounted is a step that ends the chain with probability rate/(1 + rate).
    DiscreteChain ending = chain;
    std::vector<int> states(chain.size());
    std::iota(states.begin(), states.end(), 0);
    for (auto& row : ending.rows) {
        for (Transition& step : row)
            step.probability /= 1 + rate;
        row.push_back({static_cast<int>(chain.size()), rate / (1 + rate)});
    }
    ending.rows.push_back({{static_cast<int>(chain.size()), 1.0}});
    const std::optional<TransientPart> part = TransientPart::of(ending, states);
    CLAIM(part.has_value(), "every discounted chain ends");
    return part->totals(rewards);
}

} // namespace waymark
