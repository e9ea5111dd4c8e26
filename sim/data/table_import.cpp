#include "data/table_import.h"

#include <algorithm>
#include <set>
#include <utility>

#include "data/column_words.h"
#include "data/mermaid.h"
#include "edit/first_persona.h"
#include "journey/lookup.h"

namespace waymark {

namespace {

using C = TouchpointColumn;

std::string count_text(std::size_t count, const std::string& one) {
    return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

bool looks_like_head(const Table& table, const std::vector<std::optional<C>>& columns) {
    const auto named = std::ranges::count_if(columns, [](const auto& column) { return column.has_value(); });
    return table.columns() == 1 ? named == 1 && table.rows.size() > 1 : named > 0;
}

// Columns that are not of the table any more, or doubled, are as good as left out.
std::vector<std::optional<C>> usable(std::vector<std::optional<C>> columns, std::size_t width) {
    columns.resize(width);
    std::set<C> taken;
    for (auto& column : columns)
        if (column && !taken.insert(*column).second) column.reset();
    return columns;
}

Persona persona_named(const std::string& name, const std::string& start) {
    Persona persona;
    persona.name = name;
    persona.start = {{start, 1}};
    return persona;
}

class Planner {
public:
    Planner(const Journey& journey, const Table& table, const ImportChoices& choices,
            std::vector<std::string> taken)
        : journey_(journey)
        , table_(table)
        , choices_(choices)
        , columns_(usable(choices.columns, table.columns()))
        , taken_(std::move(taken))
        , stages_(journey.stages)
        , mark_(decimal_mark(table)) {
        for (const Touchpoint& touchpoint : journey.touchpoints) {
            taken_.push_back(touchpoint.id);
            names_.push_back(alike_key(touchpoint.name));
        }
    }

    ImportPlan plan() {
        plan_.problems = table_.problems;
        for (std::size_t i = choices_.has_head ? 1 : 0; i < table_.rows.size(); ++i)
            read_row(table_.rows[i]);
        add_personas();
        if (choices_.links_in_order) link_in_order();
        plan_.label = "Import " + count_text(plan_.added + plan_.changed, "touchpoint");
        return std::move(plan_);
    }

private:
    [[nodiscard]] std::string_view whole_cell(const TableRow& row, C column) const {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i] == column) return row.cells[i];
        return {};
    }
    [[nodiscard]] std::string_view cell(const TableRow& row, C column) const {
        return trimmed(whole_cell(row, column));
    }
    void report(const TableRow& row, std::string_view where, Problem problem) {
        problem.place = "Row " + std::to_string(row.number);
        if (!where.empty()) problem.place += ", " + std::string(where);
        plan_.problems.push_back(std::move(problem));
    }

    void read_row(const TableRow& row) {
        const std::string_view name = cell(row, C::name), id = cell(row, C::id);
        if (name.empty() && id.empty()) {
            report(row, "", {"", "there is no name, so the row is left out", "Put one into the cell."});
            return;
        }
        const std::string stage = stage_of(row);
        const Touchpoint* const old = choices_.updates ? existing(name, id, stage) : nullptr;
        if (old == nullptr && name.empty()) {
            report(row, "",
                   {"", "there is no touchpoint “" + std::string(id) + "” and no name for a new one",
                    "Put a name into the row."});
            return;
        }
        Touchpoint next = old != nullptr ? *old : Touchpoint{};
        if (old == nullptr) {
            next.id = make_id(id.empty() ? name : id, taken_);
            taken_.push_back(next.id);
            next.name = name;
            next.stage = stage.empty() ? stage_for_all() : stage;
        } else {
            matched_.insert(old->id);
            if (!stage.empty()) next.stage = stage;
        }
        last_stage_ = next.stage;
        read_cells(row, next);
        note_personas(row, next.id);
        row_ids_.push_back(next.id);
        keep(old, next);
    }

    void read_cells(const TableRow& row, Touchpoint& next) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const auto column = columns_[i];
            if (!column || *column == C::id || *column == C::personas || *column == C::stage) continue;
            if (trimmed(row.cells[i]).empty()) continue;
            if (auto problem = set_cell(next, *column, row.cells[i], stages_, mark_))
                report(row, info(*column).label, std::move(*problem));
        }
    }

    void keep(const Touchpoint* old, const Touchpoint& next) {
        if (old != nullptr && *old == next) {
            ++plan_.unchanged;
            return;
        }
        ++(old != nullptr ? plan_.changed : plan_.added);
        plan_.touchpoints.push_back(next.id);
        plan_.edits.push_back(old != nullptr ? Edit(UpdateTouchpoint{next}) : Edit(InsertTouchpoint{next}));
    }

    // By id, else by name: that of the same stage first. Each is meant by one row.
    [[nodiscard]] const Touchpoint* existing(std::string_view name, std::string_view id,
                                             std::string_view stage) const {
        const Touchpoint* found = nullptr;
        const std::string key = alike_key(name);
        for (std::size_t i = 0; i < journey_.touchpoints.size(); ++i) {
            const Touchpoint& touchpoint = journey_.touchpoints[i];
            if (matched_.contains(touchpoint.id)) continue;
            if (!id.empty() && touchpoint.id == id) return &touchpoint;
            if (name.empty() || !id.empty() || names_[i] != key) continue;
            if (key.empty() && touchpoint.name != name) continue; // signs alone
            if (found == nullptr || (found->stage != stage && touchpoint.stage == stage)) found = &touchpoint;
        }
        return found;
    }

    // The id of the stage that the row names, made where there is none; empty where it names none.
    std::string stage_of(const TableRow& row) {
        const std::string_view named = cell(row, C::stage);
        if (named.empty()) return "";
        if (const Stage* const stage = stage_named(stages_, named)) return stage->id;
        return add_stage(std::string(named));
    }

    std::string stage_for_all() {
        if (!last_stage_.empty() && !cells_name_stages()) return last_stage_;
        for (const Stage& stage : stages_)
            if (stage.id == choices_.stage) return stage.id;
        if (!last_stage_.empty()) return last_stage_; // a cell left empty under the stage that goes on
        return stages_.empty() ? add_stage("Journey") : stages_.back().id;
    }
    [[nodiscard]] bool cells_name_stages() const {
        return std::ranges::find(columns_, std::optional(C::stage)) != columns_.end();
    }

    std::string add_stage(std::string name) {
        std::ranges::replace(name, '\n', ' ');
        std::vector<std::string> ids;
        std::size_t position = stages_.size();
        for (std::size_t i = 0; i < stages_.size(); ++i) {
            ids.push_back(stages_[i].id);
            if (stages_[i].id == last_stage_) position = i + 1;
        }
        Stage stage{make_id(name, ids), name, Relationship::customer};
        if (position > 0) stage.relationship = stages_[position - 1].relationship;
        stages_.insert(stages_.begin() + static_cast<std::ptrdiff_t>(position), stage);
        plan_.edits.push_back(InsertStage{stage, position});
        plan_.new_stages.push_back(stage.name);
        return stage.id;
    }

    void note_personas(const TableRow& row, const std::string& touchpoint) {
        std::string names(whole_cell(row, C::personas));
        if (names.find_first_of(";\n") == std::string::npos) std::ranges::replace(names, ',', ';');
        for (const std::string& name : entries_of(names)) {
            const auto is_it = [&](const auto& persona) {
                return reads_alike(persona.name, name);
            };
            if (std::ranges::any_of(journey_.personas, is_it)) continue;
            if (std::ranges::any_of(new_personas_, is_it)) continue;
            new_personas_.push_back(persona_named(name, touchpoint));
        }
    }

    void add_personas() {
        std::vector<std::string> ids;
        for (const Persona& persona : journey_.personas)
            ids.push_back(persona.id);
        for (Persona& persona : new_personas_) {
            persona.id = make_id(persona.name, ids);
            ids.push_back(persona.id);
            plan_.new_personas.push_back(persona.name);
            plan_.edits.push_back(InsertPersona{persona});
        }
        if (!new_personas_.empty() || row_ids_.empty()) return;
        if (const auto everybody = first_persona(journey_, row_ids_.front())) {
            plan_.new_personas.push_back(std::get<InsertPersona>(*everybody).persona.name);
            plan_.edits.push_back(*everybody);
        }
    }

    void link_in_order() {
        std::set<LinkKey> linked;
        for (const Link& link : journey_.links)
            linked.insert(link.key());
        for (std::size_t i = 1; i < row_ids_.size(); ++i) {
            const Link link{row_ids_[i - 1], row_ids_[i]};
            if (!linked.insert(link.key()).second) continue;
            plan_.edits.push_back(InsertLink{link});
            ++plan_.new_links;
        }
    }

    const Journey& journey_;
    const Table& table_;
    const ImportChoices& choices_;
    std::vector<std::optional<C>> columns_;
    std::vector<std::string> taken_; // ids
    std::vector<std::string> names_; // of the touchpoints of the journey, as alike_key
    std::vector<Stage> stages_;      // with the new ones
    char mark_;
    std::string last_stage_; // of the row before
    std::set<std::string> matched_;
    std::vector<std::string> row_ids_; // the touchpoint of each row that has one
    std::vector<Persona> new_personas_;
    ImportPlan plan_;
};

} // namespace

Result<Table> read_touchpoints(std::string_view bytes, std::optional<Separator> separator) {
    return is_mermaid(bytes) ? read_mermaid(bytes) : read_table(bytes, separator);
}

ImportChoices suggested_choices(const Table& table) {
    ImportChoices choices;
    if (table.rows.empty()) return choices;
    choices.columns = columns_named(table.rows.front().cells);
    choices.has_head = looks_like_head(table, choices.columns);
    if (!choices.has_head) choices.columns.assign(table.columns(), std::nullopt);
    const bool names_nothing = std::ranges::none_of(
        choices.columns, [](const auto& column) { return column == C::name || column == C::id; });
    for (std::size_t i = 0; i < choices.columns.size() && names_nothing; ++i) {
        if (choices.columns[i]) continue;
        choices.columns[i] = C::name; // the first that says nothing else
        break;
    }
    return choices;
}

ImportPlan planned_import(const Journey& journey, const Table& table, const ImportChoices& choices,
                          std::vector<std::string> taken) {
    return Planner(journey, table, choices, std::move(taken)).plan();
}

std::string summary_of(const ImportPlan& plan) {
    if (plan.added + plan.changed == 0) {
        if (plan.unchanged > 0) return "The map has all of this already.";
        return "No row has a name.";
    }
    std::vector<std::string> adds;
    if (plan.added > 0) adds.push_back(count_text(plan.added, "touchpoint"));
    if (!plan.new_stages.empty()) adds.push_back(count_text(plan.new_stages.size(), "stage"));
    if (!plan.new_personas.empty()) adds.push_back(count_text(plan.new_personas.size(), "persona"));
    if (plan.new_links > 0) adds.push_back(count_text(plan.new_links, "link"));
    std::string text = adds.empty() ? "" : "Adds ";
    for (std::size_t i = 0; i < adds.size(); ++i)
        text += (i == 0 ? "" : i + 1 == adds.size() ? " and " : ", ") + adds[i];
    if (plan.changed > 0)
        text +=
            std::string(text.empty() ? "Changes " : ", changes ") + count_text(plan.changed, "touchpoint");
    return text + ".";
}

Journey empty_journey(const std::string& title) {
    Journey journey;
    journey.title = title;
    journey.simulation.arrivals = 100; // so that there is somebody to see in every period
    return journey;
}

} // namespace waymark
