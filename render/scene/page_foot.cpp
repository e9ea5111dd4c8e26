#include <algorithm>
#include <limits>

#include "journey/wording.h"
#include "scene/format.h"
#include "scene/page_parts.h"
#include "scene/terms.h"
#include "whatif/figure_bands.h"

namespace waymark {

namespace {

std::string evidence_text(const Journey& journey) {
    int measured = 0, estimated = 0, assumed = 0, least = std::numeric_limits<int>::max(), most = 0;
    for (const Touchpoint& t : journey.touchpoints) {
        switch (t.evidence.level) {
        case EvidenceLevel::measured:
            ++measured;
            least = std::min(least, t.evidence.responses);
            most = std::max(most, t.evidence.responses);
            break;
        case EvidenceLevel::estimated: ++estimated; break;
        case EvidenceLevel::assumed: ++assumed; break;
        }
    }
    std::string text = "Evidence: measured at " + std::to_string(measured) + " touchpoints";
    if (most > 0)
        text +=
            " (n = " + format_number(least, 0) + (least == most ? "" : "–" + format_number(most, 0)) + ")";
    return text + ", estimated at " + std::to_string(estimated) + ", assumed at " + std::to_string(assumed) +
           ". " + std::string(no_forecast_note);
}

// What the bands in the charts are, where there are any.
std::string bands_text(const PageOptions& options) {
    if (!options.charts || options.bands == nullptr) return "";
    return " Bands = the middle 90 % and 50 % of " + format_number(options.bands->draws, 0) +
           " draws of the inputs, as widely as their evidence says.";
}

} // namespace

double add_page_footer(DisplayList& list, const MapSubject& subject, const PageOptions& options, double y,
                       double width) {
    const Theme& colors = theme(options.theme);
    add_line(list, {0, y}, {width, y}, {colors.line, 1});
    const std::string definitions =
        "Curve = (mean satisfaction 0–10 right after the touchpoint − 5) / 2.5, " +
        std::string(options.curve_range == CurveRange::full ? "on its full range"
                                                            : "on the range of its values") +
        ". Link width = expected "
        "people. "
        "NPS = share at 9–10 − share at 0–6. Churn rate = churned / customers who could have. Net value = "
        "revenue − cost − investment." +
        bands_text(options);
    double line_y = y + 14;
    const std::string changes =
        subject.scenario != nullptr ? interventions_text(subject.base, *subject.scenario) : std::string();
    for (const std::string& text : {changes, definitions, evidence_text(subject.base)}) {
        if (text.empty()) continue;
        for (const std::string& line : break_lines(text, width, type::micro.em, type::micro.weight, 3)) {
            add_text(list, {0, line_y}, line, type::micro, colors.text_2, Align::left,
                     {OwnerKind::legend, {}, {}});
            line_y += type::micro.line;
        }
    }
    return line_y - 4;
}

} // namespace waymark
