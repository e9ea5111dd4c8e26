// Draws a display list with Cairo.
#pragma once

#include "cairo/documents.h"

#include <cairo.h>

namespace waymark {

// Text as text can be searched in a PDF; as outlines it is evenly spaced on pixels, which glyph images are
// not.
enum class TextAs { text, outlines };

// Draws the page, one unit of the context being one point, from the origin. Its background fills all of the
// surface, even where that is larger than the page.
void draw(cairo_t* context, const Page& page, TextAs text_as);

} // namespace waymark
