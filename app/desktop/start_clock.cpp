#include "desktop/start_clock.h"

#include <ctime>
#include <fstream>
#include <iterator>
#include <sstream>

#include <unistd.h>

#include "scene/format.h"

namespace waymark {

namespace {

double milliseconds_since_boot() {
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// The moment this process was started: field 22 of proc_pid_stat(5), in ticks since boot.
double start_of_process() {
    std::ifstream file("/proc/self/stat");
    const std::string stat{std::istreambuf_iterator<char>(file), {}};
    // The second field is the program's name in brackets, which may hold anything.
    std::istringstream fields(stat.substr(stat.rfind(')') + 1));
    std::string field;
    constexpr int first_field_after_name = 3, start_time_field = 22;
    for (int i = first_field_after_name; i <= start_time_field; ++i)
        fields >> field;
    return std::stod(field) * 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

} // namespace

double milliseconds_since_start() {
    return milliseconds_since_boot() - start_of_process();
}

void StartClock::mark(std::string_view what) {
    const double now = milliseconds_since_start();
    parts_.emplace_back(what, now - last_);
    last_ = now;
}

std::string StartClock::report() const {
    std::string text = "start to first frame: " + format_number(last_, 0) + " ms (";
    for (const auto& [what, milliseconds] : parts_)
        text += (text.back() == '(' ? "" : ", ") + what + ' ' + format_number(milliseconds, 0);
    return text + ")";
}

} // namespace waymark
