#include "data/touchpoint_cells.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "data/column_words.h"
#include "data/number_cell.h"
#include "journey/wording.h"

namespace waymark {

namespace {

using C = TouchpointColumn;

constexpr std::array<C, touchpoint_columns> in_order{
    C::name,   C::stage,      C::lane,       C::channel, C::owner,           C::initiated_by, C::kind,
    C::people, C::process,    C::product,    C::effort,  C::impact,          C::variability,  C::recovery,
    C::leave,  C::dwell_days, C::cost,       C::revenue, C::moment_of_truth, C::evidence,     C::responses,
    C::source, C::doing,      C::thinking,   C::pains,   C::opportunities,   C::backstage,    C::systems,
    C::notes,  C::id,         C::all_scores, C::personas};

std::string quoted(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::string shown(text.substr(0, longest));
    while (!shown.empty() && shown.size() < text.size() && (text[shown.size()] & '\xC0') == '\x80')
        shown.pop_back(); // never half a character
    std::ranges::replace(shown, '\n', ' ');
    return "“" + shown + (shown.size() < text.size() ? "…" : "") + "”";
}

std::string one_line(std::string_view text) {
    std::string line(text);
    std::ranges::replace(line, '\n', ' ');
    return line;
}

std::string first_upper(std::string_view word) {
    std::string text(word);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

// An entry a line. A lone one with a semicolon gets a line end, or reading would divide it there.
std::string list_cell(const std::vector<std::string>& entries) {
    std::string cell;
    for (const std::string& entry : entries)
        cell += (cell.empty() ? "" : "\n") + one_line(entry);
    if (entries.size() == 1 && cell.find(';') != std::string::npos) cell += '\n';
    return cell;
}

std::string stage_cell(const Journey& journey, const std::string& id) {
    const Stage* own = nullptr;
    for (const Stage& stage : journey.stages)
        if (stage.id == id) own = &stage;
    if (own == nullptr) return id;
    return stage_named(journey.stages, own->name) == own ? own->name : id;
}

// A word that people use for one of an enumeration's.
struct OtherWord {
    C column;
    std::string_view words;
    int index;
};
constexpr std::array other_words{OtherWord{C::initiated_by, "reactive", 0},
                                 OtherWord{C::initiated_by, "inbound", 0},
                                 OtherWord{C::initiated_by, "user", 0},
                                 OtherWord{C::initiated_by, "proactive", 1},
                                 OtherWord{C::initiated_by, "outbound", 1},
                                 OtherWord{C::initiated_by, "u", 1},
                                 OtherWord{C::kind, "customer experience", 0},
                                 OtherWord{C::kind, "customer service", 1},
                                 OtherWord{C::kind, "support", 1},
                                 OtherWord{C::evidence, "data", 0},
                                 OtherWord{C::evidence, "estimate", 1},
                                 OtherWord{C::evidence, "assumption", 2},
                                 OtherWord{C::lane, "person", 0},
                                 OtherWord{C::lane, "staff", 0},
                                 OtherWord{C::lane, "processe", 1}};

std::optional<int> choice_in(C column, std::string_view cell) {
    const std::string words = plain_words(cell);
    const auto all = choices(column);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (words == plain_words(all[i])) return static_cast<int>(i);
    for (const OtherWord& other : other_words)
        if (other.column == column && other.words == words) return other.index;
    return std::nullopt;
}

std::optional<bool> flag_in(std::string_view cell) {
    constexpr std::array<std::string_view, 8> yes{"yes", "y", "true", "x", "ye", "ja", "oui", "si"};
    constexpr std::array<std::string_view, 6> no{"no", "n", "false", "nein", "non", "none"};
    if (cell == "1" || cell == "✓" || cell == "✔" || cell == "★" || cell == "*") return true;
    if (cell.empty() || cell == "0" || cell == "-" || cell == "–") return false;
    const std::string words = plain_words(cell);
    if (std::ranges::find(yes, words) != yes.end()) return true;
    if (std::ranges::find(no, words) != no.end()) return false;
    return std::nullopt;
}

std::string said_range(const Range& range) {
    if (range.high >= 1e300) return "number of " + number_text(range.low) + " or more";
    return "number from " + number_text(range.low) + " to " + number_text(range.high);
}

CellProblem set_number(Touchpoint& touchpoint, TouchpointField field, std::string_view cell, char mark) {
    const Range& range = waymark::info(field).range;
    const bool is_share = field == TouchpointField::leave || field == TouchpointField::impact ||
                          field == TouchpointField::recovery;
    auto number = number_in(cell, mark);
    if (number && number->is_percent && !is_share) number.reset();
    double value = number ? number->value : 0;
    if (number && number->is_percent) value /= 100;
    if (!number || !range.contains(value))
        return Problem{"",
                       quoted(cell) + " is not a " + said_range(range) + (is_share ? " or a percentage" : ""),
                       "Put a number, or leave it empty."};
    set_value(touchpoint, field, value);
    return std::nullopt;
}

CellProblem set_scores(Touchpoint& touchpoint, std::string_view cell, char mark) {
    Touchpoint next = touchpoint;
    for (const TouchpointField field :
         {TouchpointField::people, TouchpointField::process, TouchpointField::product})
        if (auto problem = set_number(next, field, cell, mark)) return problem;
    touchpoint = next;
    return std::nullopt;
}

CellProblem set_count(int& count, std::string_view cell, char mark) {
    const auto number = number_in(cell, mark);
    const bool is_count = number && !number->is_percent && number->value >= 0 && number->value <= 1e9 &&
                          number->value == std::floor(number->value);
    if (!is_count)
        return Problem{"", quoted(cell) + " is not a whole number of answers",
                       "Put a number, or leave it empty."};
    count = static_cast<int>(number->value);
    return std::nullopt;
}

CellProblem set_choice(Touchpoint& touchpoint, C column, std::string_view cell) {
    const auto index = choice_in(column, cell);
    if (!index)
        return Problem{"", quoted(cell) + " is not " + list_text(choices(column), "or"),
                       "Put one of these, or leave it empty."};
    if (column == C::lane) touchpoint.lane = static_cast<Lane>(*index);
    if (column == C::initiated_by) touchpoint.initiated_by = static_cast<Initiator>(*index);
    if (column == C::kind) touchpoint.kind = static_cast<Kind>(*index);
    if (column == C::evidence) touchpoint.evidence.level = static_cast<EvidenceLevel>(*index);
    return std::nullopt;
}

CellProblem set_stage(Touchpoint& touchpoint, std::string_view cell, std::span<const Stage> stages) {
    const Stage* const stage = stage_named(stages, cell);
    if (stage == nullptr)
        return Problem{"", "there is no stage " + quoted(cell), "Add the stage first, or name another one."};
    touchpoint.stage = stage->id;
    return std::nullopt;
}

CellProblem set_flag(Touchpoint& touchpoint, std::string_view cell) {
    const auto flag = flag_in(cell);
    if (!flag) return Problem{"", quoted(cell) + " is neither yes nor no", "Put yes, or leave it empty."};
    touchpoint.moment_of_truth = *flag;
    return std::nullopt;
}

std::string& text_at(Touchpoint& touchpoint, C column) {
    switch (column) {
    case C::channel: return touchpoint.channel;
    case C::owner: return touchpoint.owner;
    case C::source: return touchpoint.evidence.source;
    case C::doing: return touchpoint.doing;
    case C::thinking: return touchpoint.thinking;
    case C::notes: return touchpoint.notes;
    default: return touchpoint.name;
    }
}

std::vector<std::string>& list_at(Touchpoint& touchpoint, C column) {
    switch (column) {
    case C::opportunities: return touchpoint.opportunities;
    case C::backstage: return touchpoint.backstage;
    case C::systems: return touchpoint.systems;
    default: return touchpoint.pains;
    }
}

std::string choice_text(const Touchpoint& touchpoint, C column) {
    if (column == C::lane) return first_upper(to_word(touchpoint.lane));
    if (column == C::initiated_by) return first_upper(to_word(touchpoint.initiated_by));
    if (column == C::kind) return first_upper(to_word(touchpoint.kind));
    return first_upper(to_word(touchpoint.evidence.level));
}

} // namespace

std::span<const TouchpointColumn> columns_to_write() {
    return std::span(in_order).first(written_columns);
}
std::span<const TouchpointColumn> columns_to_read() {
    return in_order;
}

const ColumnInfo& info(TouchpointColumn column) {
    using F = TouchpointField;
    static const auto of_field = [](F field) {
        const FieldInfo& about = waymark::info(field);
        return ColumnInfo{about.name, about.label, CellKind::number, field, about.help};
    };
    // In the order of TouchpointColumn.
    static const std::array<ColumnInfo, touchpoint_columns> table{
        ColumnInfo{"name", "Name", CellKind::line, {}, "What the touchpoint is called on its card."},
        ColumnInfo{"stage", "Stage", CellKind::choice, {}, "The column of the map that it stands in."},
        ColumnInfo{
            "lane", "Lane", CellKind::choice, {}, "Which part of the organisation makes this experience."},
        ColumnInfo{"channel", "Channel", CellKind::line, {}, "In person, phone, web, mail."},
        ColumnInfo{"owner", "Owner", CellKind::line, {}, "Who answers for it."},
        ColumnInfo{"initiated_by",
                   "Started by",
                   CellKind::choice,
                   {},
                   "Customer: they come to us (reactive). Company: we reach out (proactive)."},
        ColumnInfo{"kind",
                   "Kind",
                   CellKind::choice,
                   {},
                   "Customer service answers a customer's request; everything else is experience."},
        of_field(F::people),
        of_field(F::process),
        of_field(F::product),
        of_field(F::effort),
        of_field(F::impact),
        of_field(F::variability),
        of_field(F::recovery),
        of_field(F::leave),
        of_field(F::dwell_days),
        of_field(F::cost),
        of_field(F::revenue),
        ColumnInfo{"moment_of_truth",
                   "Moment of truth",
                   CellKind::flag,
                   {},
                   "A touchpoint that makes or breaks the relationship."},
        ColumnInfo{"evidence", "Evidence", CellKind::choice, {}, "How well its figures are known."},
        ColumnInfo{
            "responses", "Responses", CellKind::count, {}, "How many answers the figures rest on (n)."},
        ColumnInfo{"source", "Source", CellKind::line, {}, "Where the figures come from."},
        ColumnInfo{"doing", "Doing", CellKind::text, {}, "What they do here."},
        ColumnInfo{"thinking", "Thinking", CellKind::text, {}, "In their words."},
        ColumnInfo{"pains", "Pains", CellKind::list, {}, "What hurts, an entry a line."},
        ColumnInfo{
            "opportunities", "Opportunities", CellKind::list, {}, "What could be better, an entry a line."},
        ColumnInfo{"backstage", "Backstage", CellKind::list, {}, "What happens behind it, an entry a line."},
        ColumnInfo{"systems", "Systems", CellKind::list, {}, "The systems behind it, an entry a line."},
        ColumnInfo{"notes", "Notes", CellKind::text, {}, "For the team."},
        ColumnInfo{"id", "Id", CellKind::line, {}, "What names the touchpoint in the file."},
        ColumnInfo{"scores",
                   "All three scores",
                   CellKind::number,
                   {},
                   "One figure from 0 to 10 for people, process and product."},
        ColumnInfo{"personas", "Personas", CellKind::list, {}, "Who comes here; new ones start here."}};
    return table[static_cast<std::size_t>(column)];
}

std::span<const std::string_view> choices(TouchpointColumn column) {
    switch (column) {
    case C::lane: return words<Lane>();
    case C::initiated_by: return words<Initiator>();
    case C::kind: return words<Kind>();
    case C::evidence: return words<EvidenceLevel>();
    default: return {};
    }
}

std::string cell_text(const Journey& journey, const Touchpoint& touchpoint, TouchpointColumn column) {
    if (column == C::id) return touchpoint.id;
    if (column == C::stage) return stage_cell(journey, touchpoint.stage);
    if (column == C::responses)
        return touchpoint.evidence.responses == 0 ? "" : std::to_string(touchpoint.evidence.responses);
    const ColumnInfo& about = info(column);
    Touchpoint copy = {};
    switch (about.kind) {
    case CellKind::line: copy = touchpoint; return one_line(text_at(copy, column));
    case CellKind::text: copy = touchpoint; return text_at(copy, column);
    case CellKind::list: copy = touchpoint; return list_cell(list_at(copy, column));
    case CellKind::number: return about.field ? number_text(value_of(touchpoint, *about.field)) : "";
    case CellKind::count: return "";
    case CellKind::choice: return choice_text(touchpoint, column);
    case CellKind::flag: return touchpoint.moment_of_truth ? "yes" : "";
    }
    return "";
}

CellProblem set_cell(Touchpoint& touchpoint, TouchpointColumn column, std::string_view cell,
                     std::span<const Stage> stages, char decimal_mark) {
    const std::string_view text = trimmed(cell);
    if (column == C::id || column == C::personas)
        return Problem{"", std::string(info(column).label) + " cannot be changed here", ""};
    if (column == C::stage) return set_stage(touchpoint, text, stages);
    if (column == C::all_scores) return set_scores(touchpoint, text, decimal_mark);
    if (column == C::name && text.empty())
        return Problem{"", "a touchpoint needs a name", "Put one into the cell."};
    const ColumnInfo& about = info(column);
    switch (about.kind) {
    case CellKind::line: text_at(touchpoint, column) = one_line(text); return std::nullopt;
    case CellKind::text: text_at(touchpoint, column) = text; return std::nullopt;
    case CellKind::list: list_at(touchpoint, column) = entries_of(cell); return std::nullopt;
    case CellKind::number: return set_number(touchpoint, *about.field, text, decimal_mark);
    case CellKind::count:
        if (text.empty()) touchpoint.evidence.responses = 0;
        return text.empty() ? std::nullopt : set_count(touchpoint.evidence.responses, text, decimal_mark);
    case CellKind::choice: return set_choice(touchpoint, column, text);
    case CellKind::flag: return set_flag(touchpoint, text);
    }
    return std::nullopt;
}

const Stage* stage_named(std::span<const Stage> stages, std::string_view cell) {
    const Stage* alike = nullptr;
    for (const Stage& stage : stages)
        if (stage.id == cell) return &stage;
    for (const Stage& stage : stages)
        if (stage.name == cell) return &stage;
    for (const Stage& stage : stages)
        if (alike == nullptr && reads_alike(stage.name, cell)) alike = &stage;
    return alike;
}

std::vector<std::string> entries_of(std::string_view cell) {
    const char between = cell.find('\n') != std::string_view::npos ? '\n' : ';';
    std::vector<std::string> entries;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(between), cell.size());
        const std::string_view entry = trimmed(cell.substr(0, end));
        if (!entry.empty()) entries.emplace_back(entry);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return entries;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace waymark
