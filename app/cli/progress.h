// A progress bar on standard error, on a terminal and for long work only.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace waymark::cli {

class Progress {
public:
    explicit Progress(std::string what);
    // Takes the bar away.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // So much is done; draws at most ten times a second, and not within the first one.
    void show(std::size_t done, std::size_t all);

private:
    using Clock = std::chrono::steady_clock;
    std::string what_;
    bool is_wanted_;
    bool is_shown_ = false;
    Clock::time_point next_;
};

} // namespace waymark::cli
