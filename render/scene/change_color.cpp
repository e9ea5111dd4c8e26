#include "scene/change_color.h"

#include "scene/format.h"

namespace waymark {

Color change_color(const Theme& colors, double change, std::string_view words, int good_direction,
                   const std::optional<double>& certainty) {
    if (is_written_as_nothing(words)) return colors.text_3;
    if (certainty && *certainty < sure_enough) return colors.text_2;
    return (change > 0) == (good_direction > 0) ? colors.good : colors.bad;
}

} // namespace waymark
