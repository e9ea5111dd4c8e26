// The numeric fields of touchpoints, links, personas and the projection: name, range, unit, meaning and
// source, known in this one place.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "journey/journey.h"

namespace waymark {

struct Range {
    double low;
    double high; // infinity where there is none

    [[nodiscard]] bool contains(double value) const { return value >= low && value <= high; } // false for NaN
    [[nodiscard]] double clamp(double value) const { return value < low ? low : value > high ? high : value; }
};

// What the file, the command line, the inspector and hover texts say of a field.
struct FieldInfo {
    std::string_view name;  // in files and on the command line: "dwell_days"
    std::string_view label; // on screen: "Process"
    std::string_view said;  // within a sentence: "process score"
    std::string_view unit;  // "days", "0–10", ""
    Range range;
    double sensible_step;    // signed towards better; 0 means a tenth of the value
    std::string_view help;   // one plain sentence
    std::string_view scale;  // what its ends mean: "0, the worst, to 10, the best"
    std::string_view source; // of the measure, or of its usual value; may be empty
};

inline constexpr std::array touchpoint_fields{
    TouchpointField::people,   TouchpointField::process,     TouchpointField::product,
    TouchpointField::impact,   TouchpointField::variability, TouchpointField::effort,
    TouchpointField::recovery, TouchpointField::leave,       TouchpointField::dwell_days,
    TouchpointField::cost,     TouchpointField::revenue};
inline constexpr std::array link_fields{LinkField::weight, LinkField::tilt, LinkField::friction};

enum class PersonaField {
    share,
    weight_people,
    weight_process,
    weight_product,
    start_mean,
    start_sd,
    churn_sensitivity,
    effort_sensitivity,
    loss_aversion
};
inline constexpr std::array persona_fields{PersonaField::share,
                                           PersonaField::weight_people,
                                           PersonaField::weight_process,
                                           PersonaField::weight_product,
                                           PersonaField::start_mean,
                                           PersonaField::start_sd,
                                           PersonaField::churn_sensitivity,
                                           PersonaField::effort_sensitivity,
                                           PersonaField::loss_aversion};
enum class SimulationField { horizon, initial, arrivals, discount_rate };
inline constexpr std::array simulation_fields{SimulationField::horizon, SimulationField::initial,
                                              SimulationField::arrivals, SimulationField::discount_rate};

[[nodiscard]] const FieldInfo& info(TouchpointField field);
[[nodiscard]] const FieldInfo& info(LinkField field);
[[nodiscard]] const FieldInfo& info(PersonaField field);
[[nodiscard]] const FieldInfo& info(SimulationField field);

// The field of that name, or nothing.
[[nodiscard]] std::optional<TouchpointField> touchpoint_field(std::string_view name);
[[nodiscard]] std::optional<LinkField> link_field(std::string_view name);

[[nodiscard]] double value_of(const Touchpoint& touchpoint, TouchpointField field);
[[nodiscard]] double value_of(const Link& link, LinkField field);
[[nodiscard]] double value_of(const Persona& persona, PersonaField field);
[[nodiscard]] double value_of(const Simulation& simulation, SimulationField field);
// Sets the field, clamped to its range.
void set_value(Touchpoint& touchpoint, TouchpointField field, double value);
void set_value(Link& link, LinkField field, double value);
void set_value(Persona& persona, PersonaField field, double value);
void set_value(Simulation& simulation, SimulationField field, double value); // the horizon rounded

// Ranges of the fields of personas and of the simulation.
inline constexpr Range share_range{0, 1e300};
inline constexpr Range start_mean_range{0, 10};
inline constexpr Range start_sd_range{0, 5};
inline constexpr Range sensitivity_range{0, 10};
inline constexpr Range loss_aversion_range{1, 10};
inline constexpr Range horizon_range{1, 1200};
inline constexpr Range people_range{0, 1e300};
inline constexpr Range money_range{0, 1e300};
inline constexpr Range discount_rate_range{0, 1};

// Days in one period: 1, 7, 365.25/12, 365.25/4 or 365.25.
[[nodiscard]] double days_of(PeriodUnit unit);

// The words of the file format for each enumeration.
[[nodiscard]] std::string_view to_word(Relationship value);
[[nodiscard]] std::string_view to_word(Lane value);
[[nodiscard]] std::string_view to_word(Initiator value);
[[nodiscard]] std::string_view to_word(Kind value);
[[nodiscard]] std::string_view to_word(EvidenceLevel value);
[[nodiscard]] std::string_view to_word(JourneyState value);
[[nodiscard]] std::string_view to_word(PeriodUnit value);
[[nodiscard]] std::string_view to_word(Operation value);

// All words of an enumeration, in the order of its values: `words<Lane>()[0]` is "people".
template <class Enum>
[[nodiscard]] std::span<const std::string_view> words();
template <>
std::span<const std::string_view> words<Relationship>();
template <>
std::span<const std::string_view> words<Lane>();
template <>
std::span<const std::string_view> words<Initiator>();
template <>
std::span<const std::string_view> words<Kind>();
template <>
std::span<const std::string_view> words<EvidenceLevel>();
template <>
std::span<const std::string_view> words<JourneyState>();
template <>
std::span<const std::string_view> words<PeriodUnit>();
template <>
std::span<const std::string_view> words<Operation>();
template <>
std::span<const std::string_view> words<TouchpointField>();
template <>
std::span<const std::string_view> words<LinkField>();

} // namespace waymark
