#include "cli/run.h"

#include <array>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>
#include <utility>

#include "cairo/documents.h"
#include "cli/drawing.h"
#include "cli/tables.h"
#include "file/write.h"
#include "scene/journey_page.h"

namespace waymark::cli {

namespace {

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

Result<Page> page_of(const Export& request, const Journey& journey, const Scenario* scenario) {
    PageOptions options;
    options.size = request.page;
    options.theme = request.theme;
    options.legend = request.has_legend;
    options.charts = request.has_charts;
    std::optional<BandsOverTime> bands;
    if (request.drawing && !journey.touchpoints.empty() && !journey.personas.empty()) {
        Result<BandsOverTime> drawn = bands_in_threads(journey, scenario, *request.drawing);
        if (!drawn) return drawn.problems();
        bands = std::move(*drawn);
        options.bands = &*bands;
    }
    options.curve_range = request.curve_fits ? CurveRange::fit : CurveRange::full;
    Result<MapPage> page = journey_page(journey, scenario, std::nullopt, options);
    if (!page) return page.problems();
    return Page{std::move(page->list), {0, 0, page->width, page->height}, 1, page->background};
}

Result<std::string> document_of(const Export& request, const Page& page, const DocumentMeta& meta) {
    const std::string ending = request.output.extension().string();
    if (ending == ".svg") return write_svg(page, meta);
    if (ending == ".pdf") return write_pdf({&page, 1}, meta);
    return write_png(page, meta, request.dpi);
}

Exit write_text(const Export& request, const Result<std::string>& text, Console& console) {
    if (!text) {
        report(console, request.file, text.problems());
        return Exit::wrong_input;
    }
    if (const Result<SavedFile> saved = write_file(request.output, *text); !saved) {
        report(console, request.output.string(), saved.problems());
        return Exit::machine;
    }
    return Exit::done;
}

} // namespace

Exit run(const Export& request, Console& console) {
    const std::optional<Journey> journey = open_journey(console, request.file);
    if (!journey) return Exit::wrong_input;
    const auto scenario = choose_scenario(console, request.file, *journey, request.scenario);
    if (!scenario) return Exit::wrong_input;

    const std::string ending = request.output.extension().string();
    if (is_text_ending(ending)) return write_text(request, map_as_text(*journey, *scenario, ending), console);
    const Result<Page> page = page_of(request, *journey, *scenario);
    if (!page) {
        report(console, request.file, page.problems());
        return Exit::wrong_input;
    }
    const DocumentMeta meta{journey->title, journey->author, journey->description, date_from_environment()};
    const Result<std::string> document = document_of(request, *page, meta);
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
