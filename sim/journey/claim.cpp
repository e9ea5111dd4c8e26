#include "journey/claim.h"

#include <cstdio>
#include <cstdlib>

namespace waymark {

void claim_failed(const char* claim, const char* why, const char* file, int line) {
    std::fprintf(stderr, "waymark: bug: %s (%s) at %s:%d\n", why, claim, file, line);
    std::abort();
}

} // namespace waymark
