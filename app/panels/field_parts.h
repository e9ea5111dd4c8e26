// What one-line and several-line text fields share.
#pragma once

#include "panels/text_field.h"

namespace waymark {

// The stop of the Tab key for a text field, which begins to be typed in when the focus arrives. Returns
// whether it has the focus.
bool stop_at(Ui& ui, unsigned id, std::string_view name);

// The field's face: darker under the pointer, on plain ground with a line of ink while it is typed in.
void draw_face(Ui& ui, const Rect& rect, const TextLook& look, bool is_hovered, bool is_active);

// What typing means for the value: previewed while it changes, committed or taken back when it ends.
Gesture gesture_of(Ui& ui, unsigned id, const Typed& typed, const std::string& before,
                   const std::string& after, std::string& value);

} // namespace waymark
