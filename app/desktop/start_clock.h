// How long the program takes from its start to its first frame, and with what.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waymark {

// Milliseconds since the system started this process, loading its libraries included; to 10 ms, the kernel's
// tick.
[[nodiscard]] double milliseconds_since_start();

class StartClock {
public:
    // What was done since the mark before, or since the start.
    void mark(std::string_view what);
    // "start to first frame: 230 ms (libraries 20, window 90, …)".
    [[nodiscard]] std::string report() const;

private:
    double last_ = 0;
    std::vector<std::pair<std::string, double>> parts_;
};

} // namespace waymark
