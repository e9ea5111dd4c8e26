// CLAIM: a statement that only a bug in Waymark can break; on in every build.
#pragma once

namespace waymark {

// Prints the claim, its place and the reason on stderr, then aborts.
[[noreturn]] void claim_failed(const char* claim, const char* why, const char* file, int line);

} // namespace waymark

#define CLAIM(claim, why)                                                                                    \
    do {                                                                                                     \
        if (!(claim)) ::waymark::claim_failed(#claim, why, __FILE__, __LINE__);                              \
    } while (false)
