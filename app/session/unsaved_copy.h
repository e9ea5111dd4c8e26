// Where unsaved work lies while it is not saved, so that a crash takes none of it along.
#pragma once

#include <filesystem>

namespace waymark {

// Beside the file of the journey: `city-hotel.journey.json.unsaved`.
[[nodiscard]] inline std::filesystem::path unsaved_copy_of(std::filesystem::path file) {
    return file += ".unsaved";
}

} // namespace waymark
