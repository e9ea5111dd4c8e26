#include "journey/result.h"

namespace waymark {

std::string to_text(const Problem& problem) {
    std::string text = problem.place.empty() ? problem.what : problem.place + ": " + problem.what;
    if (problem.remedy.empty()) return text;
    if (!text.empty() && text.back() != '.') text += '.';
    return text + " " + problem.remedy;
}

} // namespace waymark
