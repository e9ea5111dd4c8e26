// The inspector: every field of what is selected; of the journey itself when nothing is.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

struct InspectorState {
    std::map<std::string, bool, std::less<>> open_sections; // where it differs from the section's default
    std::optional<FieldOfMap> pointed;                      // the field that the pointer was on last
    int shown = 0;                                          // what the page was of in the last frame
};

[[nodiscard]] Actions draw_inspector(Ui& ui, const Session& session, InspectorState& state, const Rect& area);

} // namespace waymark
