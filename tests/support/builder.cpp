#include "support/builder.h"

#include "journey/claim.h"

namespace waymark {

JourneyBuilder a_journey() {
    return JourneyBuilder().title("Journey");
}

Touchpoint a_touchpoint(const std::string& id, const std::string& stage) {
    Touchpoint touchpoint;
    touchpoint.id = id;
    touchpoint.name = id;
    touchpoint.stage = stage;
    return touchpoint;
}

Touchpoint& JourneyBuilder::last_touchpoint() {
    CLAIM(!journey_.touchpoints.empty(), "say touchpoint() before what it is like");
    return journey_.touchpoints.back();
}

Persona& JourneyBuilder::last_persona() {
    if (journey_.personas.empty()) persona("everyone");
    return journey_.personas.back();
}

Intervention& JourneyBuilder::last_intervention() {
    CLAIM(!journey_.scenarios.empty() && !journey_.scenarios.back().interventions.empty(),
          "say scenario() and intervention() before a change");
    return journey_.scenarios.back().interventions.back();
}

JourneyBuilder& JourneyBuilder::title(const std::string& text) {
    journey_.title = text;
    return *this;
}

JourneyBuilder& JourneyBuilder::stage(const std::string& id, Relationship relationship) {
    journey_.stages.push_back({id, id, relationship});
    return *this;
}

JourneyBuilder& JourneyBuilder::touchpoint(const std::string& id) {
    if (journey_.stages.empty()) stage("stage");
    journey_.touchpoints.push_back(a_touchpoint(id, journey_.stages.back().id));
    return *this;
}

JourneyBuilder& JourneyBuilder::in(Lane lane) {
    last_touchpoint().lane = lane;
    return *this;
}

JourneyBuilder& JourneyBuilder::score(double quality) {
    return scores(quality, quality, quality);
}

JourneyBuilder& JourneyBuilder::scores(double people, double process, double product) {
    last_touchpoint().scores = {people, process, product};
    return *this;
}

JourneyBuilder& JourneyBuilder::impact(double value) {
    last_touchpoint().impact = value;
    return *this;
}

JourneyBuilder& JourneyBuilder::variability(double value) {
    last_touchpoint().variability = value;
    return *this;
}

JourneyBuilder& JourneyBuilder::effort(double value) {
    last_touchpoint().effort = value;
    return *this;
}

JourneyBuilder& JourneyBuilder::recovery(double value) {
    last_touchpoint().recovery = value;
    return *this;
}

JourneyBuilder& JourneyBuilder::leave(double value) {
    last_touchpoint().leave = value;
    return *this;
}

JourneyBuilder& JourneyBuilder::dwell_days(double value) {
    last_touchpoint().dwell_days = value;
    return *this;
}

JourneyBuilder& JourneyBuilder::cost(double value) {
    last_touchpoint().cost = value;
    return *this;
}

JourneyBuilder& JourneyBuilder::revenue(double value) {
    last_touchpoint().revenue = value;
    return *this;
}

JourneyBuilder& JourneyBuilder::evidence(EvidenceLevel level, int responses) {
    last_touchpoint().evidence = {level, responses, ""};
    return *this;
}

JourneyBuilder& JourneyBuilder::link(const std::string& from, const std::string& to, double weight,
                                     double tilt, double friction) {
    journey_.links.push_back({from, to, weight, tilt, friction});
    return *this;
}

JourneyBuilder& JourneyBuilder::persona(const std::string& id, double share) {
    Persona persona;
    persona.id = id;
    persona.name = id;
    persona.share = share;
    persona.start_satisfaction = {5, 0};
    journey_.personas.push_back(persona);
    return *this;
}

JourneyBuilder& JourneyBuilder::start(const std::string& touchpoint, double share) {
    last_persona().start.push_back({touchpoint, share});
    return *this;
}

JourneyBuilder& JourneyBuilder::start_level(double mean, double sd) {
    last_persona().start_satisfaction = {mean, sd};
    return *this;
}

JourneyBuilder& JourneyBuilder::weights(double people, double process, double product) {
    last_persona().weights = {people, process, product};
    return *this;
}

JourneyBuilder& JourneyBuilder::churn_sensitivity(double value) {
    last_persona().churn_sensitivity = value;
    return *this;
}

JourneyBuilder& JourneyBuilder::effort_sensitivity(double value) {
    last_persona().effort_sensitivity = value;
    return *this;
}

JourneyBuilder& JourneyBuilder::loss_aversion(double value) {
    last_persona().loss_aversion = value;
    return *this;
}

JourneyBuilder& JourneyBuilder::scenario(const std::string& id) {
    journey_.scenarios.push_back({id, id, "", {}});
    return *this;
}

JourneyBuilder& JourneyBuilder::intervention(const std::string& id, int start_period) {
    CLAIM(!journey_.scenarios.empty(), "say scenario() before intervention()");
    Intervention intervention;
    intervention.id = id;
    intervention.name = id;
    intervention.start_period = start_period;
    journey_.scenarios.back().interventions.push_back(intervention);
    return *this;
}

JourneyBuilder& JourneyBuilder::disabled() {
    last_intervention().enabled = false;
    return *this;
}

JourneyBuilder& JourneyBuilder::costing(double once, double per_period) {
    last_intervention().cost_once = once;
    last_intervention().cost_per_period = per_period;
    return *this;
}

JourneyBuilder& JourneyBuilder::change(const Change& change) {
    last_intervention().changes.push_back(change);
    return *this;
}

JourneyBuilder& JourneyBuilder::set(const std::string& touchpoint, TouchpointField field, double value) {
    return change(ChangeTouchpoint{Operation::set, touchpoint, field, value});
}

JourneyBuilder& JourneyBuilder::add(const std::string& touchpoint, TouchpointField field, double value) {
    return change(ChangeTouchpoint{Operation::add, touchpoint, field, value});
}

JourneyBuilder& JourneyBuilder::multiply(const std::string& touchpoint, TouchpointField field, double value) {
    return change(ChangeTouchpoint{Operation::multiply, touchpoint, field, value});
}

JourneyBuilder& JourneyBuilder::set(const LinkKey& link, LinkField field, double value) {
    return change(ChangeLink{Operation::set, link, field, value});
}

JourneyBuilder& JourneyBuilder::add(const LinkKey& link, LinkField field, double value) {
    return change(ChangeLink{Operation::add, link, field, value});
}

JourneyBuilder& JourneyBuilder::multiply(const LinkKey& link, LinkField field, double value) {
    return change(ChangeLink{Operation::multiply, link, field, value});
}

JourneyBuilder& JourneyBuilder::lane(const std::string& id) {
    journey_.lanes.push_back({id, id, {}});
    return *this;
}

JourneyBuilder& JourneyBuilder::cell(const std::string& stage, const std::string& text) {
    CLAIM(!journey_.lanes.empty(), "say lane() before cell()");
    journey_.lanes.back().cells.push_back({stage, text});
    return *this;
}

JourneyBuilder& JourneyBuilder::simulate(PeriodUnit period, int horizon, double initial, double arrivals) {
    journey_.simulation.period = period;
    journey_.simulation.horizon = horizon;
    journey_.simulation.initial = initial;
    journey_.simulation.arrivals = arrivals;
    return *this;
}

JourneyBuilder& JourneyBuilder::discount_rate(double per_year) {
    journey_.simulation.discount_rate = per_year;
    return *this;
}

Journey JourneyBuilder::build() const {
    JourneyBuilder whole = *this;
    if (whole.journey_.touchpoints.empty()) return whole.journey_;
    if (whole.journey_.personas.empty()) whole.persona("everyone");
    for (Persona& persona : whole.journey_.personas) {
        if (persona.start.empty()) persona.start.push_back({whole.journey_.touchpoints.front().id, 1});
    }
    return whole.journey_;
}

} // namespace waymark
