#include "file/json_archives.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "journey/validate.h"
#include "journey/wording.h"

namespace waymark {

namespace {

// Beyond this many problems nobody reads on, and each takes memory.
constexpr std::size_t most_problems = 1000;
// Doubles are written as integers up to here; beyond, the exponent form is as short.
constexpr double largest_written_integer = 1e15;

constexpr std::array<std::string_view, 7> change_words{
    "set", "add", "multiply", "add_touchpoint", "add_link", "remove_link", "remove_touchpoint"};

std::string text_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

} // namespace

Json json_number(double value) {
    if (value == std::trunc(value) && std::abs(value) < largest_written_integer) {
        return static_cast<std::int64_t>(value);
    }
    return value;
}

void Reading::add(std::string place, std::string what, std::string remedy) {
    if (problems.size() < most_problems) {
        problems.push_back({std::move(place), std::move(what), std::move(remedy)});
    }
}

void JourneyInputArchive::finish() {
    for (const auto& [key, value] : object_.items()) {
        if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
        reading_.add(place_, "key " + in_quotes(prefix_ + key) + " is not known", suggestion(key, known_));
    }
}

void JourneyInputArchive::read_value(const Json& json, const std::string& key, std::string& value) {
    if (!expect(json.is_string(), json, key, "text in double quotes")) return;
    const std::string& text = json.get_ref<const std::string&>();
    if (text.find('\0') != std::string::npos) {
        reading_.add(place_, key + " holds the character U+0000, which no text may hold", "Take it away.");
        return;
    }
    value = text;
}

void JourneyInputArchive::read_value(const Json& json, const std::string& key, bool& value) {
    if (expect(json.is_boolean(), json, key, "true or false")) value = json.get<bool>();
}

void JourneyInputArchive::read_value(const Json& json, const std::string& key, int& value) {
    const double number = json.is_number() ? json.get<double>() : 0.5;
    const bool is_whole = number == std::trunc(number) && std::abs(number) <= std::numeric_limits<int>::max();
    if (expect(is_whole, json, key, "a whole number")) value = static_cast<int>(number);
}

void JourneyInputArchive::read_value(const Json& json, const std::string& key, double& value) {
    if (expect(json.is_number(), json, key, "a number")) value = json.get<double>();
}

void JourneyInputArchive::read_value(const Json& json, const std::string& key, LinkKey& value) {
    const bool is_pair = json.is_array() && json.size() == 2 && json[0].is_string() && json[1].is_string();
    if (!expect(is_pair, json, key, "the two ends of a link, as [\"FROM\", \"TO\"]")) return;
    value = {json[0].get<std::string>(), json[1].get<std::string>()};
}

void JourneyInputArchive::read_change(const Json& json, const std::string& place, Change& change) {
    JourneyInputArchive inner(json, place, "", reading_);
    const auto what = json.find("do");
    if (what == json.end()) inner.add_missing("do");
    switch (what == json.end() ? -1 : inner.read_word(*what, "do", change_words)) {
    case 0:
    case 1:
    case 2:
        if (json.contains("link") && !json.contains("touchpoint"))
            change = ChangeLink{};
        else
            change = ChangeTouchpoint{};
        break;
    case 3: change = AddTouchpoint{}; break;
    case 4: change = AddLink{}; break;
    case 5: change = RemoveLink{}; break;
    case 6: change = RemoveTouchpoint{}; break;
    default: reading_.unreadable.insert(place); return;
    }
    std::visit([&](auto& kind) { inner(kind); }, change);
    inner.finish();
}

bool JourneyInputArchive::expect(bool is_right, const Json& json, const std::string& key,
                                 std::string_view wanted) {
    if (!is_right)
        reading_.add(place_, key + " is " + kind_of(json) + ", must be " + std::string(wanted), "");
    return is_right;
}

int JourneyInputArchive::read_word(const Json& json, const std::string& key,
                                   std::span<const std::string_view> allowed) {
    if (json.is_string()) {
        const auto found = std::find(allowed.begin(), allowed.end(), json.get_ref<const std::string&>());
        if (found != allowed.end()) return static_cast<int>(found - allowed.begin());
    }
    std::string remedy = json.is_string() ? suggestion(json.get_ref<const std::string&>(), allowed) : "";
    if (!remedy.starts_with("Did")) remedy.clear();
    reading_.add(place_, key + " is " + kind_of(json) + ", must be " + list_text(allowed, "or"), remedy);
    return -1;
}

void JourneyInputArchive::add_missing(std::string_view name) {
    reading_.add(place_, prefix_ + std::string(name) + " is missing",
                 "Add the key \"" + std::string(name) + "\".");
    if (place_.empty() && name == "stages") reading_.is_whole = false;
}

std::string JourneyInputArchive::item_place(const Json& json, const std::string& list,
                                            std::size_t index) const {
    std::string name;
    if (json.is_object()) {
        name = text_of(json, "id");
        if (name.empty() && list == "links") name = text_of(json, "from") + " → " + text_of(json, "to");
        if (name.empty() && list == "cells") name = text_of(json, "stage");
    }
    return (place_.empty() ? "" : place_ + ", ") + place_of(list, index, name);
}

std::string JourneyInputArchive::kind_of(const Json& json) {
    if (json.is_string()) return in_quotes(json.get_ref<const std::string&>());
    if (json.is_array()) return "a list";
    if (json.is_object()) return "an object";
    return json.is_number_float() ? number_text(json.get<double>()) : json.dump();
}

} // namespace waymark
