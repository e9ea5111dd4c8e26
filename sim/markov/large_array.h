// Arrays of some megabytes that are walked through again and again.
#pragma once

#include <cstddef>
#include <vector>

namespace waymark {

// Memory for them: in large pages where the system has such, so that neither the first touch of each page nor
// looking its address up costs more than the figures in it.
[[nodiscard]] void* allocate_large(std::size_t bytes);
void free_large(void* memory, std::size_t bytes) noexcept;

template <typename T>
struct LargeAllocator {
    using value_type = T;

    LargeAllocator() = default;
    template <typename U>
    LargeAllocator(const LargeAllocator<U>&) {} // NOLINT(google-explicit-constructor): allocators convert

    [[nodiscard]] T* allocate(std::size_t count) {
        return static_cast<T*>(allocate_large(count * sizeof(T)));
    }
    void deallocate(T* memory, std::size_t count) noexcept { free_large(memory, count * sizeof(T)); }

    bool operator==(const LargeAllocator&) const = default;
};

template <typename T>
using LargeArray = std::vector<T, LargeAllocator<T>>;

} // namespace waymark
