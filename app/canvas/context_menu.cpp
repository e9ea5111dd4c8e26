#include "canvas/context_menu.h"

#include <functional>
#include <string>
#include <utility>

#include "journey/lookup.h"
#include "panels/popup.h"

namespace waymark {

namespace {

constexpr std::string_view menu_name = "map-menu";
constexpr double menu_width = 200;

struct Entry {
    MenuItem item;
    std::function<ContextMenuResult()> chosen = {};
};

Entry entry(std::string label, std::vector<Action> actions, bool is_checked = false) {
    return {{.label = std::move(label), .is_checked = is_checked}, [actions = std::move(actions)] {
                return ContextMenuResult{actions, {}};
            }};
}
Entry command_entry(const Session& session, CommandId id) {
    const auto& known = command(id);
    Entry made = entry(std::string(known.label), {Run{id}});
    made.item.detail = to_text(known.shortcut);
    made.item.enabled = is_enabled(session, id) ? Enabled::yes : Enabled::no;
    return made;
}
Entry divider() {
    return {MenuItem::divider()};
}

template <class Change>
Entry touchpoint_switch(std::string label, const Touchpoint& touchpoint, bool is_on, Change change) {
    Touchpoint changed = touchpoint;
    change(changed);
    return entry(std::move(label), {Commit{{UpdateTouchpoint{changed}}, "", {}}}, is_on);
}

void add_clipboard_entries(std::vector<Entry>& entries, const Session& session) {
    for (const CommandId id : {CommandId::cut, CommandId::copy, CommandId::paste, CommandId::duplicate})
        entries.push_back(command_entry(session, id));
}

std::vector<Entry> touchpoint_entries(const Session& session, const std::string& id) {
    std::vector<Entry> entries{command_entry(session, CommandId::rename)};
    const auto* touchpoint = find_touchpoint(edited_journey(session), id);
    if (!touchpoint) touchpoint = find_touchpoint(*session.in_force, id);
    if (!touchpoint) return entries;
    entries.push_back(divider());
    add_clipboard_entries(entries, session);
    const bool is_service = touchpoint->kind == Kind::service;
    const bool from_customer = touchpoint->initiated_by == Initiator::customer;
    entries.push_back(divider());
    entries.push_back(touchpoint_switch("Moment of truth", *touchpoint, touchpoint->moment_of_truth,
                                        [](auto& t) { t.moment_of_truth = !t.moment_of_truth; }));
    entries.push_back(touchpoint_switch("Customer service", *touchpoint, is_service, [&](auto& t) {
        t.kind = is_service ? Kind::experience : Kind::service;
    }));
    entries.push_back(touchpoint_switch("Started by the customer", *touchpoint, from_customer, [&](auto& t) {
        t.initiated_by = from_customer ? Initiator::company : Initiator::customer;
    }));
    const LinkKey to_done{id, done_target};
    const bool ends_here = find_link(*session.in_force, to_done) != nullptr;
    const Edit change =
        ends_here ? Edit{EraseLink{to_done}} : Edit{InsertLink{{.from = id, .to = done_target}}};
    const auto selected = [](const LinkKey& link) {
        return std::vector<Owner>{{OwnerKind::link, link.from, link.to}};
    };
    const auto then = ends_here ? std::nullopt : std::optional(selected(to_done));
    entries.push_back(entry("People can finish here", {Commit{{change}, "", then}}, ends_here));
    const LinkKey to_itself{id, id};
    if (!find_link(*session.in_force, to_itself))
        entries.push_back(
            entry("Link to itself", {Commit{{InsertLink{{.from = id, .to = id}}}, "", selected(to_itself)}}));
    entries.push_back(divider());
    entries.push_back(command_entry(session, CommandId::erase));
    return entries;
}

Entry new_stage_entry(const Session& session, std::string label, std::size_t position) {
    const auto added = new_stage_at(shown_journey(session), position);
    const Owner owner{OwnerKind::stage, added.id, ""};
    return entry(std::move(label), {Commit{added.edits, "", {{owner}}}, BeginRename{owner}});
}

std::vector<Entry> stage_entries(const Session& session, const std::string& id) {
    const auto* stage = find_stage(shown_journey(session), id);
    if (!stage) return {};
    Stage other = *stage;
    const bool are_prospects = stage->relationship == Relationship::prospect;
    other.relationship = are_prospects ? Relationship::customer : Relationship::prospect;
    const auto position = static_cast<std::size_t>(index_of_stage(shown_journey(session), id));
    const std::vector<Action> change{Commit{{UpdateStage{other}}, "", {}}};
    return {
        command_entry(session, CommandId::rename),
        divider(),
        entry("People here are prospects", are_prospects ? std::vector<Action>{} : change, are_prospects),
        entry("People here are customers", are_prospects ? change : std::vector<Action>{}, !are_prospects),
        divider(),
        new_stage_entry(session, "New stage before", position),
        new_stage_entry(session, "New stage after", position + 1),
        entry("Paste into this stage", {Paste{PastePlace::Cell{.stage = id}}}),
        divider(),
        command_entry(session, CommandId::erase)};
}

std::vector<Entry> ground_entries(const Session& session, const ContextMenuState& state) {
    std::vector<Entry> entries;
    if (state.place) {
        const Drawn drawn{*state.place, {}};
        entries.push_back({{.label = "New touchpoint here"}, [drawn] {
                               return ContextMenuResult{{}, drawn};
                           }});
        const PastePlace::Cell cell{state.place->stage, state.place->lane, state.place->before};
        entries.push_back(entry("Paste here", {Paste{cell}}));
        entries.push_back(divider());
    }
    if (state.stage_position) {
        entries.push_back(new_stage_entry(session, "New stage here", *state.stage_position));
        entries.push_back(divider());
    }
    entries.push_back(command_entry(session, CommandId::select_all));
    entries.push_back(command_entry(session, CommandId::fit));
    return entries;
}

std::vector<Entry> entries_for(const Session& session, const ContextMenuState& state) {
    switch (state.on.kind) {
    case OwnerKind::touchpoint: return touchpoint_entries(session, state.on.id);
    case OwnerKind::stage: return stage_entries(session, state.on.id);
    case OwnerKind::link:
    case OwnerKind::text_lane: return {command_entry(session, CommandId::erase)};
    default: return ground_entries(session, state);
    }
}

} // namespace

void open_context_menu(Ui& ui, ContextMenuState& state, Owner on, Point pixel, std::optional<DropPlace> place,
                       std::optional<std::size_t> stage_position) {
    state = {std::move(on), std::move(place), stage_position, {pixel.x, pixel.y, 1, 1}};
    open_popup(ui, menu_name);
}

ContextMenuResult draw_context_menu(Ui& ui, const Session& session, ContextMenuState& state) {
    const auto entries = entries_for(session, state);
    std::vector<MenuItem> items;
    for (const auto& one : entries)
        items.push_back(one.item);
    const auto chosen = popup_menu(ui, menu_name, state.anchor, items, menu_width);
    if (!chosen || !entries[*chosen].chosen) return {};
    return entries[*chosen].chosen();
}

} // namespace waymark
