#include "cairo/documents.h"

#include "render/gallery.h"
#include "text/fonts.h"

#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include <png.h>

using namespace waymark;

namespace {

const DocumentMeta meta{"City hotel <1 & 2>", "A. Consultant", "A journey map with three touchpoints.",
                        "2024-05-31T12:00:00Z"};

Page gallery_page() {
    return {gallery(theme(ThemeName::light)), gallery_area, 0.75};
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

std::filesystem::path saved(std::string_view name, const std::string& bytes) {
    const auto path = std::filesystem::path(WAYMARK_BINARY_DIR) / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

std::string output_of(const std::string& command) {
    std::string text;
    FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
    std::array<char, 4096> buffer;
    while (const auto length = std::fread(buffer.data(), 1, buffer.size(), pipe))
        text.append(buffer.data(), length);
    pclose(pipe);
    return text;
}

bool is_installed(const std::string& tool) {
    return std::system(("command -v " + tool + " >/dev/null").c_str()) == 0;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
    return value;
}

} // namespace

TEST_CASE("an SVG has the size of the paper and the area as its view") {
    const auto svg = write_svg(gallery_page(), meta);
    CHECK(has(svg, R"(width="360pt" height="225pt" viewBox="0 0 480 300")"));
}

TEST_CASE("an SVG says what it is, with markup escaped") {
    const auto svg = write_svg(gallery_page(), meta);
    CHECK(has(svg, ">City hotel &lt;1 &amp; 2&gt;</title>"));
    CHECK(has(svg, ">A journey map with three touchpoints.</desc>"));
    CHECK(has(svg, "<dc:creator>A. Consultant</dc:creator>"));
    CHECK(has(svg, ">desk &lt;&amp;&gt;</text>"));
}

TEST_CASE("text in an SVG is text, as wide as measured") {
    const auto svg = write_svg(gallery_page(), meta);
    CHECK(has(svg, ">Check-out and</text>"));
    CHECK(has(svg, ">Ωμέγα, 0123456789, Projection.</text>"));
    const double width = measure("Check-out and", 13, Weight::semibold);
    char length[40];
    std::snprintf(length, sizeof length, "textLength=\"%.2f\"", width);
    CHECK(has(svg, length));
}

TEST_CASE("items of one owner are grouped, and groups and clips are balanced") {
    const auto svg = write_svg(gallery_page(), meta);
    CHECK(count(svg, R"(<g data-kind="touchpoint" data-id="bill">)") == 1);
    CHECK(count(svg, R"(<g data-kind="link" data-id="bill" data-to="desk">)") == 1);
    CHECK(count(svg, "<g ") == count(svg, "</g>"));
    CHECK(count(svg, "<clipPath") == 1);
}

TEST_CASE("an SVG holds the weights that it uses, or none if asked") {
    DisplayList list;
    list.add(TextRun{{0, 20}, 12, Weight::regular, {0, 0, 0}, "plain", 30});
    const Page page{list, {0, 0, 100, 40}, 1};
    CHECK(count(write_svg(page, meta), "@font-face") == 1);
    CHECK(count(write_svg(gallery_page(), meta), "@font-face") == 2);
    CHECK(count(write_svg(gallery_page(), meta, {false, ""}), "@font-face") == 0);
}

TEST_CASE("ids in an SVG take the prefix") {
    const auto svg = write_svg(gallery_page(), meta, {true, "map-"});
    CHECK(has(svg, "url(#map-clip1)"));
    CHECK(has(svg, R"(id="map-clip1")"));
    CHECK(count(svg, " id=\"") == count(svg, " id=\"map-"));
}

TEST_CASE("an SVG is well-formed XML that a renderer takes") {
    if (!is_installed("rsvg-convert")) return;
    const auto svg = saved("gallery.svg", write_svg(gallery_page(), meta));
    const auto png = saved("gallery-of-svg.png", "");
    CHECK(output_of("rsvg-convert '" + svg.string() + "' -o '" + png.string() + "'").empty());
    CHECK(std::filesystem::file_size(png) > 5000);
}

TEST_CASE("a PDF is the same whenever it is written, and holds no other date") {
    const std::array pages{gallery_page(), gallery_page()};
    const auto pdf = write_pdf(pages, meta);
    CHECK(pdf == write_pdf(pages, meta));
    CHECK(pdf.starts_with("%PDF-"));
    CHECK(count(pdf, "/CreationDate (20240531120000Z") == 1);
}

TEST_CASE("a PDF has its pages in true size, its fonts embedded and its text extractable") {
    if (!is_installed("pdftotext")) return;
    const std::array pages{gallery_page(), Page{gallery(theme(ThemeName::dark)), gallery_area, 1.5}};
    const auto pdf = saved("gallery.pdf", write_pdf(pages, meta)).string();
    const auto info = output_of("pdfinfo -f 1 -l 2 '" + pdf + "'");
    INFO(info);
    CHECK(has(info, "Pages:           2"));
    CHECK(has(info, "360 x 225 pts"));
    CHECK(has(info, "720 x 450 pts"));
    CHECK(has(info, "City hotel <1 & 2>"));
    CHECK(has(info, "A. Consultant"));
    const auto fonts = output_of("pdffonts '" + pdf + "'");
    INFO(fonts);
    CHECK(count(fonts, "WaymarkSans") >= 2);
    CHECK(has(fonts, "CID Type 0C") + has(fonts, "Type 1C") >= 1);
    CHECK_FALSE(has(fonts, " no  no "));
    const auto text = output_of("pdftotext -layout '" + pdf + "' -");
    INFO(text);
    CHECK(has(text, "Check-out and"));
    CHECK(has(text, "Žižkov Привет"));
    CHECK(has(text, "€ 4.00 · −0.42 pt · Überraschung"));
    CHECK(has(text, "Ωμέγα, 0123456789, Projection."));
}

TEST_CASE("characters that the font lacks are drawn as squares but extracted as they are") {
    if (!is_installed("pdftotext")) return;
    DisplayList list;
    list.add(TextRun{{5, 20}, 12, Weight::regular, {0, 0, 0}, "日本 \xFFok", 50});
    const std::array pages{Page{list, {0, 0, 200, 40}, 1}};
    const auto pdf = saved("unknown.pdf", write_pdf(pages, meta)).string();
    CHECK(has(output_of("pdftotext '" + pdf + "' -"), "日本 \uFFFDok"));
}

TEST_CASE("a PNG has the pixels and the resolution asked for") {
    const auto png = write_png(gallery_page(), meta, 144);
    REQUIRE(png);
    CHECK(png->substr(1, 3) == "PNG");
    CHECK(big_endian(*png, 16) == 720);
    CHECK(big_endian(*png, 20) == 450);
    const auto physical = png->find("pHYs");
    REQUIRE(physical != std::string::npos);
    CHECK(big_endian(*png, physical + 4) == 5669); // 144 dots an inch, in metres
    CHECK(has(*png, "A journey map with three touchpoints."));
    CHECK(*png == *write_png(gallery_page(), meta, 144));
}

TEST_CASE("a PNG without background is transparent") {
    auto page = gallery_page();
    page.background.a = 0;
    const auto png = write_png(page, meta, 72);
    REQUIRE(png);
    CHECK((*png)[25] == 6); // colour type: RGB with alpha
    CHECK((*write_png(gallery_page(), meta, 72))[25] == 2);
}

TEST_CASE("a PNG of a page that ends within a pixel has whole pixels of background to its edges") {
    const Page page{DisplayList{}, {0, 0, 10.4, 7.6}, 1, {200, 30, 40}};
    const auto png = write_png(page, {}, 72);
    REQUIRE(png);
    REQUIRE(big_endian(*png, 16) == 11);
    REQUIRE(big_endian(*png, 20) == 8);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_memory(&image, png->data(), png->size()) != 0);
    image.format = PNG_FORMAT_RGB;
    std::vector<unsigned char> pixels(PNG_IMAGE_SIZE(image));
    REQUIRE(png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) != 0);
    std::vector<unsigned char> background;
    for (int i = 0; i < 11 * 8; ++i)
        background.insert(background.end(), {200, 30, 40});
    CHECK(pixels == background);
}

TEST_CASE("a PNG too large for anybody is refused with a way out") {
    const auto png = write_png(gallery_page(), meta, 72000);
    REQUIRE_FALSE(png);
    CHECK(has(to_text(png.problems().front()), "360000 × 225000 pixels"));
    CHECK(has(to_text(png.problems().front()), "fewer dots per inch"));
}

TEST_CASE("pictures go into every format, and an unreadable one is crossed out") {
    const auto logo = write_png({DisplayList{}, {0, 0, 20, 10}, 1, {200, 30, 30}}, {}, 72);
    REQUIRE(logo);
    Page page{gallery(theme(ThemeName::light), *logo), gallery_area, 1};
    CHECK(has(write_svg(page, meta), "xlink:href=\"data:image/png;base64,iVBORw0KGgo"));
    CHECK(write_pdf(std::array{page}, meta).size() > write_pdf(std::array{gallery_page()}, meta).size());
    DisplayList broken;
    broken.add(Image{{0, 0, 50, 50}, "not a picture"});
    CHECK_NOTHROW(write_pdf(std::array{Page{broken, {0, 0, 50, 50}, 1}}, meta));
    CHECK(write_png({broken, {0, 0, 50, 50}, 1}, meta, 72).value() !=
          write_png({DisplayList{}, {0, 0, 50, 50}, 1}, meta, 72).value());
}
