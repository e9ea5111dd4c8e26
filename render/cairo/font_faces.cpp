#include "cairo/font_faces.h"

#include "journey/claim.h"
#include "text/fonts.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <array>

namespace waymark {

namespace {

cairo_font_face_t* load(FT_Library library, Weight weight) {
    const auto file = font_file(weight);
    FT_Face face = nullptr;
    const auto failed = FT_New_Memory_Face(library, file.data(), static_cast<FT_Long>(file.size()), 0, &face);
    CLAIM(failed == 0, "FreeType reads the bundled font");
    return cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING);
}

// Never freed: Cairo's caches may hold on to the faces until the program ends.
std::array<cairo_font_face_t*, 2> load_both() {
    FT_Library library = nullptr;
    CLAIM(FT_Init_FreeType(&library) == 0, "FreeType starts");
    return {load(library, Weight::regular), load(library, Weight::semibold)};
}

} // namespace

cairo_font_face_t* font_face(Weight weight) {
    static const auto faces = load_both();
    return faces[static_cast<std::size_t>(weight)];
}

} // namespace waymark
