// Waiting for what works beside the frames.
#pragma once

#include <chrono>
#include <thread>

namespace waymark::testing {

// What the worker reports until it has nothing more to do; a minute at most.
template <class Worker>
auto wait_until_idle(Worker& worker) {
    decltype(worker.take_finished()) all;
    for (int i = 0; i < 60'000 && worker.is_busy(); ++i) {
        for (auto& report : worker.take_finished())
            all.push_back(std::move(report));
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return all;
}

} // namespace waymark::testing
