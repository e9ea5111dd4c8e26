#include "journey/fields.h"

#include <limits>

namespace waymark {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Range score{0, 10};

constexpr std::string_view score_scale = "0, the worst, to 10, the best";
constexpr std::string_view own_data = "The default is an assumption; set it from your own data.";

struct TouchpointEntry {
    FieldInfo info;
    double& (*at)(Touchpoint&);
};

// In the order of TouchpointField.
constexpr std::array<TouchpointEntry, touchpoint_fields.size()> touchpoint_table{{
    {{"people", "People", "people score", "0–10", score, 1, "How well the people they meet serve them.",
      score_scale, ""},
     [](Touchpoint& t) -> double& {
         return t.scores.people;
     }},
    {{"process", "Process", "process score", "0–10", score, 1,
      "How smoothly things go: steps, waiting, rules.", score_scale, ""},
     [](Touchpoint& t) -> double& {
         return t.scores.process;
     }},
    {{"product", "Product", "product score", "0–10", score, 1,
      "How good the thing itself is: room, screen, goods.", score_scale, ""},
     [](Touchpoint& t) -> double& {
         return t.scores.product;
     }},
    {{"impact",
      "Impact",
      "impact",
      "0–1",
      {0, 1},
      0,
      "How far one visit moves a person's satisfaction towards what they meet here.",
      "0, not at all, to 1, all the way",
      own_data},
     [](Touchpoint& t) -> double& {
         return t.impact;
     }},
    {{"variability",
      "Spread",
      "spread",
      "points",
      {0, 5},
      0,
      "How much the experience differs from visit to visit (standard deviation).",
      "0, always the same, to 5 points of 0–10",
      own_data},
     [](Touchpoint& t) -> double& {
         return t.variability;
     }},
    {{"effort",
      "Effort",
      "effort",
      "1–7",
      {1, 7},
      -1,
      "How hard people have to work here; 1 is effortless (CES).",
      "1, effortless, to 7, very hard; 4 is the middle",
      "Customer effort score, asked from 1 to 7"},
     [](Touchpoint& t) -> double& {
         return t.effort;
     }},
    {{"recovery",
      "Recovery",
      "recovery",
      "0–1",
      {0, 1},
      0,
      "How much more a good handling wins back those who arrive dissatisfied.",
      "0, no more than usual, to 1",
      "Recovery raises satisfaction: de Matos et al. 2007"},
     [](Touchpoint& t) -> double& {
         return t.recovery;
     }},
    {{"leave",
      "Leave rate",
      "leave rate",
      "share",
      {0, 1},
      -0.01,
      "Share of people at level 5 and effort 4 who leave for good from here.",
      "0–100 % of a visit's people",
      ""},
     [](Touchpoint& t) -> double& {
         return t.leave;
     }},
    {{"dwell_days",
      "Time here",
      "length of stay",
      "days",
      {0.001, 36525},
      0,
      "Mean time from arriving here to leaving or moving on.",
      "0.001 days (a minute and a half) to 100 years",
      ""},
     [](Touchpoint& t) -> double& {
         return t.dwell_days;
     }},
    {{"cost",
      "Cost per visit",
      "cost per visit",
      "money",
      {0, infinity},
      0,
      "What one visit costs the company.",
      "in the journey's currency",
      ""},
     [](Touchpoint& t) -> double& {
         return t.cost;
     }},
    {{"revenue",
      "Revenue per visit",
      "revenue per visit",
      "money",
      {0, infinity},
      0,
      "What one visit earns the company.",
      "in the journey's currency",
      ""},
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
      "weight",
      "relative",
      {0, infinity},
      0,
      "How many take this way, relative to the other ways out.",
      "0 or more; twice the weight, twice the people",
      ""},
     [](Link& l) -> double& {
         return l.weight;
     }},
    {{"tilt",
      "Tilt",
      "tilt",
      "−5–5",
      {-5, 5},
      0,
      "Above 0 draws satisfied people, below 0 dissatisfied ones.",
      "−5, the dissatisfied, to 5, the satisfied; 0 makes no difference",
      ""},
     [](Link& l) -> double& {
         return l.tilt;
     }},
    {{"friction",
      "Friction",
      "friction",
      "points",
      {0, 10},
      0,
      "Points of satisfaction that the hand-off takes.",
      "0, seamless, to 10 points of 0–10",
      ""},
     [](Link& l) -> double& {
         return l.friction;
     }},
}};

struct PersonaEntry {
    FieldInfo info;
    double& (*at)(Persona&);
};

constexpr std::string_view relative_scale = "0 or more, relative to the others";

// In the order of PersonaField.
constexpr std::array<PersonaEntry, persona_fields.size()> persona_table{{
    {{"share", "Share", "share", "relative", share_range, 0,
      "How many of the people who enter are of this persona.", relative_scale, ""},
     [](Persona& p) -> double& {
         return p.share;
     }},
    {{"weights.people", "People", "weight of people", "relative", share_range, 0,
      "How much being served well counts for them.", relative_scale, ""},
     [](Persona& p) -> double& {
         return p.weights.people;
     }},
    {{"weights.process", "Process", "weight of process", "relative", share_range, 0,
      "How much smooth steps and short waits count for them.", relative_scale, ""},
     [](Persona& p) -> double& {
         return p.weights.process;
     }},
    {{"weights.product", "Product", "weight of product", "relative", share_range, 0,
      "How much the thing itself counts for them.", relative_scale, ""},
     [](Persona& p) -> double& {
         return p.weights.product;
     }},
    {{"start_satisfaction.mean", "Start level", "start level", "0–10", start_mean_range, 0,
      "Their mean satisfaction before the first touchpoint.", score_scale, ""},
     [](Persona& p) -> double& {
         return p.start_satisfaction.mean;
     }},
    {{"start_satisfaction.sd", "Spread", "spread at the start", "points", start_sd_range, 0,
      "How much they differ at the start (standard deviation).", "0, all alike, to 5 points of 0–10",
      own_data},
     [](Persona& p) -> double& {
         return p.start_satisfaction.sd;
     }},
    {{"churn_sensitivity", "Churn", "churn sensitivity", "0–10", sensitivity_range, 0,
      "How strongly dissatisfaction makes them leave.", "0, not at all, to 10",
      "The default 1.5 is an assumption; set it from your own data."},
     [](Persona& p) -> double& {
         return p.churn_sensitivity;
     }},
    {{"effort_sensitivity", "Effort", "effort sensitivity", "0–10", sensitivity_range, 0,
      "How strongly effort makes them leave.", "0, not at all, to 10",
      "The default 0.7 is an assumption; set it from your own data."},
     [](Persona& p) -> double& {
         return p.effort_sensitivity;
     }},
    {{"loss_aversion", "Loss", "loss aversion", "1–10", loss_aversion_range, 0,
      "How much more a disappointment weighs than a pleasant surprise.", "1, the same, to 10 times as much",
      "About 2 in Brown et al. 2024"},
     [](Persona& p) -> double& {
         return p.loss_aversion;
     }},
}};

struct SimulationEntry {
    FieldInfo info;
    double (*value)(const Simulation&);
    void (*set)(Simulation&, double);
};

// In the order of SimulationField.
constexpr std::array<SimulationEntry, simulation_fields.size()> simulation_table{{
    {{"horizon", "Horizon", "horizon", "periods", horizon_range, 0, "How many periods are projected.",
      "1–1200 periods", ""},
     [](const Simulation& s) -> double { return s.horizon; },
     [](Simulation& s, double value) {
         s.horizon = static_cast<int>(value + 0.5);
     }},
    {{"initial", "People at the start", "people at the start", "people", people_range, 0,
      "How many enter the map at time 0.", "0 or more people", ""},
     [](const Simulation& s) { return s.initial; },
     [](Simulation& s, double value) {
         s.initial = value;
     }},
    {{"arrivals", "Arrivals", "arrivals", "people", people_range, 0,
      "How many enter at the start of every period after that.", "0 or more people a period", ""},
     [](const Simulation& s) { return s.arrivals; },
     [](Simulation& s, double value) {
         s.arrivals = value;
     }},
    {{"discount_rate", "Discount rate", "discount rate", "per year", discount_rate_range, 0,
      "What money a year later is worth less, in lifetime values.", "0–100 % a year", ""},
     [](const Simulation& s) { return s.discount_rate; },
     [](Simulation& s, double value) {
         s.discount_rate = value;
     }},
}};

const TouchpointEntry& entry(TouchpointField field) {
    return touchpoint_table[static_cast<std::size_t>(field)];
}
const LinkEntry& entry(LinkField field) {
    return link_table[static_cast<std::size_t>(field)];
}
const PersonaEntry& entry(PersonaField field) {
    return persona_table[static_cast<std::size_t>(field)];
}
const SimulationEntry& entry(SimulationField field) {
    return simulation_table[static_cast<std::size_t>(field)];
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
const FieldInfo& info(PersonaField field) {
    return entry(field).info;
}
const FieldInfo& info(SimulationField field) {
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
double value_of(const Persona& persona, PersonaField field) {
    return entry(field).at(const_cast<Persona&>(persona)); // only read through the reference
}
double value_of(const Simulation& simulation, SimulationField field) {
    return entry(field).value(simulation);
}

void set_value(Touchpoint& touchpoint, TouchpointField field, double value) {
    entry(field).at(touchpoint) = info(field).range.clamp(value);
}
void set_value(Link& link, LinkField field, double value) {
    entry(field).at(link) = info(field).range.clamp(value);
}
void set_value(Persona& persona, PersonaField field, double value) {
    entry(field).at(persona) = info(field).range.clamp(value);
}
void set_value(Simulation& simulation, SimulationField field, double value) {
    entry(field).set(simulation, info(field).range.clamp(value));
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
