// The dock's page of goal seek: which single field, changed how far, brings a figure to a target.
#pragma once

#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

[[nodiscard]] Actions draw_seek_page(Ui& ui, const Session& session, const Rect& area);

} // namespace waymark
