// The cereal archive pair of the journey file: named members to and from a JSON tree, problems collected.
#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <cereal/cereal.hpp>
#include <nlohmann/json.hpp>

#include "file/description.h"
#include "journey/fields.h"
#include "journey/result.h"

namespace waymark {

using Json = nlohmann::ordered_json;

// A number as it is written: integers without a decimal point.
[[nodiscard]] Json json_number(double value);

// Writes members into one JSON object; a nested struct gets an archive of its own.
class JourneyOutputArchive : public cereal::OutputArchive<JourneyOutputArchive> {
public:
    explicit JourneyOutputArchive(Json& object) : OutputArchive(this), object_(object) {}

    template <class T>
    void write(const Field<T>& field) {
        if (field.usual != nullptr && field.value == *field.usual) return;
        object_.emplace(std::string(field.name), json_of(field.value));
    }
    void write(const Tag& tag) { object_.emplace(std::string(tag.name), std::string(tag.word)); }

private:
    static Json json_of(const std::string& text) { return text; }
    static Json json_of(bool value) { return value; }
    static Json json_of(int value) { return value; }
    static Json json_of(double value) { return json_number(value); }
    static Json json_of(const LinkKey& link) { return Json::array({link.from, link.to}); }
    static Json json_of(const Change& change) {
        return std::visit([](const auto& kind) { return json_of(kind); }, change);
    }
    template <class T>
    static Json json_of(const std::vector<T>& list) {
        Json array = Json::array();
        for (const T& item : list)
            array.push_back(json_of(item));
        return array;
    }
    template <class T>
    static Json json_of(const T& value) {
        if constexpr (std::is_enum_v<T>) {
            return std::string(words<T>()[static_cast<std::size_t>(value)]);
        } else {
            Json object = Json::object();
            JourneyOutputArchive inner(object);
            inner(value);
            return object;
        }
    }

    Json& object_;
};

// What reading a tree has found so far.
struct Reading {
    Problems problems;
    std::set<std::string, std::less<>> unreadable; // places of elements whose content is not known
    bool is_whole =
        true; // false when a list of the journey could not be read, so that references mean nothing

    void add(std::string place, std::string what, std::string remedy);
};

// Reads members from one JSON object; what is missing, unknown or of the wrong type becomes a problem, and
// the member keeps its usual value.
class JourneyInputArchive : public cereal::InputArchive<JourneyInputArchive> {
public:
    // `place` is the element's, `prefix` the keys within it that lead to this object, with "." at the end.
    JourneyInputArchive(const Json& object, std::string place, std::string prefix, Reading& reading)
        : InputArchive(this)
        , object_(object)
        , place_(std::move(place))
        , prefix_(std::move(prefix))
        , reading_(reading) {}

    template <class T>
    void read(Field<T>& field) {
        known_.push_back(field.name);
        if (field.usual != nullptr) field.value = *field.usual;
        const auto found = object_.find(field.name);
        if (found != object_.end()) {
            read_value(*found, prefix_ + std::string(field.name), field.value);
        } else if (field.usual == nullptr) {
            add_missing(field.name);
        }
    }
    void read(const Tag& tag) { known_.push_back(tag.name); }

    // After the last member: keys that no member asked for.
    void finish();

private:
    void read_value(const Json& json, const std::string& key, std::string& value);
    void read_value(const Json& json, const std::string& key, bool& value);
    void read_value(const Json& json, const std::string& key, int& value);
    void read_value(const Json& json, const std::string& key, double& value);
    void read_value(const Json& json, const std::string& key, LinkKey& value);
    void read_change(const Json& json, const std::string& place, Change& change);

    template <class T>
    void read_value(const Json& json, const std::string& key, std::vector<T>& list) {
        if (!expect(json.is_array(), json, key, "a list in square brackets")) {
            if (is_referred_to<T>) reading_.is_whole = false;
            return;
        }
        list.resize(json.size());
        for (std::size_t i = 0; i < json.size(); ++i)
            read_item(json[i], key, i, list[i]);
    }

    template <class T>
    void read_value(const Json& json, const std::string& key, T& value) {
        if constexpr (std::is_enum_v<T>) {
            const int index = read_word(json, key, words<T>());
            if (index >= 0) value = static_cast<T>(index);
        } else if (expect(json.is_object(), json, key, "an object in curly brackets")) {
            read_members(json, place_, key + ".", value);
        }
    }

    void read_item(const Json& json, const std::string& key, std::size_t index, std::string& value) {
        read_value(json, key + "[" + std::to_string(index) + "]", value);
    }
    void read_item(const Json& json, const std::string& key, std::size_t index, Start& value) {
        read_value(json, key + "[" + std::to_string(index) + "]", value);
    }
    template <class T>
    void read_item(const Json& json, const std::string& key, std::size_t index, T& value) {
        const std::string place = item_place(json, key, index);
        if (!json.is_object()) {
            reading_.add(place, "is " + kind_of(json) + ", must be an object in curly brackets", "");
            reading_.is_whole = false;
        } else if constexpr (std::is_same_v<T, Change>) {
            read_change(json, place, value);
        } else {
            read_members(json, place, "", value);
        }
    }

    template <class T>
    void read_members(const Json& json, const std::string& place, const std::string& prefix, T& value) {
        JourneyInputArchive inner(json, place, prefix, reading_);
        inner(value);
        inner.finish();
    }

    // Elements that others name by their ids: without their list, every reference would be reported too.
    template <class T>
    static constexpr bool is_referred_to = !std::is_same_v<T, std::string> && !std::is_same_v<T, Start>;

    // True, or a problem: `leave is "x", must be a number`.
    bool expect(bool is_right, const Json& json, const std::string& key, std::string_view wanted);
    // The position of the word that the JSON holds, or −1 and a problem.
    int read_word(const Json& json, const std::string& key, std::span<const std::string_view> allowed);
    void add_missing(std::string_view name);
    [[nodiscard]] std::string item_place(const Json& json, const std::string& list, std::size_t index) const;
    [[nodiscard]] static std::string kind_of(const Json& json);

    const Json& object_;
    std::string place_;
    std::string prefix_;
    Reading& reading_;
    std::vector<std::string_view> known_;
};

template <class T>
void save(JourneyOutputArchive& archive, const Field<T>& field) {
    archive.write(field);
}
inline void save(JourneyOutputArchive& archive, const Tag& tag) {
    archive.write(tag);
}
template <class T>
void load(JourneyInputArchive& archive, Field<T>& field) {
    archive.read(field);
}
inline void load(JourneyInputArchive& archive, Tag& tag) {
    archive.read(tag);
}

} // namespace waymark
