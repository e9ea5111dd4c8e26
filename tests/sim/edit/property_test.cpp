// Whatever edit meets whatever valid journey: a valid journey comes out, or a problem that says why not.
#include <catch2/catch.hpp>

#include "edit_drawer.h"
#include "journey/validate.h"
#include "sample.h"

using namespace waymark;
using waymark::testing::EditDrawer;
using waymark::testing::sample;

TEST_CASE("an edit of a valid journey gives a valid journey or a problem") {
    int made = 0, refused = 0;
    for (unsigned seed = 0; seed < 40; ++seed) {
        EditDrawer drawer(seed);
        Journey journey = sample();
        for (int step = 0; step < 60; ++step) {
            const Edit edit = drawer.draw(journey);
            CHECK_FALSE(label_of(edit, journey).empty());
            const auto next = edited(journey, edit);
            if (!next) {
                ++refused;
                CHECK_FALSE(next.problems().front().what.empty());
                continue;
            }
            ++made;
            REQUIRE(validate(*next).empty());
            journey = *next;
        }
    }
    CHECK(made > 500); // both ways are really walked
    CHECK(refused > 200);
}
