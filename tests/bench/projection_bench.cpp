// From an edit to figures: how long projections, previews and lifetimes take on maps of many sizes.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <functional>
#include <semaphore>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "bench_journey.h"
#include "journey/fields.h"
#include "markov/chain.h"
#include "markov/lifetime.h"
#include "whatif/draws.h"
#include "whatif/figure_bands.h"
#include "whatif/plan.h"
#include "whatif/sensitivity.h"

using namespace waymark;

namespace {

// An edit, so that nothing can be remembered from the run before.
void edit(Journey& journey) {
    double& score = journey.touchpoints[journey.touchpoints.size() / 2].scores.people;
    score = score > 5 ? score - 0.1 : score + 0.1;
}

SimulateOptions projection_only(Accuracy accuracy) {
    SimulateOptions options;
    options.accuracy = accuracy;
    options.lifetime = false;
    return options;
}

// Edit → all projections of base and scenario, two personas, one core.
void exact_projection(benchmark::State& state) {
    Journey journey = bench_journey(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        edit(journey);
        const std::array<const Scenario*, 2> both{nullptr, &journey.scenarios[0]};
        benchmark::DoNotOptimize(simulate_all(journey, both, projection_only(Accuracy::exact)));
    }
}
BENCHMARK(exact_projection)
    ->Arg(20)
    ->Arg(200)
    ->Arg(1000)
    ->Arg(5000)
    ->Unit(benchmark::kMillisecond)
    ->MinTime(0.3);

// The base map alone, as the measure of what derivatives cost.
void base_projection(benchmark::State& state) {
    Journey journey = bench_journey(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        edit(journey);
        benchmark::DoNotOptimize(simulate(journey, nullptr, projection_only(Accuracy::exact)));
    }
}
BENCHMARK(base_projection)->Arg(20)->Arg(200)->Unit(benchmark::kMillisecond)->MinTime(0.3);

// All derivatives of one goal by the base map's fields: less than eight of its projections.
void sensitivity_of_one_goal(benchmark::State& state) {
    Journey journey = bench_journey(static_cast<int>(state.range(0)));
    const Goal goal = Goal::nps;
    for (auto _ : state) {
        edit(journey);
        benchmark::DoNotOptimize(sensitivities(journey, nullptr, {&goal, 1}));
    }
}
BENCHMARK(sensitivity_of_one_goal)->Arg(20)->Arg(200)->Unit(benchmark::kMillisecond)->MinTime(0.3);

// A thread that waits for work, as those of the desktop do.
class OtherCore {
public:
    ~OtherCore() { start({}); }
    void start(std::function<void()> work) {
        work_ = std::move(work);
        begin_.release();
    }
    void wait() { end_.acquire(); }

private:
    void run() {
        for (begin_.acquire(); work_; begin_.acquire()) {
            work_();
            end_.release();
        }
    }
    std::function<void()> work_; // none: it is over
    std::binary_semaphore begin_{0}, end_{0};
    std::jthread thread_{[this] {
        run();
    }};
};

// What a moving slider needs for the shown scenario: rows and curve, a persona a core. Each core knows the
// kernels of before the edit, as the desktop's projector does.
void preview_on_two_cores(benchmark::State& state) {
    Journey journey = bench_journey(static_cast<int>(state.range(0)));
    SimulateOptions options;
    options.accuracy = Accuracy::preview;
    options.reach = false;
    std::array<KernelMemo, 2> memos;
    OtherCore other_core;
    for (auto _ : state) {
        edit(journey);
        const Result<Plan> shown = plan(journey, &journey.scenarios[0], options);
        const Plan* const only = &*shown;
        const auto part = [&](std::size_t persona) {
            return persona_parts({&only, 1}, persona, &memos[persona]).front();
        };
        std::vector<PersonaPart> parts(2);
        other_core.start([&] { parts[1] = part(1); });
        parts[0] = part(0);
        other_core.wait();
        benchmark::DoNotOptimize(outcome(*shown, parts));
    }
}
BENCHMARK(preview_on_two_cores)
    ->Arg(20)
    ->Arg(200)
    ->Unit(benchmark::kMillisecond)
    ->MinTime(0.3)
    ->UseRealTime();

// Draws of base and scenario on two cores, a batch of four numbers at a time as the desktop does it, and what
// they say of the dock's figures.
void draws_on_two_cores(benchmark::State& state) {
    const Journey journey = bench_journey(20);
    DrawOptions options;
    options.draws = static_cast<std::uint32_t>(state.range(0));
    constexpr std::uint32_t batch = 4;
    const std::vector<std::string> figures{"satisfaction", "churn_rate", "customers", "nps", "net_value"};
    for (auto _ : state) {
        const DrawPlan planned = *draw_plan(journey, {journey.scenarios.front()}, options);
        std::vector<DrawnWorld> worlds(options.draws);
        std::atomic<std::uint32_t> next = 0;
        const auto work = [&] {
            for (std::uint32_t from = next.fetch_add(batch); from < options.draws;
                 from = next.fetch_add(batch))
                for (std::uint32_t i = from; i < std::min(from + batch, options.draws); ++i)
                    worlds[i] = drawn_world(planned, i);
        };
        {
            const std::jthread other(work);
            work();
        }
        benchmark::DoNotOptimize(bands_over_time(planned, worlds, 1, figures));
    }
}
BENCHMARK(draws_on_two_cores)
    ->ArgName("draws")
    ->Arg(24)
    ->Arg(1000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void lifetime_of_one_persona(benchmark::State& state) {
    const Journey journey = bench_journey(static_cast<int>(state.range(0)));
    const AppliedMap map{journey, {}, {}};
    const LifetimeOptions options{0.1, state.range(1) != 0};
    for (auto _ : state)
        benchmark::DoNotOptimize(lifetime(map, journey.personas[0], options));
}
BENCHMARK(lifetime_of_one_persona)
    ->ArgNames({"touchpoints", "reach"})
    ->ArgsProduct({{20, 200, 1000}, {0, 1}})
    ->Unit(benchmark::kMillisecond)
    ->MinTime(0.2);

// The yardstick: uniformization (Jensen 1953) with the factored product, which works harder the shorter the
// stays are. One persona on the base map for 24 months, to 1e-9; compare with project_one below.
void uniformization_one(benchmark::State& state) {
    const Journey journey = bench_journey(static_cast<int>(state.range(0)));
    const Chain chain = build_chain({journey, {}, {}}, journey.personas[0]);
    double rate = 0;
    for (const ChainNode& node : chain.nodes)
        rate = std::max(rate, 1 / node.dwell_days);
    const double jumps = rate * days_of(PeriodUnit::month);
    std::vector<double> now(chain.state_count()), next(chain.state_count()), sum(chain.state_count());
    for (auto _ : state) {
        now = chain.entry;
        for (int month = 0; month < 24; ++month) {
            // Poisson weights from the middle outwards would save little here: jumps is some hundreds.
            double log_weight = -jumps, total = 0;
            std::fill(sum.begin(), sum.end(), 0.0);
            for (int n = 0; total < 1 - 1e-10; ++n) {
                const double weight = std::exp(log_weight);
                total += weight;
                for (std::size_t s = 0; s < now.size(); ++s)
                    sum[s] += weight * now[s];
                std::fill(next.begin(), next.end(), 0.0);
                for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
                    const ChainNode& node = chain.nodes[i];
                    const double moves = 1 / (rate * node.dwell_days);
                    const double* const here = now.data() + i * block_stride;
                    double* const stays = next.data() + i * block_stride;
                    for (std::size_t k = 0; k < level_count; ++k)
                        stays[k] += (1 - moves) * here[k];
                    for (const ChainLink& link : node.links) {
                        LevelVector arriving{};
                        for (std::size_t k = 0; k < level_count; ++k)
                            arriving[k] = moves * here[k] * link.share[k];
                        const auto target = static_cast<std::size_t>(link.target);
                        const auto touchpoint = static_cast<std::size_t>(chain.nodes[target].touchpoint);
                        add_row_product(next.data() + target * block_stride, arriving.data(),
                                        chain.touchpoints[touchpoint].experience);
                    }
                }
                std::swap(now, next);
                log_weight += std::log(jumps / (n + 1));
            }
            now = sum;
        }
        benchmark::DoNotOptimize(now.data());
    }
}
BENCHMARK(uniformization_one)->Arg(20)->Arg(200)->Unit(benchmark::kMillisecond)->MinTime(0.2);

void projection_one(benchmark::State& state) {
    const Journey journey = bench_journey(static_cast<int>(state.range(0)));
    const MapSegment segment{1, {journey, {}, {}}};
    Schedule schedule;
    schedule.initial = 1;
    for (auto _ : state)
        benchmark::DoNotOptimize(project({&segment, 1}, journey.personas[0], schedule));
}
BENCHMARK(projection_one)->Arg(20)->Arg(200)->Unit(benchmark::kMillisecond)->MinTime(0.2);

} // namespace

BENCHMARK_MAIN();
