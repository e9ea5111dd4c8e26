#include "data/column_words.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace waymark {

namespace {

using C = TouchpointColumn;

struct Synonym {
    C column;
    std::string_view words;
};

// Besides keys and labels, which are known already. In the form of plain_words.
constexpr std::array synonyms{
    Synonym{C::name, "touchpoint"},
    Synonym{C::name, "touch point"},
    Synonym{C::name, "touchpoint name"},
    Synonym{C::name, "title"},
    Synonym{C::name, "step"},
    Synonym{C::name, "journey step"},
    Synonym{C::name, "moment"},
    Synonym{C::name, "interaction"},
    Synonym{C::name, "task"},
    Synonym{C::name, "activity"},
    Synonym{C::name, "contact"},
    Synonym{C::name, "event"},
    Synonym{C::stage, "phase"},
    Synonym{C::stage, "section"},
    Synonym{C::stage, "journey stage"},
    Synonym{C::stage, "journey phase"},
    Synonym{C::stage, "stage name"},
    Synonym{C::lane, "dimension"},
    Synonym{C::lane, "swimlane"},
    Synonym{C::lane, "row"},
    Synonym{C::channel, "medium"},
    Synonym{C::channel, "where"},
    Synonym{C::owner, "responsible"},
    Synonym{C::owner, "owned by"},
    Synonym{C::owner, "team"},
    Synonym{C::owner, "department"},
    Synonym{C::initiated_by, "initiated"},
    Synonym{C::initiated_by, "initiator"},
    Synonym{C::initiated_by, "who start"},
    Synonym{C::initiated_by, "start by"},
    Synonym{C::kind, "type"},
    Synonym{C::people, "people score"},
    Synonym{C::people, "staff"},
    Synonym{C::process, "process score"},
    Synonym{C::product, "product score"},
    Synonym{C::effort, "customer effort"},
    Synonym{C::effort, "customer effort score"},
    Synonym{C::effort, "effort score"},
    Synonym{C::effort, "ce"},
    Synonym{C::variability, "sd"},
    Synonym{C::variability, "standard deviation"},
    Synonym{C::leave, "leaving"},
    Synonym{C::leave, "drop off"},
    Synonym{C::leave, "dropoff"},
    Synonym{C::leave, "drop off rate"},
    Synonym{C::leave, "drop out"},
    Synonym{C::leave, "exit rate"},
    Synonym{C::leave, "abandonment"},
    Synonym{C::leave, "churn"},
    Synonym{C::leave, "churn rate"},
    Synonym{C::dwell_days, "dwell"},
    Synonym{C::dwell_days, "day"},
    Synonym{C::dwell_days, "time"},
    Synonym{C::dwell_days, "duration"},
    Synonym{C::dwell_days, "length of stay"},
    Synonym{C::cost, "cost per contact"},
    Synonym{C::cost, "unit cost"},
    Synonym{C::revenue, "income"},
    Synonym{C::revenue, "sale"},
    Synonym{C::moment_of_truth, "mot"},
    Synonym{C::moment_of_truth, "critical"},
    Synonym{C::moment_of_truth, "key moment"},
    Synonym{C::evidence, "evidence level"},
    Synonym{C::evidence, "confidence"},
    Synonym{C::responses, "n"},
    Synonym{C::responses, "answer"},
    Synonym{C::responses, "sample"},
    Synonym{C::responses, "sample size"},
    Synonym{C::source, "evidence source"},
    Synonym{C::doing, "action"},
    Synonym{C::doing, "customer action"},
    Synonym{C::doing, "user action"},
    Synonym{C::thinking, "thought"},
    Synonym{C::thinking, "quote"},
    Synonym{C::thinking, "customer quote"},
    Synonym{C::pains, "pain point"},
    Synonym{C::pains, "problem"},
    Synonym{C::pains, "issue"},
    Synonym{C::pains, "frustration"},
    Synonym{C::opportunities, "idea"},
    Synonym{C::opportunities, "improvement"},
    Synonym{C::backstage, "behind the scene"},
    Synonym{C::backstage, "backstage action"},
    Synonym{C::systems, "it system"},
    Synonym{C::systems, "tool"},
    Synonym{C::notes, "comment"},
    Synonym{C::notes, "remark"},
    Synonym{C::notes, "description"},
    Synonym{C::notes, "detail"},
    Synonym{C::id, "identifier"},
    Synonym{C::id, "touchpoint id"},
    Synonym{C::all_scores, "score"},
    Synonym{C::all_scores, "experience"},
    Synonym{C::all_scores, "experience score"},
    Synonym{C::all_scores, "satisfaction"},
    Synonym{C::all_scores, "satisfaction score"},
    Synonym{C::all_scores, "rating"},
    Synonym{C::all_scores, "quality"},
    Synonym{C::personas, "actor"},
    Synonym{C::personas, "who"},
    Synonym{C::personas, "customer segment"},
    Synonym{C::personas, "segment"},
};

// The letter without its accent for U+00C0–U+017F; empty where it has none.
std::string_view base_of(unsigned code) {
    constexpr std::array<std::string_view, 64> latin_1{
        "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
        "d", "n", "o", "o", "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "ss",
        "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
        "d", "n", "o", "o", "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "y"};
    constexpr std::string_view extended =
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnn"
        "nnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    static_assert(extended.size() == 128);
    if (code >= 0xC0 && code < 0x100) return latin_1[code - 0xC0];
    if (code >= 0x100 && code < 0x180) return extended.substr(code - 0x100, 1);
    return {};
}

std::string without_brackets(std::string_view text) {
    std::string result;
    int depth = 0;
    for (const char c : text) {
        if (c == '(' || c == '[') ++depth;
        if (depth == 0) result += c;
        if ((c == ')' || c == ']') && depth > 0) --depth;
    }
    return result.find_first_not_of(' ') == std::string::npos ? std::string(text) : result;
}

// 0: not meant; 3: by its key or label; 2: by another word for it.
int plainness(C column, const std::string& words) {
    if (words.empty()) return 0;
    if (words == plain_words(info(column).key) || words == plain_words(info(column).label)) return 3;
    const bool is_synonym = std::ranges::any_of(
        synonyms, [&](const Synonym& each) { return each.column == column && each.words == words; });
    return is_synonym ? 2 : 0;
}

} // namespace

std::string folded(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool is_pair = (c & 0xE0U) == 0xC0U && i + 1 < text.size();
        if (c >= 'A' && c <= 'Z') {
            result += static_cast<char>(c - 'A' + 'a');
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            result += text[i];
        } else if (is_pair) {
            const unsigned code = (c & 0x1FU) << 6U | (static_cast<unsigned char>(text[i + 1]) & 0x3FU);
            const std::string_view base = base_of(code);
            result += base.empty() ? (code < 0xC0 ? std::string_view(" ") : text.substr(i, 2)) : base;
            ++i;
        } else if (c >= 0xE2 && c < 0xE3 && i + 2 < text.size()) { // dashes and quotes
            result += ' ';
            i += 2;
        } else {
            result += c < 0x80 ? ' ' : text[i];
        }
    }
    return result;
}

std::string plain_words(std::string_view text) {
    const std::string letters = folded(without_brackets(text));
    std::string result, word;
    const auto end_word = [&] {
        const bool is_figure = std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
        if (is_figure) word.clear(); // the ends of a scale
        if (word.size() > 2 && word.back() == 's' && word[word.size() - 2] != 's') word.pop_back();
        if (!word.empty()) result += (result.empty() ? "" : " ") + word;
        word.clear();
    };
    for (const char c : letters) {
        if (c == ' ')
            end_word();
        else
            word += c;
    }
    end_word();
    return result;
}

std::string alike_key(std::string_view text) {
    std::string words = folded(text);
    const auto are_blanks = [](char a, char b) {
        return a == ' ' && b == ' ';
    };
    words.erase(std::unique(words.begin(), words.end(), are_blanks), words.end());
    return std::string(trimmed(words));
}

bool reads_alike(std::string_view one, std::string_view other) {
    const std::string key = alike_key(one);
    return key == alike_key(other) && (!key.empty() || one == other);
}

std::optional<TouchpointColumn> column_named(std::string_view head) {
    const std::string words = plain_words(head);
    std::optional<TouchpointColumn> best;
    int best_plainness = 0;
    for (const C column : columns_to_read()) {
        if (const int plain = plainness(column, words); plain > best_plainness) {
            best = column;
            best_plainness = plain;
        }
    }
    return best;
}

std::vector<std::optional<TouchpointColumn>> columns_named(const std::vector<std::string>& heads) {
    std::vector<std::optional<TouchpointColumn>> columns(heads.size());
    std::set<C> taken;
    for (const int wanted : {3, 2}) {
        for (std::size_t i = 0; i < heads.size(); ++i) {
            const auto column = column_named(heads[i]);
            if (!column || taken.contains(*column)) continue;
            if (plainness(*column, plain_words(heads[i])) < wanted) continue;
            columns[i] = column;
            taken.insert(*column);
        }
    }
    return columns;
}

bool is_event_log(const std::vector<std::string>& heads) {
    constexpr std::array<std::string_view, 10> of_case{
        "case",    "case id", "caseid", "case concept name", "customer id", "session id", "visitor id",
        "user id", "person",  "trace"};
    constexpr std::array<std::string_view, 9> of_time{"timestamp",  "time stamp", "time timestamp",
                                                      "date",       "datetime",   "date time",
                                                      "start time", "event time", "time"};
    bool has_case = false, has_time = false;
    for (const std::string& head : heads) {
        const std::string words = plain_words(head);
        has_case |= std::ranges::find(of_case, words) != of_case.end();
        has_time |= std::ranges::find(of_time, words) != of_time.end();
    }
    return has_case && has_time;
}

} // namespace waymark
