#include "journey/fields.h"

#include <catch2/catch.hpp>

using namespace waymark;

namespace {

void check_said(const FieldInfo& about) {
    INFO(about.name);
    CHECK_FALSE(about.label.empty());
    CHECK_FALSE(about.said.empty());
    CHECK_FALSE(about.help.empty());
    CHECK_FALSE(about.scale.empty());
    CHECK(about.help.back() == '.');
    CHECK(about.range.low < about.range.high);
}

} // namespace

TEST_CASE("every field has a name to be said by, a meaning and a scale") {
    for (const TouchpointField field : touchpoint_fields)
        check_said(info(field));
    for (const LinkField field : link_fields)
        check_said(info(field));
    for (const PersonaField field : persona_fields)
        check_said(info(field));
    for (const SimulationField field : simulation_fields)
        check_said(info(field));
}

TEST_CASE("a persona's field is set by its name, within its range") {
    Persona persona;
    set_value(persona, PersonaField::weight_process, 3);
    set_value(persona, PersonaField::start_mean, 12);
    set_value(persona, PersonaField::loss_aversion, 0);
    CHECK(persona.weights == Weights{1, 3, 1});
    CHECK(persona.start_satisfaction.mean == 10);
    CHECK(persona.loss_aversion == 1);
    CHECK(value_of(persona, PersonaField::churn_sensitivity) == 1.5);
    CHECK(info(PersonaField::start_sd).name == "start_satisfaction.sd");
}

TEST_CASE("the projection's horizon is whole periods") {
    Simulation simulation;
    set_value(simulation, SimulationField::horizon, 36.4);
    set_value(simulation, SimulationField::discount_rate, 2);
    CHECK(simulation.horizon == 36);
    CHECK(simulation.discount_rate == 1);
    CHECK(value_of(simulation, SimulationField::initial) == 1000);
}
