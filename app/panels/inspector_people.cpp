// The inspector's page of a persona.
#include "panels/inspector_page.h"

#include <algorithm>
#include <array>

#include "journey/fields.h"
#include "journey/lookup.h"
#include "panels/definitions.h"

namespace waymark {

namespace {

void edit(InspectorPage& page, Gesture gesture, const Persona& next) {
    add_gesture(page.ui, page.actions, gesture, {UpdatePersona{next}});
}

void number(InspectorPage& page, const Persona& persona, PersonaField field, NumberLook look) {
    const FieldInfo& about = info(field);
    look.label = about.label;
    look.range = about.range;
    look.hint = hint_of(about);
    Persona next = persona;
    double value = value_of(next, field);
    const Gesture gesture = number_line(page, about.name, value, look);
    set_value(next, field, value);
    edit(page, gesture, next);
}

void draw_share_and_weights(InspectorPage& page, const Persona& persona) {
    if (!section(page, "persona", "What counts for them", true)) return;
    number(page, persona, PersonaField::share, {.step = 0.05});
    for (const PersonaField weight :
         {PersonaField::weight_people, PersonaField::weight_process, PersonaField::weight_product})
        number(page, persona, weight, {.slider = Range{0, 5}, .min_decimals = 1});
    section_end(page);
}

void draw_temper(InspectorPage& page, const Persona& persona) {
    if (!section(page, "temper", "How they feel and decide", true)) return;
    for (const PersonaField field : {PersonaField::start_mean, PersonaField::start_sd,
                                     PersonaField::churn_sensitivity, PersonaField::effort_sensitivity})
        number(page, persona, field, {.slider = info(field).range, .min_decimals = 1});
    number(page, persona, PersonaField::loss_aversion, {.slider = Range{1, 5}, .min_decimals = 1});
    section_end(page);
}

std::vector<MenuItem> touchpoint_items(const Journey& journey, const Persona& persona,
                                       const std::string& current) {
    std::vector<MenuItem> items;
    for (const Touchpoint& touchpoint : journey.touchpoints) {
        const bool is_taken =
            touchpoint.id != current &&
            std::ranges::find(persona.start, touchpoint.id, &Start::touchpoint) != persona.start.end();
        items.push_back({.label = touchpoint.name,
                         .enabled = is_taken ? Enabled::no : Enabled::yes,
                         .is_checked = touchpoint.id == current,
                         .name = touchpoint.id,
                         .hint = is_taken ? "They start here already" : ""});
    }
    return items;
}

// A touchpoint to choose, the share who start there, and a cross.
void draw_start(InspectorPage& page, const Journey& journey, const Persona& persona, std::size_t i) {
    Ui& ui = page.ui;
    const Rect row = page.column.row(28);
    const double value_w = ui.px(56);
    const double cross_w = ui.px(24);
    const std::string name = "start." + std::to_string(i);
    const Start& start = persona.start[i];
    const Touchpoint* const touchpoint = find_touchpoint(journey, start.touchpoint);
    const Rect place = without_right(row, value_w + cross_w + ui.px(8));
    const std::vector<MenuItem> items = touchpoint_items(journey, persona, start.touchpoint);
    Persona next = persona;
    const std::string_view label = touchpoint ? std::string_view(touchpoint->name) : start.touchpoint;
    if (const auto chosen = combo(ui, name, middle(place, place.w, ui.px(24)), label, items)) {
        next.start[i].touchpoint = journey.touchpoints[*chosen].id;
        edit(page, Gesture::commit, next);
    }
    const Rect value{place.right() + ui.px(8), row.y + ui.px(2), value_w, ui.px(24)};
    const NumberLook look{
        .range = share_range,
        .step = 0.05,
        .hint = {"Share", "How many of this persona start here, relative to the other starts.", ""}};
    const Gesture gesture = number_field(ui, name + ".share", value, next.start[i].share, look);
    edit(page, gesture, next);
    if (persona.start.size() < 2) return;
    const Rect cross{row.right() - cross_w, row.y + ui.px(2), cross_w, cross_w};
    if (icon_button(ui, name + ".remove", cross, Icon::close,
                    {.hint = {"", "They do not start here", ""}, .icon_units = 9, .is_quiet = true})) {
        next.start.erase(next.start.begin() + static_cast<std::ptrdiff_t>(i));
        edit(page, Gesture::commit, next);
    }
}

void draw_starts(InspectorPage& page, const Journey& journey, const Persona& persona) {
    if (!section(page, "start", "Where they start", true)) return;
    for (std::size_t i = 0; i < persona.start.size(); ++i)
        draw_start(page, journey, persona, i);
    const auto free = std::ranges::find_if(journey.touchpoints, [&](const Touchpoint& touchpoint) {
        return std::ranges::find(persona.start, touchpoint.id, &Start::touchpoint) == persona.start.end();
    });
    if (free != journey.touchpoints.end() && page_button(page, "add_start", "Add a start")) {
        Persona next = persona;
        next.start.push_back({free->id, 1});
        edit(page, Gesture::commit, next);
    }
    section_end(page);
}

void draw_portrait(InspectorPage& page, const Persona& persona) {
    struct Block {
        std::string_view name;
        std::string_view label;
        std::string Persona::*member;
    };
    constexpr std::array blocks{Block{"description", "Description", &Persona::description},
                                Block{"quote", "Quote", &Persona::quote}};
    if (section(page, "portrait", "Portrait", false)) {
        for (const Block& block : blocks) {
            Persona next = persona;
            const Gesture gesture = text_block(page, block.name, block.label, next.*block.member);
            edit(page, gesture, next);
        }
        section_end(page);
    }
    Persona next = persona;
    const Gesture goals = list_section(page, "goals", "Goals", next.goals, {"Add a goal", std::nullopt, {}});
    edit(page, goals, next);
    next = persona;
    const Gesture frustrations = list_section(page, "frustrations", "Frustrations", next.frustrations,
                                              {"Add a frustration", std::nullopt, {}});
    edit(page, frustrations, next);
}

} // namespace

void draw_persona_page(InspectorPage& page, const std::string& id) {
    const Journey& journey = shown_journey(page.session);
    const Persona* const persona = find_persona(journey, id);
    if (persona == nullptr) return;
    Persona next = *persona;
    const bool is_shown_alone = page.session.persona == id;
    const Gesture renaming =
        page_head(page, next.name, {.glyph = Icon::person, .subtitle = "Persona", .placeholder = "Name"});
    edit(page, renaming, next);
    draw_share_and_weights(page, *persona);
    draw_starts(page, journey, *persona);
    draw_temper(page, *persona);
    draw_portrait(page, *persona);
    page.column.divider(16);
    if (page_button(page, "only", is_shown_alone ? "Show all personas" : "Show only this persona"))
        page.actions.push_back(SetPersona{is_shown_alone ? std::nullopt : std::optional(id)});
    if (page_button(page, "delete", "Delete persona"))
        page.actions.push_back(Commit{{ErasePersona{id}}, "", std::vector<Owner>{}});
}

} // namespace waymark
