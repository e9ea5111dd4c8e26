// A few threads that run tasks: urgent ones first, and with the caller's help.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace waymark {

using Task = std::function<void()>;

// Background threads give way to those that draw frames and compute what frames wait for.
enum class Priority { normal, background };

// Tasks must not throw. Destruction drops what has not begun and waits for what has.
class TaskPool {
public:
    explicit TaskPool(std::size_t threads = 2, Priority priority = Priority::normal);
    ~TaskPool();
    TaskPool(const TaskPool&) = delete;
    TaskPool& operator=(const TaskPool&) = delete;

    // Runs them some time, in order.
    void start(std::vector<Task> tasks);
    // Forgets all that was started and has not begun.
    void drop_waiting();
    // Runs them before all that waits, in this thread too, and returns when all are done.
    void run_now(std::vector<Task> tasks);
    // How many tasks of run_now() are run at a time.
    [[nodiscard]] std::size_t hands() const;

private:
    void work(Priority priority);

    std::mutex mutex_;
    std::condition_variable something_waits_;
    std::deque<Task> urgent_;
    std::deque<Task> waiting_;
    bool ends_ = false;
    std::vector<std::thread> threads_;
};

} // namespace waymark
