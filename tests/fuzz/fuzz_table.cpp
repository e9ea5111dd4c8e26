// Any bytes as a table of touchpoints: a plan or a refusal, and what was planned can be done.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "data/mermaid.h"
#include "data/table_export.h"
#include "data/table_import.h"
#include "data/touchpoint_grid.h"
#include "journey/claim.h"
#include "journey/lookup.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace waymark;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    (void)cells_of_clipboard(bytes);
    const Result<Table> table = read_touchpoints(bytes);
    if (!table) return 0;
    ImportChoices choices = suggested_choices(*table);
    choices.links_in_order = true;
    const Journey nothing = empty_journey("");
    const ImportPlan plan = planned_import(nothing, *table, choices, {});
    if (plan.added == 0) return 0;
    const Result<Journey> journey = edited(nothing, plan.edits);
    CLAIM(journey.has_value(), "what was planned can be done");
    (void)to_mermaid(*journey);
    const auto again = read_table(touchpoint_table(*journey, touchpoint_ids(*journey), Separator::tab));
    CLAIM(again.has_value(), "what was written can be read");
    const ImportPlan repeated = planned_import(*journey, *again, suggested_choices(*again), {});
    CLAIM(repeated.added == 0, "what was written names the same touchpoints");
    return 0;
}
