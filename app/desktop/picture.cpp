#include "desktop/picture.h"

#include <string>

#include "file/write.h"

#include <png.h>

namespace waymark {

Problems write_png_file(const std::filesystem::path& path, const Picture& picture) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = PNG_FORMAT_RGBA;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.rgba.data(), 0, nullptr) == 0)
        return {{path.string(), std::string("the picture could not be encoded: ") + image.message, ""}};
    bytes.resize(size);
    const auto written = write_file(path, bytes);
    return written ? Problems{} : written.problems();
}

} // namespace waymark
