// The hotel journey, drawn from blank with mouse and keyboard alone.
#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <string>
#include <variant>

#include "app/desktop/desk.h"
#include "file/journey_file.h"
#include "journey/fields.h"
#include "journey/lookup.h"
#include "map_maker.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

// What can be recorded: each change of a field said as the value that it comes to.
Scenario as_recorded(Scenario scenario, const Journey& journey) {
    for (auto& intervention : scenario.interventions)
        for (auto& change : intervention.changes) {
            auto& field = std::get<ChangeTouchpoint>(change);
            const double base = value_of(*find_touchpoint(journey, field.touchpoint), field.field);
            REQUIRE(field.operation == Operation::add);
            const double value = std::round(1000 * (base + field.value)) / 1000; // 0.6 + 0.3 is typed as 0.9
            field = {Operation::set, field.touchpoint, field.field, value};
        }
    return scenario;
}

// The bundled hotel with the first of its scenarios.
Journey reference() {
    Journey hotel = *load_journey(WAYMARK_SOURCE_DIR "/scenarios/city-hotel.journey.json");
    hotel.scenarios = {as_recorded(hotel.scenarios.front(), hotel)};
    return hotel;
}

// The journey with ids by order, the same for all journeys of that structure.
Journey with_plain_ids(Journey journey) {
    std::map<std::string, std::string> plain{{done_target, done_target}};
    const auto number = [&](auto& elements, const char* kind) {
        for (std::size_t i = 0; i < elements.size(); ++i) {
            const std::string id = kind + std::to_string(i);
            plain[kind + elements[i].id] = id;
            elements[i].id = id;
        }
    };
    number(journey.stages, "stage-");
    number(journey.touchpoints, "touchpoint-");
    number(journey.lanes, "lane-");
    number(journey.personas, "persona-");
    number(journey.scenarios, "scenario-");
    const auto touchpoint = [&](std::string& id) {
        if (id != done_target) id = plain.at("touchpoint-" + id);
    };
    for (auto& each : journey.touchpoints)
        each.stage = plain.at("stage-" + each.stage);
    for (auto& lane : journey.lanes)
        for (auto& cell : lane.cells)
            cell.stage = plain.at("stage-" + cell.stage);
    for (auto& link : journey.links) {
        touchpoint(link.from);
        touchpoint(link.to);
    }
    for (auto& persona : journey.personas)
        for (auto& start : persona.start)
            touchpoint(start.touchpoint);
    for (auto& scenario : journey.scenarios) {
        number(scenario.interventions, "intervention-");
        for (auto& intervention : scenario.interventions)
            for (auto& change : intervention.changes)
                touchpoint(std::get<ChangeTouchpoint>(change).touchpoint);
    }
    return journey;
}

} // namespace

TEST_CASE("the hotel journey is drawn from blank by gestures and typing alone, undone and redone") {
    const Folder folder;
    App app({.settings = {}, .longest_wait = std::chrono::hours(1)});
    Gui gui(app, bake_fonts(1));
    Harness hand({[&] { gui.frame(); },
                  [&](const Shortcut& pressed) {
                      app.press(pressed);
                  }},
                 1600, 2400); // tall enough for every field, so that none has to be scrolled to
    const Journey wanted = reference();
    MapMaker maker(app, hand);
    maker.draw(wanted);

    const auto path = folder.file("drawn.journey.json");
    maker.save_as(path.string());
    REQUIRE(app.session().path == path);
    const auto drawn = load_journey(path);
    REQUIRE(drawn);
    CHECK(to_canonical_text(with_plain_ids(*drawn)) == to_canonical_text(with_plain_ids(wanted)));

    const std::string saved = bytes_of(path);
    const std::size_t steps = app.session().history.position();
    INFO(steps << " steps");
    hand.key("Escape");
    for (std::size_t i = 0; i < steps; ++i)
        hand.key("Ctrl+Z");
    CHECK(app.session().history.position() == 0);
    CHECK(app.session().history.current()->touchpoints.empty());
    for (std::size_t i = 0; i < steps; ++i)
        hand.key("Ctrl+Shift+Z");
    hand.key("Ctrl+S");
    CHECK(bytes_of(path) == saved);
    CHECK(to_canonical_text(*app.session().history.current()) == saved);
}
