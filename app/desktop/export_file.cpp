#include "desktop/export_file.h"

#include <array>
#include <ctime>
#include <span>
#include <string>
#include <utility>

#include "cairo/documents.h"
#include "file/write.h"
#include "journey/lookup.h"
#include "scene/page.h"
#include "whatif/simulate.h"

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
    const Scenario* scenario = effect.scenario ? find_scenario(journey, *effect.scenario) : nullptr;
    SimulateOptions options;
    options.persona = effect.persona;
    const auto size = page_size(effect.request.page);
    if (!size) return size.problems();
    const bool is_walked = !journey.touchpoints.empty() && !journey.personas.empty();
    Outcome base, changed;
    Journey in_force = journey;
    if (is_walked) {
        auto outcome = simulate(journey, nullptr, options);
        if (!outcome) return outcome.problems();
        base = std::move(*outcome);
    }
    if (scenario) {
        auto map = map_in_force(journey, *scenario);
        if (!map) return map.problems();
        in_force = std::move(map->map.journey);
    }
    if (scenario && is_walked) {
        auto outcome = simulate(journey, scenario, options);
        if (!outcome) return outcome.problems();
        changed = std::move(*outcome);
    }
    const MapSubject subject{.base = journey,
                             .in_force = in_force,
                             .scenario = scenario,
                             .base_outcome = is_walked ? &base : nullptr,
                             .scenario_outcome = scenario && is_walked ? &changed : nullptr};
    PageOptions page;
    page.size = *size;
    page.theme = effect.request.theme;
    page.legend = effect.request.legend;
    MapPage map = map_page(subject, page);
    return Page{std::move(map.list), {0, 0, map.width, map.height}, 1, map.background};
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
