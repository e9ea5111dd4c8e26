// Whatever somebody does with mouse and keys: no crash, a valid document, and undo leads back to its first
// bytes.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "desk.h"
#include "file/journey_file.h"
#include "journey/validate.h"
#include "monkey.h"
#include "support/rounds.h"

using namespace waymark;
using waymark::testing::Desk;
using waymark::testing::Folder;
using waymark::testing::Monkey;

namespace {

constexpr std::size_t most_touchpoints = 40; // a monkey that pastes would soon have thousands
constexpr std::size_t most_steps = 2'000;

std::size_t hash_of(const Journey& journey) {
    return std::hash<std::string>{}(to_canonical_text(journey));
}

// Keeps what every step of the document's history was, as far as it was looked at, to see that it still is
// when undo comes there.
class Witness {
public:
    explicit Witness(App& app) : app_(app) {}

    void look() {
        const History& history = app_.session().history;
        if (history.first() != first_) {
            first_ = history.first();
            seen_ = {Seen{hash_of(*first_), ""}};
            position_ = 0;
        }
        if (history.current() == last_) return;
        last_ = history.current();
        for (const auto& problem : validate(*last_))
            FAIL_CHECK(to_text(problem));
        const std::size_t here = history.position();
        const Seen now{hash_of(*last_), history.label(here)};
        // What was committed dropped all that could be redone; a gesture may have made several steps.
        const bool was_committed = seen_.size() != history.size() || (seen_[here] && *seen_[here] != now);
        if (was_committed) seen_.resize(std::min({position_, here, seen_.size() - 1}) + 1);
        seen_.resize(history.size());
        seen_[here] = now;
        position_ = here;
    }

    // To the first step and back again.
    void walk() {
        const std::size_t here = app_.session().history.position();
        while (app_.session().history.can_undo()) {
            app_.perform(Undo{});
            check_step();
        }
        while (app_.session().history.position() < here) {
            app_.perform(Redo{});
            check_step();
        }
        last_ = app_.session().history.current();
    }

    [[nodiscard]] std::size_t checked() const { return checked_; }

private:
    struct Seen {
        std::size_t hash;
        std::string label;
        bool operator==(const Seen&) const = default;
    };

    void check_step() {
        const History& history = app_.session().history;
        const auto& seen = seen_[history.position()];
        if (!seen || seen->label != history.label(history.position())) return;
        ++checked_;
        if (hash_of(*history.current()) != seen->hash)
            FAIL("step " << history.position() << ", “" << seen->label << "”, is not what it was");
    }

    App& app_;
    Snapshot first_, last_;
    std::vector<std::optional<Seen>> seen_;
    std::size_t position_ = 0;
    std::size_t checked_ = 0;
};

// Another journey, whatever stands in the way.
void start_anew(App& app) {
    app.perform(CloseDialog{});
    app.perform(OpenExample{"hotel"});
    if (std::holds_alternative<UnsavedQuestion>(app.session().dialog)) app.perform(Answer{Choice::discard});
}

std::uint64_t gestures() {
    const char* wanted = std::getenv("WAYMARK_TEST_GESTURES");
    return wanted ? std::strtoull(wanted, nullptr, 10) : 3'000;
}
std::uint64_t seed() {
    const char* wanted = std::getenv("WAYMARK_TEST_SEED");
    return wanted ? std::strtoull(wanted, nullptr, 10) : 20261126;
}

} // namespace

TEST_CASE("a monkey at the desk breaks nothing") {
    Folder folder;
    Desk desk(hotel_in(folder));
    App& app = desk.app();
    Monkey monkey(app, desk.hand(), seed());
    Witness witness(app);
    witness.look();
    for (std::uint64_t i = 1; i <= gestures(); ++i) {
        INFO("gesture " << i << " of seed " << seed());
        monkey.make_gesture();
        INFO(monkey.last());
        if (app.session().on_start_screen) start_anew(app); // there is no document on it
        witness.look();
        if (i % 500 == 0) witness.walk();
        const bool is_too_large =
            desk.journey().touchpoints.size() > most_touchpoints || app.session().history.size() > most_steps;
        if (is_too_large) start_anew(app);
    }
    witness.walk();
    CHECK(witness.checked() > gestures() / 20); // it did change the map
}
