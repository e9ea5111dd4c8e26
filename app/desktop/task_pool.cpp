#include "desktop/task_pool.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <sys/resource.h>

namespace waymark {

namespace {

std::optional<Task> take_first(std::deque<Task>& tasks) {
    if (tasks.empty()) return std::nullopt;
    Task first = std::move(tasks.front());
    tasks.pop_front();
    return first;
}

// On Linux priorities are those of threads, and 0 is the one that asks.
void give_way() {
    constexpr int background_nice = 5;
    static_cast<void>(setpriority(PRIO_PROCESS, 0, background_nice)); // refused: as urgent as others then
}

} // namespace

TaskPool::TaskPool(std::size_t threads, Priority priority) {
    for (std::size_t i = 0; i < threads; ++i)
        threads_.emplace_back([this, priority] { work(priority); });
}

TaskPool::~TaskPool() {
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
        waiting_.clear();
    }
    something_waits_.notify_all();
    for (auto& thread : threads_)
        thread.join();
}

void TaskPool::start(std::vector<Task> tasks) {
    {
        const std::lock_guard lock(mutex_);
        for (auto& task : tasks)
            waiting_.push_back(std::move(task));
    }
    something_waits_.notify_all();
}

void TaskPool::drop_waiting() {
    const std::lock_guard lock(mutex_);
    waiting_.clear();
}

void TaskPool::run_now(std::vector<Task> tasks) {
    std::mutex done_mutex;
    std::condition_variable all_done;
    std::size_t left = tasks.size();
    {
        const std::lock_guard lock(mutex_);
        for (auto& task : tasks)
            urgent_.push_back([&, task = std::move(task)] {
                task();
                // Notified under the lock: the waiting thread's variables live until it is released.
                const std::lock_guard done(done_mutex);
                if (--left == 0) all_done.notify_one();
            });
    }
    something_waits_.notify_all();
    for (;;) {
        std::unique_lock lock(mutex_);
        auto task = take_first(urgent_);
        lock.unlock();
        if (!task) break;
        (*task)();
    }
    std::unique_lock lock(done_mutex);
    all_done.wait(lock, [&] { return left == 0; });
}

std::size_t TaskPool::hands() const {
    const std::size_t cores = std::max(std::thread::hardware_concurrency(), 1U); // 0: not known
    return std::min(threads_.size() + 1, cores);
}

void TaskPool::work(Priority priority) {
    if (priority == Priority::background) give_way();
    for (;;) {
        std::unique_lock lock(mutex_);
        something_waits_.wait(lock, [this] { return ends_ || !urgent_.empty() || !waiting_.empty(); });
        auto task = take_first(urgent_);
        if (!task && ends_) return;
        if (!task) task = take_first(waiting_);
        lock.unlock();
        if (task) (*task)();
    }
}

} // namespace waymark
