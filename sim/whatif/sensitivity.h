// How every goal answers to every field of the map: exact derivatives, and what a sensible step would do.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "journey/fields.h"
#include "journey/journey.h"
#include "journey/result.h"
#include "whatif/compare.h"
#include "whatif/simulate.h"

namespace waymark {

// A numeric field of a touchpoint or a link of the base map.
struct FieldOfMap {
    std::variant<std::string, LinkKey> element; // a touchpoint's id, or a link
    std::variant<TouchpointField, LinkField> field;

    bool operator==(const FieldOfMap&) const = default;
};
[[nodiscard]] const FieldInfo& info(const FieldOfMap& field);
// Its value on the map, which has the element.
[[nodiscard]] double value_of(const Journey& journey, const FieldOfMap& field);
// Sets it, clamped to its range.
void set_value(Journey& journey, const FieldOfMap& field, double value);

struct SensitivityRow {
    FieldOfMap of;
    double value = 0;                 // of the field in the base map
    std::optional<double> derivative; // d goal / d field; nothing where the goal would jump
    double step = 0;                  // of the field: the sensible one, signed towards better
    std::optional<double> effect;     // derivative · step
};

struct Sensitivity {
    Goal goal = Goal::customers;
    std::optional<double> value;      // of the goal; nothing where there is none
    std::vector<SensitivityRow> rows; // of all fields, the largest effect first; none without a value
    std::string why_not;              // where there is no value
};

// The derivative of each goal by every numeric field of the base map's touchpoints and links, with the base
// map (scenario null) or the scenario applied to it, exact by adjoint (model page §11): one-sided at kinks,
// where it is that of a rising field, and of a falling one at the upper end of its range. The journey must be
// valid. `options` as for simulate(); accuracy, lifetime and reach do not matter. Fails when the scenario
// cannot be applied, the persona is not there or a projection does not reach its accuracy.
[[nodiscard]] Result<std::vector<Sensitivity>> sensitivities(const Journey& journey, const Scenario* scenario,
                                                             std::span<const Goal> goals,
                                                             const SimulateOptions& options = {});

} // namespace waymark
