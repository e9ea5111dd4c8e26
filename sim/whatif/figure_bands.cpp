#include "whatif/figure_bands.h"

#include <algorithm>
#include <cmath>

#include "journey/claim.h"
#include "whatif/subset_search.h"

namespace waymark {

namespace {

std::size_t column_of(std::string_view figure) {
    const auto all = period_figures();
    const auto found = std::ranges::find(all, figure, &FigureInfo::name);
    CLAIM(found != all.end(), "a band is of a figure of the projection");
    return static_cast<std::size_t>(found - all.begin());
}

// A figure in every row of a course of one world; NaN where it has no value.
class FigureReader {
public:
    FigureReader(std::string_view figure, std::size_t rows) : rows_(rows) {
        is_net_value_ = figure == net_value_figure;
        if (!is_net_value_) column_ = column_of(figure);
    }

    [[nodiscard]] std::vector<double> values(const DrawnWorld& world, std::size_t course) const {
        const std::vector<double>& numbers = world.courses[course];
        const std::size_t width = period_figures().size();
        std::vector<double> values;
        values.reserve(rows_);
        double sum = 0;
        for (std::size_t row = 0; row < rows_; ++row) {
            const double* const at = &numbers[row * width];
            if (is_net_value_) {
                values.push_back(sum += at[revenue_] - at[cost_] - at[investment_]);
            } else {
                values.push_back(at[column_]);
            }
        }
        return values;
    }

private:
    std::size_t rows_;
    bool is_net_value_ = false;
    std::size_t column_ = 0;
    std::size_t revenue_ = column_of("revenue");
    std::size_t cost_ = column_of("cost");
    std::size_t investment_ = column_of("investment");
};

FigureBands bands_of(const DrawPlan& plan, const std::vector<const DrawnWorld*>& worlds, std::size_t course,
                     const std::string& figure) {
    const std::size_t rows = static_cast<std::size_t>(plan.horizon) + 1;
    const FigureReader reader(figure, rows);
    std::vector<std::vector<double>> by_row(rows);
    double both = 0, higher = 0, lower = 0;
    for (const DrawnWorld* world : worlds) {
        const std::vector<double> values = reader.values(*world, course);
        for (std::size_t row = 0; row < rows; ++row)
            by_row[row].push_back(values[row]);
        if (course == 0) continue;
        const double base = reader.values(*world, 0).back();
        if (std::isnan(base) || std::isnan(values.back())) continue;
        both += 1;
        higher += is_better(values.back(), base, 1) ? 1 : 0;
        lower += is_better(values.back(), base, -1) ? 1 : 0;
    }
    FigureBands bands{figure, {}, std::nullopt, std::nullopt};
    for (std::vector<double>& values : by_row)
        bands.periods.push_back(band_of(std::move(values)));
    if (both > 0) {
        bands.ends_higher = higher / both;
        bands.ends_lower = lower / both;
    }
    return bands;
}

} // namespace

Result<BandsOverTime> bands_over_time(const DrawPlan& plan, std::span<const DrawnWorld> worlds,
                                      std::size_t course, std::span<const std::string> figures) {
    CLAIM(worlds.size() <= plan.options.draws, "bands are of draws that were planned");
    CLAIM(course <= plan.scenarios.size(), "a course is the base map or a scenario");
    auto simulated = simulated_worlds(worlds);
    if (!simulated) return simulated.problems();
    BandsOverTime bands;
    bands.draws = static_cast<std::uint32_t>(worlds.size());
    bands.planned = plan.options.draws;
    for (const std::string& figure : figures)
        bands.figures.push_back(bands_of(plan, *simulated, course, figure));
    return bands;
}

} // namespace waymark
