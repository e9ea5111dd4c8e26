#include "canvas/crowd_walk.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "journey/wording.h"
#include "panels/definitions.h"
#include "panels/widgets.h"
#include "panels/window.h"
#include "scene/format.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace waymark {

namespace {

constexpr double longest_step = 0.1; // seconds: after a pause of the window people go on where they were
constexpr double rest_at_end = 0.4;  // periods, before people set out again
constexpr double card_w = 408, card_h = 64, margin = 12, pad = 8;

void go_on(CrowdWalk& walk, const Watching& watching, double seconds) {
    walk.is_going = watching.crowd && !watching.crowd->crowd->people.empty() && !watching.is_paused;
    if (!walk.is_going) return;
    walk.period += std::min(seconds, longest_step) / seconds_a_period;
    if (walk.period > watching.crowd->end() + rest_at_end) walk.period = 0;
}

// "Month 7 of 24": the one that is running.
std::string time_text(const Crowd& crowd, double period) {
    const int running = std::clamp(static_cast<int>(std::floor(period)) + 1, 1, crowd.horizon);
    return capitalised(period_word(crowd.period)) + " " + std::to_string(running) + " of " +
           std::to_string(crowd.horizon);
}

Hint meaning_of(const Crowd& crowd) {
    const std::string dot = crowd.people_each == 1
                                ? "Each dot is one person"
                                : "Each dot stands for " + format_people(crowd.people_each) + " people";
    Hint meaning{
        "People walking",
        dot +
            ", sampled from the chain that the figures are computed from. The colour is their "
            "satisfaction level. A rust cross leaves as a customer, a grey one before becoming a customer; a "
            "green circle has finished well.",
        "Level 0–10 · seed " + std::to_string(CrowdOptions{}.seed)};
    add_assumptions(meaning);
    return meaning;
}

void draw_time(Ui& ui, const Crowd& crowd, CrowdWalk& walk, const Rect& track) {
    const Touch on = touch_by_mouse(ui, "time", track);
    if (on.held) {
        const double part = (ImGui::GetIO().MousePos.x - track.x) / track.w;
        walk.period = std::clamp(part, 0.0, 1.0) * crowd.horizon;
    }
    const Theme& look = ui.theme();
    const double part = std::clamp(walk.period / crowd.horizon, 0.0, 1.0);
    const double y = std::round(track.center().y - ui.px(3) / 2);
    fill(ui, {track.x, y, track.w, ui.px(3)}, look.line_strong, 2);
    fill(ui, {track.x, y, std::round(part * track.w), ui.px(3)}, look.ink, 2);
    disc(ui, {track.x + part * track.w, track.center().y}, on.hovered || on.held ? 5.5 : 5, look.panel,
         look.ink, 1.75);
    hint(ui, on, Hint{"Time", "Drag to any " + std::string(period_word(crowd.period)) + ".", ""});
}

// A word after its sign; returns where the next one begins.
double draw_word(Ui& ui, double x, const Rect& row, std::string_view word) {
    const double w = text(ui, {x, row.y, row.right() - x, row.h}, word, type::micro, ui.theme().text_2);
    return x + w + ui.px(10);
}

// What the dots mean, in one line: the ramp of levels, and how prospects and customers look.
void draw_key(Ui& ui, const Crowd& crowd, const Rect& row) {
    const Theme& look = ui.theme();
    const std::string dot =
        "1 dot = " + format_people(crowd.people_each) + (crowd.people_each == 1 ? " person" : " people");
    double x = draw_word(ui, row.x, row, dot);
    x += text(ui, {x, row.y, row.right() - x, row.h}, "0", type::micro, look.text_2) + ui.px(3);
    for (const Color step : look.diverging) {
        disc(ui, {x + ui.px(4), row.center().y}, 3.4, step, look.ink.with_alpha(0.75), 1);
        x += ui.px(9);
    }
    x = draw_word(ui, x + ui.px(2), row, "10");
    disc(ui, {x + ui.px(4), row.center().y}, 3.4, look.canvas, look.ink.with_alpha(0.75), 1);
    disc(ui, {x + ui.px(4), row.center().y}, 2, look.diverging[5]);
    x = draw_word(ui, x + ui.px(11), row, "prospect");
    disc(ui, {x + ui.px(4), row.center().y}, 3.4, look.diverging[5], look.ink.with_alpha(0.75), 1);
    x = draw_word(ui, x + ui.px(11), row, "customer");
    icon(ui, Icon::close, {x + ui.px(4), row.center().y}, look.bad, 9);
    draw_word(ui, x + ui.px(11), row, "churned");
}

} // namespace

DisplayList next_crowd_picture(CrowdWalk& walk, const Session& session, const MapGeometry& geometry,
                               std::uint64_t layout, double zoom, double seconds) {
    const Watching& watching = session.watching;
    go_on(walk, watching, seconds);
    if (!watching.crowd) {
        walk.shown = nullptr;
        if (!watching.is_on) walk.period = 0; // they set out anew
        return {};
    }
    if (walk.shown != watching.crowd || walk.layout != layout) {
        walk.stage = crowd_stage(*watching.crowd->crowd, geometry);
        walk.shown = watching.crowd;
        walk.layout = layout;
    }
    return crowd_picture(*walk.shown, walk.stage, walk.period, {session.preferences.theme, zoom});
}

std::vector<Action> draw_crowd_card(Ui& ui, const Session& session, CrowdWalk& walk, const Rect& content) {
    if (!session.watching.crowd) return {};
    const Crowd& crowd = *session.watching.crowd->crowd;
    const Rect card{content.x + ui.px(margin), content.bottom() - ui.px(card_h + margin), ui.px(card_w),
                    ui.px(card_h)};
    if (card.right() > content.right() || card.y < content.y) return {};
    const PanelWindow window(ui, "people", card, {0, 0, 0, 0});
    if (ImGui::IsWindowAppearing())
        ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow()); // over the map
    const Theme& look = ui.theme();
    fill(ui, card, look.panel, size::radius_popup);
    outline(ui, card, look.line_strong, 1, size::radius_popup);
    if (crowd.people.empty()) {
        text(ui, inset(card, ui.px(pad), 0), "Nobody enters this map.", type::body, look.text_2);
        return {};
    }
    std::vector<Action> actions;
    const bool is_paused = session.watching.is_paused;
    const Rect button{card.x + ui.px(pad), card.y + ui.px(6), ui.px(28), ui.px(28)};
    const Hint what{is_paused ? "Go on" : "Pause", "", to_text(command(CommandId::pause_people).shortcut)};
    if (icon_button(ui, "pause", button, is_paused ? Icon::play : Icon::pause, {.hint = what}))
        actions.push_back(Run{CommandId::pause_people});
    const Rect cross{card.right() - ui.px(pad + 24), button.y, ui.px(28), ui.px(28)};
    if (icon_button(ui, "close", cross, Icon::close,
                    {.hint = {"Hide people", "", to_text(command(CommandId::watch_people).shortcut)},
                     .icon_units = 11,
                     .is_quiet = true}))
        actions.push_back(Run{CommandId::watch_people});
    const Rect words{button.right() + ui.px(6), button.y, ui.px(104), button.h};
    text(ui, words, time_text(crowd, walk.period), type::strong, look.text);
    draw_time(ui, crowd, walk,
              {words.right() + ui.px(4), button.y, cross.x - words.right() - ui.px(14), button.h});
    const Rect key{card.x + ui.px(pad + 4), button.bottom() + ui.px(2), card.w - ui.px(2 * pad + 4),
                   ui.px(20)};
    draw_key(ui, crowd, key);
    hint(ui, touch_by_mouse(ui, "key", key), meaning_of(crowd));
    return actions;
}

} // namespace waymark
