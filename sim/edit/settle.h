// Settling: what an edit leaves behind is brought back into a journey's ranges and references.
#pragma once

#include "journey/journey.h"

namespace waymark {

// Every number inside its range, as an editor clamps; a number that is not one (NaN) stays for validation.
void clamp_numbers(Journey& journey);

// Every reference to a stage or touchpoint that is no more, dropped: links, text cells, starts, and the
// changes of scenarios whose target stands neither in the base map nor is added by the scenario. A persona
// that loses all its starts begins at the first remaining touchpoint, if there is one. O(size of the
// journey).
void drop_dangling(Journey& journey);

} // namespace waymark
