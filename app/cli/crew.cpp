#include "cli/crew.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace waymark::cli {

void in_threads(std::size_t count, const std::function<void(std::size_t)>& work,
                const std::function<void(std::size_t)>& after) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex; // guards what follows
    std::size_t done = 0;
    std::exception_ptr failure;
    const auto member = [&] {
        try {
            for (std::size_t i = next++; i < count; i = next++) {
                work(i);
                const std::lock_guard lock(mutex);
                if (failure) return;
                ++done;
                if (after) after(done);
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            failure = std::current_exception();
            next = count;
        }
    };
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < std::min(cores, count); ++i)
        others.emplace_back(member);
    member();
    for (std::thread& other : others)
        other.join();
    if (failure) std::rethrow_exception(failure);
}

} // namespace waymark::cli
