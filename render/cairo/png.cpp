#include "cairo/documents.h"

#include "cairo/draw.h"

#include <cairo.h>
#include <png.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <vector>

namespace waymark {

namespace {

constexpr double most_pixels_a_side = 30'000, most_pixels = 400e6;
constexpr double points_per_inch = 72, inches_per_metre = 1 / 0.0254;

// Enough for all of the length; what rounding adds to a whole number does not count.
double whole_pixels(double length) {
    return std::max(1.0, std::ceil(length - 1e-6));
}

using Surface = std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)>;

Surface drawn(const Page& page, int width, int height, double pixels_per_point) {
    const auto format = page.background.a == 255 ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
    Surface surface(cairo_image_surface_create(format, width, height), &cairo_surface_destroy);
    cairo_t* const context = cairo_create(surface.get());
    cairo_scale(context, pixels_per_point, pixels_per_point);
    draw(context, page, TextAs::outlines);
    const auto status = cairo_status(context);
    cairo_destroy(context);
    if (status != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(std::string("The picture could not be drawn: ") +
                                 cairo_status_to_string(status));
    cairo_surface_flush(surface.get());
    return surface;
}

[[noreturn]] void throw_error(png_structp, png_const_charp message) {
    throw std::runtime_error(std::string("The PNG could not be written: ") + message);
}

void append(png_structp png, png_bytep data, png_size_t length) {
    static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), length);
}

// libpng's two structures, freed however writing ends.
class Writer {
public:
    Writer() : png_(png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, &throw_error, nullptr)) {
        if (png_ != nullptr) info_ = png_create_info_struct(png_);
        if (info_ == nullptr) throw std::bad_alloc();
    }
    ~Writer() { png_destroy_write_struct(&png_, &info_); }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    [[nodiscard]] png_structp png() const { return png_; }
    [[nodiscard]] png_infop info() const { return info_; }

private:
    png_structp png_;
    png_infop info_ = nullptr;
};

void set_text(const Writer& writer, const DocumentMeta& meta) {
    const auto add = [&](const char* key, const std::string& value) {
        if (value.empty()) return;
        std::string name = key, copy = value; // libpng copies what it is given, but asks for mutable text
        png_text text{};
        text.compression = PNG_ITXT_COMPRESSION_NONE;
        text.key = name.data();
        text.text = copy.data();
        png_set_text(writer.png(), writer.info(), &text, 1);
    };
    add("Title", meta.title);
    add("Author", meta.author);
    add("Description", meta.description);
    add("Creation Time", meta.created);
    add("Software", "Waymark");
}

// Cairo's pixels are premultiplied 0xAARRGGBB; PNG's are straight R, G, B, A.
void convert_row(std::span<const std::uint32_t> from, bool has_alpha, std::vector<png_byte>& to) {
    auto next = to.begin();
    for (const std::uint32_t pixel : from) {
        const std::uint32_t alpha = has_alpha ? pixel >> 24 : 255;
        for (const int shift : {16, 8, 0}) {
            const std::uint32_t part = pixel >> shift & 255;
            const auto straight = alpha == 0 ? 0 : alpha == 255 ? part : (part * 255 + alpha / 2) / alpha;
            *next++ = static_cast<png_byte>(std::min(straight, 255u));
        }
        if (has_alpha) *next++ = static_cast<png_byte>(alpha);
    }
}

std::string encoded(cairo_surface_t* surface, const DocumentMeta& meta, double dots_per_inch) {
    const int width = cairo_image_surface_get_width(surface),
              height = cairo_image_surface_get_height(surface);
    const bool has_alpha = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32;
    std::string bytes;
    const Writer writer;
    png_set_write_fn(writer.png(), &bytes, &append, nullptr);
    png_set_IHDR(writer.png(), writer.info(), static_cast<png_uint_32>(width),
                 static_cast<png_uint_32>(height), 8,
                 has_alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    const auto per_metre = static_cast<png_uint_32>(std::lround(dots_per_inch * inches_per_metre));
    png_set_pHYs(writer.png(), writer.info(), per_metre, per_metre, PNG_RESOLUTION_METER);
    set_text(writer, meta);
    // Flat colour compresses best unfiltered; a higher level takes four times as long for a tenth.
    png_set_filter(writer.png(), 0, PNG_FILTER_NONE);
    png_set_compression_level(writer.png(), 6);
    png_write_info(writer.png(), writer.info());
    std::vector<png_byte> row(static_cast<std::size_t>(width) * (has_alpha ? 4 : 3));
    const auto* const pixels = cairo_image_surface_get_data(surface);
    const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < height; ++y) {
        const auto* const from = reinterpret_cast<const std::uint32_t*>(pixels + y * stride);
        convert_row({from, static_cast<std::size_t>(width)}, has_alpha, row);
        png_write_row(writer.png(), row.data());
    }
    png_write_end(writer.png(), writer.info());
    return bytes;
}

} // namespace

Result<std::string> write_png(const Page& page, const DocumentMeta& meta, double dots_per_inch) {
    const double pixels_per_point = dots_per_inch / points_per_inch;
    const double width = whole_pixels(page.width_pt() * pixels_per_point);
    const double height = whole_pixels(page.height_pt() * pixels_per_point);
    if (width > most_pixels_a_side || height > most_pixels_a_side || width * height > most_pixels)
        return Problem{"",
                       "the picture would have " + std::to_string(std::llround(width)) + " × " +
                           std::to_string(std::llround(height)) + " pixels, more than a PNG should",
                       "Choose fewer dots per inch, a smaller page, or PDF or SVG, which have no pixels."};
    const auto surface = drawn(page, static_cast<int>(width), static_cast<int>(height), pixels_per_point);
    return encoded(surface.get(), meta, dots_per_inch);
}

} // namespace waymark
