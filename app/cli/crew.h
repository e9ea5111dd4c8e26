// Work on all cores.
#pragma once

#include <cstddef>
#include <functional>

namespace waymark::cli {

// Calls work(0) … work(count − 1), each once, in order of beginning, in as many threads as the machine has
// cores. `after`, where given, is called with the number done so far, never by two threads at once. The first
// exception ends it and is passed on.
void in_threads(std::size_t count, const std::function<void(std::size_t)>& work,
                const std::function<void(std::size_t)>& after = {});

} // namespace waymark::cli
