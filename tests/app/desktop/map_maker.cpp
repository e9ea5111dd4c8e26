#include "map_maker.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <stdexcept>
#include <variant>

#include "journey/fields.h"
#include "journey/lookup.h"
#include "session/probe.h"

namespace waymark::testing {

namespace {

// As a person would write it: with as many digits as count.
std::string written(double value) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.12g", value);
    return text.data();
}

std::string capitalised(std::string_view word) {
    std::string text(word);
    text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

template <class Element>
const Element& with_id(const std::vector<Element>& all, const std::string& id) {
    const auto found = std::ranges::find(all, id, &Element::id);
    if (found == all.end()) throw std::runtime_error("nothing has the id " + id);
    return *found;
}

template <class Element>
const Element& with_name(const std::vector<Element>& all, const std::string& name) {
    const auto found = std::ranges::find(all, name, &Element::name);
    if (found == all.end()) throw std::runtime_error("nothing is called " + name);
    return *found;
}

} // namespace

std::string MapMaker::touchpoint_here(const Journey& wanted, const std::string& id) const {
    return with_name(journey().touchpoints, with_id(wanted.touchpoints, id).name).id;
}
std::string MapMaker::stage_here(const Journey& wanted, const std::string& id) const {
    return with_name(journey().stages, with_id(wanted.stages, id).name).id;
}
Rect MapMaker::card_of(const Journey& wanted, const std::string& id) const {
    return hand_.rect_of("canvas/card." + touchpoint_here(wanted, id));
}

void MapMaker::draw(const Journey& wanted) {
    hand_.click("start/template.blank");
    hand_.wait(0.5);
    draw_title_block(wanted);
    draw_simulation(wanted.simulation);
    draw_stages(wanted.stages);
    for (const auto& touchpoint : wanted.touchpoints)
        draw_touchpoint(wanted, touchpoint);
    for (const auto& lane : wanted.lanes)
        draw_lane(wanted, lane);
    for (const auto& link : wanted.links)
        draw_link(wanted, link);
    for (const auto& persona : wanted.personas)
        draw_persona(wanted, persona, &persona == &wanted.personas.front());
    for (const auto& scenario : wanted.scenarios)
        record_scenario(wanted, scenario);
}

void MapMaker::save_as(const std::string& path) {
    hand_.key("Ctrl+S");
    hand_.frames(3);
    hand_.click("file/browser/filename");
    hand_.key("Ctrl+A");
    hand_.type(path);
    hand_.click("file/ok");
}

// --- controls

void MapMaker::select_nothing() {
    const Rect map = hand_.rect_of("canvas/content");
    hand_.click({map.right() - 8, map.bottom() - 8}); // below the map
}

void MapMaker::open_section(const std::string& name) {
    hand_.click("inspector/section." + name);
}

void MapMaker::enter_number(const std::string& field, double value, double shown_factor) {
    hand_.click("inspector/" + field);
    hand_.type(written(value * shown_factor));
    hand_.key("Enter");
}

void MapMaker::enter_text(const std::string& field, const std::string& text) {
    hand_.click("inspector/" + field);
    hand_.key("Ctrl+A");
    hand_.type(text);
    hand_.key("Enter");
}

void MapMaker::enter_lines(const std::string& field, const std::string& text) {
    if (text.empty()) return;
    hand_.click("inspector/" + field);
    hand_.key("Ctrl+A");
    hand_.type(text);
    hand_.key("Tab");
}

void MapMaker::enter_list(const std::string& field, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    hand_.click("inspector/" + field + ".0");
    for (const auto& text : texts) {
        hand_.type(text);
        hand_.key("Enter");
        hand_.frames(3);
    }
    hand_.key("Escape");
}

void MapMaker::choose(const std::string& field, const std::string& item) {
    hand_.click("inspector/" + field);
    hand_.click("inspector/" + field + "/" + item);
}

void MapMaker::pick(const std::string& field, std::string_view word) {
    hand_.click("inspector/" + field + "." + capitalised(word));
}

void MapMaker::choose_in_menu(const std::string& label) {
    for (const auto& [name, rect] : probes())
        if (name.ends_with("/" + label)) return hand_.click(rect.center());
    throw std::runtime_error("no menu offers " + label);
}

// --- the journey itself

void MapMaker::draw_title_block(const Journey& wanted) {
    select_nothing();
    enter_text("name", wanted.title);
    enter_text("client", wanted.client);
    enter_text("author", wanted.author);
    enter_text("reviewed", wanted.reviewed);
    enter_text("currency", wanted.currency);
    if (wanted.state != journey().state) pick("state", to_word(wanted.state));
    enter_lines("description", wanted.description);
}

void MapMaker::draw_simulation(const Simulation& wanted) {
    if (wanted.period != journey().simulation.period) choose("period", capitalised(to_word(wanted.period)));
    for (const SimulationField field : {SimulationField::horizon, SimulationField::initial,
                                        SimulationField::arrivals, SimulationField::discount_rate}) {
        const double factor = field == SimulationField::discount_rate ? 100 : 1;
        if (value_of(wanted, field) != value_of(journey().simulation, field))
            enter_number(std::string(info(field).name) + ".value", value_of(wanted, field), factor);
    }
}

void MapMaker::draw_stages(const std::vector<Stage>& wanted) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (i < journey().stages.size()) {
            hand_.click("canvas/stage." + journey().stages.at(i).id);
            hand_.key("F2");
        } else {
            hand_.click("canvas/header/add-stage");
        }
        hand_.frames(3);
        hand_.key("Ctrl+A");
        hand_.type(wanted[i].name);
        hand_.key("Enter");
        hand_.wait(0.5);
        if (journey().stages.at(i).relationship == wanted[i].relationship) continue;
        hand_.click("canvas/stage." + journey().stages.at(i).id);
        pick("relationship", to_word(wanted[i].relationship));
    }
}

// --- touchpoints

void MapMaker::draw_touchpoint(const Journey& wanted, const Touchpoint& touchpoint) {
    const Rect cell = hand_.rect_of("canvas/cell." + stage_here(wanted, touchpoint.stage) + "." +
                                    std::string(to_word(touchpoint.lane)));
    hand_.double_click({cell.right() - 4, cell.y + 4});
    hand_.type(touchpoint.name);
    hand_.key("Enter");
    hand_.wait(0.6); // the map makes room
    fill_in(touchpoint);
}

void MapMaker::fill_in(const Touchpoint& touchpoint) {
    if (journey().touchpoints.size() == 1)
        for (const char* section : {"pains", "opportunities", "backstage", "systems", "words", "place"})
            open_section(section);
    const Touchpoint empty;
    for (const TouchpointField field : touchpoint_fields) {
        if (value_of(touchpoint, field) == value_of(empty, field)) continue;
        const bool is_score = field <= TouchpointField::product;
        const std::string name = (is_score ? "scores." : "") + std::string(info(field).name) + ".value";
        enter_number(name, value_of(touchpoint, field), field == TouchpointField::leave ? 100 : 1);
    }
    const Evidence& evidence = touchpoint.evidence;
    if (evidence.level != EvidenceLevel::assumed)
        choose("evidence.level", std::string(to_word(evidence.level)));
    if (evidence.responses > 0) enter_number("evidence.responses.value", evidence.responses);
    if (!evidence.source.empty()) enter_text("evidence.source", evidence.source);
    enter_list("pains", touchpoint.pains);
    enter_list("opportunities", touchpoint.opportunities);
    enter_list("backstage", touchpoint.backstage);
    enter_list("systems", touchpoint.systems);
    enter_lines("doing", touchpoint.doing);
    enter_lines("thinking", touchpoint.thinking);
    enter_lines("notes", touchpoint.notes);
    enter_text("channel", touchpoint.channel);
    enter_text("owner", touchpoint.owner);
    if (touchpoint.initiated_by != empty.initiated_by) pick("initiated_by", to_word(touchpoint.initiated_by));
    if (touchpoint.kind != empty.kind) pick("kind", to_word(touchpoint.kind));
    if (touchpoint.moment_of_truth) hand_.click("inspector/moment_of_truth");
}

// --- lanes, links, personas

void MapMaker::draw_lane(const Journey& wanted, const TextLane& lane) {
    select_nothing();
    hand_.click("inspector/add_lane");
    enter_text("name", lane.name);
    for (const TextCell& cell : lane.cells)
        enter_lines("cell." + stage_here(wanted, cell.stage), cell.text);
}

void MapMaker::draw_link(const Journey& wanted, const Link& link) {
    const Rect from = card_of(wanted, link.from);
    if (link.to == done_target || link.to == link.from) {
        hand_.click(from.center(), 1);
        choose_in_menu(link.to == done_target ? "People can finish here" : "Link to itself");
    } else {
        hand_.move_to(from.center()); // its ports appear
        hand_.frames(2);
        hand_.drag({from.right(), from.center().y}, card_of(wanted, link.to).center());
    }
    hand_.wait(0.3);
    const Link plain;
    for (const LinkField field : link_fields)
        if (value_of(link, field) != value_of(plain, field))
            enter_number(std::string(info(field).name) + ".value", value_of(link, field));
}

void MapMaker::draw_persona(const Journey& wanted, const Persona& persona, bool is_first) {
    // The first touchpoint of the map has brought one along.
    if (is_first)
        hand_.click("outline/persona/" + journey().personas.front().id);
    else
        hand_.click("outline/add.Personas");
    hand_.frames(3);
    if (is_first)
        for (const char* section : {"portrait", "goals", "frustrations"})
            open_section(section);
    enter_text("name", persona.name);
    const Persona& now = journey().personas.back();
    for (const PersonaField field : persona_fields)
        if (value_of(persona, field) != value_of(now, field))
            enter_number(std::string(info(field).name) + ".value", value_of(persona, field));
    for (std::size_t i = 0; i < persona.start.size(); ++i) {
        const std::string row = "start." + std::to_string(i);
        if (i >= journey().personas.back().start.size()) hand_.click("inspector/add_start");
        const std::string id = touchpoint_here(wanted, persona.start[i].touchpoint);
        if (journey().personas.back().start[i].touchpoint != id) choose(row, id);
        if (persona.start[i].share != 1) enter_number(row + ".share", persona.start[i].share);
    }
    enter_lines("description", persona.description);
    enter_lines("quote", persona.quote);
    enter_list("goals", persona.goals);
    enter_list("frustrations", persona.frustrations);
}

// --- scenarios

void MapMaker::record_scenario(const Journey& wanted, const Scenario& scenario) {
    hand_.click("outline/add.Scenarios");
    hand_.frames(3);
    enter_text("name", scenario.name);
    enter_lines("description", scenario.description);
    for (std::size_t i = 0; i < scenario.interventions.size(); ++i)
        record_intervention(wanted, scenario.interventions[i], i);
}

void MapMaker::record_intervention(const Journey& wanted, const Intervention& intervention,
                                   std::size_t position) {
    hand_.click("scenario/add"); // it records from now on
    hand_.frames(3);
    const std::string number = "." + std::to_string(position);
    enter_text("name" + number, intervention.name);
    if (intervention.start_period > 1) enter_number("start" + number + ".value", intervention.start_period);
    if (intervention.cost_once != 0) enter_number("cost_once" + number + ".value", intervention.cost_once);
    if (intervention.cost_per_period != 0)
        enter_number("cost_per_period" + number + ".value", intervention.cost_per_period);
    for (const Change& change : intervention.changes) {
        const auto& set = std::get<ChangeTouchpoint>(change);
        hand_.click(card_of(wanted, set.touchpoint).center());
        const bool is_score = set.field <= TouchpointField::product;
        const std::string name = (is_score ? "scores." : "") + std::string(info(set.field).name) + ".value";
        enter_number(name, set.value, set.field == TouchpointField::leave ? 100 : 1);
    }
    hand_.key("Ctrl+R");
}

} // namespace waymark::testing
