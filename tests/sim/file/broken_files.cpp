#include "sim/file/broken_files.h"

#include <nlohmann/json.hpp>

#include "journey/fields.h"
#include "journey/wording.h"

namespace waymark {

namespace {

using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

class Breaker {
public:
    explicit Breaker(const std::string& good) : good_(good), tree_(Json::parse(good)) {}

    void add(std::string fault, std::string text, std::string expected) {
        files_.push_back({std::move(fault), std::move(text), std::move(expected)});
    }
    // The good file with one place changed.
    template <class Change>
    void change(const std::string& fault, const std::string& expected, const Change& change) {
        Json tree = tree_;
        change(tree);
        add(fault, tree.dump(2), expected);
    }
    void set(const std::string& pointer, const Json& value, const std::string& expected) {
        change(pointer + " is " + value.dump(), expected,
               [&](Json& tree) { tree[Pointer(pointer)] = value; });
    }
    // The good file with some of its text replaced.
    void replace(const std::string& fault, const std::string& old_text, const std::string& new_text,
                 const std::string& expected) {
        std::string text = good_;
        text.replace(text.find(old_text), old_text.size(), new_text);
        add(fault, text, expected);
    }

    [[nodiscard]] const std::string& good() const { return good_; }
    [[nodiscard]] const Json& tree() const { return tree_; }
    [[nodiscard]] std::vector<BrokenFile> take() { return std::move(files_); }

private:
    std::string good_;
    Json tree_;
    std::vector<BrokenFile> files_;
};

void cut_off(Breaker& breaker) {
    constexpr std::size_t places = 40;
    const std::size_t last = breaker.good().rfind('}');
    for (std::size_t i = 1; i <= places; ++i) {
        const std::size_t at = last * i / places;
        breaker.add("cut off after " + std::to_string(at) + " bytes", breaker.good().substr(0, at), "line ");
    }
}

Json of_another_type(const Json& value) {
    if (value.is_string()) return 17;
    if (value.is_number()) return "many";
    if (value.is_boolean()) return "yes";
    if (value.is_array()) return Json{{"a", "list"}};
    return Json::array({"an", "object"});
}

// Every value in the file once with a value of another type.
void spoil_types(Breaker& breaker, const Json& value, const std::string& pointer, const std::string& key) {
    if (!pointer.empty()) breaker.set(pointer, of_another_type(value), key);
    if (value.is_object()) {
        for (const auto& [name, member] : value.items())
            spoil_types(breaker, member, pointer + "/" + name, name);
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            spoil_types(breaker, value[i], pointer + "/" + std::to_string(i), key);
    }
}

// One value below and one above each range.
void leave_ranges(Breaker& breaker) {
    const auto beyond = [&](const std::string& pointer, const std::string& key, const Range& range) {
        breaker.set(pointer, range.low - 0.5, key + " is");
        if (range.high < 1e300) breaker.set(pointer, range.high + 0.5, range_text(range));
    };
    for (const TouchpointField field : touchpoint_fields) {
        const std::string name(info(field).name);
        if (name == "revenue" || name == "cost") {
            beyond("/touchpoints/1/" + name, name, {0, 1e300});
        } else {
            const bool is_score = field <= TouchpointField::product;
            beyond("/touchpoints/1/" + std::string(is_score ? "scores/" : "") + name, name,
                   info(field).range);
        }
    }
    for (const LinkField field : link_fields)
        beyond("/links/0/" + std::string(info(field).name), std::string(info(field).name), info(field).range);
    beyond("/personas/0/share", "share", share_range);
    beyond("/personas/0/start/0/share", "start[0].share", share_range);
    beyond("/personas/0/weights/people", "weights.people", share_range);
    beyond("/personas/0/start_satisfaction/mean", "start_satisfaction.mean", start_mean_range);
    beyond("/personas/0/start_satisfaction/sd", "start_satisfaction.sd", start_sd_range);
    beyond("/personas/0/churn_sensitivity", "churn_sensitivity", sensitivity_range);
    beyond("/personas/0/effort_sensitivity", "effort_sensitivity", sensitivity_range);
    beyond("/personas/0/loss_aversion", "loss_aversion", loss_aversion_range);
    beyond("/scenarios/0/interventions/0/cost_once", "cost_once", money_range);
    beyond("/scenarios/0/interventions/0/cost_per_period", "cost_per_period", money_range);
    breaker.set("/scenarios/0/interventions/0/start_period", -1, "start_period");
    breaker.set("/touchpoints/1/evidence/responses", -1, "evidence.responses");
    breaker.set("/simulation/horizon", 0, "simulation.horizon is 0, must be 1–1200");
    breaker.set("/simulation/horizon", 1201, "simulation.horizon is 1201");
    breaker.set("/simulation/horizon", 12.5, "simulation.horizon is 12.5, must be a whole number");
    breaker.set("/simulation/initial", -1, "simulation.initial");
    beyond("/simulation/discount_rate", "simulation.discount_rate", discount_rate_range);
}

void break_references(Breaker& breaker) {
    for (const char* list : {"stages", "touchpoints", "lanes", "links", "personas", "scenarios"}) {
        breaker.change("the first of " + std::string(list) + " stands twice", list,
                       [&](Json& tree) { tree[list].push_back(Json(tree[list][0])); });
    }
    for (const char* place :
         {"/touchpoints/0/stage", "/lanes/0/cells/0/stage", "/links/0/from", "/links/0/to",
          "/personas/0/start/0/touchpoint", "/scenarios/0/interventions/0/changes/0/touchpoint"}) {
        breaker.set(place, "nowhere", "\"nowhere\", which is no ");
    }
    breaker.set("/scenarios/0/interventions/0/changes/1/link", Json{"nowhere", "@done"},
                "\"nowhere → @done\" is no link");
    for (const char* id : {"", "Upper", "has space", "-dash", "ü", "@done"})
        breaker.set("/touchpoints/0/id", id, "id is ");
    breaker.set("/personas/0/start", Json::array(), "start is empty");
    breaker.set("/stages", Json::array(), "stages is empty");
}

// A key left out, misspelt or doubled, in every object of the file.
void spoil_keys(Breaker& breaker, const Json& value, const std::string& pointer) {
    if (value.is_object()) {
        breaker.change(pointer + " has an unknown key", "zzz\" is not known",
                       [&](Json& tree) { tree[Pointer(pointer)]["zzz"] = 1; });
    }
    for (const auto& [key, member] : value.items()) {
        if (member.is_structured()) spoil_keys(breaker, member, pointer + "/" + key);
    }
}

void leave_out_keys(Breaker& breaker) {
    const auto leave_out = [&](const std::string& pointer, const std::string& key) {
        breaker.change(pointer + " lacks " + key, key,
                       [&](Json& tree) { tree[Pointer(pointer)].erase(key); });
    };
    for (const char* key : {"format", "version", "title", "stages"})
        leave_out("", key);
    for (const char* list : {"/stages/0", "/touchpoints/0", "/lanes/0", "/personas/0", "/scenarios/0",
                             "/scenarios/0/interventions/0"}) {
        leave_out(list, "id");
    }
    leave_out("/links/0", "from");
    leave_out("/links/0", "to");
    leave_out("/touchpoints/0", "stage");
    leave_out("/personas/0", "start");
    leave_out("/lanes/0/cells/0", "text");
    for (const char* key : {"do", "touchpoint", "field", "value"})
        leave_out("/scenarios/0/interventions/0/changes/0", key);
}

std::string repeated(const std::string& text, int count) {
    std::string result;
    for (int i = 0; i < count; ++i)
        result += text;
    return result;
}

void spoil_text(Breaker& breaker) {
    const std::string title = "\"title\": \"City hotel\"";
    const auto title_becomes = [&](const std::string& text, const std::string& expected) {
        breaker.replace("title becomes " + text.substr(0, 40), title, text, expected);
    };
    for (const char* word : {"NaN", "Infinity", "-Infinity", "nan", "True", "None"})
        title_becomes("\"title\": " + std::string(word), "JSON. Write");
    for (const char* number : {"1e400", "-1e400", "123456789e999"})
        title_becomes("\"title\": " + std::string(number), "too large to be stored");
    for (const char* number : {"01", "+1", ".5", "1.", "0x10", "1e", "--1"})
        title_becomes("\"title\": " + std::string(number), "line 4");
    for (const char* bytes : {"\xFF", "\xC3\x28", "\xE2\x82", "\xF0\x9F\x92", "\xC0\x80", "\xED\xA0\x80",
                              "\xF5\x80\x80\x80", "\x80"}) {
        title_becomes("\"title\": \"" + std::string(bytes) + "\"", "not UTF-8");
    }
    for (const char* text :
         {"\"tab\there\"", "\"line\nbreak\"", R"("\ud800")", R"("\x41")", R"("\u12")", "\"no end"})
        title_becomes("\"title\": " + std::string(text), "line ");
    title_becomes(R"("title": "\u0000")", "U+0000");
    title_becomes("title: 1", "line 4");
    title_becomes("'title': 1", "single quote");
    title_becomes("// a comment\n" + title, "no comments");
    title_becomes(title + "," + title, "stands twice");
    title_becomes(title + ", \"\\u0074itle\": 1", "\"title\" stands twice");
    title_becomes(title + R"(, "title": [{"a": 1, "a": ["b"]}, "c"])", "\"a\" stands twice");
    title_becomes("\"title\": " + repeated("[", 100) + repeated("]", 100), "nested more than 64 deep");
    title_becomes("\"title\": " + repeated("[", 100'000), "nested more than 64 deep");
    title_becomes("\"title\": " + repeated("{\"a\":", 100'000), "nested more than 64 deep");
    breaker.replace("a comma too much", "\n}\n", ",\n}\n", "Take the comma away");
    breaker.add("two documents", breaker.good() + breaker.good(), "line ");
    breaker.add("text behind the end", breaker.good() + "x", "line ");
    for (const char* text : {"", " \n\t ", "\xEF\xBB\xBF"})
        breaker.add("an empty file", text, "empty");
    for (const char* text : {"[]", "17", "\"journey\"", "null", "true"})
        breaker.add("not an object", text, "no JSON object");
    breaker.add("UTF-16", std::string("\xFF\xFE{\0", 4), "not UTF-8");
    breaker.add("binary", std::string("\x89PNG\r\n\x1a\n\0\0", 10), "not UTF-8");
    breaker.add("zeros", std::string(100, '\0'), "line 1, column 1");
    breaker.set("/version", 2, "version is 2, and this Waymark reads version 1");
    breaker.set("/version", 1.5, "version is 1.5");
    breaker.set("/version", 0, "must be 1");
    breaker.set("/format", "waymark.theme", "no Waymark journey");
    breaker.set("/touchpoints/0/lane", "prozess", "Did you mean \"process\"?");
    breaker.set("/touchpoints/0/kind", "servce", "Did you mean \"service\"?");
    breaker.set("/simulation/period", "decade", "day, week, month, quarter or year");
    breaker.set("/scenarios/0/interventions/0/changes/0/do", "adds", "Did you mean \"add\"?");
    breaker.set("/scenarios/0/interventions/0/changes/0/field", "proces", "Did you mean \"process\"?");
}

} // namespace

std::vector<BrokenFile> broken_files(const std::string& good) {
    Breaker breaker(good);
    cut_off(breaker);
    spoil_types(breaker, breaker.tree(), "", "");
    leave_ranges(breaker);
    break_references(breaker);
    spoil_keys(breaker, breaker.tree(), "");
    leave_out_keys(breaker);
    spoil_text(breaker);
    return breaker.take();
}

} // namespace waymark
