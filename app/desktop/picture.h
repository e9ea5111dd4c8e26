// A picture of pixels, and its PNG file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "journey/result.h"

namespace waymark {

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba; // rows from the top, 4 bytes a pixel
};

// Empty when it was written.
[[nodiscard]] Problems write_png_file(const std::filesystem::path& path, const Picture& picture);

} // namespace waymark
