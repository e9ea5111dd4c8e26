// What parts of a map are worth, as data and as bars: the goals without each touchpoint, and the shares of
// contacts, cost, lost and churn, with customer service within each.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "scene/display_list.h"
#include "scene/freshness.h"
#include "scene/theme.h"

namespace waymark {

struct Removal;
enum class Goal;
enum class Grouping;

// One touchpoint, and by how much a goal would change without it.
struct RemovalBar {
    Owner owner;
    std::string name;
    bool is_service = false;
    std::optional<double> with; // the goal as it is
    std::optional<double> without;
    std::string why_not; // where there is no change to tell

    [[nodiscard]] std::optional<double> change() const;
    bool operator==(const RemovalBar&) const = default;
};

struct RemovalChart {
    FigureScale scale = FigureScale::people;
    std::string currency;
    int good_direction = 1;
    std::vector<RemovalBar> bars; // the largest change first, those without one last

    bool operator==(const RemovalChart&) const = default;
};

// Of the map as it was tried; `with` is the goal as it is.
[[nodiscard]] RemovalChart removal_chart(const Journey& map, const std::vector<Removal>& removals, Goal goal,
                                         std::optional<double> with);

inline constexpr double removal_row_h = 24;
// Where the i-th touchpoint stands, in columns read downwards.
[[nodiscard]] Rect removal_row(const RemovalChart& chart, const Rect& rect, int columns, std::size_t i);
[[nodiscard]] double removals_height(const RemovalChart& chart, int columns);
[[nodiscard]] DisplayList draw_removals(const RemovalChart& chart, const Rect& rect, int columns,
                                        ThemeName theme, Freshness freshness = Freshness::current);

// Contacts, cost, lost, churn.
inline constexpr std::size_t shares_told = 4;
struct SharePart {
    std::string id; // of the touchpoint or stage, else the word in the file
    std::string name;
    std::vector<Owner> owners; // its stage, or its touchpoints
    std::array<std::optional<double>, shares_told> shares;
    std::array<double, shares_told> service{}; // what of them arises at touchpoints of customer service

    bool operator==(const SharePart&) const = default;
};

struct ShareChart {
    std::array<const FigureInfo*, shares_told> figures{};
    SharePart all_service; // of the whole map; no owners where it has none
    std::vector<SharePart> parts;

    bool operator==(const ShareChart&) const = default;
};

// `figures` are those of `map` with its scenario in force.
[[nodiscard]] ShareChart share_chart(const Journey& map, const LifetimeFigures& figures, Grouping by);

// "phone", "Customer service", "(not said)": the part in words.
[[nodiscard]] std::string part_name(const Journey& map, const std::string& part, Grouping by);
// "3 % of contacts, 5 % of cost and 10 % of churn"
[[nodiscard]] std::string service_words(const ShareChart& chart);

inline constexpr double share_row_h = 22, share_head_h = 18;
[[nodiscard]] Rect share_row(const Rect& rect, std::size_t i);
// Where a share stands within a row, or its heading above all.
[[nodiscard]] Rect share_cell(const Rect& row, std::size_t share);
[[nodiscard]] DisplayList draw_share_heads(const ShareChart& chart, const Rect& row, ThemeName theme);
// Each bar is parted: customer service first, in its colour, then the rest of the experience.
[[nodiscard]] DisplayList draw_shares(const ShareChart& chart, const Rect& rect, ThemeName theme);

} // namespace waymark
