// Sampling on several cores, with a progress bar on a terminal.
#pragma once

#include "cli/request.h"
#include "whatif/sample.h"

namespace waymark::cli {

// As sample(), and to the same digit, in as many threads as were asked for.
[[nodiscard]] Result<SampledOutcome> sample_in_threads(const Plan& plan, const Sampling& sampling);

} // namespace waymark::cli
