#include "cli/sampling.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "cli/progress.h"

namespace waymark::cli {

namespace {

// Tasks are handed out in order, so that the collector never has many waiting.
class Crew {
public:
    explicit Crew(const SamplePlan& plan) : plan_(plan), collector_(plan), progress_("sampling people") {}

    void work() {
        try {
            for (std::size_t task = next_++; task < plan_.tasks.size(); task = next_++) {
                SampleCounts counts = sampled(plan_, task);
                const std::lock_guard lock(mutex_);
                if (failure_) return;
                collector_.take(task, std::move(counts));
                progress_.show(++done_, plan_.tasks.size());
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            failure_ = std::current_exception();
        }
    }

    SampledOutcome outcome() {
        if (failure_) std::rethrow_exception(failure_);
        return collector_.outcome();
    }

private:
    const SamplePlan& plan_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex mutex_; // guards what follows
    SampleCollector collector_;
    Progress progress_;
    std::size_t done_ = 0;
    std::exception_ptr failure_;
};

} // namespace

Result<SampledOutcome> sample_in_threads(const Plan& plan, const Sampling& sampling) {
    SampleOptions options;
    options.people = sampling.people;
    options.seed = sampling.seed;
    const auto planned = sample_plan(plan, options);
    if (!planned) return planned.problems();
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const unsigned threads = sampling.threads > 0 ? sampling.threads : cores;
    Crew crew(*planned);
    std::vector<std::thread> others;
    for (unsigned i = 1; i < threads; ++i)
        others.emplace_back([&] { crew.work(); });
    crew.work();
    for (std::thread& other : others)
        other.join();
    return crew.outcome();
}

} // namespace waymark::cli
