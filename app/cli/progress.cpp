#include "cli/progress.h"

#include <iostream>
#include <utility>

#include <unistd.h>

namespace waymark::cli {

Progress::Progress(std::string what)
    : what_(std::move(what))
    , is_wanted_(::isatty(STDERR_FILENO) == 1)
    , next_(Clock::now() + std::chrono::seconds(1)) {}

Progress::~Progress() {
    if (is_shown_) std::cerr << "\r\x1b[K" << std::flush;
}

void Progress::show(std::size_t done, std::size_t all) {
    if (!is_wanted_ || Clock::now() < next_) return;
    constexpr std::size_t width = 30;
    const std::size_t full = all == 0 ? width : done * width / all;
    std::string bar;
    for (std::size_t i = 0; i < width; ++i)
        bar += i < full ? "█" : "░";
    std::cerr << "\r" << what_ << " " << bar << " " << (all == 0 ? 100 : 100 * done / all) << " %"
              << std::flush;
    is_shown_ = true;
    next_ = Clock::now() + std::chrono::milliseconds(100);
}

} // namespace waymark::cli
