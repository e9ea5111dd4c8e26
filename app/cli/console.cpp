#include "cli/console.h"

#include <vector>

#include "file/journey_file.h"
#include "journey/lookup.h"
#include "journey/wording.h"

namespace waymark::cli {

namespace {

template <class List>
void report_unknown(Console& console, const std::string& file, std::string_view kind, const std::string& id,
                    const List& list) {
    std::vector<std::string_view> known;
    known.reserve(list.size());
    for (const auto& item : list)
        known.push_back(item.id);
    Problem problem{"", "there is no " + std::string(kind) + " " + in_quotes(id), ""};
    if (known.empty()) {
        problem.remedy = "The journey has no " + std::string(kind) + " at all.";
    } else {
        problem.remedy = suggestion(id, known);
        const std::string all = "Known: " + list_text(known, "and") + ".";
        if (problem.remedy != all) problem.remedy += " " + all;
    }
    report(console, file, {problem});
}

} // namespace

void report(Console& console, std::string_view file, const Problems& problems) {
    for (const Problem& problem : problems)
        console.err << file << ": " << to_text(problem) << '\n';
}

std::optional<Journey> open_journey(Console& console, const std::string& file) {
    Result<Journey> journey = load_journey(file);
    if (journey) return std::move(*journey);
    report(console, file, journey.problems());
    return std::nullopt;
}

std::optional<const Scenario*> choose_scenario(Console& console, const std::string& file,
                                               const Journey& journey, const std::optional<std::string>& id) {
    if (!id) return nullptr;
    const Scenario* scenario = find_scenario(journey, *id);
    if (scenario != nullptr) return scenario;
    report_unknown(console, file, "scenario", *id, journey.scenarios);
    return std::nullopt;
}

bool knows_persona(Console& console, const std::string& file, const Journey& journey,
                   const std::optional<std::string>& id) {
    if (!id || find_persona(journey, *id) != nullptr) return true;
    report_unknown(console, file, "persona", *id, journey.personas);
    return false;
}

std::string counted(std::size_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

} // namespace waymark::cli
