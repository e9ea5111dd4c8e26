#include "data/table_export.h"

#include <set>

#include "data/touchpoint_cells.h"

namespace waymark {

std::string touchpoint_table(const Journey& journey, const std::vector<std::string>& ids,
                             Separator separator) {
    const std::set<std::string> wanted(ids.begin(), ids.end());
    std::vector<std::vector<std::string>> rows(1);
    for (const TouchpointColumn column : columns_to_write())
        rows.front().emplace_back(info(column).label);
    for (const Touchpoint& touchpoint : journey.touchpoints) {
        if (!wanted.contains(touchpoint.id)) continue;
        rows.emplace_back();
        for (const TouchpointColumn column : columns_to_write())
            rows.back().push_back(cell_text(journey, touchpoint, column));
    }
    return table_text(rows, separator);
}

} // namespace waymark
