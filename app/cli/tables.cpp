#include "cli/tables.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/run.h"
#include "data/column_words.h"
#include "data/mermaid.h"
#include "data/table_export.h"
#include "data/table_import.h"
#include "file/journey_file.h"
#include "file/read.h"
#include "journey/lookup.h"
#include "whatif/scenario_map.h"

namespace waymark::cli {

namespace {

std::string title_of(const Table& table, const std::string& file) {
    return table.title.empty() ? std::filesystem::path(file).stem().string() : table.title;
}

Result<Table> table_in(const std::string& file) {
    const Result<std::string> bytes = read_file(file, largest_table_bytes);
    if (!bytes) return bytes.problems();
    Result<Table> table = read_touchpoints(*bytes);
    if (table && is_event_log(table->rows.front().cells))
        return Problem{"", "this is an event log, a row for each event of a person",
                       "What is imported here is a table with a row for each touchpoint."};
    return table;
}

} // namespace

bool is_text_ending(std::string_view ending) {
    return ending == ".csv" || ending == ".tsv" || ending == ".mmd";
}

Result<std::string> map_as_text(const Journey& journey, const Scenario* scenario, std::string_view ending) {
    Journey map = journey;
    if (scenario != nullptr) {
        auto in_force = map_in_force(journey, *scenario);
        if (!in_force) return in_force.problems();
        map = std::move(in_force->map.journey);
    }
    if (ending == ".mmd") return to_mermaid(map);
    return touchpoint_table(map, touchpoint_ids(map), ending == ".tsv" ? Separator::tab : Separator::comma);
}

Exit run(const ImportFile& request, Console& console) {
    const std::string output = request.output.string();
    std::error_code ignored;
    if (!request.replaces && std::filesystem::exists(request.output, ignored)) {
        report(console, output,
               {{"", "there is a file of this name already", "Choose another name, or add --force."}});
        return Exit::wrong_input;
    }
    const Result<Table> table = table_in(request.file);
    if (!table) {
        report(console, request.file, table.problems());
        return Exit::wrong_input;
    }
    ImportChoices choices = suggested_choices(*table);
    choices.links_in_order = !request.leaves_links_out;
    const Journey nothing = empty_journey(title_of(*table, request.file));
    const ImportPlan plan = planned_import(nothing, *table, choices, {});
    report(console, request.file, plan.problems);
    if (!plan.problems.empty() && !request.takes_part) {
        report(console, request.file,
               {{"", "nothing was imported", "Mend the table, or add --partly to leave these cells out."}});
        return Exit::wrong_input;
    }
    const Result<Journey> journey = edited(nothing, plan.edits);
    if (plan.added == 0 || !journey) {
        report(console, request.file,
               journey ? Problems{{"", "no row has a name", "Name the touchpoints."}} : journey.problems());
        return Exit::wrong_input;
    }
    if (const Result<SavedFile> saved = save_journey(request.output, *journey); !saved) {
        report(console, output, saved.problems());
        return Exit::machine;
    }
    console.out << output << ": " << journey->title << ", " << counted(journey->stages.size(), "stage")
                << ", " << counted(journey->touchpoints.size(), "touchpoint") << ", "
                << counted(journey->links.size(), "link") << '\n';
    return Exit::done;
}

} // namespace waymark::cli
