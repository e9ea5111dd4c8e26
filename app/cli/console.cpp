#include "cli/console.h"

#include <algorithm>
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
    std::string all_names;
    for (const auto& item : list) {
        all_names += (all_names.empty() ? "" : ", ") + item.id;
        if (!item.name.empty() && item.name != item.id) all_names += " (" + in_quotes(item.name) + ")";
    }
    Problem problem{"", "there is no " + std::string(kind) + " " + in_quotes(id), ""};
    if (known.empty()) {
        problem.remedy = "The journey has no " + std::string(kind) + " at all.";
    } else {
        const std::string hint = suggestion(id, known); // the nearest id, or all of them
        problem.remedy = (hint.starts_with("Known") ? "" : hint + " ") + "Known: " + all_names + ".";
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
    if (const Scenario* const scenario = find_scenario(journey, *id)) return scenario;
    // Its name will do where it is the only one.
    const auto is_named_so = [&](const Scenario& scenario) {
        return scenario.name == *id;
    };
    if (std::ranges::count_if(journey.scenarios, is_named_so) == 1)
        return &*std::ranges::find_if(journey.scenarios, is_named_so);
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
