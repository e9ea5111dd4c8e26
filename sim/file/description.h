// The one description of what a journey's types hold: names, order and defaults, for every cereal archive.
#pragma once

#include <string_view>

#include "journey/fragment.h"
#include "journey/journey.h"

namespace waymark {

// A named member: left out by writers where it equals its usual value, which readers take where it is
// missing.
template <class T>
struct Field {
    std::string_view name;
    T& value;
    const T* usual; // nullptr: the key is required
};

template <class T>
[[nodiscard]] Field<T> field(std::string_view name, T& value, const T& usual) {
    return {name, value, &usual};
}
template <class T>
[[nodiscard]] Field<T> required(std::string_view name, T& value) {
    return {name, value, nullptr};
}

// A key with one value only, such as "do": "add_link".
struct Tag {
    std::string_view name;
    std::string_view word;
};

template <class Archive>
void serialize(Archive& archive, Stage& stage) {
    static const Stage usual;
    archive(required("id", stage.id));
    archive(field("name", stage.name, stage.id),
            field("relationship", stage.relationship, usual.relationship));
}

template <class Archive>
void serialize(Archive& archive, Scores& scores) {
    static const Scores usual;
    archive(field("people", scores.people, usual.people), field("process", scores.process, usual.process),
            field("product", scores.product, usual.product));
}

template <class Archive>
void serialize(Archive& archive, Evidence& evidence) {
    static const Evidence usual;
    archive(field("level", evidence.level, usual.level),
            field("responses", evidence.responses, usual.responses),
            field("source", evidence.source, usual.source));
}

template <class Archive>
void serialize(Archive& archive, Touchpoint& touchpoint) {
    static const Touchpoint usual;
    Touchpoint& t = touchpoint;
    archive(required("id", t.id));
    archive(field("name", t.name, t.id), required("stage", t.stage), field("lane", t.lane, usual.lane),
            field("channel", t.channel, usual.channel), field("owner", t.owner, usual.owner),
            field("initiated_by", t.initiated_by, usual.initiated_by), field("kind", t.kind, usual.kind),
            field("scores", t.scores, usual.scores), field("impact", t.impact, usual.impact),
            field("variability", t.variability, usual.variability), field("effort", t.effort, usual.effort),
            field("recovery", t.recovery, usual.recovery), field("leave", t.leave, usual.leave),
            field("dwell_days", t.dwell_days, usual.dwell_days), field("cost", t.cost, usual.cost),
            field("revenue", t.revenue, usual.revenue),
            field("moment_of_truth", t.moment_of_truth, usual.moment_of_truth),
            field("evidence", t.evidence, usual.evidence), field("doing", t.doing, usual.doing),
            field("thinking", t.thinking, usual.thinking), field("pains", t.pains, usual.pains),
            field("opportunities", t.opportunities, usual.opportunities),
            field("backstage", t.backstage, usual.backstage), field("systems", t.systems, usual.systems),
            field("notes", t.notes, usual.notes));
}

template <class Archive>
void serialize(Archive& archive, TextCell& cell) {
    archive(required("stage", cell.stage), required("text", cell.text));
}

template <class Archive>
void serialize(Archive& archive, TextLane& lane) {
    static const TextLane usual;
    archive(required("id", lane.id));
    archive(field("name", lane.name, lane.id), field("cells", lane.cells, usual.cells));
}

template <class Archive>
void serialize(Archive& archive, LinkKey& link) {
    archive(required("from", link.from), required("to", link.to));
}

template <class Archive>
void serialize(Archive& archive, Link& link) {
    static const Link usual;
    archive(required("from", link.from), required("to", link.to), field("weight", link.weight, usual.weight),
            field("tilt", link.tilt, usual.tilt), field("friction", link.friction, usual.friction));
}

template <class Archive>
void serialize(Archive& archive, Weights& weights) {
    static const Weights usual;
    archive(field("people", weights.people, usual.people), field("process", weights.process, usual.process),
            field("product", weights.product, usual.product));
}

template <class Archive>
void serialize(Archive& archive, Start& start) {
    static const Start usual;
    archive(required("touchpoint", start.touchpoint), field("share", start.share, usual.share));
}

template <class Archive>
void serialize(Archive& archive, StartSatisfaction& level) {
    static const StartSatisfaction usual;
    archive(field("mean", level.mean, usual.mean), field("sd", level.sd, usual.sd));
}

template <class Archive>
void serialize(Archive& archive, Persona& persona) {
    static const Persona usual;
    Persona& p = persona;
    archive(required("id", p.id));
    archive(field("name", p.name, p.id), field("description", p.description, usual.description),
            field("quote", p.quote, usual.quote), field("goals", p.goals, usual.goals),
            field("frustrations", p.frustrations, usual.frustrations), field("share", p.share, usual.share),
            field("weights", p.weights, usual.weights), required("start", p.start),
            field("start_satisfaction", p.start_satisfaction, usual.start_satisfaction),
            field("churn_sensitivity", p.churn_sensitivity, usual.churn_sensitivity),
            field("effort_sensitivity", p.effort_sensitivity, usual.effort_sensitivity),
            field("loss_aversion", p.loss_aversion, usual.loss_aversion));
}

template <class Archive>
void serialize(Archive& archive, ChangeTouchpoint& change) {
    archive(required("do", change.operation), required("touchpoint", change.touchpoint),
            required("field", change.field), required("value", change.value));
}
template <class Archive>
void serialize(Archive& archive, ChangeLink& change) {
    archive(required("do", change.operation), required("link", change.link), required("field", change.field),
            required("value", change.value));
}
template <class Archive>
void serialize(Archive& archive, AddTouchpoint& change) {
    archive(Tag{"do", "add_touchpoint"}, required("touchpoint", change.touchpoint));
}
template <class Archive>
void serialize(Archive& archive, AddLink& change) {
    archive(Tag{"do", "add_link"}, required("link", change.link));
}
template <class Archive>
void serialize(Archive& archive, RemoveLink& change) {
    archive(Tag{"do", "remove_link"}, required("link", change.link));
}
template <class Archive>
void serialize(Archive& archive, RemoveTouchpoint& change) {
    archive(Tag{"do", "remove_touchpoint"}, required("touchpoint", change.touchpoint));
}

template <class Archive>
void serialize(Archive& archive, Intervention& intervention) {
    static const Intervention usual;
    Intervention& i = intervention;
    archive(required("id", i.id));
    archive(field("name", i.name, i.id), field("enabled", i.enabled, usual.enabled),
            field("start_period", i.start_period, usual.start_period),
            field("cost_once", i.cost_once, usual.cost_once),
            field("cost_per_period", i.cost_per_period, usual.cost_per_period),
            field("changes", i.changes, usual.changes));
}

template <class Archive>
void serialize(Archive& archive, Scenario& scenario) {
    static const Scenario usual;
    archive(required("id", scenario.id));
    archive(field("name", scenario.name, scenario.id),
            field("description", scenario.description, usual.description),
            field("interventions", scenario.interventions, usual.interventions));
}

template <class Archive>
void serialize(Archive& archive, Simulation& simulation) {
    static const Simulation usual;
    Simulation& s = simulation;
    archive(field("period", s.period, usual.period), field("horizon", s.horizon, usual.horizon),
            field("initial", s.initial, usual.initial), field("arrivals", s.arrivals, usual.arrivals),
            field("discount_rate", s.discount_rate, usual.discount_rate));
}

template <class Archive>
void serialize(Archive& archive, Journey& journey) {
    static const Journey usual;
    Journey& j = journey;
    archive(required("title", j.title), field("description", j.description, usual.description),
            field("client", j.client, usual.client), field("author", j.author, usual.author),
            field("state", j.state, usual.state), field("reviewed", j.reviewed, usual.reviewed),
            field("currency", j.currency, usual.currency), required("stages", j.stages),
            field("touchpoints", j.touchpoints, usual.touchpoints), field("lanes", j.lanes, usual.lanes),
            field("links", j.links, usual.links), field("personas", j.personas, usual.personas),
            field("scenarios", j.scenarios, usual.scenarios),
            field("simulation", j.simulation, usual.simulation));
}

template <class Archive>
void serialize(Archive& archive, Fragment& fragment) {
    static const Fragment usual;
    archive(required("stages", fragment.stages), required("touchpoints", fragment.touchpoints),
            field("links", fragment.links, usual.links));
}

} // namespace waymark
