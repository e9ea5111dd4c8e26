// What panels hand back: actions, and how a gesture on a field becomes one.
#pragma once

#include <vector>

#include "panels/ui.h"
#include "session/update.h"

namespace waymark {

using Actions = std::vector<Action>;

// preview: shows the edits; commit: makes them one step of the history, named after them; cancel: takes the
// preview back.
void add_gesture(Ui& ui, Actions& actions, Gesture gesture, std::vector<Edit> edits);

void append(Actions& actions, Actions more);

} // namespace waymark
