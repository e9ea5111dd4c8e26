// The inspector's page of one touchpoint, or of several at once.
#include "panels/inspector_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "journey/fields.h"
#include "journey/lookup.h"
#include "journey/wording.h"
#include "panels/definitions.h"
#include "scene/format.h"

namespace waymark {

namespace {

using Set = std::function<void(Touchpoint&)>;

// The touchpoints on the page, as they are edited: the first stands for the others where all agree.
struct Chosen {
    std::vector<const Touchpoint*> all;

    [[nodiscard]] const Touchpoint& first() const { return *all.front(); }
    [[nodiscard]] bool is_one() const { return all.size() == 1; }
    template <class Value>
    [[nodiscard]] bool differs(Value Touchpoint::*member) const {
        return std::ranges::any_of(all, [&](const Touchpoint* t) { return t->*member != first().*member; });
    }
    [[nodiscard]] bool differs(TouchpointField field) const {
        return std::ranges::any_of(
            all, [&](const Touchpoint* t) { return value_of(*t, field) != value_of(first(), field); });
    }
};

Chosen choose(const Session& session, const std::vector<std::string>& ids) {
    Chosen chosen;
    for (const std::string& id : ids) {
        const Touchpoint* touchpoint = find_touchpoint(edited_journey(session), id);
        if (touchpoint == nullptr && session.in_force) touchpoint = find_touchpoint(*session.in_force, id);
        if (touchpoint != nullptr) chosen.all.push_back(touchpoint);
    }
    return chosen;
}

void edit(InspectorPage& page, const Chosen& chosen, Gesture gesture, const Set& set) {
    if (gesture == Gesture::none) return;
    std::vector<Edit> edits;
    for (const Touchpoint* touchpoint : chosen.all) {
        Touchpoint next = *touchpoint;
        set(next);
        edits.push_back(UpdateTouchpoint{std::move(next)});
    }
    add_gesture(page.ui, page.actions, gesture, std::move(edits));
}

NumberLook look_of(const InspectorPage& page, const Chosen& chosen, TouchpointField field) {
    const FieldInfo& about = info(field);
    NumberLook look;
    look.label = about.label;
    look.range = about.range;
    look.hint = chosen.is_one() ? hint_of(about, chosen.first().evidence) : hint_of(about);
    switch (field) {
    case TouchpointField::people:
    case TouchpointField::process:
    case TouchpointField::product:
        look.slider = about.range;
        look.min_decimals = 1;
        return look;
    case TouchpointField::effort:
        look.label = "Effort, 1–7";
        look.slider = about.range;
        look.min_decimals = 1;
        return look;
    case TouchpointField::variability:
        look.slider = about.range;
        look.min_decimals = 1;
        return look;
    case TouchpointField::impact:
    case TouchpointField::recovery:
        look.slider = about.range;
        look.step = 0.01;
        look.min_decimals = 2;
        return look;
    case TouchpointField::leave:
        look.step = 0.001;
        look.shown_factor = 100;
        look.min_decimals = 1;
        look.suffix = " %";
        return look;
    case TouchpointField::dwell_days:
        look.step = 0.1;
        look.suffix = " days";
        return look;
    case TouchpointField::cost:
    case TouchpointField::revenue:
        look.step = 1;
        look.min_decimals = 2;
        look.prefix = currency_sign(shown_journey(page.session).currency);
        return look;
    }
    return look;
}

void field_line(InspectorPage& page, const Chosen& chosen, TouchpointField field) {
    NumberLook look = look_of(page, chosen, field);
    double value = value_of(chosen.first(), field);
    look.is_mixed = chosen.differs(field);
    if (field == TouchpointField::dwell_days && value == 1 && !look.is_mixed) look.suffix = " day";
    if (is_recording(page.session) && chosen.is_one()) {
        const Touchpoint* const base = find_touchpoint(shown_journey(page.session), chosen.first().id);
        if (base != nullptr && value_of(*base, field) != value) look.base = value_of(*base, field);
    }
    const std::string name = field <= TouchpointField::product ? "scores." + std::string(info(field).name)
                                                               : std::string(info(field).name);
    const double top = page.column.y();
    const Gesture gesture = number_line(page, name, value, look);
    if (is_pointed_at(page, top)) page.state.pointed = FieldOfMap{chosen.first().id, field};
    edit(page, chosen, gesture, [&](Touchpoint& t) { set_value(t, field, value); });
}

void draw_numbers(InspectorPage& page, const Chosen& chosen) {
    if (section(page, "experience", "Experience, 0–10", true)) {
        for (const TouchpointField field :
             {TouchpointField::people, TouchpointField::process, TouchpointField::product,
              TouchpointField::effort, TouchpointField::impact, TouchpointField::variability,
              TouchpointField::recovery})
            field_line(page, chosen, field);
        section_end(page);
    }
    if (section(page, "leaving", "Leaving, time, money", true)) {
        for (const TouchpointField field : {TouchpointField::leave, TouchpointField::dwell_days,
                                            TouchpointField::cost, TouchpointField::revenue})
            field_line(page, chosen, field);
        section_end(page);
    }
}

void draw_evidence(InspectorPage& page, const Chosen& chosen) {
    if (!section(page, "evidence", "Evidence", true)) return;
    Ui& ui = page.ui;
    const Evidence& evidence = chosen.first().evidence;
    const Rect row = page.column.row(28);
    const Rect chip = left_part(middle(row, row.w, ui.px(22)), evidence_chip_width(ui, evidence.level));
    if (evidence_chip(ui, "evidence.level", chip, evidence.level)) open_popup(ui, "evidence.level");
    const std::array<MenuItem, 3> levels{
        MenuItem{
            .label = "Measured", .is_checked = evidence.level == EvidenceLevel::measured, .name = "measured"},
        MenuItem{.label = "Estimated",
                 .is_checked = evidence.level == EvidenceLevel::estimated,
                 .name = "estimated"},
        MenuItem{
            .label = "Assumed", .is_checked = evidence.level == EvidenceLevel::assumed, .name = "assumed"}};
    if (const auto level = popup_menu(ui, "evidence.level", chip, levels)) {
        edit(page, chosen, Gesture::commit,
             [&](Touchpoint& t) { t.evidence.level = static_cast<EvidenceLevel>(*level); });
    }
    const Rect rest = without_left(row, chip.w + ui.px(10));
    const std::string n = evidence.responses > 0 ? "n = " + std::to_string(evidence.responses) : "";
    const std::string between = !n.empty() && !evidence.source.empty() ? " · " : "";
    text(ui, rest, n + between + evidence.source, type::small, ui.theme().text_2);

    double responses = evidence.responses;
    const NumberLook look{.label = "Responses",
                          .range = {0, 1e9},
                          .step = 1,
                          .is_whole = true,
                          .hint = {"Responses", "How many answers the figures rest on (n).", ""}};
    edit(page, chosen, number_line(page, "evidence.responses", responses, look),
         [&](Touchpoint& t) { t.evidence.responses = static_cast<int>(responses); });
    std::string source = evidence.source;
    edit(page, chosen, text_line(page, "evidence.source", "Source", source, {.placeholder = "Survey, month"}),
         [&](Touchpoint& t) { t.evidence.source = source; });
    section_end(page);
}

void draw_lists(InspectorPage& page, const Chosen& chosen) {
    if (!chosen.is_one()) return;
    const Theme& look = page.ui.theme();
    struct List {
        std::string_view key;
        std::string_view label;
        std::vector<std::string> Touchpoint::*member;
        ListLook look;
    };
    const std::array lists{
        List{"pains", "Pains", &Touchpoint::pains, {"Add a pain", Icon::triangle_down, look.bad}},
        List{"opportunities",
             "Opportunities",
             &Touchpoint::opportunities,
             {"Add an opportunity", Icon::triangle_up, look.good}},
        List{"backstage",
             "Backstage",
             &Touchpoint::backstage,
             {"Add what happens behind it", std::nullopt, {}}},
        List{"systems", "Systems", &Touchpoint::systems, {"Add a system", std::nullopt, {}}}};
    for (const List& list : lists) {
        std::vector<std::string> values = chosen.first().*list.member;
        const Gesture gesture = list_section(page, list.key, list.label, values, list.look);
        edit(page, chosen, gesture, [&](Touchpoint& t) { t.*list.member = values; });
    }
}

void draw_words(InspectorPage& page, const Chosen& chosen) {
    if (!chosen.is_one() || !section(page, "words", "Doing, thinking, notes", false)) return;
    struct Block {
        std::string_view key;
        std::string_view label;
        std::string Touchpoint::*member;
        std::string_view placeholder;
    };
    constexpr std::array blocks{Block{"doing", "Doing", &Touchpoint::doing, "What they do here"},
                                Block{"thinking", "Thinking", &Touchpoint::thinking, "In their words"},
                                Block{"notes", "Notes", &Touchpoint::notes, "For the team"}};
    for (const Block& block : blocks) {
        std::string value = chosen.first().*block.member;
        const Gesture gesture =
            text_block(page, block.key, block.label, value, {.placeholder = block.placeholder});
        edit(page, chosen, gesture, [&](Touchpoint& t) { t.*block.member = value; });
    }
    section_end(page);
}

template <class Enum>
void enum_line(InspectorPage& page, const Chosen& chosen, std::string_view name, std::string_view label,
               Enum Touchpoint::*member, const Hint& about) {
    const int current = chosen.differs(member) ? -1 : static_cast<int>(chosen.first().*member);
    const auto next = choice_line(page, name, label, words<Enum>(), current, about);
    if (next)
        edit(page, chosen, Gesture::commit, [&](Touchpoint& t) { t.*member = static_cast<Enum>(*next); });
}

void draw_place(InspectorPage& page, const Chosen& chosen) {
    if (!section(page, "place", "What it is", false)) return;
    const Journey& journey = shown_journey(page.session);
    std::string channel = chosen.differs(&Touchpoint::channel) ? "" : chosen.first().channel;
    edit(
        page, chosen,
        text_line(page, "channel", "Channel", channel,
                  {.placeholder = "In person, phone, web", .is_mixed = chosen.differs(&Touchpoint::channel)}),
        [&](Touchpoint& t) { t.channel = channel; });
    std::string owner = chosen.differs(&Touchpoint::owner) ? "" : chosen.first().owner;
    edit(page, chosen,
         text_line(page, "owner", "Owner", owner,
                   {.placeholder = "Who answers for it", .is_mixed = chosen.differs(&Touchpoint::owner)}),
         [&](Touchpoint& t) { t.owner = owner; });
    std::vector<MenuItem> stages;
    for (const Stage& stage : journey.stages)
        stages.push_back(
            {.label = stage.name, .is_checked = stage.id == chosen.first().stage, .name = stage.id});
    const Stage* const stage = find_stage(journey, chosen.first().stage);
    const std::string stage_name = chosen.differs(&Touchpoint::stage) ? "Several values"
                                   : stage                            ? stage->name
                                                                      : "";
    if (const auto next = element_line(page, "stage", "Stage", stage_name, stages))
        edit(page, chosen, Gesture::commit, [&](Touchpoint& t) { t.stage = journey.stages[*next].id; });
    enum_line(page, chosen, "lane", "Lane", &Touchpoint::lane,
              {"Lane", "Which part of the organisation makes this experience.", ""});
    enum_line(page, chosen, "initiated_by", "Started by", &Touchpoint::initiated_by,
              {"Started by", "Customer: they come to us (reactive). Company: we reach out (proactive).", ""});
    enum_line(page, chosen, "kind", "Kind", &Touchpoint::kind,
              {"Kind", "Customer service answers a customer's request; everything else is experience.", ""});
    const Rect row = page.column.row(26);
    if (check_box(page.ui, "moment_of_truth", row, "Moment of truth", chosen.first().moment_of_truth,
                  "A touchpoint that makes or breaks the relationship; drawn with a star.")) {
        const bool next = !chosen.first().moment_of_truth;
        edit(page, chosen, Gesture::commit, [&](Touchpoint& t) { t.moment_of_truth = next; });
    }
    section_end(page);
}

void draw_head(InspectorPage& page, const Chosen& chosen) {
    const Journey& journey = shown_journey(page.session);
    if (!chosen.is_one()) {
        std::string title = std::to_string(chosen.all.size()) + " touchpoints";
        page_head(page, title, {.subtitle = "What you change here changes all of them", .is_fixed = true});
        return;
    }
    const Touchpoint& touchpoint = chosen.first();
    const Stage* const stage = find_stage(journey, touchpoint.stage);
    std::string name = touchpoint.name;
    const Point top = page.column.at();
    const Gesture gesture = page_head(page, name,
                                      {.glyph = icon_for_channel(touchpoint.channel),
                                       .subtitle = "Touchpoint · " + (stage ? stage->name : "") + " · " +
                                                   capitalised(to_word(touchpoint.lane)),
                                       .placeholder = "Name"});
    edit(page, chosen, gesture, [&](Touchpoint& t) { t.name = name; });
    if (touchpoint.moment_of_truth)
        icon(page.ui, Icon::star, {top.x + page.column.width() - page.ui.px(8), top.y + page.ui.px(24)},
             page.ui.theme().ink, 17);
}

} // namespace

void draw_touchpoints_page(InspectorPage& page, const std::vector<std::string>& ids) {
    const Chosen chosen = choose(page.session, ids);
    if (chosen.all.empty()) {
        sentence(page,
                 "This touchpoint is added by an intervention that is switched off or not being shown.");
        return;
    }
    draw_head(page, chosen);
    draw_numbers(page, chosen);
    if (chosen.is_one()) draw_effect(page, chosen.first().id);
    draw_evidence(page, chosen);
    draw_lists(page, chosen);
    draw_words(page, chosen);
    draw_place(page, chosen);
    page.column.divider(16);
    if (page_button(page, "delete", chosen.is_one() ? "Delete touchpoint" : "Delete touchpoints"))
        page.actions.push_back(Commit{{EraseTouchpoints{ids}}, "", std::vector<Owner>{}});
}

} // namespace waymark
