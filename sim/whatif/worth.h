// What parts of a map are worth: their shares of contacts, cost and churn, and the goals without a
// touchpoint.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "journey/result.h"
#include "whatif/compare.h"
#include "whatif/simulate.h"

namespace waymark {

// By what touchpoints are put together.
enum class Grouping { touchpoint, stage, lane, channel, owner, kind, initiator };
inline constexpr std::array all_groupings{Grouping::touchpoint, Grouping::stage, Grouping::lane,
                                          Grouping::channel,    Grouping::owner, Grouping::kind,
                                          Grouping::initiator};
[[nodiscard]] std::string_view to_word(Grouping by);
[[nodiscard]] std::optional<Grouping> grouping_named(std::string_view word);

// The part that a touchpoint belongs to: the id of itself or its stage, else the word in the file.
[[nodiscard]] std::string part_of(const Touchpoint& touchpoint, Grouping by);

// Some touchpoints and their shares of the whole map, over the whole time that people are on it; a share of
// nothing is nothing.
struct PartOfMap {
    std::string id;    // of the touchpoint or stage; else the word in the file, empty where none is written
    double visits = 0; // expected, per person who enters
    std::optional<double> contacts; // of all visits
    std::optional<double> cost;
    std::optional<double> lost;
    std::optional<double> churned;

    bool operator==(const PartOfMap&) const = default;
};

// In the order of the map: stages, lanes and touchpoints as they stand, others as they first occur. `map` is
// the one whose figures these are, with its scenario in force. Each share sums to 1 over the parts.
[[nodiscard]] std::vector<PartOfMap> parts_of(const Journey& map, const LifetimeFigures& figures,
                                              Grouping by);
// The same parts, of each only its touchpoints of that kind: customer service within a stage, a channel …
[[nodiscard]] std::vector<PartOfMap> parts_of_kind(const Journey& map, const LifetimeFigures& figures,
                                                   Grouping by, Kind kind);

// A touchpoint's place on the experience curve: the mean level right after it, as −2…+2.
struct CurvePlace {
    std::string touchpoint;
    double value = 0;

    bool operator==(const CurvePlace&) const = default;
};
struct CurveSummary {
    CurvePlace peak, trough, end; // of equal ones the first

    bool operator==(const CurveSummary&) const = default;
};
// Nothing where nobody comes to any touchpoint.
[[nodiscard]] std::optional<CurveSummary> curve_summary(const Journey& map, const LifetimeFigures& figures);

// A touchpoint's removal: the goals of the map without it.
struct Removal {
    std::string touchpoint;
    GoalValues without;  // nothing where there is no such map, or the goal has no value on it
    std::string why_not; // where there is no such map

    bool operator==(const Removal&) const = default;
};

// Plain values: a copy may go to another thread.
struct RemovalStudy {
    Journey journey;
    Scenario scenario;                    // the one shown, or an empty one
    Journey map;                          // with the scenario in force
    std::vector<std::string> touchpoints; // of that map, in its order
    SimulateOptions options;
};
[[nodiscard]] Result<RemovalStudy> removal_study(const Journey& journey, const Scenario* scenario,
                                                 const SimulateOptions& options = {});

// Without the touchpoint at that position: removed from the beginning, after all that the scenario changes
// (model page §8, remove_touchpoint). Pure: removals may be computed at the same time. O(one projection).
[[nodiscard]] Removal removal(const RemovalStudy& study, std::size_t position);

} // namespace waymark
