#include "file/fragment_text.h"

#include <utility>

#include "file/json_archives.h"
#include "file/json_text.h"
#include "journey/validate.h"
#include "journey/wording.h"

namespace waymark {

namespace {

constexpr std::string_view format_word = "waymark.touchpoints";
constexpr int fragment_version = 1;
constexpr std::size_t longest_beginning = 200; // bytes in which the format is named

Problems refusals_of_header(const Json& root) {
    const auto format = root.is_object() ? root.find("format") : root.end();
    if (!root.is_object() || format == root.end() || *format != format_word)
        return {{"", "the text holds no touchpoints of a map", "Copy some on a map first."}};
    const auto version = root.find("version");
    if (version == root.end() || *version != fragment_version)
        return {{"", "the touchpoints were copied by another version of Waymark",
                 "Save them as a journey there, and open that here."}};
    return {};
}

} // namespace

std::string to_text(const Fragment& fragment) {
    Json root = Json::object();
    root["format"] = format_word;
    root["version"] = fragment_version;
    JourneyOutputArchive archive(root);
    archive(fragment);
    return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

bool claims_to_be_fragment(std::string_view text) {
    const std::string_view beginning = text.substr(0, longest_beginning);
    const auto first = beginning.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && beginning[first] == '{' &&
           beginning.find("\"" + std::string(format_word) + "\"") != std::string_view::npos;
}

Result<Fragment> parse_fragment(std::string_view text) {
    Result<JsonTree> tree = read_json(text);
    if (!tree) return tree.problems();
    if (Problems refusals = refusals_of_header(tree->root); !refusals.empty()) return refusals;
    Reading reading;
    reading.problems = std::move(tree->doubled_keys);
    Fragment fragment;
    JourneyInputArchive archive(tree->root, "", "", reading);
    archive(Tag{"format", format_word}, Tag{"version", ""}, fragment);
    archive.finish();
    if (!reading.problems.empty()) return std::move(reading.problems);
    if (Problems problems = validate(journey_of(fragment)); !problems.empty()) return problems;
    if (fragment.touchpoints.empty())
        return Problem{"", "the text holds no touchpoints of a map", "Copy some on a map first."};
    return fragment;
}

} // namespace waymark
