// The tray: where threads leave reports until a frame takes them.
#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace waymark {

template <class Report>
class Tray {
public:
    // `wake` is called, from the thread that reports, whenever there is something to be taken.
    explicit Tray(std::function<void()> wake) : wake_(std::move(wake)) {}

    void put(Report report) {
        put_over(std::move(report), [](const Report&) { return false; });
    }

    // In place of the latest one where that is outdated by it.
    template <class IsOutdated>
    void put_over(Report report, IsOutdated is_outdated) {
        {
            const std::lock_guard lock(mutex_);
            if (!ready_.empty() && is_outdated(std::as_const(ready_.back()))) ready_.pop_back();
            ready_.push_back(std::move(report));
        }
        if (wake_) wake_();
    }

    // What was put since it was last asked.
    [[nodiscard]] std::vector<Report> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(ready_, {});
    }

    void clear() { static_cast<void>(take()); }

private:
    std::function<void()> wake_;
    std::mutex mutex_;
    std::vector<Report> ready_;
};

} // namespace waymark
