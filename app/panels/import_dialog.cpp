#include "panels/import_dialog.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "journey/lookup.h"
#include "panels/popup.h"
#include "panels/window.h"
#include "session/route.h"

namespace waymark {

namespace {

using C = TouchpointColumn;

constexpr double row_h = 32;
constexpr double field_w = 208;
constexpr std::string_view left_out = "Leave out";

struct Group {
    std::string_view heading;
    std::vector<C> columns;
};
const std::vector<Group>& groups() {
    static const std::vector<Group> all{
        {"What it is",
         {C::name, C::stage, C::lane, C::channel, C::owner, C::initiated_by, C::kind, C::moment_of_truth,
          C::personas, C::id}},
        {"Experience",
         {C::all_scores, C::people, C::process, C::product, C::effort, C::impact, C::variability,
          C::recovery}},
        {"Leaving, time, money", {C::leave, C::dwell_days, C::cost, C::revenue}},
        {"Evidence", {C::evidence, C::responses, C::source}},
        {"Words", {C::doing, C::thinking, C::pains, C::opportunities, C::backstage, C::systems, C::notes}}};
    return all;
}

void read_again(ImportState& state) {
    auto table = read_touchpoints(*state.bytes, state.separator);
    state.is_planned = false;
    state.unreadable = table ? Problems{} : table.problems();
    state.table = table ? std::move(*table) : Table{};
    const bool links = state.choices.links_in_order, updates = state.choices.updates;
    state.choices = suggested_choices(state.table);
    state.choices.links_in_order = links;
    state.choices.updates = updates;
}

// Where rows go that name no stage: to that of what is selected, else to the last.
std::string stage_of_selection(const Session& session) {
    for (const Owner& owner : session.selection) {
        if (owner.kind == OwnerKind::stage) return owner.id;
        if (owner.kind != OwnerKind::touchpoint) continue;
        const Touchpoint* const touchpoint = find_touchpoint(edited_journey(session), owner.id);
        if (touchpoint != nullptr) return touchpoint->stage;
    }
    return session.stage_in_view;
}

void begin(ImportState& state, const Session& session, const ImportDialog& dialog) {
    state = {};
    state.bytes = dialog.bytes;
    state.choices.links_in_order = dialog.as_new;
    read_again(state);
    state.choices.stage = stage_of_selection(session);
}

std::string title_of(const ImportDialog& dialog, const Table& table) {
    if (!table.title.empty()) return table.title;
    return dialog.source.substr(0, dialog.source.find('.'));
}

void plan(ImportState& state, const Session& session, const ImportDialog& dialog) {
    const Snapshot now = shown_snapshot(session);
    if (state.is_planned && state.planned_choices == state.choices && state.planned_for == now) return;
    const Journey nothing = empty_journey(title_of(dialog, state.table));
    const Journey& into = dialog.as_new ? nothing : edited_journey(session);
    const auto taken = dialog.as_new ? std::vector<std::string>{} : taken_touchpoint_ids(*now);
    state.plan = planned_import(into, state.table, state.choices, taken);
    state.planned_choices = state.choices;
    state.planned_for = now;
    state.is_planned = true;
}

std::string separator_words(Separator separator) {
    switch (separator) {
    case Separator::tab: return "Tab";
    case Separator::semicolon: return "Semicolon";
    case Separator::comma: return "Comma";
    case Separator::none: return "None";
    }
    return "";
}

// What was read, and how it is to be read.
void draw_source(Ui& ui, Column& column, const ImportDialog& dialog, ImportState& state) {
    constexpr std::array all{Separator::tab, Separator::semicolon, Separator::comma, Separator::none};
    const Rect row = column.row(28);
    const std::size_t rows = state.table.rows.size();
    const std::string about = std::to_string(rows) + (rows == 1 ? " row" : " rows") + " · " +
                              std::string(to_word(state.table.code));
    if (state.table.is_mermaid) {
        const double w = text(ui, row, dialog.source, type::strong, ui.theme().text);
        text(ui, without_left(row, w + ui.px(8)),
             "A Mermaid journey: sections become stages, faces from 1 to 5 scores from 0 to 10.", type::body,
             ui.theme().text_2);
        return;
    }
    const std::string value = separator_words(state.table.separator);
    const double combo_w = combo_width(ui, "Separator", value);
    const double check_w = text_width(ui, "The first row names the columns", type::body) + ui.px(30);
    std::vector<MenuItem> items;
    for (const Separator each : all)
        items.push_back({.label = separator_words(each), .is_checked = each == state.table.separator});
    if (check_box(ui, "head", right_part(without_right(row, combo_w + ui.px(16)), check_w),
                  "The first row names the columns", state.choices.has_head))
        state.choices.has_head = !state.choices.has_head;
    if (const auto chosen =
            combo(ui, "separator", right_part(row, combo_w), value, items, {.label = "Separator"})) {
        state.separator = all[*chosen];
        read_again(state);
    }
    const Rect words = without_right(row, combo_w + check_w + ui.px(32));
    const double w = text(ui, words, dialog.source, type::strong, ui.theme().text);
    text(ui, without_left(words, w + ui.px(8)), about, type::body, ui.theme().text_2);
}

// The first cells of a column, as far as there is room.
std::string first_values(const ImportState& state, std::size_t column) {
    constexpr std::size_t most = 8;
    std::string values;
    std::size_t shown = 0;
    for (std::size_t i = state.choices.has_head ? 1 : 0; i < state.table.rows.size() && shown < most; ++i) {
        std::string cell(trimmed(state.table.rows[i].cells[column]));
        if (cell.empty()) continue;
        std::ranges::replace(cell, '\n', ' ');
        values += (values.empty() ? "" : "  ·  ") + cell;
        ++shown;
    }
    return values;
}

std::string head_of(const ImportState& state, std::size_t column) {
    std::string number = "Column " + std::to_string(column + 1);
    if (!state.choices.has_head) return number;
    const std::string& head = state.table.rows.front().cells[column];
    return head.empty() ? number : head;
}

void choose_column(ImportState& state, std::size_t at, std::optional<C> meaning) {
    for (auto& other : state.choices.columns)
        if (meaning && other == meaning) other.reset(); // a field is said by one column
    state.choices.columns[at] = meaning;
}

void draw_meaning(Ui& ui, ImportState& state, std::size_t at, const Rect& rect) {
    const std::optional<C> current = state.choices.columns[at];
    std::vector<MenuItem> items{{.label = std::string(left_out), .is_checked = !current, .name = "none"}};
    std::vector<std::optional<C>> meanings{std::nullopt};
    for (const Group& group : groups()) {
        items.push_back(MenuItem::heading(std::string(group.heading)));
        meanings.emplace_back();
        for (const C column : group.columns) {
            const auto& columns = state.choices.columns;
            const bool is_used =
                column != current && std::ranges::find(columns, std::optional(column)) != columns.end();
            items.push_back({.label = std::string(info(column).label),
                             .detail = is_used ? "in use" : "",
                             .is_checked = column == current,
                             .name = std::string(info(column).key),
                             .hint = std::string(info(column).help)});
            meanings.emplace_back(column);
        }
    }
    const std::string value(current ? info(*current).label : left_out);
    if (const auto chosen = combo(ui, "column." + std::to_string(at), rect, value, items))
        choose_column(state, at, meanings[*chosen]);
}

void draw_columns(Ui& ui, ImportState& state, const Rect& area) {
    const Theme& look = ui.theme();
    const Rect head{area.x, area.y, area.w - ui.px(10), ui.px(24)};
    const double name_w = std::floor(head.w * 0.24);
    text(ui, left_part(head, name_w), "Column", type::small, look.text_3);
    text(ui, without_left(head, name_w), "First values", type::small, look.text_3);
    text(ui, right_part(head, ui.px(field_w)), "Becomes", type::small, look.text_3);
    horizontal_line(ui, area.x, head.bottom(), head.w, look.line);
    ScrollPart part(ui, "columns",
                    {area.x, head.bottom() + ui.px(1), area.w, area.bottom() - head.bottom() - ui.px(1)});
    double y = part.origin().y + ui.px(2); // room for the ring around the first
    for (std::size_t i = 0; i < state.choices.columns.size(); ++i) {
        const Rect row{part.origin().x, y, part.width(), ui.px(row_h)};
        const bool is_used = state.choices.columns[i].has_value();
        text(ui, left_part(row, name_w - ui.px(12)), head_of(state, i), type::strong,
             is_used ? look.text : look.text_3);
        text(ui, without_right(without_left(row, name_w), ui.px(field_w + 16)), first_values(state, i),
             type::body, is_used ? look.text_2 : look.text_3);
        draw_meaning(ui, state, i, right_part(middle(row, row.w, ui.px(26)), ui.px(field_w)));
        y = row.bottom();
        horizontal_line(ui, row.x, y, row.w, look.grid);
        y += ui.px(1);
    }
    part.reach(y);
}

bool names_stages(const ImportState& state) {
    return std::ranges::find(state.choices.columns, std::optional(C::stage)) != state.choices.columns.end();
}

void draw_options(Ui& ui, const Session& session, const ImportDialog& dialog, ImportState& state,
                  const Rect& row) {
    double x = row.x;
    const auto place = [&](double w) {
        const Rect rect{x, row.y, w, row.h};
        x += w + ui.px(24);
        return rect;
    };
    const auto box = [&](std::string_view name, std::string_view label, bool& is_on, std::string_view help) {
        const Rect rect = place(text_width(ui, label, type::body) + ui.px(24));
        if (check_box(ui, name, rect, label, is_on, help)) is_on = !is_on;
    };
    box("link", "Link them in order", state.choices.links_in_order,
        "A link from each row’s touchpoint to that of the next row.");
    if (dialog.as_new) return;
    box("update", "Change those of the same name", state.choices.updates,
        "A row with the name or id of a touchpoint that the map has changes that one; empty cells leave it "
        "as it is. Otherwise every row becomes a new touchpoint.");
    if (names_stages(state)) return;
    const Journey& journey = edited_journey(session);
    const Stage* const stage = find_stage(journey, state.choices.stage);
    const Stage& shown = stage != nullptr ? *stage : journey.stages.back();
    std::vector<MenuItem> items;
    for (const Stage& each : journey.stages)
        items.push_back({.label = each.name, .is_checked = each.id == shown.id, .name = each.id});
    const double w = std::min(combo_width(ui, "New ones into", shown.name), row.right() - x);
    if (const auto chosen =
            combo(ui, "stage", middle(place(w), w, ui.px(26)), shown.name, items, {.label = "New ones into"}))
        state.choices.stage = journey.stages[*chosen].id;
}

std::string names_in(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

// What importing would do, and what of the table it would not take.
void draw_outcome(Ui& ui, const ImportState& state, const Rect& area) {
    const Theme& look = ui.theme();
    const ImportPlan& plan = state.plan;
    const Rect line{area.x, area.y, area.w, ui.px(22)};
    const double w = text(ui, line, summary_of(plan), type::strong, look.text);
    if (!plan.new_stages.empty())
        text(ui, without_left(line, w + ui.px(10)), "New stages: " + names_in(plan.new_stages), type::body,
             look.text_2);
    if (plan.problems.empty()) return;
    const Rect list{area.x, line.bottom() + ui.px(4), area.w, area.bottom() - line.bottom() - ui.px(4)};
    ScrollPart part(ui, "problems", list);
    Column column(ui, part.origin(), part.width());
    for (const Problem& problem : plan.problems) {
        const Point at{column.at().x + ui.px(22), column.y()};
        icon(ui, Icon::warning, {column.at().x + ui.px(8), column.y() + ui.px(9)}, look.bad, 13);
        column.row_px(
            paragraph(ui, at, column.width() - ui.px(22), to_text(problem), type::body, look.text_2));
    }
    part.reach(column.y());
}

bool can_import(const ImportState& state) {
    return state.unreadable.empty() && state.plan.added + state.plan.changed + state.plan.new_links > 0;
}

Actions import_now(const Session& session, const ImportDialog& dialog, const ImportState& state) {
    const ImportPlan& plan = state.plan;
    if (dialog.as_new) {
        auto journey = edited(empty_journey(title_of(dialog, state.table)), plan.edits);
        if (!journey)
            return {
                ShowDialog{ProblemList{"“" + dialog.source + "” could not be imported", journey.problems()}}};
        return {CloseDialog{},
                StartImported{std::make_shared<const Journey>(std::move(*journey)), plan.label}};
    }
    std::vector<Owner> owners;
    for (const std::string& id : plan.touchpoints)
        owners.push_back({OwnerKind::touchpoint, id, ""});
    Actions actions{CloseDialog{}, Commit{plan.edits, plan.label, owners}};
    if (session.view == MainView::map) actions.push_back(Show{owners});
    return actions;
}

double problems_units(const ImportState& state) {
    const std::size_t count = state.plan.problems.size();
    return count == 0 ? 0 : count == 1 ? 30 : 76;
}
constexpr double below_columns = 70; // options and outcome

// As high as its columns need, as far as there is room for them.
double height_units(const ImportState& state) {
    const double columns = (row_h + 1) * static_cast<double>(std::max<std::size_t>(3, state.table.columns()));
    return std::min(720.0, 120 + 36 + 24 + columns + 24 + below_columns + problems_units(state));
}

} // namespace

Actions draw_import_dialog(Ui& ui, const Session& session, const ImportDialog& dialog, ImportState& state) {
    if (state.bytes != dialog.bytes) begin(state, session, dialog);
    plan(state, session, dialog);
    Actions actions;
    DialogWindow window(ui, "import", dialog.as_new ? "New journey from a table" : "Import touchpoints", 880,
                        height_units(state));
    const Rect& body = window.body();
    Column column(ui, {body.x, body.y}, body.w);
    draw_source(ui, column, dialog, state);
    column.space(8);
    const double below = ui.px(below_columns + problems_units(state));
    if (state.unreadable.empty()) {
        draw_columns(ui, state, {body.x, column.y(), body.w, body.bottom() - below - column.y()});
        draw_options(ui, session, dialog, state,
                     {body.x, body.bottom() - below + ui.px(4), body.w, ui.px(28)});
        draw_outcome(ui, state, {body.x, body.bottom() - below + ui.px(40), body.w, below - ui.px(40)});
    } else {
        paragraph(ui, {body.x, column.y()}, body.w, to_text(state.unreadable.front()), type::body,
                  ui.theme().text);
    }
    const bool can = can_import(state);
    if (window.is_appearing()) request_focus(ui, can ? "import/ok" : "import/columns/column.0");
    const std::string why = can                        ? ""
                            : state.unreadable.empty() ? summary_of(state.plan)
                                                       : "The table cannot be read like that.";
    if (window.answer(
            "ok", "Import",
            {.style = ButtonStyle::filled, .enabled = can ? Enabled::yes : Enabled::no, .hint = why}))
        return import_now(session, dialog, state);
    if (window.answer("cancel", "Cancel") || window.is_left()) actions.push_back(CloseDialog{});
    return actions;
}

} // namespace waymark
