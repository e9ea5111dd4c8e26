// The look of Dear ImGui's own windows, popups and text fields, from the visual tokens.
#pragma once

#include "scene/theme.h"

struct ImGuiStyle;

namespace waymark {

// Sets every size and colour of the style. `scale` is the content scale of the screen, 1 at 96 dpi.
void apply_style(ImGuiStyle& style, const Theme& theme, double scale);

} // namespace waymark
