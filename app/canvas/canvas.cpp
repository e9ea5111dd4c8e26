#include "canvas/canvas.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "canvas/gesture_marks.h"
#include "imgui/input.h"
#include "imgui/painter.h"
#include "journey/fields.h"
#include "journey/lookup.h"
#include "panels/widgets.h"
#include "panels/window.h"
#include "session/probe.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace waymark {

namespace {

constexpr double glide_seconds = 0.24;

using PerformActions = std::function<void(const std::vector<Action>&)>;

MapSubject subject_of(const MapInputs& inputs) {
    return {.base = *inputs.base,
            .in_force = *inputs.in_force,
            .scenario = inputs.scenario ? find_scenario(*inputs.base, *inputs.scenario) : nullptr,
            .base_outcome = inputs.base_outcome.get(),
            .scenario_outcome = inputs.scenario_outcome.get()};
}

// The map is at least as wide as the room it is shown in.
double least_map_width(const Session& session, const CanvasState& state) {
    const double room = state.area.w / session.content_scale - size::lane_label_w - after_last_stage_w;
    return std::max(0.0, room);
}

MapInputs inputs_of(const Session& session, const CanvasState& state, double zoom) {
    MapInputs inputs;
    inputs.base = shown_snapshot(session);
    inputs.in_force = session.in_force;
    inputs.base_outcome = session.projection.base;
    inputs.scenario_outcome = session.projection.scenario_outcome;
    inputs.scenario = session.scenario;
    inputs.numbers = session.preferences.numbers;
    inputs.view.zoom = zoom;
    inputs.view.least_width = least_map_width(session, state);
    inputs.view.theme = session.preferences.theme;
    inputs.view.persona = session.persona;
    inputs.view.curve_range = session.preferences.curve_fits ? CurveRange::fit : CurveRange::full;
    inputs.view.moment_dots = session.preferences.moment_dots;
    inputs.view.text_lanes = session.preferences.shown_lanes;
    inputs.view.selection = session.selection;
    inputs.view.hovered = state.hovered;
    inputs.view.drop = state.drop;
    return inputs;
}

// --- the camera

double eased(double part) {
    const double rest = 1 - std::clamp(part, 0.0, 1.0);
    return 1 - rest * rest * rest;
}

Camera between(const Camera& from, const Camera& to, double part) {
    const double weight = eased(part);
    Camera camera = to;
    camera.zoom = from.zoom * std::pow(to.zoom / from.zoom, weight);
    camera.center.x = from.center.x + weight * (to.center.x - from.center.x);
    camera.center.y = from.center.y + weight * (to.center.y - from.center.y);
    return camera;
}

bool same_places(const MapInputs& a, const MapInputs& b) {
    return a.base == b.base && a.in_force == b.in_force && a.scenario == b.scenario &&
           a.view.text_lanes == b.view.text_lanes && a.view.least_width == b.view.least_width;
}

// The camera that shows all of the map.
Camera fitting_camera(const Session& session, CanvasState& state, const Rect& area) {
    double zoom = 1;
    MapGeometry geometry;
    // Texts keep their size, so the map's size is not quite proportional to the zoom: near it in a few looks.
    for (int look = 0; look < 4; ++look) {
        MapInputs inputs = inputs_of(session, state, zoom);
        inputs.view.least_width = 0;
        geometry = layout_map(subject_of(inputs), inputs.view, &state.routing);
        zoom = fitting_zoom(area, session.content_scale, geometry);
    }
    return fitted_camera(frame_of(area, session.content_scale, {}, geometry), zoom);
}

// Where the session wants to look.
Camera wanted_camera(const Session& session, CanvasState& state, const Rect& area) {
    if (!session.camera.fitted) return session.camera;
    const bool is_known = state.target && state.target->fitted && area == state.area &&
                          same_places(inputs_of(session, state, 1), state.laid_out);
    return is_known ? *state.target : fitting_camera(session, state, area);
}

// The camera of this frame: glides to where the session wants it, unless a hand or the window's edge moved
// it.
Camera next_camera(const Session& session, CanvasState& state, const Rect& area) {
    const bool is_first = !state.shown || session.history.first() != state.document;
    const Camera wanted = wanted_camera(session, state, area);
    const bool jumps = is_first || area != state.area;
    state.document = session.history.first();
    state.area = area;
    if (jumps) {
        state.glide.reset();
    } else if (wanted != state.target) {
        state.glide = Glide{*state.shown, 0};
    }
    state.target = wanted;
    if (!state.glide) return wanted;
    state.glide->seconds += ImGui::GetIO().DeltaTime;
    if (state.glide->seconds >= glide_seconds) {
        state.glide.reset();
        return wanted;
    }
    return between(state.glide->from, wanted, state.glide->seconds / glide_seconds);
}

// --- the picture

void prepare_geometry(const Session& session, CanvasState& state, const Camera& camera) {
    const MapInputs inputs = inputs_of(session, state, camera.zoom);
    if (!same_places(inputs, state.laid_out) || inputs.view.zoom != state.laid_out.view.zoom) {
        state.geometry = layout_map(subject_of(inputs), inputs.view, &state.routing);
        ++state.layout;
    }
    state.laid_out = inputs;
}

void prepare_picture(const Session& session, CanvasState& state, const Camera& camera) {
    prepare_geometry(session, state, camera);
    const MapInputs inputs = inputs_of(session, state, camera.zoom);
    if (inputs == state.drawn) return;
    state.picture = draw_map(subject_of(inputs), state.geometry, inputs.view);
    state.drawn = inputs;
}

ImVec2 vec(Point point) {
    return {static_cast<float>(point.x), static_cast<float>(point.y)};
}

// Paints the list clipped to the rectangle.
void paint_clipped(const DisplayList& list, const Rect& clip, const View& view, const FontLadder& fonts) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.PushClipRect(vec({clip.x, clip.y}), vec({clip.right(), clip.bottom()}), true);
    paint(list, draw, view, fonts);
    draw.PopClipRect();
}

void paint_map(Ui& ui, const CanvasState& state, const MapFrame& frame, const DisplayList& people) {
    const FontLadder& fonts = *ui.fonts;
    const Rect content = frame.content();
    const Point origin = frame.origin();
    const View in_view_units{origin, frame.scale};
    const View in_map_units{origin, frame.scale * frame.camera.zoom};
    paint_clipped(state.picture.ground, content, in_view_units, fonts);
    paint_clipped(state.picture.body, content, in_map_units, fonts);
    paint_clipped(people, content, in_map_units, fonts);
    paint_clipped(state.picture.curve, content, in_view_units, fonts);
    paint_clipped(state.picture.overlay, content, in_map_units, fonts);
    paint_clipped(gesture_marks(state.gesture, frame, state.geometry, ui.theme(), mouse_position()), content,
                  in_map_units, fonts);

    const Rect labels{frame.area.x, content.y, content.x - frame.area.x, content.h};
    fill(ui, labels, ui.theme().panel);
    paint_clipped(state.picture.labels, labels, {{content.x, origin.y}, frame.scale}, fonts);
    const Rect header{content.x, frame.area.y, content.w, content.y - frame.area.y};
    fill(ui, {frame.area.x, header.y, frame.area.w, header.h}, ui.theme().panel);
    paint_clipped(state.picture.header, header, {{origin.x, content.y}, frame.scale}, fonts);
    paint_clipped(header_marks(state.gesture, frame, state.geometry, ui.theme(), mouse_position()), header,
                  {{origin.x, content.y}, frame.scale}, fonts);
    horizontal_line(ui, frame.area.x, content.y - ui.px(1), frame.area.w, ui.theme().line);
    vertical_line(ui, content.x - ui.px(1), content.y, content.h, ui.theme().line);
}

void record_probes(const MapFrame& frame, const MapGeometry& geometry) {
    probe("canvas", frame.area);
    probe("canvas/content", frame.content());
    for (const auto& card : geometry.cards)
        probe("canvas/card." + card.touchpoint, frame.to_pixels(card.rect));
    for (const auto& stage : geometry.stages)
        probe("canvas/stage." + stage.stage, {frame.to_pixel({stage.x, 0}).x, frame.area.y,
                                              frame.pixels(stage.w), frame.content().y - frame.area.y});
    for (const auto& stage : geometry.stages)
        for (const auto& lane : geometry.lanes)
            probe("canvas/cell." + stage.stage + "." + std::string(to_word(lane.lane)),
                  frame.to_pixels({stage.x, lane.y, stage.w, lane.h}));
}

// --- mouse and keys

Pointer pointer_of(Ui& ui, CanvasState& state, const Rect& area) {
    Touch on = touch_by_mouse(ui, "map", area);
    const ImGuiIO& io = ImGui::GetIO();
    Pointer pointer;
    pointer.at = mouse_position();
    pointer.moved = {io.MouseDelta.x, io.MouseDelta.y};
    pointer.is_over = on.hovered && ui.typing.id == 0;
    pointer.pressed = pointer.is_over && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    pointer.released = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    pointer.double_clicked = pointer.is_over && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    pointer.menu_pressed = pointer.is_over && ImGui::IsMouseClicked(ImGuiMouseButton_Right);
    if (pointer.is_over && ImGui::IsMouseClicked(ImGuiMouseButton_Middle)) state.is_middle_panning = true;
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Middle)) state.is_middle_panning = false;
    pointer.middle_down = state.is_middle_panning;
    pointer.wheel = pointer.is_over ? io.MouseWheel : 0;
    pointer.wheel_x = pointer.is_over ? io.MouseWheelH : 0;
    pointer.ctrl = io.KeyCtrl;
    pointer.shift = io.KeyShift;
    pointer.space = !owns_keyboard(ui) && is_key_down(ImGuiKey_Space);
    on.rect = state.hint.about;
    if (pointer.is_over) hint(ui, on, state.hint.words);
    return pointer;
}

// A gesture ends when its button is no longer down, wherever that happened, and by Escape.
void end_lost_gesture(Ui& ui, CanvasState& state) {
    if (std::holds_alternative<Resting>(state.gesture)) return;
    const bool is_escaped = is_pressed(ui, ControlKey::escape);
    const bool is_held =
        ImGui::IsMouseDown(ImGuiMouseButton_Left) || ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    if (is_held && !is_escaped) return;
    state.gesture = Resting{};
    state.drop.reset();
    if (is_escaped) ui.keys_used = true;
}

void show_at_once(CanvasState& state, const Camera& camera) {
    state.shown = camera;
    state.target = camera;
    state.glide.reset();
}

void take_result(Ui& ui, const Session& session, CanvasState& state, const MapFrame& frame,
                 PointingResult result, const PerformActions& perform) {
    state.hovered = result.hovered;
    state.drop = result.drop;
    if (result.wants_hand) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    perform(result.actions);
    if (result.camera) {
        show_at_once(state, *result.camera);
        perform({SetCamera{*result.camera}});
    }
    if (result.drawn) perform(begin_naming(session, state.naming, *result.drawn));
    if (result.menu_on) {
        const Point place = frame.to_place(mouse_position());
        const bool in_header = frame.is_in_header(mouse_position());
        open_context_menu(ui, state.menu, *result.menu_on, mouse_position(),
                          in_header ? std::nullopt : drop_place_at(state.geometry, place),
                          in_header ? std::optional(stage_position_at(state.geometry, "", place.x))
                                    : std::nullopt);
    }
}

// What the session knows of the camera follows what is shown, so that zoom commands begin there.
void tell_camera(const Session& session, const CanvasState& state, const PerformActions& perform) {
    if (session.camera.fitted && state.target && session.camera != *state.target)
        perform({SetCamera{*state.target}});
}

// What is pasted goes there where nothing else says where.
void tell_stage_in_view(const Session& session, const MapFrame& frame, const MapGeometry& geometry,
                        const PerformActions& perform) {
    const double middle = frame.to_place(frame.content().center()).x;
    const auto stage =
        std::ranges::find_if(geometry.stages, [&](const StagePlace& one) { return middle < one.x + one.w; });
    const std::string& seen = stage != geometry.stages.end() ? stage->stage : geometry.stages.back().stage;
    if (seen != session.stage_in_view) perform({StageInView{seen}});
}

Rect around(const Rect& a, const Rect& b) {
    const double x = std::min(a.x, b.x);
    const double y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

std::optional<Rect> place_of(const Owner& owner, const MapFrame& frame, const MapGeometry& geometry) {
    if (owner.kind == OwnerKind::touchpoint) {
        const CardPlace* const card = find_card(geometry, owner.id);
        return card == nullptr ? std::nullopt : std::optional(card->rect);
    }
    if (owner.kind == OwnerKind::stage) {
        const auto stage = std::ranges::find(geometry.stages, owner.id, &StagePlace::stage);
        // Its header is in view at every height.
        if (stage != geometry.stages.end())
            return Rect{stage->x, frame.to_place(frame.content().center()).y, stage->w, 0};
    }
    return std::nullopt;
}

// Moves the map to the selection where that was asked for: to all of it, or to the first where all is too
// much.
void reveal_selection(const Session& session, const CanvasState& state, const MapFrame& frame,
                      const PerformActions& perform) {
    if (!session.reveals_selection) return;
    std::optional<Rect> first;
    std::optional<Rect> all;
    for (const Owner& owner : session.selection) {
        const std::optional<Rect> place = place_of(owner, frame, state.geometry);
        if (!place) continue;
        if (!first) first = place;
        all = all ? around(*all, *place) : *place;
    }
    Camera camera = frame.camera;
    if (all) {
        const Rect part = frame.to_pixels(*all);
        const bool fits = part.w <= frame.content().w && part.h <= frame.content().h;
        camera = showing(frame, fits ? *all : *first);
    }
    perform({SetCamera{camera}});
}

// --- what stands on the map beside the journey

// "+" after the last stage, in the header.
void draw_add_stage(Ui& ui, const MapFrame& frame, const PerformActions& perform) {
    const double side = ui.px(size::minimum_hit);
    const double x = frame.to_pixel({frame.map_width, 0}).x + ui.px(6);
    const double y = frame.area.y + (frame.content().y - frame.area.y - side) / 2;
    if (x < frame.content().x || x + side > frame.area.right()) return;
    const Hint what{"Add a stage", "At the end of the journey.", ""};
    const Rect place{x, y, side, side};
    const PanelWindow window(ui, "header", place, {0, 0, 0, 0}); // over the map, which else takes the mouse
    if (ImGui::IsWindowAppearing()) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    if (icon_button(ui, "add-stage", place, Icon::plus, {.hint = what, .icon_units = 14}))
        perform({Run{CommandId::add_stage}});
}

void draw_invitation(Ui& ui, const Session& session, const MapFrame& frame) {
    if (!shown_journey(session).touchpoints.empty()) return;
    const Rect content = frame.content();
    const Rect line{content.x, content.y + frame.pixels(frame.grid_height) / 2 - ui.px(12), content.w,
                    ui.px(24)};
    constexpr std::string_view words = "Double-click a cell to draw the first touchpoint.";
    const double w = text_width(ui, words, type::body) + ui.px(24);
    fill(ui, {line.center().x - w / 2, line.y, w, line.h}, ui.theme().canvas); // no stage's line through it
    text(ui, line, words, type::body, ui.theme().text_2, Align::center);
}

} // namespace

bool is_moving(const CanvasState& state) {
    return state.glide.has_value();
}

bool has_people_going(const CanvasState& state) {
    return state.people.is_going;
}

void draw_canvas(Ui& ui, const Session& session, CanvasState& state, const Rect& area,
                 const PerformActions& perform) {
    const PanelWindow window(ui, "canvas", area, ui.theme().canvas);
    state.shown = next_camera(session, state, area);
    prepare_geometry(session, state, *state.shown);
    const MapFrame before = frame_of(area, ui.scale, *state.shown, state.geometry);

    end_lost_gesture(ui, state);
    reveal_selection(session, state, before, perform);
    const Pointer pointer = pointer_of(ui, state, area);
    take_result(ui, session, state, before, point(state.gesture, pointer, session, before, state.geometry),
                perform);
    const bool rests = std::holds_alternative<Resting>(state.gesture);
    state.hint = rests ? hint_at(session, before, state.geometry, state.hovered, pointer.at) : MapHint{};

    prepare_picture(session, state, *state.shown);
    const MapFrame frame = frame_of(area, ui.scale, *state.shown, state.geometry);
    paint_map(ui, state, frame,
              next_crowd_picture(state.people, session, state.geometry, state.layout, frame.camera.zoom,
                                 ImGui::GetIO().DeltaTime));
    record_probes(frame, state.geometry);
    draw_invitation(ui, session, frame);
    draw_add_stage(ui, frame, perform);
    perform(draw_naming(ui, session, state.naming, frame, state.geometry));
    ContextMenuResult menu = draw_context_menu(ui, session, state.menu);
    perform(menu.actions);
    if (menu.drawn) perform(begin_naming(session, state.naming, *menu.drawn));
    tell_camera(session, state, perform);
    if (!state.geometry.stages.empty()) tell_stage_in_view(session, frame, state.geometry, perform);
    perform(draw_crowd_card(ui, session, state.people, frame.content()));
}

} // namespace waymark
