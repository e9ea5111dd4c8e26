// Broken journey files, made from a good one by one fault each.
#pragma once

#include <string>
#include <vector>

namespace waymark {

struct BrokenFile {
    std::string fault;    // "touchpoints[1].leave is 1.5"
    std::string text;     // the file's bytes
    std::string expected; // what one of the problems must say
};

// More than 200 files. `good` is a canonical journey with at least two stages, touchpoints and links, a text
// lane, a persona, and a scenario with changes.
[[nodiscard]] std::vector<BrokenFile> broken_files(const std::string& good);

} // namespace waymark
