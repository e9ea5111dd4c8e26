#include "session/last_change.h"

#include <array>
#include <string_view>

#include "scene/format.h"

namespace waymark {

namespace {

// It is written as something else than nothing.
bool is_visible(const FigureInfo& figure, double difference) {
    return format_change(figure.scale, difference, "").find_first_of("123456789") != std::string::npos;
}

} // namespace

std::vector<FigureChange> last_change(const Session& session) {
    constexpr std::array<std::string_view, 4> shown{"satisfaction", "churn_rate", "customers", "nps"};
    const auto& before = session.base_before;
    const auto& after = session.projection.base;
    if (session.scenario || !before || !after || before == after) return {};
    if (before->periods.empty() || after->periods.empty()) return {};
    std::vector<FigureChange> changes;
    for (const std::string_view name : shown) {
        const FigureInfo* const figure = find_period_figure(name);
        const auto was = value_of(before->periods.back(), name);
        const auto is = value_of(after->periods.back(), name);
        if (was && is && is_visible(*figure, *is - *was)) changes.push_back({figure, *is - *was});
    }
    return changes;
}

} // namespace waymark
