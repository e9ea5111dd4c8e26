#include "monkey.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <variant>
#include <vector>

#include "session/commands.h"
#include "session/probe.h"

namespace waymark::testing {

namespace {

constexpr double width = 1440, height = 900;

constexpr std::array navigation{
    "Enter", "Escape", "Tab",  "Shift+Tab", "Space",      "Left",       "Right",    "Up",
    "Down",  "Home",   "End",  "Delete",    "Backspace",  "Shift+Left", "Ctrl+Z",   "Ctrl+Shift+Z",
    "Enter", "Escape", "Down", "Tab",       "Shift+Down", "Ctrl+Left",  "Ctrl+End", "F2",
};

const std::array<std::string, 16> texts{
    "7",
    "0.5",
    "-1e9",
    "1e308",
    "nan",
    "12,5",
    "Check-in",
    "a",
    "Grüße aus Zürich – “so”",
    "日本語",
    "👩‍👩‍👧‍👦",
    "<b>&amp;",
    std::string(300, 'w'),
    "two words and some more of them",
    "\"",
    "@done",
};

// Opening and saving ask for a path; quitting ends the game.
bool is_left_alone(CommandId id) {
    return id == CommandId::quit || id == CommandId::open || id == CommandId::save_as ||
           id == CommandId::export_map;
}

std::vector<std::string> chords_of_commands() {
    std::vector<std::string> chords;
    for (const Command& each : commands())
        if (each.shortcut.key != Key::none && !is_left_alone(each.id))
            chords.push_back(to_text(each.shortcut));
    return chords;
}

std::string words(Point at) {
    return std::to_string(static_cast<int>(at.x)) + ", " + std::to_string(static_cast<int>(at.y));
}

} // namespace

Monkey::Monkey(App& app, Harness& hand, std::uint64_t seed) : app_(app), hand_(hand), random_(seed) {}

void Monkey::make_gesture() {
    const double kind = random_.unit();
    if (kind < 0.45)
        click();
    else if (kind < 0.62)
        drag();
    else if (kind < 0.67)
        turn_wheel();
    else if (kind < 0.87)
        press_key();
    else if (kind < 0.97)
        type();
    else
        wait();
    leave_dialogs_of_files();
}

std::optional<Monkey::Place> Monkey::on_control() {
    if (probes().empty()) return std::nullopt;
    const int chosen = random_.integer(0, static_cast<int>(probes().size()) - 1);
    const auto& [name, rect] = *std::next(probes().begin(), chosen);
    const Point at{rect.x + rect.w * random_.unit(), rect.y + rect.h * random_.unit()};
    return Place{at, name};
}

Monkey::Place Monkey::somewhere() {
    if (random_.chance(0.75))
        if (auto place = on_control()) return *place;
    const Point at{random_.between(-20, width + 20), random_.between(-20, height + 20)};
    return {at, words(at)};
}

void Monkey::click() {
    const Place place = somewhere();
    const int button = random_.chance(0.1) ? 1 : 0;
    const int times = random_.chance(0.15) ? 2 : 1;
    const bool ctrl = random_.chance(0.05), shift = random_.chance(0.1);
    last_ = std::string(times == 2    ? "double clicks "
                        : button == 1 ? "right clicks "
                                      : "clicks ") +
            place.name;
    if (ctrl) hand_.hold_ctrl(true);
    if (shift) hand_.hold_shift(true);
    hand_.move_to(place.at);
    hand_.frames();
    for (int i = 0; i < times; ++i) {
        hand_.press_mouse(button);
        hand_.release_mouse(button);
    }
    if (ctrl) hand_.hold_ctrl(false);
    if (shift) hand_.hold_shift(false);
}

void Monkey::drag() {
    const Place from = somewhere(), to = somewhere();
    const int button = random_.chance(0.1) ? 2 : 0;
    last_ = "drags from " + from.name + " to " + to.name;
    hand_.move_to(from.at);
    hand_.frames();
    hand_.press_mouse(button);
    for (const double part : {0.1, 0.6, 1.0})
        hand_.move_to({from.at.x + (to.at.x - from.at.x) * part, from.at.y + (to.at.y - from.at.y) * part});
    if (random_.chance(0.1)) hand_.key("Escape");
    hand_.release_mouse(button);
}

void Monkey::turn_wheel() {
    const bool ctrl = random_.chance(0.5);
    last_ = ctrl ? "zooms" : "scrolls";
    hand_.move_to(somewhere().at);
    if (ctrl) hand_.hold_ctrl(true);
    hand_.wheel(random_.between(-3, 3));
    if (ctrl) hand_.hold_ctrl(false);
}

void Monkey::press_key() {
    static const std::vector<std::string> chords = chords_of_commands();
    const std::string chord = random_.chance(0.5) ? random_.one_of(navigation) : random_.one_of(chords);
    last_ = "presses " + chord;
    hand_.key(chord);
}

void Monkey::type() {
    const std::string& text = random_.one_of(texts);
    last_ = "types " + text.substr(0, 40);
    hand_.type(text);
    if (random_.chance(0.6)) hand_.key(random_.chance(0.8) ? "Enter" : "Tab");
}

void Monkey::wait() {
    last_ = "waits";
    hand_.wait(random_.chance(0.2) ? 0.5 : 0.05);
}

void Monkey::leave_dialogs_of_files() {
    const auto asks_for_path = [this] {
        const Dialog& dialog = app_.session().dialog;
        return std::holds_alternative<FileDialog>(dialog) || std::holds_alternative<ExportDialog>(dialog);
    };
    if (asks_for_path() && random_.chance(0.5)) hand_.frames(3); // it is drawn, too
    while (asks_for_path())
        app_.perform(CloseDialog{});
}

} // namespace waymark::testing
