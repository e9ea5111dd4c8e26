// Trials: many things made each by itself, by any threads, and put together once the last is there.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "desktop/task_pool.h"

namespace waymark {

// What to do with them. Only one of these runs at a time, and none any more once the trials are stopped.
template <class Made>
struct Trials {
    std::function<Made(std::size_t position)> make;
    std::function<void(std::size_t done)> tell; // after each but the last
    std::function<void(std::vector<Made> all)> finish;
    std::function<void(const std::exception&)> fail; // instead, and of all that follows nothing
};

// Tasks that make the things at 0 … count − 1; `count` is not 0. They hold what they need.
template <class Made>
[[nodiscard]] std::vector<Task> tasks_of(Trials<Made> trials, std::size_t count,
                                         std::shared_ptr<std::atomic<bool>> is_stopped) {
    struct Shared {
        Trials<Made> trials;
        std::shared_ptr<std::atomic<bool>> is_stopped;
        std::mutex mutex; // of what follows
        std::vector<Made> made;
        std::size_t done = 0;
    };
    const auto shared = std::make_shared<Shared>();
    shared->trials = std::move(trials);
    shared->is_stopped = std::move(is_stopped);
    shared->made.resize(count);
    std::vector<Task> tasks;
    for (std::size_t position = 0; position < count; ++position) {
        tasks.push_back([shared, position] {
            if (*shared->is_stopped) return;
            try {
                Made made = shared->trials.make(position);
                const std::lock_guard lock(shared->mutex);
                if (*shared->is_stopped) return;
                shared->made[position] = std::move(made);
                ++shared->done;
                if (shared->done < shared->made.size()) {
                    shared->trials.tell(shared->done);
                } else {
                    shared->trials.finish(std::move(shared->made));
                }
            } catch (const std::exception& error) {
                const std::lock_guard lock(shared->mutex);
                if (!shared->is_stopped->exchange(true)) shared->trials.fail(error);
            }
        });
    }
    return tasks;
}

// A task that begins such work. What it throws is told like a failure of the work itself.
[[nodiscard]] inline Task beginning(std::shared_ptr<std::atomic<bool>> is_stopped,
                                    std::function<void()> begin,
                                    std::function<void(const std::exception&)> fail) {
    return [is_stopped = std::move(is_stopped), begin = std::move(begin), fail = std::move(fail)] {
        try {
            if (!*is_stopped) begin();
        } catch (const std::exception& error) {
            fail(error);
        }
    };
}

} // namespace waymark
