#include "file/json_text.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <iterator>
#include <list>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "journey/wording.h"

namespace waymark {

namespace {

using Json = nlohmann::ordered_json;

bool continues_a_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// "line 3, column 5" of a byte; columns count characters, as editors do.
std::string line_and_column(std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, std::min(at, text.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const std::string_view in_line = before.substr(line_begin);
    const auto column =
        1 + std::count_if(in_line.begin(), in_line.end(), [](char c) { return !continues_a_character(c); });
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

// The length of the well-formed UTF-8 character that begins there (Unicode 15, table 3-7), or 0.
std::size_t utf8_length(std::string_view rest) {
    const auto byte = [&](std::size_t i) {
        return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U;
    };
    const auto continues = [&](std::size_t i) {
        return (byte(i) & 0xC0U) == 0x80U;
    };
    const unsigned first = byte(0);
    const unsigned second = byte(1);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool is_overlong = first == 0xE0 && second < 0xA0;
        const bool is_surrogate = first == 0xED && second > 0x9F;
        return continues(1) && continues(2) && !is_overlong && !is_surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool is_overlong = first == 0xF0 && second < 0x90;
        const bool is_beyond = first == 0xF4 && second > 0x8F;
        return continues(1) && continues(2) && continues(3) && !is_overlong && !is_beyond ? 4 : 0;
    }
    return 0;
}

std::optional<std::size_t> first_bad_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = utf8_length(text.substr(at));
        if (length == 0) return at;
        at += length;
    }
    return std::nullopt;
}

// Walks the text for the parser and lets the tree builder see how far it has come.
struct WatchedByte {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    const char* at;
    const char** furthest;

    reference operator*() const { return *at; }
    WatchedByte& operator++() {
        ++at;
        *furthest = at;
        return *this;
    }
    WatchedByte operator++(int) {
        const WatchedByte before = *this;
        ++*this;
        return before;
    }
    bool operator==(const WatchedByte& other) const { return at == other.at; }
};

struct Advice {
    std::string what;
    std::string remedy;
};

// The letters around byte `at`, as far as anybody would read them.
std::string word_around(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 20;
    const auto is_letter = [](char c) {
        return std::isalpha(static_cast<unsigned char>(c)) != 0;
    };
    std::size_t begin = at;
    while (begin > 0 && is_letter(text[begin - 1]))
        --begin;
    std::size_t end = begin;
    while (end < text.size() && end - begin < longest && is_letter(text[end]))
        ++end;
    return std::string(text.substr(begin, end - begin));
}

// The usual slips around byte `at`, or the parser's own words.
Advice advice_for(std::string_view text, std::size_t at, std::string_view parser_says) {
    at = std::min(at, text.size());
    const std::string written = word_around(text, at);
    std::string word = written;
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (word == "nan" || word == "infinity" || word == "inf") {
        return {written + " is no number in JSON", "Write a finite number."};
    }
    if (word == "true" || word == "false" || word == "none" || word == "null") {
        return {written + " is no word of JSON", "Write true or false in lower case."};
    }
    if (at >= text.size()) {
        return {"the text ends before the journey is complete",
                "The file may have been cut off; the previous version may be in the file of this name with ~ "
                "at its end."};
    }
    const char here = text[at];
    if (here == '\'') return {"a single quote stands where JSON has none", "Write \" instead."};
    if (here == '/' || here == '#') return {"JSON has no comments", "Take it away."};
    std::size_t before = at;
    while (before > 0 && std::isspace(static_cast<unsigned char>(text[before - 1])) != 0)
        --before;
    if ((here == ']' || here == '}') && before > 0 && text[before - 1] == ',') {
        return {"a comma stands before the closing bracket", "Take the comma away."};
    }
    return {"this is no JSON: " + std::string(parser_says),
            "Look for a comma, quote or bracket missing just before."};
}

// "[json…] parse error at line 1, column 3: syntax error while parsing value - REASON" to REASON.
std::string_view reason_in(std::string_view exception_text) {
    const std::size_t dash = exception_text.find(" - ");
    if (dash != std::string_view::npos) return exception_text.substr(dash + 3);
    const std::size_t bracket = exception_text.find("] ");
    return bracket == std::string_view::npos ? exception_text : exception_text.substr(bracket + 2);
}

// Receives the parser's events and builds the tree, refusing what is too deep or too much.
class TreeBuilder : public nlohmann::json_sax<Json> {
public:
    explicit TreeBuilder(std::string_view text) : text_(text), furthest_(text.data()) {}

    [[nodiscard]] WatchedByte begin() { return {text_.data(), &furthest_}; }
    [[nodiscard]] WatchedByte end() { return {text_.data() + text_.size(), &furthest_}; }
    [[nodiscard]] JsonTree take_tree() { return std::move(tree_); }
    [[nodiscard]] const Problem& refusal() const { return refusal_; }

    bool null() override { return place(nullptr) != nullptr; }
    bool boolean(bool value) override { return place(value) != nullptr; }
    bool number_integer(number_integer_t value) override { return place(value) != nullptr; }
    bool number_unsigned(number_unsigned_t value) override { return place(value) != nullptr; }
    bool number_float(number_float_t value, const string_t& /*written*/) override {
        return place(value) != nullptr;
    }
    bool string(string_t& value) override { return place(std::move(value)) != nullptr; }
    bool binary(binary_t& value) override { return place(std::move(value)) != nullptr; }

    bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
    bool start_array(std::size_t /*size*/) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        Level& level = open_.back();
        level.is_doubled = !level.keys.insert(name).second;
        if (level.is_doubled) {
            tree_.doubled_keys.push_back({here(),
                                          "key " + in_quotes(name) + " stands twice in the same object",
                                          "Keep one of the two."});
            return tree_.doubled_keys.size() < most_doubled_keys || refuse("too many doubled keys", "");
        }
        level.key = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const Json::exception& error) override {
        const std::size_t at = position == 0 ? 0 : position - 1;
        const std::string_view reason = reason_in(error.what());
        if (reason.starts_with("number overflow")) {
            const std::size_t last = text_.find_last_not_of("0123456789+-.eE", at == 0 ? 0 : at - 1);
            refusal_ = {line_and_column(text_, last == std::string_view::npos ? 0 : last + 1),
                        "a number is too large to be stored", "Write a finite number up to about 1e308."};
            return false;
        }
        const Advice advice = advice_for(text_, at, reason);
        refusal_ = {line_and_column(text_, at), advice.what, advice.remedy};
        return false;
    }

private:
    static constexpr std::size_t most_doubled_keys = 1000;

    struct Level {
        Json* container;
        std::string key;
        bool is_doubled = false;
        std::unordered_set<std::string> keys;
    };

    [[nodiscard]] std::string here() const {
        const auto read = static_cast<std::size_t>(furthest_ - text_.data());
        return line_and_column(text_, read == 0 ? 0 : read - 1);
    }

    bool refuse(std::string what, std::string remedy) {
        refusal_ = {here(), std::move(what), std::move(remedy)};
        return false;
    }

    // Puts the value where it belongs and returns it there; nullptr when there are too many.
    template <class Value>
    Json* place(Value&& value) {
        if (++values_ > most_json_values) {
            refuse("the text holds more than 4 million values",
                   "No journey is that large; is this the right file?");
            return nullptr;
        }
        if (open_.empty()) {
            tree_.root = Json(std::forward<Value>(value));
            return &tree_.root;
        }
        Level& level = open_.back();
        if (level.container->is_array()) {
            level.container->push_back(Json(std::forward<Value>(value)));
            return &level.container->back();
        }
        if (level.is_doubled) {
            discarded_.push_back(Json(std::forward<Value>(value)));
            return &discarded_.back();
        }
        // As a vector: the keys are known to differ, so the ordered map need not search for them again.
        auto& members = level.container->get_ref<Json::object_t&>();
        members.push_back({level.key, Json(std::forward<Value>(value))});
        return &members.back().second;
    }

    bool open(Json&& container) {
        if (open_.size() >= static_cast<std::size_t>(deepest_nesting)) {
            return refuse("lists and objects are nested more than " + std::to_string(deepest_nesting) +
                              " deep",
                          "A journey needs 7 levels; is this the right file?");
        }
        Json* placed = place(std::move(container));
        if (placed == nullptr) return false;
        open_.push_back({placed, {}, false, {}});
        return true;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    std::string_view text_;
    const char* furthest_;
    JsonTree tree_;
    std::list<Json> discarded_; // values of doubled keys, which may hold doubled keys in turn
    std::vector<Level> open_;
    std::size_t values_ = 0;
    Problem refusal_;
};

} // namespace

Result<JsonTree> read_json(std::string_view text) {
    if (text.size() > largest_text) {
        return Problem{"", "the text is larger than 64 MB",
                       "No journey is that large; is this the right file?"};
    }
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    const auto is_blank = [](char c) {
        return std::isspace(static_cast<unsigned char>(c)) != 0;
    };
    if (std::all_of(text.begin(), text.end(), is_blank)) {
        return Problem{"", "the file is empty",
                       "Open another file, or make a new journey with: waymark new -o FILE"};
    }
    if (const auto bad = first_bad_utf8(text)) {
        return Problem{line_and_column(text, *bad), "a byte that is not UTF-8", "Save the file as UTF-8."};
    }
    TreeBuilder builder(text);
    if (!Json::sax_parse(builder.begin(), builder.end(), &builder)) return builder.refusal();
    return builder.take_tree();
}

} // namespace waymark
