// Single people: how many touchpoint visits a second one core samples.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <fstream>
#include <span>
#include <string>
#include <vector>

#include "bench_journey.h"
#include "markov/horizon_walk.h"
#include "markov/life_walk.h"
#include "whatif/sample.h"

using namespace waymark;

namespace {

void count_visits(benchmark::State& state, std::uint64_t visits) {
    state.counters["visits"] = benchmark::Counter(static_cast<double>(visits), benchmark::Counter::kIsRate);
}

// To the horizon of 24 months, counted period by period.
void people_to_horizon(benchmark::State& state) {
    const Journey journey = bench_journey(static_cast<int>(state.range(0)));
    const Chain chain = build_chain({journey, {}, {}}, journey.personas[0]);
    const WalkCalendar calendar{walk_tables(std::span(&chain, 1)), {1}, 365.25 / 12, 24};
    std::uint64_t visits = 0, person = 0;
    for (auto _ : state) {
        visits += walk_to_horizon(calendar, {0, person, 8192}, {1, 0}, 100'000).visits;
        person += 8192;
    }
    count_visits(state, visits);
}
BENCHMARK(people_to_horizon)
    ->Arg(20)
    ->Arg(200)
    ->Arg(1000)
    ->Arg(5000)
    ->Unit(benchmark::kMillisecond)
    ->MinTime(0.5);

// Until they leave or finish: days, value, path and reach of each.
void people_until_the_end(benchmark::State& state) {
    const Journey journey = bench_journey(static_cast<int>(state.range(0)));
    const Chain chain = build_chain({journey, {}, {}}, journey.personas[0]);
    const WalkTables tables = walk_tables(std::span(&chain, 1));
    std::uint64_t visits = 0, person = 0;
    for (auto _ : state) {
        const LifeCounts counts = walk_lives(tables, person, 8192, {1, 1});
        for (const Life& life : counts.lives)
            visits += life.visits;
        person += 8192;
    }
    count_visits(state, visits);
}
BENCHMARK(people_until_the_end)
    ->Arg(20)
    ->Arg(200)
    ->Arg(1000)
    ->Arg(5000)
    ->Unit(benchmark::kMillisecond)
    ->MinTime(0.5);

template <class T>
void write_all(std::ofstream& out, const std::vector<T>& values) {
    out.write(reinterpret_cast<const char*>(values.data()),
              static_cast<std::streamsize>(values.size() * sizeof(T)));
}

// The chain of people_until_the_end as plain arrays, for people_numpy.py: how many states and columns, and
// the entrance; of each state its first column, their number, stay and revenue − cost; the columns.
void write_chain(const std::string& file, int touchpoints) {
    const Journey journey = bench_journey(touchpoints);
    const Chain chain = build_chain({journey, {}, {}}, journey.personas[0]);
    const WalkTables tables = walk_tables(std::span(&chain, 1));
    std::vector<std::uint64_t> head{tables.states.size(), tables.columns.size(), tables.entrances[0]};
    std::vector<std::uint32_t> first, count, threshold, here, other;
    std::vector<double> dwell_days, net;
    for (const WalkState& state : tables.states) {
        dwell_days.push_back(state.dwell_days);
        net.push_back(state.revenue - state.cost);
    }
    for (const WalkWays& ways : tables.ways) {
        first.push_back(ways.first);
        count.push_back(ways.count);
    }
    for (const WalkColumn& column : tables.columns) {
        threshold.push_back(column.threshold);
        here.push_back(column.here);
        other.push_back(column.other);
    }
    std::ofstream out(file, std::ios::binary);
    write_all(out, head);
    write_all(out, dwell_days);
    write_all(out, net);
    for (const auto* array : {&first, &count, &threshold, &here, &other})
        write_all(out, *array);
}

} // namespace

// bench_people [BENCHMARK OPTIONS] | bench_people --write-chain FILE TOUCHPOINTS
int main(int count, char** arguments) {
    if (count == 4 && std::string(arguments[1]) == "--write-chain") {
        write_chain(arguments[2], std::stoi(arguments[3]));
        return 0;
    }
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
}
