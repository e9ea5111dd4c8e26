// A touchpoint taken out of a map, with everybody who would have come there led on (model page §8).
#pragma once

#include <string>

#include "markov/applied_map.h"

namespace waymark {

// Nobody arrives at the touchpoint any more: links into it and start shares are handed on in proportion to
// its own links. It becomes one of the retired, with its ways out. The touchpoint must be on the map.
void remove_touchpoint(AppliedMap& map, const std::string& touchpoint);

} // namespace waymark
