// A monkey at the desk: mouse, keys and text at random, the same ones for the same seed.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "desktop/app.h"
#include "support/harness.h"
#include "support/random.h"

namespace waymark::testing {

// It knows where controls were drawn, so that it hits them far more often than by chance. It neither quits
// nor answers file dialogs, as it would write all over the disk.
class Monkey {
public:
    Monkey(App& app, Harness& hand, std::uint64_t seed);

    void make_gesture();
    // The latest gesture, for messages: "drags from outline/… to 340, 220".
    [[nodiscard]] const std::string& last() const { return last_; }

private:
    // A place in the window and what it is called.
    struct Place {
        Point at;
        std::string name;
    };
    [[nodiscard]] Place somewhere();
    [[nodiscard]] std::optional<Place> on_control();
    void click();
    void drag();
    void turn_wheel();
    void press_key();
    void type();
    void wait();
    void leave_dialogs_of_files();

    App& app_;
    Harness& hand_;
    Random random_;
    std::string last_;
};

} // namespace waymark::testing
