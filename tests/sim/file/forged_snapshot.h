// Snapshots with any content behind a header that fits it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "file/snapshot.h"

namespace waymark {

inline constexpr std::size_t snapshot_header_size = 24; // magic, length, checksum: eight bytes each

// Bytes that pass the length and the checksum (FNV-1a, 64 bits), whatever their content.
[[nodiscard]] inline std::string forged_snapshot(std::string_view content) {
    std::string bytes = to_bytes({}).substr(0, 8);
    std::uint64_t hash = 14695981039346656037U;
    for (const char byte : content)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    for (const std::uint64_t number : {std::uint64_t{content.size()}, hash}) {
        for (int shift = 0; shift < 64; shift += 8)
            bytes += static_cast<char>((number >> shift) & 255U);
    }
    return bytes.append(content);
}

} // namespace waymark
