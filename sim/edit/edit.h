// Edits: every way to change a journey, as one-way values; edited() gives the next journey or says why not.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "journey/journey.h"
#include "journey/result.h"

namespace waymark {

// Positions are 0-based in the list after the element itself is taken out; past the end means at the end.

struct SetTitleBlock {
    std::string title, description, client, author;
    JourneyState state = JourneyState::current;
    std::string reviewed, currency;
    bool operator==(const SetTitleBlock&) const = default;
};
struct SetSimulation {
    Simulation simulation;
    bool operator==(const SetSimulation&) const = default;
};

struct InsertStage {
    Stage stage;
    std::size_t position = SIZE_MAX;
    bool operator==(const InsertStage&) const = default;
};
struct UpdateStage { // the stage's id names which
    Stage stage;
    bool operator==(const UpdateStage&) const = default;
};
struct MoveStage {
    std::string stage;
    std::size_t position = 0;
    bool operator==(const MoveStage&) const = default;
};
struct EraseStage { // refused while it has touchpoints, and for the last stage; its text cells go with it
    std::string stage;
    bool operator==(const EraseStage&) const = default;
};

struct InsertTouchpoint {
    Touchpoint touchpoint;
    std::size_t position = SIZE_MAX; // in Journey::touchpoints
    bool operator==(const InsertTouchpoint&) const = default;
};
struct UpdateTouchpoint {
    Touchpoint touchpoint;
    bool operator==(const UpdateTouchpoint&) const = default;
};
struct MoveTouchpoint { // to a cell and a place in the order
    std::string touchpoint;
    std::string stage;
    Lane lane = Lane::process;
    std::size_t position = SIZE_MAX;
    bool operator==(const MoveTouchpoint&) const = default;
};
struct EraseTouchpoints { // their links, starts and the scenario changes that name them go with them
    std::vector<std::string> touchpoints;
    bool operator==(const EraseTouchpoints&) const = default;
};

struct InsertLink {
    Link link;
    bool operator==(const InsertLink&) const = default;
};
struct UpdateLink {
    Link link;
    bool operator==(const UpdateLink&) const = default;
};
struct EraseLink { // scenario changes that name it go with it
    LinkKey link;
    bool operator==(const EraseLink&) const = default;
};

struct InsertTextLane {
    TextLane lane;
    std::size_t position = SIZE_MAX;
    bool operator==(const InsertTextLane&) const = default;
};
struct UpdateTextLane {
    TextLane lane;
    bool operator==(const UpdateTextLane&) const = default;
};
struct EraseTextLane {
    std::string lane;
    bool operator==(const EraseTextLane&) const = default;
};

struct InsertPersona {
    Persona persona;
    std::size_t position = SIZE_MAX;
    bool operator==(const InsertPersona&) const = default;
};
struct UpdatePersona {
    Persona persona;
    bool operator==(const UpdatePersona&) const = default;
};
struct ErasePersona {
    std::string persona;
    bool operator==(const ErasePersona&) const = default;
};

struct InsertScenario {
    Scenario scenario;
    std::size_t position = SIZE_MAX;
    bool operator==(const InsertScenario&) const = default;
};
struct UpdateScenario { // its interventions included
    Scenario scenario;
    bool operator==(const UpdateScenario&) const = default;
};
struct EraseScenario {
    std::string scenario;
    bool operator==(const EraseScenario&) const = default;
};

// The whole document at once: paste, import, templates.
struct ReplaceJourney {
    Journey journey;
    bool operator==(const ReplaceJourney&) const = default;
};

using EditVariant =
    std::variant<SetTitleBlock, SetSimulation, InsertStage, UpdateStage, MoveStage, EraseStage,
                 InsertTouchpoint, UpdateTouchpoint, MoveTouchpoint, EraseTouchpoints, InsertLink, UpdateLink,
                 EraseLink, InsertTextLane, UpdateTextLane, EraseTextLane, InsertPersona, UpdatePersona,
                 ErasePersona, InsertScenario, UpdateScenario, EraseScenario, ReplaceJourney>;
// A variant whose special members are compiled once, in edit.cpp: every file that names an edit would spend
// seconds on them.
struct Edit : EditVariant {
    using EditVariant::EditVariant;
    Edit(const Edit&);
    Edit(Edit&&) noexcept;
    Edit& operator=(const Edit&);
    Edit& operator=(Edit&&) noexcept;
    ~Edit();
};

// The next journey, valid where the given one was, or why not; never half-applied. Numbers are clamped to
// their ranges (an editor clamps). O(size of the journey).
[[nodiscard]] Result<Journey> edited(const Journey& journey, const Edit& edit);

// All edits or none. (Not named apply: std::apply would be the better match for a Journey that is not const.)
[[nodiscard]] Result<Journey> edited(const Journey& journey, const std::vector<Edit>& edits);

// What the user would call it, for the undo menu: `Set process score of “Check-in”`. `journey` is the one
// before the edit.
[[nodiscard]] std::string label_of(const Edit& edit, const Journey& journey);
// Of the edits of one gesture: `Move 3 touchpoints`; where they are of several kinds, that of the first.
[[nodiscard]] std::string label_of(const std::vector<Edit>& edits, const Journey& journey);

} // namespace waymark
