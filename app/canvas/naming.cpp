#include "canvas/naming.h"

#include <algorithm>

#include "journey/lookup.h"
#include "panels/draw.h"
#include "panels/text_field.h"
#include "session/probe.h"

#include <imgui.h>

namespace waymark {

namespace {

constexpr double smallest_field_w = 140;
constexpr double field_h = 28;

Addition addition(const Session& session, const NamingState& state) {
    return addition_of(*session.history.current(), *state.drawn, state.text);
}

// The card that is being named: as long as it is drawn, it bears the name typed so far.
const CardPlace* named_card(const Session& session, const NamingState& state, const MapGeometry& geometry) {
    if (state.drawn) return find_card(geometry, addition_of(*session.history.current(), *state.drawn, "").id);
    return state.renamed ? find_card(geometry, state.renamed->id) : nullptr;
}

// Over the card's name, or over the stage's in the header; nothing while the element is not on the map.
std::optional<Rect> field_rect(const Ui& ui, const Session& session, const NamingState& state,
                               const MapFrame& frame, const MapGeometry& geometry) {
    if (const auto* card = named_card(session, state, geometry)) {
        const Rect box = frame.to_pixels(card->rect);
        const double w = std::max(box.w - 2 * ui.px(4), ui.px(smallest_field_w));
        return Rect{box.center().x - w / 2, box.center().y - ui.px(field_h) / 2, w, ui.px(field_h)};
    }
    if (state.renamed && state.renamed->kind == OwnerKind::stage)
        for (const auto& stage : geometry.stages)
            if (stage.stage == state.renamed->id) {
                const double x = frame.to_pixel({stage.x, 0}).x + ui.px(6);
                const double w = std::max(frame.pixels(stage.w) - ui.px(28), ui.px(smallest_field_w));
                return Rect{x, frame.area.y + ui.px(6), w, ui.px(field_h)};
            }
    return std::nullopt;
}

std::string name_of(const Session& session, const Owner& owner) {
    if (owner.kind == OwnerKind::stage) {
        const auto* stage = find_stage(shown_journey(session), owner.id);
        return stage ? stage->name : "";
    }
    const auto* touchpoint = find_touchpoint(*session.in_force, owner.id);
    return touchpoint ? touchpoint->name : "";
}

std::vector<Action> renamed(const Session& session, const Owner& owner, const std::string& name) {
    if (name.empty() || name == name_of(session, owner)) return {EndRename{}};
    if (owner.kind == OwnerKind::stage) {
        Stage stage = *find_stage(shown_journey(session), owner.id);
        stage.name = name;
        return {Commit{{UpdateStage{stage}}, "", {}}};
    }
    // As the map shows it: fields that the scenario changed are then no change of this edit.
    const Journey& seen = is_recording(session) ? *session.in_force : shown_journey(session);
    const auto* found = find_touchpoint(seen, owner.id);
    if (!found) found = find_touchpoint(*session.in_force, owner.id);
    if (!found) return {EndRename{}};
    Touchpoint touchpoint = *found;
    touchpoint.name = name;
    return {Commit{{UpdateTouchpoint{touchpoint}}, "", {}}};
}

std::vector<Action> finished(const Session& session, NamingState& state, bool was_escaped) {
    NamingState done = std::exchange(state, {});
    if (done.drawn) {
        if (was_escaped) return {CancelPreview{}};
        const auto added = addition(session, done);
        return {Commit{added.edits, "", {{Owner{OwnerKind::touchpoint, added.id, ""}}}}};
    }
    if (was_escaped) return {EndRename{}};
    return renamed(session, *done.renamed, done.text);
}

} // namespace

std::vector<Action> begin_naming(const Session& session, NamingState& state, const Drawn& drawn) {
    state = {};
    state.drawn = drawn;
    return {Preview{addition(session, state).edits, ""}};
}

std::vector<Action> draw_naming(Ui& ui, const Session& session, NamingState& state, const MapFrame& frame,
                                const MapGeometry& geometry) {
    if (!state.drawn && state.renamed != session.renaming) {
        state = {};
        state.renamed = session.renaming;
        if (state.renamed) state.text = name_of(session, *state.renamed);
    }
    if (!state.drawn && !state.renamed) return {};
    const auto rect = field_rect(ui, session, state, frame, geometry);
    if (!rect) return {};

    const unsigned id = ImGui::GetID("##name");
    if (!state.has_begun) {
        start_typing(ui, id, state.text);
        state.has_begun = true;
    }
    probe("canvas/name", *rect);
    fill(ui, *rect, ui.theme().panel, size::radius_control);
    outline(ui, *rect, ui.theme().ink, size::stroke_selection, size::radius_control);
    const Typed typed = type_line(ui, id, "##name", *rect, state.text, type::card, "Name", true);
    if (typed.ended) return finished(session, state, typed.was_escaped);
    const bool was_taken_away = ui.typing.id != id;
    if (was_taken_away) return finished(session, state, false);
    return {};
}

} // namespace waymark
