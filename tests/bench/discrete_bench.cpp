// bench_discrete FOLDER: absorption probabilities and expected visits of random sparse chains, timed; chains
// and answers are left in the folder for discrete_scipy.py.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "markov/discrete_chain.h"
#include "markov/iterated_part.h"

using namespace waymark;

namespace {

// xorshift64, Marsaglia 2003.
class Random {
public:
    std::uint64_t number() {
        bits_ ^= bits_ << 13U;
        bits_ ^= bits_ >> 7U;
        bits_ ^= bits_ << 17U;
        return bits_;
    }
    int below(int n) { return static_cast<int>((number() >> 20U) % static_cast<std::uint64_t>(n)); }
    double share() { return static_cast<double>(number() >> 11U) * 0x1p-53; }

private:
    std::uint64_t bits_ = 88172645463325252;
};

// n states, each with two to five ways to any others, weighted 0.1–1.1; one state in four can get out to n,
// one to n + 1, with up to a sixth of its weight. People stay some twenty steps.
DiscreteChain random_sparse_chain(int n) {
    Random random;
    DiscreteChain chain;
    for (int i = 0; i < n; ++i) {
        auto& row = chain.rows.emplace_back();
        double sum = 0;
        for (int k = 2 + random.below(4); k > 0; --k) {
            const Transition way{random.below(n), 0.1 + random.share()};
            const bool is_there = std::any_of(row.begin(), row.end(),
                                              [&](const Transition& known) { return known.to == way.to; });
            if (is_there) continue;
            row.push_back(way);
            sum += way.probability;
        }
        const int out = random.below(4);
        if (out < 2) {
            row.push_back({n + out, 0.2 * sum * random.share()});
            sum += row.back().probability;
        }
        for (Transition& way : row)
            way.probability /= sum;
        std::sort(row.begin(), row.end(), [](const auto& a, const auto& b) { return a.to < b.to; });
    }
    chain.rows.push_back({{n, 1.0}});
    chain.rows.push_back({{n + 1, 1.0}});
    return chain;
}

template <class T>
void write_all(std::ofstream& out, const std::vector<T>& values) {
    out.write(reinterpret_cast<const char*>(values.data()),
              static_cast<std::streamsize>(values.size() * sizeof(T)));
}

// The whole transition matrix: number of states and entries, then row starts, columns and values.
void write_chain(const std::string& file, const DiscreteChain& chain) {
    std::vector<std::int32_t> first{0}, column;
    std::vector<double> value;
    for (const auto& row : chain.rows) {
        for (const Transition& way : row) {
            column.push_back(way.to);
            value.push_back(way.probability);
        }
        first.push_back(static_cast<std::int32_t>(column.size()));
    }
    std::ofstream out(file, std::ios::binary);
    write_all(out, std::vector<std::int64_t>{static_cast<std::int64_t>(chain.size()),
                                             static_cast<std::int64_t>(column.size())});
    write_all(out, first);
    write_all(out, column);
    write_all(out, value);
}

struct Answers {
    std::vector<double> absorbed; // probability of getting out to n, from each state
    std::vector<double> visits;   // to each state, of one person who enters anywhere
    double error_bound = 0;
};

// The shortest of several runs, in seconds of this process; five, or as many as half a second holds.
double shortest(const std::function<void()>& work) {
    double best = 1e9, all = 0;
    for (int run = 0; run < 5 || (all < 0.5 && run < 1000); ++run) {
        const std::clock_t begin = std::clock();
        work();
        const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        best = std::min(best, seconds);
        all += seconds;
        if (all > 60) break;
    }
    return best;
}

void write_answers(const std::string& file, const std::string& method, double seconds,
                   const Answers& answers) {
    std::ofstream out(file + "." + method, std::ios::binary);
    write_all(out, std::vector<double>{seconds});
    write_all(out, answers.absorbed);
    write_all(out, answers.visits);
    std::printf("%8zu states  %-12s %10.3f ms", answers.visits.size(), method.c_str(), 1000 * seconds);
    if (answers.error_bound > 0) std::printf("   error at most %.1e, certified", answers.error_bound);
    std::printf("\n");
}

void run(const std::string& folder, int n) {
    const DiscreteChain chain = random_sparse_chain(n);
    std::vector<int> states(static_cast<std::size_t>(n));
    std::iota(states.begin(), states.end(), 0);
    const std::vector<double> entry(states.size(), 1.0 / n);
    const std::vector<int> target{n};
    const std::string file = folder + "/" + std::to_string(n);
    write_chain(file + ".chain", chain);

    Answers answers;
    const IterationOptions options{2e-11, 1000};
    const double iterated = shortest([&] {
        const auto part = IteratedPart::of(chain, states);
        Iterated absorbed = part->absorption_probabilities(target, options);
        Iterated visits = part->visits(entry, options);
        if (!absorbed.is_converged || !visits.is_converged) std::abort();
        answers = {std::move(absorbed.values), std::move(visits.values),
                   std::max(absorbed.error_bound, visits.error_bound)};
    });
    write_answers(file, "iteration", iterated, answers);
    if (n > 1000) return; // elimination fills the graph with arcs
    const double eliminated = shortest([&] {
        const auto part = TransientPart::of(chain, states);
        answers = {part->absorption_probabilities(target), part->visits(entry), 0};
    });
    write_answers(file, "elimination", eliminated, answers);
}

} // namespace

int main(int count, char** arguments) {
    const std::string folder = count > 1 ? arguments[1] : ".";
    for (const int n : {1000, 10'000, 100'000})
        run(folder, n);
}
