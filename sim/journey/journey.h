// The document: a customer journey map as plain values, with ids instead of pointers and no cache inside.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace waymark {

// Whether people in a stage are still prospects or already customers.
enum class Relationship { prospect, customer };
// The row of a touchpoint: which part of the organisation makes the experience.
enum class Lane { people, process, product };
// Who starts the contact: the customer (reactive) or the company (proactive).
enum class Initiator { customer, company };
// Customer service answers a customer's request; everything else is experience.
enum class Kind { experience, service };
enum class EvidenceLevel { measured, estimated, assumed };
enum class JourneyState { current, future };
enum class PeriodUnit { day, week, month, quarter, year };

// Where those who finish the journey well go; a link's target like any touchpoint.
inline constexpr const char* done_target = "@done";

// A column of the map.
struct Stage {
    std::string id;
    std::string name;
    Relationship relationship = Relationship::customer;

    bool operator==(const Stage&) const = default;
};

// Experienced quality by dimension, 0–10 each.
struct Scores {
    double people = 5;
    double process = 5;
    double product = 5;

    bool operator==(const Scores&) const = default;
};

// How well a touchpoint's figures are known.
struct Evidence {
    EvidenceLevel level = EvidenceLevel::assumed;
    int responses = 0;
    std::string source;

    bool operator==(const Evidence&) const = default;
};

// One encounter of a person with the company, in one cell (stage, lane) of the map.
struct Touchpoint {
    std::string id;
    std::string name;
    std::string stage;
    Lane lane = Lane::process;
    std::string channel;
    std::string owner;
    Initiator initiated_by = Initiator::company;
    Kind kind = Kind::experience;
    Scores scores;
    double impact = 0.25;   // share of the gap that one experience closes, 0–1
    double variability = 1; // standard deviation of the experience in points, 0–5
    double effort = 4;      // customer effort, 1–7
    double recovery = 0;    // extra gain for the dissatisfied, 0–1
    double leave = 0;       // probability of leaving from here at level 5 and effort 4, 0–1
    double dwell_days = 1;  // mean stay, 0.001–36525 days
    double cost = 0;        // per visit
    double revenue = 0;     // per visit
    bool moment_of_truth = false;
    Evidence evidence;
    std::string doing;
    std::string thinking;
    std::vector<std::string> pains;
    std::vector<std::string> opportunities;
    std::vector<std::string> backstage;
    std::vector<std::string> systems;
    std::string notes;

    bool operator==(const Touchpoint&) const = default;
};

// A text of an own lane, under one stage.
struct TextCell {
    std::string stage;
    std::string text;

    bool operator==(const TextCell&) const = default;
};

// An own row of text under the map; at most one cell per stage.
struct TextLane {
    std::string id;
    std::string name;
    std::vector<TextCell> cells;

    bool operator==(const TextLane&) const = default;
};

// What names a link: at most one link stands between two ends.
struct LinkKey {
    std::string from;
    std::string to; // a touchpoint's id, or done_target

    bool operator==(const LinkKey&) const = default;
    auto operator<=>(const LinkKey&) const = default;
};

// A way from one touchpoint to another, or to done_target.
struct Link {
    std::string from;
    std::string to;
    double weight = 1;   // relative share of those who do not leave
    double tilt = 0;     // above 0 draws the satisfied, below 0 the dissatisfied, −5–5
    double friction = 0; // points of satisfaction the hand-off takes, 0–10

    [[nodiscard]] LinkKey key() const { return {from, to}; }
    bool operator==(const Link&) const = default;
};

// How much each dimension counts for a persona.
struct Weights {
    double people = 1;
    double process = 1;
    double product = 1;

    bool operator==(const Weights&) const = default;
};

// A touchpoint where a persona enters the map, and the share who do.
struct Start {
    std::string touchpoint;
    double share = 1;

    bool operator==(const Start&) const = default;
};

struct StartSatisfaction {
    double mean = 5;
    double sd = 1.5;

    bool operator==(const StartSatisfaction&) const = default;
};

// A kind of person who walks the map.
struct Persona {
    std::string id;
    std::string name;
    std::string description;
    std::string quote;
    std::vector<std::string> goals;
    std::vector<std::string> frustrations;
    double share = 1;
    Weights weights;
    std::vector<Start> start;
    StartSatisfaction start_satisfaction;
    double churn_sensitivity = 1.5;
    double effort_sensitivity = 0.7;
    double loss_aversion = 2;

    bool operator==(const Persona&) const = default;
};

enum class Operation { set, add, multiply };

// The touchpoint fields that an intervention may change.
enum class TouchpointField {
    people,
    process,
    product,
    impact,
    variability,
    effort,
    recovery,
    leave,
    dwell_days,
    cost,
    revenue
};
enum class LinkField { weight, tilt, friction };

struct ChangeTouchpoint {
    Operation operation = Operation::set;
    std::string touchpoint;
    TouchpointField field = TouchpointField::people;
    double value = 0;

    bool operator==(const ChangeTouchpoint&) const = default;
};
struct ChangeLink {
    Operation operation = Operation::set;
    LinkKey link;
    LinkField field = LinkField::weight;
    double value = 0;

    bool operator==(const ChangeLink&) const = default;
};
struct AddTouchpoint {
    Touchpoint touchpoint;

    bool operator==(const AddTouchpoint&) const = default;
};
struct AddLink {
    Link link;

    bool operator==(const AddLink&) const = default;
};
struct RemoveLink {
    LinkKey link;

    bool operator==(const RemoveLink&) const = default;
};
struct RemoveTouchpoint {
    std::string touchpoint;

    bool operator==(const RemoveTouchpoint&) const = default;
};

// One change that an intervention makes to the map.
using Change =
    std::variant<ChangeTouchpoint, ChangeLink, AddTouchpoint, AddLink, RemoveLink, RemoveTouchpoint>;

// A measure: changes that come into force together, with their cost.
struct Intervention {
    std::string id;
    std::string name;
    bool enabled = true;
    int start_period = 0; // 0 or 1: from the beginning
    double cost_once = 0;
    double cost_per_period = 0;
    std::vector<Change> changes;

    bool operator==(const Intervention&) const = default;
};

// An ordered list of interventions: a "what if".
struct Scenario {
    std::string id;
    std::string name;
    std::string description;
    std::vector<Intervention> interventions;

    bool operator==(const Scenario&) const = default;
};

struct Simulation {
    PeriodUnit period = PeriodUnit::month;
    int horizon = 24;           // periods
    double initial = 1000;      // people who enter at time 0
    double arrivals = 0;        // people who enter at the start of each period
    double discount_rate = 0.1; // per year

    bool operator==(const Simulation&) const = default;
};

// The whole document.
struct Journey {
    std::string title;
    std::string description;
    std::string client;
    std::string author;
    JourneyState state = JourneyState::current;
    std::string reviewed; // a date as the author writes it, ISO 8601 by convention
    std::string currency;
    std::vector<Stage> stages;
    std::vector<Touchpoint> touchpoints;
    std::vector<TextLane> lanes;
    std::vector<Link> links;
    std::vector<Persona> personas;
    std::vector<Scenario> scenarios;
    Simulation simulation;

    bool operator==(const Journey&) const = default;
};

} // namespace waymark
