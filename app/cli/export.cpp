#include "cli/run.h"

#include <array>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>
#include <utility>

#include "cairo/documents.h"
#include "file/write.h"
#include "scene/page.h"
#include "whatif/scenario_map.h"
#include "whatif/simulate.h"

namespace waymark::cli {

namespace {

// What the picture shows: the base map, a scenario's map beside it, and the figures of both where people walk
// them.
struct Shown {
    std::optional<Outcome> base;
    std::optional<Outcome> scenario;
    std::optional<Journey> in_force;
};

Result<Shown> shown_of(const Journey& journey, const Scenario* scenario) {
    Shown shown;
    if (scenario != nullptr) {
        Result<ScenarioMap> map = map_in_force(journey, *scenario);
        if (!map) return map.problems();
        shown.in_force = std::move(map->map.journey);
    }
    if (journey.personas.empty()) return shown;

    Result<Outcome> base = simulate(journey, nullptr);
    if (!base) return base.problems();
    shown.base = std::move(*base);
    if (scenario == nullptr) return shown;

    Result<Outcome> outcome = simulate(journey, scenario);
    if (!outcome) return outcome.problems();
    shown.scenario = std::move(*outcome);
    return shown;
}

// The date for documents that shall come out the same each time (reproducible-builds.org); empty: now.
std::string date_from_environment() {
    const char* seconds = std::getenv("SOURCE_DATE_EPOCH");
    if (seconds == nullptr || *seconds == '\0') return "";
    const std::time_t time = std::strtoll(seconds, nullptr, 10);
    std::tm parts{};
    std::array<char, 32> text{};
    if (::gmtime_r(&time, &parts) == nullptr) return "";
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

Page page_of(const Export& request, const Journey& journey, const Scenario* scenario, const Shown& shown) {
    const MapSubject subject{journey, shown.in_force ? *shown.in_force : journey, scenario,
                             shown.base ? &*shown.base : nullptr,
                             shown.scenario ? &*shown.scenario : nullptr};
    PageOptions options;
    options.size = request.page;
    options.theme = request.theme;
    options.legend = request.has_legend;
    MapPage picture = map_page(subject, options);
    return {std::move(picture.list), {0, 0, picture.width, picture.height}, 1, picture.background};
}

Result<std::string> document_of(const Export& request, const Page& page, const DocumentMeta& meta) {
    const std::string ending = request.output.extension().string();
    if (ending == ".svg") return write_svg(page, meta);
    if (ending == ".pdf") return write_pdf({&page, 1}, meta);
    return write_png(page, meta, request.dpi);
}

} // namespace

Exit run(const Export& request, Console& console) {
    const std::optional<Journey> journey = open_journey(console, request.file);
    if (!journey) return Exit::wrong_input;
    const auto scenario = choose_scenario(console, request.file, *journey, request.scenario);
    if (!scenario) return Exit::wrong_input;

    const Result<Shown> shown = shown_of(*journey, *scenario);
    if (!shown) {
        report(console, request.file, shown.problems());
        return Exit::wrong_input;
    }
    const Page page = page_of(request, *journey, *scenario, *shown);
    const DocumentMeta meta{journey->title, journey->author, journey->description, date_from_environment()};
    const Result<std::string> document = document_of(request, page, meta);
    if (!document) {
        report(console, request.output.string(), document.problems());
        return Exit::wrong_input;
    }
    const Result<SavedFile> saved = write_file(request.output, *document);
    if (!saved) {
        report(console, request.output.string(), saved.problems());
        return Exit::machine;
    }
    return Exit::done;
}

} // namespace waymark::cli
