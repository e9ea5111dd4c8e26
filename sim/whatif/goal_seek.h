// Goal seek: the smallest change of one single field with which a figure comes to a target.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "journey/result.h"
#include "whatif/sensitivity.h"
#include "whatif/simulate.h"

namespace waymark {

// What can be sought: the goals, and the other figures of a period at the horizon.
[[nodiscard]] std::vector<const FigureInfo*> sought_figures();
[[nodiscard]] const FigureInfo* find_sought_figure(std::string_view name);
// The value of one of them; nothing where it has none.
[[nodiscard]] std::optional<double> sought_value(const Outcome& outcome, std::string_view figure);

enum class Side { at_least, at_most };
struct SeekTarget {
    std::string figure; // a name of sought_figures()
    Side side = Side::at_least;
    double value = 0;

    [[nodiscard]] bool is_met_by(std::optional<double> reached) const;
    bool operator==(const SeekTarget&) const = default;
};

// Plain values: a copy may go to another thread.
struct SeekStudy {
    Journey journey;
    std::optional<Scenario> scenario; // applied to the map after the field was changed
    SeekTarget target;
    SimulateOptions options;
    std::optional<double> now;      // the figure as the map is
    std::vector<FieldOfMap> fields; // to be tried, each by itself
};

// All numeric fields of the base map's touchpoints and links. Fails when the scenario cannot be applied, the
// persona is not there or there is no figure of that name.
[[nodiscard]] Result<SeekStudy> seek_study(const Journey& journey, const Scenario* scenario,
                                           const SeekTarget& target, const SimulateOptions& options = {});

// What a field can do.
struct SeekAnswer {
    FieldOfMap of;
    double from = 0; // the field's value
    bool reaches = false;
    double to = 0;               // the value nearest to `from` that meets the target; else the best one tried
    std::optional<double> value; // the figure with it
    double steps = 0;            // |to − from| in sensible steps of the field (sensitivities())
};

// Tries the field at that position within its range; where the range has no sensible end (time, weight, cost,
// revenue) from a tenth to ten times its value. It is looked at in eight places between now and either end,
// then bracketed; `to` is found to a hundredth of a sensible step. Pure: fields may be tried at the same
// time. O(20 projections).
[[nodiscard]] SeekAnswer sought(const SeekStudy& study, std::size_t position);

// Those that reach the target first, fewest steps first; then the others, nearest to the target first.
void sort_answers(std::vector<SeekAnswer>& answers, const SeekTarget& target);

} // namespace waymark
