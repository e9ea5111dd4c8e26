#include "desktop/export_file.h"

#include <array>
#include <ctime>
#include <span>
#include <string>
#include <utility>

#include "cairo/documents.h"
#include "file/write.h"
#include "journey/lookup.h"
#include "scene/journey_page.h"

namespace waymark {

namespace {

std::string utc_now() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    const auto length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return {text.data(), length};
}

// The map as it stands, with exact figures.
Result<Page> drawn_page(const ExportFile& effect) {
    const Journey& journey = *effect.journey;
    const auto size = page_size(effect.request.page);
    if (!size) return size.problems();
    PageOptions options;
    options.size = *size;
    options.theme = effect.request.theme;
    options.legend = effect.request.legend;
    options.curve_range = effect.request.curve_fits ? CurveRange::fit : CurveRange::full;
    auto page = journey_page(journey, effect.scenario ? find_scenario(journey, *effect.scenario) : nullptr,
                             effect.persona, options);
    if (!page) return page.problems();
    return Page{std::move(page->list), {0, 0, page->width, page->height}, 1, page->background};
}

Result<std::string> encoded(const Page& page, const ExportFile& effect) {
    const Journey& journey = *effect.journey;
    const std::string title = journey.title.empty() ? "Customer journey" : journey.title;
    const DocumentMeta meta{title, journey.author, journey.description, utc_now()};
    switch (effect.request.format) {
    case ExportFormat::svg: return write_svg(page, meta);
    case ExportFormat::pdf: return write_pdf(std::span(&page, 1), meta);
    case ExportFormat::png: return write_png(page, meta, effect.request.dpi);
    }
    return Problem{"", "there is no such format", ""};
}

} // namespace

Problems export_file(const ExportFile& effect) {
    const auto page = drawn_page(effect);
    if (!page) return page.problems();
    const auto bytes = encoded(*page, effect);
    if (!bytes) return bytes.problems();
    const auto written = write_file(effect.request.path, *bytes);
    return written ? Problems{} : written.problems();
}

} // namespace waymark
