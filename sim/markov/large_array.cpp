#include "markov/large_array.h"

#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace waymark {

namespace {

constexpr std::size_t large_page = std::size_t{2} << 20;
constexpr std::size_t worth_it = std::size_t{1} << 20; // bytes from which on a whole large page is taken
constexpr std::align_val_t cache_line{64};

} // namespace

void* allocate_large(std::size_t bytes) {
    if (bytes < worth_it) return ::operator new(bytes, cache_line);
    void* const memory =
        ::operator new ((bytes + large_page - 1) / large_page * large_page, std::align_val_t{large_page});
#ifdef __linux__
    // Only advice: where it is not taken, the pages are small.
    (void)madvise(memory, (bytes + large_page - 1) / large_page * large_page, MADV_HUGEPAGE);
#endif
    return memory;
}

void free_large(void* memory, std::size_t bytes) noexcept {
    if (bytes < worth_it) {
        ::operator delete(memory, cache_line);
    } else {
        ::operator delete (memory, std::align_val_t{large_page});
    }
}

} // namespace waymark
