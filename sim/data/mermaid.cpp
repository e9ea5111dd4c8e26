#include "data/mermaid.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "data/number_cell.h"
#include "data/text_code.h"
#include "data/touchpoint_cells.h"
#include "journey/lookup.h"
#include "journey/wording.h"

namespace waymark {

namespace {

// What Mermaid's own signs are written as within texts.
struct Entity {
    char sign;
    std::string_view code;
};
constexpr std::array entities{Entity{'#', "#35;"}, Entity{';', "#59;"},   Entity{':', "#58;"},
                              Entity{',', "#44;"}, Entity{'"', "#quot;"}, Entity{'&', "#amp;"},
                              Entity{'<', "#lt;"}, Entity{'>', "#gt;"}};

std::string written(std::string_view text, std::string_view signs) {
    std::string result;
    for (const char c : text) {
        const auto entity = std::ranges::find(entities, c, &Entity::sign);
        if (c == '\n')
            result += ' ';
        else if (signs.find(c) != std::string_view::npos && entity != entities.end())
            result += entity->code;
        else
            result += c;
    }
    return result;
}

std::string meant(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto entity =
            std::ranges::find_if(entities, [&](const Entity& each) { return text.starts_with(each.code); });
        if (entity == entities.end()) {
            result += text.front();
            text.remove_prefix(1);
        } else {
            result += entity->sign;
            text.remove_prefix(entity->code.size());
        }
    }
    return std::string(trimmed(result));
}

struct Line {
    int number = 0;
    std::string_view text; // trimmed, never empty
};

// Lines that say something: without comments, directives, front matter and code fences.
std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    bool is_in_matter = false, is_in_block = false, has_begun = false;
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line == "---" && (is_in_matter || !has_begun)) {
            is_in_matter = !is_in_matter;
            continue;
        }
        const bool opens_block = line.starts_with("accDescr") && line.find('{') != std::string_view::npos;
        is_in_block |= opens_block;
        const bool is_said = !is_in_matter && !is_in_block && !line.empty() && !line.starts_with("%%") &&
                             !line.starts_with("```") && !line.starts_with("accTitle") &&
                             !line.starts_with("accDescr");
        if (is_in_block && line.find('}') != std::string_view::npos) is_in_block = false;
        if (!is_said) continue;
        has_begun = true;
        lines.push_back({number, line});
    }
    return lines;
}

// The rest of a line that begins with that word, or nothing.
std::optional<std::string_view> after_word(std::string_view line, std::string_view word) {
    if (!line.starts_with(word)) return std::nullopt;
    line.remove_prefix(word.size());
    if (!line.empty() && line.front() != ' ' && line.front() != '\t') return std::nullopt;
    return trimmed(line);
}

std::string quoted(std::string_view text) {
    return "“" + std::string(text.substr(0, 40)) + "”";
}

// `Make tea: 5: Me, Cat` as the cells of a row.
class TaskReader {
public:
    void read(const Line& line) {
        const std::size_t first = line.text.find(':');
        const std::string name = meant(line.text.substr(0, first));
        if (first == std::string_view::npos || name.empty()) return report(line, "is no task");
        const std::string_view rest = line.text.substr(first + 1);
        const std::size_t second = rest.find(':');
        std::string actors;
        if (second != std::string_view::npos) actors = actors_in(rest.substr(second + 1));
        table.rows.push_back({line.number,
                              line.number,
                              {stage, name, score_in(line, trimmed(rest.substr(0, second))), actors}});
    }

    std::string stage;
    Table table;

private:
    void report(const Line& line, const std::string& what) {
        table.problems.push_back({"Line " + std::to_string(line.number), quoted(line.text) + " " + what,
                                  "Write it as Name: 4: Persona."});
    }
    std::string score_in(const Line& line, std::string_view face) {
        const auto number = number_in(face);
        if (!number || number->is_percent || number->value < 1 || number->value > 5) {
            report(line, "has no score from 1 to 5");
            return "";
        }
        return number_text(score_of_face(number->value));
    }
    static std::string actors_in(std::string_view text) {
        std::string names;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find(','), text.size());
            const std::string name = meant(text.substr(0, end));
            if (!name.empty()) names += (names.empty() ? "" : "\n") + name;
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        if (!names.empty()) names += '\n'; // a lone name with a comma stays one
        return names;
    }
};

// The touchpoints that people of the persona can come to.
std::set<std::string> reached_by(const Persona& persona, const Journey& journey) {
    std::set<std::string> reached;
    std::vector<std::string> next;
    const auto come_to = [&](const std::string& touchpoint) {
        if (touchpoint != done_target && reached.insert(touchpoint).second) next.push_back(touchpoint);
    };
    for (const Start& start : persona.start)
        if (start.share > 0) come_to(start.touchpoint);
    while (!next.empty()) {
        const std::string from = std::move(next.back());
        next.pop_back();
        for (const Link& link : journey.links)
            if (link.from == from && link.weight > 0) come_to(link.to);
    }
    return reached;
}

} // namespace

int mermaid_face(double score) {
    return static_cast<int>(std::lround(1 + 4 * std::clamp(score, 0.0, 10.0) / 10));
}

double score_of_face(double face) {
    return 2.5 * (face - 1);
}

bool is_mermaid(std::string_view text) {
    const auto lines = lines_of(text.substr(0, 4096));
    return !lines.empty() && lines.front().text == "journey";
}

Result<Table> read_mermaid(std::string_view bytes) {
    const Result<Decoded> text = text_of_table(bytes);
    if (!text) return text.problems();
    TaskReader reader;
    reader.table.code = text->code;
    reader.table.is_mermaid = true;
    reader.table.rows.push_back({0, 0, {"Stage", "Name", "All three scores", "Personas"}});
    bool has_begun = false;
    for (const Line& line : lines_of(text->text)) {
        if (!has_begun) {
            has_begun = line.text == "journey";
        } else if (const auto title = after_word(line.text, "title")) {
            reader.table.title = meant(*title);
        } else if (const auto section = after_word(line.text, "section")) {
            reader.stage = meant(*section);
        } else {
            reader.read(line);
        }
    }
    if (reader.table.rows.size() < 2)
        return Problem{"", "there is no task in this diagram",
                       "Under the line “journey”, write tasks as Name: 4: Persona."};
    if (reader.table.rows.size() > most_table_rows)
        return Problem{"", "the diagram has more than " + std::to_string(most_table_rows) + " tasks",
                       "Keep those that are touchpoints."};
    return std::move(reader.table);
}

std::string to_mermaid(const Journey& journey) {
    constexpr std::string_view of_names = "#;:", of_actors = "#;:,", of_titles = "#;";
    std::vector<std::set<std::string>> reached;
    for (const Persona& persona : journey.personas)
        reached.push_back(reached_by(persona, journey));
    std::string text = "journey\n";
    if (!journey.title.empty()) text += "    title " + written(journey.title, of_titles) + "\n";
    for (const Stage& stage : journey.stages) {
        std::string tasks;
        for (const Touchpoint& touchpoint : journey.touchpoints) {
            if (touchpoint.stage != stage.id) continue;
            const auto& [people, process, product] = touchpoint.scores;
            tasks += "      " + written(touchpoint.name.empty() ? touchpoint.id : touchpoint.name, of_names) +
                     ": " + std::to_string(mermaid_face((people + process + product) / 3));
            std::string actors;
            for (std::size_t i = 0; i < journey.personas.size(); ++i) {
                if (!reached[i].contains(touchpoint.id)) continue;
                actors += (actors.empty() ? ": " : ", ") + written(journey.personas[i].name, of_actors);
            }
            tasks += actors + "\n";
        }
        // A section without tasks is drawn as nothing.
        if (!tasks.empty()) text += "    section " + written(stage.name, of_names) + "\n" + tasks;
    }
    return text;
}

} // namespace waymark
