// Wider registers where the processor has them.
#pragma once

// Before a function: compiled once for AVX2 and once for every processor, and chosen at start. Without fused
// multiply-add both give the same bits, as long as sums keep the order that is written.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) &&     \
    !defined(__SANITIZE_THREAD__)
#define WAYMARK_WIDE __attribute__((target_clones("avx2", "default")))
#define WAYMARK_INLINE inline __attribute__((always_inline))
#else
#define WAYMARK_WIDE
#define WAYMARK_INLINE inline
#endif
