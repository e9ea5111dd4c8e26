// Versions of the open file as they were saved before, to look at and to go back to.
#pragma once

#include <cstddef>
#include <optional>

#include "panels/actions.h"
#include "panels/journey_card.h"
#include "panels/ui.h"

namespace waymark {

// Which version is looked at, and what it looks like; made when it is first drawn.
struct VersionsState {
    std::size_t chosen = 0;
    std::optional<std::size_t> card_of = {};
    JourneyCard card = {};
    std::vector<std::string> differences = {}; // from there to what is open
};

[[nodiscard]] Actions draw_version_sheet(Ui& ui, const Session& session, const VersionSheet& sheet,
                                         VersionsState& state);

} // namespace waymark
