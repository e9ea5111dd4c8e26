#include "markov/large_array.h"

#include <algorithm>
#include <new>
#include <vector>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace waymark {

namespace {

constexpr std::size_t large_page = std::size_t{2} << 20;
constexpr std::size_t worth_it = std::size_t{1} << 20; // bytes from which on whole large pages are taken
// Bytes that a thread keeps; none where a sanitizer is to see each use after the end.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t most_spare = 0;
#else
constexpr std::size_t most_spare = std::size_t{32} << 20;
#endif
constexpr std::align_val_t cache_line{64};

std::size_t in_whole_pages(std::size_t bytes) {
    return (bytes + large_page - 1) / large_page * large_page;
}

// Pages that were used and are kept for the next array of this thread: a projection asks for the same again
// and again, and the system would clear them each time.
class SparePages {
public:
    SparePages() = default;
    SparePages(const SparePages&) = delete;
    SparePages& operator=(const SparePages&) = delete;
    ~SparePages() {
        for (const Area& area : areas_)
            ::operator delete (area.memory, std::align_val_t{large_page});
    }

    // Of just this size, or nothing.
    void* take(std::size_t bytes) {
        const auto found = std::ranges::find(areas_, bytes, &Area::bytes);
        if (found == areas_.end()) return nullptr;
        void* const memory = found->memory;
        areas_.erase(found);
        kept_ -= bytes;
        return memory;
    }

    // What nobody asked for the longest makes room. False where it is too large, or where there is no memory
    // to note it down.
    bool keep(void* memory, std::size_t bytes) noexcept {
        if (bytes > most_spare) return false;
        while (kept_ + bytes > most_spare) {
            kept_ -= areas_.front().bytes;
            ::operator delete (areas_.front().memory, std::align_val_t{large_page});
            areas_.erase(areas_.begin());
        }
        try {
            areas_.push_back({memory, bytes});
        } catch (...) {
            return false;
        }
        kept_ += bytes;
        return true;
    }

private:
    struct Area {
        void* memory;
        std::size_t bytes;
    };
    std::vector<Area> areas_; // the latest last
    std::size_t kept_ = 0;
};

SparePages& spare_pages() {
    static thread_local SparePages pages;
    return pages;
}

} // namespace

void* allocate_large(std::size_t bytes) {
    if (bytes < worth_it) return ::operator new(bytes, cache_line);
    const std::size_t whole = in_whole_pages(bytes);
    if (void* const spare = spare_pages().take(whole)) return spare;
    void* const memory = ::operator new (whole, std::align_val_t{large_page});
#ifdef __linux__
    // Only advice: where it is not taken, the pages are small.
    (void)madvise(memory, whole, MADV_HUGEPAGE);
#endif
    return memory;
}

void free_large(void* memory, std::size_t bytes) noexcept {
    if (bytes < worth_it) {
        ::operator delete(memory, cache_line);
    } else if (!spare_pages().keep(memory, in_whole_pages(bytes))) {
        ::operator delete (memory, std::align_val_t{large_page});
    }
}

} // namespace waymark
