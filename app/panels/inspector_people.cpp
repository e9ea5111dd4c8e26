// The inspector's page of a persona.
#include "panels/inspector_page.h"

#include <algorithm>
#include <array>

#include "journey/fields.h"
#include "journey/lookup.h"

namespace waymark {

namespace {

void edit(InspectorPage& page, Gesture gesture, const Persona& next, std::string label) {
    add_gesture(page.ui, page.actions, gesture, {UpdatePersona{next}}, std::move(label));
}

void number(InspectorPage& page, const Persona& persona, std::string_view name, double& (*at)(Persona&),
            const NumberLook& look) {
    Persona next = persona;
    const Gesture gesture = number_line(page, name, at(next), look);
    edit(page, gesture, next, "Set " + std::string(look.label));
}

void draw_share_and_weights(InspectorPage& page, const Persona& persona) {
    if (!section(page, "persona", "What counts for them", true)) return;
    number(page, persona, "share", [](Persona& p) -> double& { return p.share; },
           {.label = "Share",
            .range = share_range,
            .step = 0.05,
            .hint = {"Share", "How many of the people who enter are of this persona, relative to the others.",
                     ""}});
    constexpr Range weight_slider{0, 5};
    number(page, persona, "weights.people", [](Persona& p) -> double& { return p.weights.people; },
           {.label = "People",
            .range = share_range,
            .slider = weight_slider,
            .min_decimals = 1,
            .hint = {"Weight of people",
                     "How much being served well counts for them, relative to the others.", ""}});
    number(page, persona, "weights.process", [](Persona& p) -> double& { return p.weights.process; },
           {.label = "Process",
            .range = share_range,
            .slider = weight_slider,
            .min_decimals = 1,
            .hint = {"Weight of process", "How much smooth steps and short waits count for them.", ""}});
    number(page, persona, "weights.product", [](Persona& p) -> double& { return p.weights.product; },
           {.label = "Product",
            .range = share_range,
            .slider = weight_slider,
            .min_decimals = 1,
            .hint = {"Weight of product", "How much the thing itself counts for them.", ""}});
    section_end(page);
}

void draw_temper(InspectorPage& page, const Persona& persona) {
    if (!section(page, "temper", "How they feel and decide", true)) return;
    number(page, persona, "start_satisfaction.mean",
           [](Persona& p) -> double& { return p.start_satisfaction.mean; },
           {.label = "Start level",
            .range = start_mean_range,
            .slider = start_mean_range,
            .min_decimals = 1,
            .hint = {"Start level", "Their mean satisfaction before the first touchpoint.", "0–10"}});
    number(page, persona, "start_satisfaction.sd",
           [](Persona& p) -> double& { return p.start_satisfaction.sd; },
           {.label = "Spread",
            .range = start_sd_range,
            .slider = start_sd_range,
            .min_decimals = 1,
            .hint = {"Spread", "How much they differ at the start (standard deviation).", "0–5 points"}});
    number(page, persona, "churn_sensitivity", [](Persona& p) -> double& { return p.churn_sensitivity; },
           {.label = "Churn",
            .range = sensitivity_range,
            .slider = sensitivity_range,
            .min_decimals = 1,
            .hint = {"Churn sensitivity", "How strongly dissatisfaction makes them leave.",
                     "0–10. The default 1.5 is an assumption."}});
    number(page, persona, "effort_sensitivity", [](Persona& p) -> double& { return p.effort_sensitivity; },
           {.label = "Effort",
            .range = sensitivity_range,
            .slider = sensitivity_range,
            .min_decimals = 1,
            .hint = {"Effort sensitivity", "How strongly effort makes them leave.",
                     "0–10. The default 0.7 is an assumption."}});
    number(page, persona, "loss_aversion", [](Persona& p) -> double& { return p.loss_aversion; },
           {.label = "Loss",
            .range = loss_aversion_range,
            .slider = Range{1, 5},
            .min_decimals = 1,
            .hint = {"Loss aversion",
                     "How much more a disappointment weighs than a pleasant surprise; 1 means the same.",
                     "1–10. About 2 in Brown et al. 2024."}});
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
        edit(page, Gesture::commit, next, "Set start");
    }
    const Rect value{place.right() + ui.px(8), row.y + ui.px(2), value_w, ui.px(24)};
    const NumberLook look{
        .range = share_range,
        .step = 0.05,
        .hint = {"Share", "How many of this persona start here, relative to the other starts.", ""}};
    const Gesture gesture = number_field(ui, name + ".share", value, next.start[i].share, look);
    edit(page, gesture, next, "Set start share");
    if (persona.start.size() < 2) return;
    const Rect cross{row.right() - cross_w, row.y + ui.px(2), cross_w, cross_w};
    if (icon_button(ui, name + ".remove", cross, Icon::close,
                    {.hint = {"", "They do not start here", ""}, .icon_units = 9, .is_quiet = true})) {
        next.start.erase(next.start.begin() + static_cast<std::ptrdiff_t>(i));
        edit(page, Gesture::commit, next, "Remove start");
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
        edit(page, Gesture::commit, next, "Add start");
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
            edit(page, gesture, next, "Edit " + std::string(block.name));
        }
        section_end(page);
    }
    Persona next = persona;
    const Gesture goals = list_section(page, "goals", "Goals", next.goals, {"Add a goal", std::nullopt, {}});
    edit(page, goals, next, "Edit goals");
    next = persona;
    const Gesture frustrations = list_section(page, "frustrations", "Frustrations", next.frustrations,
                                              {"Add a frustration", std::nullopt, {}});
    edit(page, frustrations, next, "Edit frustrations");
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
    edit(page, renaming, next, "Rename persona");
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
