// The inspector's page of a scenario: its interventions, their dates, costs and changes.
#include "panels/inspector_page.h"

#include <algorithm>

#include "journey/fields.h"
#include "journey/lookup.h"
#include "scene/format.h"

namespace waymark {

namespace {

void edit(InspectorPage& page, Gesture gesture, const Scenario& next) {
    add_gesture(page.ui, page.actions, gesture, {UpdateScenario{next}});
}

std::string touchpoint_name(const InspectorPage& page, const std::string& id) {
    if (id == done_target) return "Completed";
    const Touchpoint* found = find_touchpoint(shown_journey(page.session), id);
    if (found == nullptr && page.session.in_force) found = find_touchpoint(*page.session.in_force, id);
    return found ? found->name : id;
}

std::string operation_text(Operation operation, double value) {
    std::string number = number_text(value, 0, 4);
    switch (operation) {
    case Operation::set: return "to " + number;
    case Operation::add: return value >= 0 ? "+" + number : number;
    case Operation::multiply: return "× " + number;
    }
    return number;
}

// Said as a person would: "Check-in: Process +3".
std::string change_text(const InspectorPage& page, const Change& change) {
    struct Sentence {
        const InspectorPage& page;

        [[nodiscard]] std::string link(const LinkKey& key) const {
            return touchpoint_name(page, key.from) + " → " + touchpoint_name(page, key.to);
        }
        std::string operator()(const ChangeTouchpoint& c) const {
            return touchpoint_name(page, c.touchpoint) + ": " + std::string(info(c.field).label) + " " +
                   operation_text(c.operation, c.value);
        }
        std::string operator()(const ChangeLink& c) const {
            return link(c.link) + ": " + std::string(info(c.field).label) + " " +
                   operation_text(c.operation, c.value);
        }
        std::string operator()(const AddTouchpoint& c) const { return "Adds " + c.touchpoint.name; }
        std::string operator()(const AddLink& c) const { return "Links " + link(c.link.key()); }
        std::string operator()(const RemoveLink& c) const { return "Unlinks " + link(c.link); }
        std::string operator()(const RemoveTouchpoint& c) const {
            return "Removes " + touchpoint_name(page, c.touchpoint);
        }
    };
    return std::visit(Sentence{page}, change);
}

double* value_in(Change& change) {
    if (auto* touchpoint = std::get_if<ChangeTouchpoint>(&change)) return &touchpoint->value;
    if (auto* link = std::get_if<ChangeLink>(&change)) return &link->value;
    return nullptr;
}

void draw_change(InspectorPage& page, const Scenario& scenario, std::size_t i, std::size_t j) {
    Ui& ui = page.ui;
    const Change& change = scenario.interventions[i].changes[j];
    const Rect row = page.column.row(size::row_h);
    const std::string name = "change." + std::to_string(i) + "." + std::to_string(j);
    const Rect cross{row.right() - ui.px(24), row.y, ui.px(24), row.h};
    Scenario next = scenario;
    std::vector<Change>& changes = next.interventions[i].changes;
    double right = ui.px(26);
    if (double* value = value_in(changes[j])) {
        const Rect field{row.right() - ui.px(26 + 56), row.y + ui.px(1), ui.px(56), row.h - ui.px(2)};
        const NumberLook look{
            .range = {-1e300, 1e300}, .step = 0.1, .hint = {"", change_text(page, change), ""}};
        edit(page, number_field(ui, name, field, *value, look), next);
        right += ui.px(60);
    }
    text(ui, without_right(row, right), change_text(page, change), type::small, ui.theme().text_2);
    const Touch on = touch_by_mouse(ui, name + ".text", without_right(row, right));
    hint(ui, on, change_text(page, change));
    if (icon_button(ui, name + ".remove", cross, Icon::close,
                    {.hint = {"", "Remove this change", ""}, .icon_units = 9, .is_quiet = true})) {
        next = scenario;
        std::vector<Change>& rest = next.interventions[i].changes;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(j));
        edit(page, Gesture::commit, next);
    }
}

void intervention_number(InspectorPage& page, const Scenario& scenario, std::size_t i, std::string_view name,
                         double Intervention::*member, const NumberLook& look) {
    Scenario next = scenario;
    const Gesture gesture =
        number_line(page, std::string(name) + "." + std::to_string(i), next.interventions[i].*member, look);
    edit(page, gesture, next);
}

void draw_intervention_fields(InspectorPage& page, const Scenario& scenario, std::size_t i) {
    const Journey& journey = shown_journey(page.session);
    const std::string number = std::to_string(i);
    Scenario next = scenario;
    edit(page, text_line(page, "name." + number, "Name", next.interventions[i].name), next);

    next = scenario;
    double start = std::max(1, next.interventions[i].start_period);
    const std::string period(to_word(journey.simulation.period));
    const std::string start_label = "Starts in " + period;
    const NumberLook start_look{
        .label = start_label,
        .range = {1, 1200},
        .step = 1,
        .is_whole = true,
        .hint = {"Start", "The first period in which it is in force; 1 means from the beginning.", ""}};
    const Gesture gesture = number_line(page, "start." + number, start, start_look);
    next.interventions[i].start_period = static_cast<int>(start);
    edit(page, gesture, next);

    const std::string prefix = currency_sign(journey.currency);
    intervention_number(page, scenario, i, "cost_once", &Intervention::cost_once,
                        {.label = "Cost once", .range = money_range, .step = 100, .prefix = prefix});
    intervention_number(page, scenario, i, "cost_per_period", &Intervention::cost_per_period,
                        {.label = "Cost per " + period, .range = money_range, .step = 100, .prefix = prefix});
}

void draw_intervention_buttons(InspectorPage& page, const Scenario& scenario, std::size_t i) {
    Ui& ui = page.ui;
    const Intervention& intervention = scenario.interventions[i];
    const std::string number = std::to_string(i);
    page.column.space(6);
    const Rect row = page.column.row(size::button_h);
    const bool is_recorded = page.session.recording == intervention.id;
    const std::string_view label = is_recorded ? "Stop recording" : "Record edits";
    const double w = button_width(ui, label);
    if (button(ui, "record." + number, left_part(row, w), label,
               {.hint = "While recording, what you change on the map goes into this intervention"})) {
        if (page.session.scenario != scenario.id) page.actions.push_back(SetScenario{scenario.id});
        page.actions.push_back(SetRecording{is_recorded ? std::nullopt : std::optional(intervention.id)});
    }
    if (button(ui, "delete." + number, {row.x + w + ui.px(8), row.y, button_width(ui, "Delete"), row.h},
               "Delete")) {
        Scenario next = scenario;
        next.interventions.erase(next.interventions.begin() + static_cast<std::ptrdiff_t>(i));
        edit(page, Gesture::commit, next);
    }
}

void draw_intervention(InspectorPage& page, const Scenario& scenario, std::size_t i, bool open_by_default) {
    Ui& ui = page.ui;
    const Intervention& intervention = scenario.interventions[i];
    const std::string key = "intervention." + intervention.id;
    const Point top = page.column.at();
    const std::string title = std::to_string(i + 1) + "  " + intervention.name;
    const bool is_open = section(page, key, title, open_by_default);
    const Point at{top.x + page.column.width() - ui.px(26), top.y + ui.px(16)};
    if (toggle(ui, "enabled." + std::to_string(i), at, intervention.enabled,
               {"", intervention.enabled ? "Switch it off" : "Switch it on", ""})) {
        Scenario next = scenario;
        next.interventions[i].enabled = !intervention.enabled;
        edit(page, Gesture::commit, next);
    }
    if (!is_open) return;
    draw_intervention_fields(page, scenario, i);
    page.column.space(4);
    text(ui, page.column.row(20), "Changes", type::small, ui.theme().text_2);
    for (std::size_t j = 0; j < intervention.changes.size(); ++j)
        draw_change(page, scenario, i, j);
    if (intervention.changes.empty())
        sentence(page, "Nothing yet. Record, then drag sliders or edit the map.");
    draw_intervention_buttons(page, scenario, i);
    section_end(page);
}

} // namespace

void draw_scenario_page(InspectorPage& page, const std::string& id, const std::string& open_intervention) {
    const Journey& journey = shown_journey(page.session);
    const Scenario* const scenario = find_scenario(journey, id);
    if (scenario == nullptr) return;
    Scenario next = *scenario;
    const std::size_t count = scenario->interventions.size();
    const Gesture renaming = page_head(page, next.name,
                                       {.glyph = Icon::scenario,
                                        .subtitle = "Scenario · " + std::to_string(count) +
                                                    (count == 1 ? " intervention" : " interventions"),
                                        .placeholder = "Name"});
    edit(page, renaming, next);
    next = *scenario;
    edit(page, text_block(page, "description", "", next.description, {.placeholder = "What it tries"}), next);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string& intervention = scenario->interventions[i].id;
        draw_intervention(page, *scenario, i,
                          open_intervention.empty() ? count == 1 : open_intervention == intervention);
    }
    page.column.divider(16);
    if (page_button(page, "add_intervention", "Add an intervention")) {
        if (page.session.scenario != id) page.actions.push_back(SetScenario{id});
        page.actions.push_back(Run{CommandId::add_intervention});
    }
    if (page_button(page, "delete", "Delete scenario"))
        page.actions.push_back(Commit{{EraseScenario{id}}, "", std::vector<Owner>{}});
}

} // namespace waymark
