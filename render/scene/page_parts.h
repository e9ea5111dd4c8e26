// What stands around the map on a page: title block, legend and footer. For page.cpp alone.
#pragma once

#include <optional>
#include <string>

#include "scene/map_view.h"
#include "scene/marks.h"

namespace waymark {

// Title, client and author, personas and key figures, from the top of the list; returns where it ends. With
// `persona` it says that figures are only theirs.
[[nodiscard]] double add_page_head(DisplayList& list, const MapSubject& subject,
                                   const std::optional<std::string>& persona, double width,
                                   const Theme& colors);
// How to read the map, from y on; returns where it ends.
[[nodiscard]] double add_legend(DisplayList& list, const MapSubject& subject, double y, double width,
                                const Theme& colors);
// Definitions and evidence; returns where it ends.
[[nodiscard]] double add_page_footer(DisplayList& list, const MapSubject& subject, double y, double width,
                                     const Theme& colors);

} // namespace waymark
