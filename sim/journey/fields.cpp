#include "journey/fields.h"

#include <limits>

namespace waymark {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Range score{0, 10};

struct TouchpointEntry {
    FieldInfo info;
    double& (*at)(Touchpoint&);
};

// In the order of TouchpointField.
constexpr std::array<TouchpointEntry, touchpoint_fields.size()> touchpoint_table{{
    {{"people", "People", "0–10", score, 1, "How well the people they meet serve them."},
     [](Touchpoint& t) -> double& {
         return t.scores.people;
     }},
    {{"process", "Process", "0–10", score, 1, "How smoothly things go: steps, waiting, rules."},
     [](Touchpoint& t) -> double& {
         return t.scores.process;
     }},
    {{"product", "Product", "0–10", score, 1, "How good the thing itself is: room, screen, goods."},
     [](Touchpoint& t) -> double& {
         return t.scores.product;
     }},
    {{"impact",
      "Impact",
      "0–1",
      {0, 1},
      0,
      "How far one visit moves a person's satisfaction towards what they meet here."},
     [](Touchpoint& t) -> double& {
         return t.impact;
     }},
    {{"variability",
      "Spread",
      "points",
      {0, 5},
      0,
      "How much the experience differs from visit to visit (standard deviation)."},
     [](Touchpoint& t) -> double& {
         return t.variability;
     }},
    {{"effort", "Effort", "1–7", {1, 7}, -1, "How hard people have to work here; 1 is effortless (CES)."},
     [](Touchpoint& t) -> double& {
         return t.effort;
     }},
    {{"recovery",
      "Recovery",
      "0–1",
      {0, 1},
      0,
      "How much more a good handling wins back those who arrive dissatisfied."},
     [](Touchpoint& t) -> double& {
         return t.recovery;
     }},
    {{"leave",
      "Leave rate",
      "share",
      {0, 1},
      -0.01,
      "Share of people at level 5 and effort 4 who leave for good from here."},
     [](Touchpoint& t) -> double& {
         return t.leave;
     }},
    {{"dwell_days",
      "Time here",
      "days",
      {0.001, 36525},
      0,
      "Mean time from arriving here to leaving or moving on."},
     [](Touchpoint& t) -> double& {
         return t.dwell_days;
     }},
    {{"cost", "Cost per visit", "money", {0, infinity}, 0, "What one visit costs the company."},
     [](Touchpoint& t) -> double& {
         return t.cost;
     }},
    {{"revenue", "Revenue per visit", "money", {0, infinity}, 0, "What one visit earns the company."},
     [](Touchpoint& t) -> double& {
         return t.revenue;
     }},
}};

struct LinkEntry {
    FieldInfo info;
    double& (*at)(Link&);
};

constexpr std::array<LinkEntry, link_fields.size()> link_table{{
    {{"weight",
      "Weight",
      "relative",
      {0, infinity},
      0,
      "How many take this way, relative to the other ways out."},
     [](Link& l) -> double& {
         return l.weight;
     }},
    {{"tilt", "Tilt", "−5–5", {-5, 5}, 0, "Above 0 draws satisfied people, below 0 dissatisfied ones."},
     [](Link& l) -> double& {
         return l.tilt;
     }},
    {{"friction", "Friction", "points", {0, 10}, 0, "Points of satisfaction that the hand-off takes."},
     [](Link& l) -> double& {
         return l.friction;
     }},
}};

const TouchpointEntry& entry(TouchpointField field) {
    return touchpoint_table[static_cast<std::size_t>(field)];
}
const LinkEntry& entry(LinkField field) {
    return link_table[static_cast<std::size_t>(field)];
}

constexpr std::array<std::string_view, 2> relationship_words{"prospect", "customer"};
constexpr std::array<std::string_view, 3> lane_words{"people", "process", "product"};
constexpr std::array<std::string_view, 2> initiator_words{"customer", "company"};
constexpr std::array<std::string_view, 2> kind_words{"experience", "service"};
constexpr std::array<std::string_view, 3> evidence_words{"measured", "estimated", "assumed"};
constexpr std::array<std::string_view, 2> state_words{"current", "future"};
constexpr std::array<std::string_view, 5> period_words{"day", "week", "month", "quarter", "year"};
constexpr std::array<std::string_view, 3> operation_words{"set", "add", "multiply"};

// The names in a table of fields.
template <class Table>
constexpr auto names(const Table& table) {
    std::array<std::string_view, std::tuple_size_v<Table>> result{};
    for (std::size_t i = 0; i < table.size(); ++i)
        result[i] = table[i].info.name;
    return result;
}
constexpr auto touchpoint_field_words = names(touchpoint_table);
constexpr auto link_field_words = names(link_table);

} // namespace

const FieldInfo& info(TouchpointField field) {
    return entry(field).info;
}
const FieldInfo& info(LinkField field) {
    return entry(field).info;
}

std::optional<TouchpointField> touchpoint_field(std::string_view name) {
    for (const TouchpointField field : touchpoint_fields) {
        if (info(field).name == name) return field;
    }
    return std::nullopt;
}

std::optional<LinkField> link_field(std::string_view name) {
    for (const LinkField field : link_fields) {
        if (info(field).name == name) return field;
    }
    return std::nullopt;
}

double value_of(const Touchpoint& touchpoint, TouchpointField field) {
    return entry(field).at(const_cast<Touchpoint&>(touchpoint)); // only read through the reference
}
double value_of(const Link& link, LinkField field) {
    return entry(field).at(const_cast<Link&>(link)); // only read through the reference
}

void set_value(Touchpoint& touchpoint, TouchpointField field, double value) {
    entry(field).at(touchpoint) = info(field).range.clamp(value);
}
void set_value(Link& link, LinkField field, double value) {
    entry(field).at(link) = info(field).range.clamp(value);
}

double days_of(PeriodUnit unit) {
    switch (unit) {
    case PeriodUnit::day: return 1;
    case PeriodUnit::week: return 7;
    case PeriodUnit::month: return 365.25 / 12;
    case PeriodUnit::quarter: return 365.25 / 4;
    case PeriodUnit::year: return 365.25;
    }
    return 1;
}

template <>
std::span<const std::string_view> words<Relationship>() {
    return relationship_words;
}
template <>
std::span<const std::string_view> words<Lane>() {
    return lane_words;
}
template <>
std::span<const std::string_view> words<Initiator>() {
    return initiator_words;
}
template <>
std::span<const std::string_view> words<Kind>() {
    return kind_words;
}
template <>
std::span<const std::string_view> words<EvidenceLevel>() {
    return evidence_words;
}
template <>
std::span<const std::string_view> words<JourneyState>() {
    return state_words;
}
template <>
std::span<const std::string_view> words<PeriodUnit>() {
    return period_words;
}
template <>
std::span<const std::string_view> words<Operation>() {
    return operation_words;
}
template <>
std::span<const std::string_view> words<TouchpointField>() {
    return touchpoint_field_words;
}
template <>
std::span<const std::string_view> words<LinkField>() {
    return link_field_words;
}

std::string_view to_word(Relationship value) {
    return relationship_words[static_cast<std::size_t>(value)];
}
std::string_view to_word(Lane value) {
    return lane_words[static_cast<std::size_t>(value)];
}
std::string_view to_word(Initiator value) {
    return initiator_words[static_cast<std::size_t>(value)];
}
std::string_view to_word(Kind value) {
    return kind_words[static_cast<std::size_t>(value)];
}
std::string_view to_word(EvidenceLevel value) {
    return evidence_words[static_cast<std::size_t>(value)];
}
std::string_view to_word(JourneyState value) {
    return state_words[static_cast<std::size_t>(value)];
}
std::string_view to_word(PeriodUnit value) {
    return period_words[static_cast<std::size_t>(value)];
}
std::string_view to_word(Operation value) {
    return operation_words[static_cast<std::size_t>(value)];
}

} // namespace waymark
