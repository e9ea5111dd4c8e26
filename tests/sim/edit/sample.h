// A small journey that every test of edits starts from.
#pragma once

#include "journey/journey.h"

namespace waymark::testing {

// Two stages; site → desk → room → done and desk → site; one persona starts at the site; one scenario that
// changes the desk, adds a kiosk and links the desk to it.
inline Journey sample() {
    Journey journey;
    journey.title = "Sample";
    journey.stages = {{"find", "Find", Relationship::prospect},
                      {"stay", "Stay", Relationship::customer},
                      {"after", "After", Relationship::customer}};
    const auto touchpoint = [](const char* id, const char* name, const char* stage) {
        Touchpoint made;
        made.id = id;
        made.name = name;
        made.stage = stage;
        return made;
    };
    journey.touchpoints = {touchpoint("site", "Site", "find"), touchpoint("desk", "Desk", "stay"),
                           touchpoint("room", "Room", "stay")};
    journey.links = {{"site", "desk"}, {"desk", "room"}, {"desk", "site", 0.5}, {"room", done_target}};
    Persona persona;
    persona.id = "guest";
    persona.name = "Guest";
    persona.start = {{"site", 1}};
    journey.personas = {persona};
    Intervention faster;
    faster.id = "faster";
    faster.name = "Faster desk";
    faster.changes = {ChangeTouchpoint{Operation::add, "desk", TouchpointField::process, 2},
                      ChangeLink{Operation::set, {"desk", "room"}, LinkField::weight, 3}};
    Intervention kiosk;
    kiosk.id = "kiosk";
    kiosk.name = "Kiosk";
    kiosk.changes = {AddTouchpoint{touchpoint("kiosk", "Kiosk", "after")}, AddLink{{"room", "kiosk"}},
                     ChangeTouchpoint{Operation::set, "kiosk", TouchpointField::people, 9}};
    journey.scenarios = {{"better", "Better", "", {faster, kiosk}}};
    journey.lanes = {{"quotes", "Quotes", {{"stay", "My key, please."}, {"after", "Thanks."}}}};
    return journey;
}

} // namespace waymark::testing
