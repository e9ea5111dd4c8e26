// The inspector's pages of links, stages, own lanes, and the journey itself.
#include "panels/inspector_page.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "journey/fields.h"
#include "journey/lookup.h"
#include "panels/definitions.h"
#include "scene/format.h"

namespace waymark {

namespace {

std::string name_of(const InspectorPage& page, const std::string& touchpoint) {
    if (touchpoint == done_target) return "Completed";
    const Touchpoint* found = find_touchpoint(shown_journey(page.session), touchpoint);
    if (found == nullptr && page.session.in_force)
        found = find_touchpoint(*page.session.in_force, touchpoint);
    return found ? found->name : touchpoint;
}

NumberLook look_of(LinkField field) {
    const FieldInfo& about = info(field);
    NumberLook look;
    look.label = about.label;
    look.range = about.range;
    look.hint = hint_of(about);
    look.min_decimals = 1;
    if (field != LinkField::weight) look.slider = about.range;
    return look;
}

double weight_share(const Journey& journey, const Link& link) {
    double total = 0;
    for (const Link& other : journey.links) {
        if (other.from == link.from) total += other.weight;
    }
    return total > 0 ? link.weight / total : 0;
}

std::size_t count_touchpoints(const Journey& journey, const std::string& stage) {
    return static_cast<std::size_t>(std::ranges::count(journey.touchpoints, stage, &Touchpoint::stage));
}

// The lane's text under the stage; an emptied cell is taken out.
TextLane with_text(TextLane lane, const std::string& stage, const std::string& words) {
    const auto cell = std::ranges::find(lane.cells, stage, &TextCell::stage);
    if (cell != lane.cells.end() && words.empty()) {
        lane.cells.erase(cell);
    } else if (cell != lane.cells.end()) {
        cell->text = words;
    } else if (!words.empty()) {
        lane.cells.push_back({stage, words});
    }
    return lane;
}

std::string text_of(const TextLane& lane, const std::string& stage) {
    const auto cell = std::ranges::find(lane.cells, stage, &TextCell::stage);
    return cell == lane.cells.end() ? std::string() : cell->text;
}

} // namespace

void draw_link_page(InspectorPage& page, const LinkKey& key) {
    const Link* link = find_link(edited_journey(page.session), key);
    if (link == nullptr && page.session.in_force) link = find_link(*page.session.in_force, key);
    if (link == nullptr) {
        sentence(page, "This link is added by an intervention that is switched off or not being shown.");
        return;
    }
    std::string title = name_of(page, key.from) + " → " + name_of(page, key.to);
    const long percent = std::lround(100 * weight_share(edited_journey(page.session), *link));
    page_head(
        page, title,
        {.subtitle = "Link · " + std::to_string(percent) + " % of the weight out of here", .is_fixed = true});
    if (section(page, "link", "Who goes this way", true)) {
        const Link* const base = find_link(shown_journey(page.session), key);
        for (const LinkField field : link_fields) {
            NumberLook look = look_of(field);
            double value = value_of(*link, field);
            if (is_recording(page.session) && base != nullptr && value_of(*base, field) != value)
                look.base = value_of(*base, field);
            const double top = page.column.y();
            const Gesture gesture = number_line(page, info(field).name, value, look);
            if (is_pointed_at(page, top)) page.state.pointed = FieldOfMap{key, field};
            Link next = *link;
            set_value(next, field, value);
            add_gesture(page.ui, page.actions, gesture, {UpdateLink{next}});
        }
        section_end(page);
    }
    draw_effect(page, key);
    page.column.divider(16);
    if (page_button(page, "delete", "Delete link"))
        page.actions.push_back(Commit{{EraseLink{key}}, "", std::vector<Owner>{}});
}

void draw_stage_page(InspectorPage& page, const std::string& id) {
    const Journey& journey = shown_journey(page.session);
    const Stage* const stage = find_stage(journey, id);
    if (stage == nullptr) return;
    const std::size_t count = count_touchpoints(journey, id);
    Stage next = *stage;
    const Gesture renaming = page_head(
        page, next.name,
        {.glyph = Icon::stage_columns,
         .subtitle = "Stage · " + std::to_string(count) + (count == 1 ? " touchpoint" : " touchpoints"),
         .placeholder = "Name"});
    add_gesture(page.ui, page.actions, renaming, {UpdateStage{next}});
    if (section(page, "stage", "Relationship", true)) {
        const auto chosen = choice_line(page, "relationship", "People are", words<Relationship>(),
                                        static_cast<int>(stage->relationship));
        if (chosen) {
            next.relationship = static_cast<Relationship>(*chosen);
            page.actions.push_back(Commit{{UpdateStage{next}}, ""});
        }
        sentence(page,
                 stage->relationship == Relationship::prospect
                     ? "Who leaves before ever entering a customer stage counts as lost."
                     : "Who enters this stage is a customer from then on; leaving later counts as churn.");
        section_end(page);
    }
    for (const TextLane& lane : journey.lanes) {
        if (!section(page, "lane." + lane.id, lane.name, true)) continue;
        std::string words = text_of(lane, id);
        const Gesture gesture =
            text_block(page, "cell." + lane.id, "", words, {.placeholder = "Text of this stage"});
        add_gesture(page.ui, page.actions, gesture, {UpdateTextLane{with_text(lane, id, words)}});
        section_end(page);
    }
    page.column.divider(16);
    if (page_button(page, "delete", "Delete stage"))
        page.actions.push_back(Commit{{EraseStage{id}}, "", std::vector<Owner>{}});
    if (count > 0) sentence(page, "Move or delete its touchpoints first.");
}

void draw_text_lane_page(InspectorPage& page, const std::string& id) {
    const Journey& journey = shown_journey(page.session);
    const TextLane* const lane = find_lane(journey, id);
    if (lane == nullptr) return;
    TextLane next = *lane;
    const Gesture renaming =
        page_head(page, next.name, {.subtitle = "Lane of text, one cell a stage", .placeholder = "Name"});
    add_gesture(page.ui, page.actions, renaming, {UpdateTextLane{next}});
    page.column.divider(16);
    page.column.space(6);
    for (const Stage& stage : journey.stages) {
        std::string words = text_of(*lane, stage.id);
        const Gesture gesture = text_block(page, "cell." + stage.id, stage.name, words, {});
        add_gesture(page.ui, page.actions, gesture, {UpdateTextLane{with_text(*lane, stage.id, words)}});
    }
    page.column.divider(16);
    if (page_button(page, "delete", "Delete lane"))
        page.actions.push_back(Commit{{EraseTextLane{id}}, "", std::vector<Owner>{}});
}

namespace {

SetTitleBlock title_block_of(const Journey& journey) {
    return {journey.title, journey.description, journey.client,  journey.author,
            journey.state, journey.reviewed,    journey.currency};
}

void draw_title_block(InspectorPage& page, const Journey& journey) {
    if (!section(page, "title", "Title block", true)) return;
    struct Line {
        std::string_view name;
        std::string_view label;
        std::string SetTitleBlock::*member;
        std::string_view placeholder;
    };
    constexpr std::array lines{Line{"client", "Client", &SetTitleBlock::client, ""},
                               Line{"author", "Author", &SetTitleBlock::author, ""},
                               Line{"reviewed", "Reviewed", &SetTitleBlock::reviewed, "2026-11-01"},
                               Line{"currency", "Currency", &SetTitleBlock::currency, "EUR"}};
    for (const Line& line : lines) {
        SetTitleBlock next = title_block_of(journey);
        const Gesture gesture =
            text_line(page, line.name, line.label, next.*line.member, {.placeholder = line.placeholder});
        add_gesture(page.ui, page.actions, gesture, {next});
    }
    const auto state =
        choice_line(page, "state", "Shows", words<JourneyState>(), static_cast<int>(journey.state));
    if (state) {
        SetTitleBlock next = title_block_of(journey);
        next.state = static_cast<JourneyState>(*state);
        page.actions.push_back(Commit{{next}, ""});
    }
    page.column.space(4);
    SetTitleBlock next = title_block_of(journey);
    const Gesture gesture = text_block(page, "description", "Description", next.description,
                                       {.placeholder = "What this journey shows"});
    add_gesture(page.ui, page.actions, gesture, {next});
    section_end(page);
}

void simulation_number(InspectorPage& page, SimulationField field, NumberLook look) {
    Simulation next = shown_journey(page.session).simulation;
    look.range = info(field).range;
    look.hint = hint_of(info(field));
    double value = value_of(next, field);
    const Gesture gesture = number_line(page, info(field).name, value, look);
    set_value(next, field, value);
    add_gesture(page.ui, page.actions, gesture, {SetSimulation{next}});
}

void draw_simulation(InspectorPage& page, const Journey& journey) {
    if (!section(page, "simulation", "Projection", true)) return;
    const Simulation& simulation = journey.simulation;
    const auto unit =
        choice_line(page, "period", "Period", words<PeriodUnit>(), static_cast<int>(simulation.period));
    if (unit) {
        Simulation next = simulation;
        next.period = static_cast<PeriodUnit>(*unit);
        page.actions.push_back(Commit{{SetSimulation{next}}, ""});
    }
    const bool is_one = simulation.horizon == 1;
    simulation_number(page, SimulationField::horizon,
                      {.label = "Horizon",
                       .step = 1,
                       .suffix = " " + std::string(is_one ? period_word(simulation.period)
                                                          : period_words(simulation.period)),
                       .is_whole = true});
    simulation_number(page, SimulationField::initial,
                      {.label = "People at the start", .step = 100, .max_decimals = 1});
    const std::string arrivals_label = "New per " + std::string(to_word(simulation.period));
    simulation_number(page, SimulationField::arrivals,
                      {.label = arrivals_label, .step = 10, .max_decimals = 1});
    simulation_number(
        page, SimulationField::discount_rate,
        {.label = "Discount rate", .step = 0.005, .max_decimals = 2, .shown_factor = 100, .suffix = " %"});
    section_end(page);
}

} // namespace

void draw_journey_page(InspectorPage& page) {
    const Journey& journey = shown_journey(page.session);
    SetTitleBlock next = title_block_of(journey);
    const Gesture gesture =
        page_head(page, next.title,
                  {.subtitle = "Journey · nothing is selected", .placeholder = "Title of the journey"});
    add_gesture(page.ui, page.actions, gesture, {next});
    draw_title_block(page, journey);
    draw_simulation(page, journey);
    if (section(page, "lanes", "Own lanes", true,
                journey.lanes.empty() ? "" : std::to_string(journey.lanes.size()))) {
        for (const TextLane& lane : journey.lanes) {
            const RowTouch row =
                tree_row(page.ui, "lane." + lane.id, page.column.row(size::tree_row_h), lane.name);
            if (row.touch.clicked) page.actions.push_back(Select{{Owner{OwnerKind::text_lane, lane.id, ""}}});
        }
        if (page_button(page, "add_lane", "Add a lane"))
            page.actions.push_back(Run{CommandId::add_text_lane});
        section_end(page);
    }
}

} // namespace waymark
