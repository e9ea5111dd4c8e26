#include "file/journey_file.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "file/json_archives.h"
#include "file/json_text.h"
#include "file/read.h"
#include "journey/validate.h"
#include "journey/wording.h"

namespace waymark {

namespace {

constexpr std::string_view format_word = "waymark.journey";

// Why this tree is no journey file that this program reads; empty where it is one.
Problems refusals_of_header(const Json& root) {
    if (!root.is_object()) {
        return {
            {"", "the file holds no JSON object", "A journey file begins with {. Is this the right file?"}};
    }
    const auto format = root.find("format");
    if (format == root.end() || *format != format_word) {
        return {{"", "this is no Waymark journey: \"format\" must be " + in_quotes(format_word),
                 "Open a journey file, whose name usually ends in .journey.json."}};
    }
    const auto version = root.find("version");
    const std::string known = std::to_string(journey_file_version);
    if (version == root.end() || !version->is_number()) {
        return {{"", "version is missing or no number", "Write \"version\": " + known + "."}};
    }
    const double number = version->get<double>();
    if (number > journey_file_version) {
        return {{"", "version is " + number_text(number) + ", and this Waymark reads version " + known,
                 "Open it with a newer Waymark, or have it saved as version " + known + "."}};
    }
    if (number != journey_file_version) {
        return {{"", "version is " + number_text(number) + ", must be " + known, ""}};
    }
    return {};
}

// "leave is 1.4, …" to "leave".
std::string_view key_in(const Problem& problem) {
    return std::string_view(problem.what).substr(0, problem.what.find(' '));
}

// Adds what validation found, except where reading has already said that the same is wrong.
void add_problems_of_content(Reading& reading, const Journey& journey) {
    const Problems read = reading.problems;
    std::set<std::pair<std::string_view, std::string_view>> said;
    for (const Problem& problem : read)
        said.insert({problem.place, key_in(problem)});
    for (Problem& found : validate(journey)) {
        if (said.contains({found.place, key_in(found)}) || reading.unreadable.contains(found.place)) continue;
        reading.problems.push_back(std::move(found));
    }
}

// Fits the list to what a person can read.
Problems shortened(Problems problems) {
    constexpr std::size_t most = 1000;
    if (problems.size() > most) {
        const std::size_t more = problems.size() - most;
        problems.resize(most);
        problems.push_back({"", "and " + std::to_string(more) + " more problems", ""});
    }
    return problems;
}

} // namespace

Result<Journey> parse_journey(std::string_view text) {
    Result<JsonTree> tree = read_json(text);
    if (!tree) return tree.problems();
    if (Problems refusals = refusals_of_header(tree->root); !refusals.empty()) return refusals;

    Reading reading;
    reading.problems = std::move(tree->doubled_keys);
    Journey journey;
    JourneyInputArchive archive(tree->root, "", "", reading);
    archive(Tag{"format", format_word}, Tag{"version", ""}, journey);
    archive.finish();

    if (reading.is_whole) add_problems_of_content(reading, journey);
    if (!reading.problems.empty()) return shortened(std::move(reading.problems));
    return journey;
}

Result<Journey> load_journey(const std::filesystem::path& path) {
    const Result<std::string> text = read_file(path, largest_text);
    if (!text) return text.problems();
    return parse_journey(*text);
}

std::string to_canonical_text(const Journey& journey) {
    Json root = Json::object();
    root["format"] = format_word;
    root["version"] = journey_file_version;
    JourneyOutputArchive archive(root);
    archive(journey);
    return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<SavedFile> save_journey(const std::filesystem::path& path, const Journey& journey) {
    return write_file(path, to_canonical_text(journey), Backup::keep_previous);
}

} // namespace waymark
