// Settings: how a person likes the program; each choice takes effect at once.
#pragma once

#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

[[nodiscard]] Actions draw_settings_dialog(Ui& ui, const Session& session);

} // namespace waymark
