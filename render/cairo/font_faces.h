// The bundled fonts as Cairo font faces.
#pragma once

#include "text/weight.h"

#include <cairo.h>

namespace waymark {

// Lives as long as the program; unhinted. Safe to call from any thread.
[[nodiscard]] cairo_font_face_t* font_face(Weight weight);

} // namespace waymark
