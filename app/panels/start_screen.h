// The start screen: recent journeys, examples, templates, a blank map.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "panels/actions.h"
#include "panels/file_browser.h"
#include "panels/journey_card.h"
#include "panels/ui.h"

namespace waymark {

// Recent files and examples in small, read bit by bit so that the first frame does not wait for all of them.
struct StartState {
    struct Recent {
        std::optional<JourneyCard> card; // nothing: it cannot be read any more
        std::string changed;
        bool has_unsaved = false; // a window on it ended before its changes were saved
    };
    std::map<std::filesystem::path, Recent> recent;
    std::map<std::string, JourneyCard, std::less<>> examples;
    bool is_complete = false; // nothing is left to read
};

[[nodiscard]] Actions draw_start_screen(Ui& ui, const Session& session, StartState& state, const Rect& area);

} // namespace waymark
