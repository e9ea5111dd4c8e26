#include "canvas/map_hints.h"

#include <catch2/catch.hpp>

#include "app/session/session_story.h"
#include "canvas/pointing.h"
#include "hand_made_map.h"
#include "whatif/simulate.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

// The sample journey, projected, and the hand-made map as it is seen.
struct Seen {
    Story story = opened_story();
    MapGeometry geometry = hand_made_map();
    MapFrame frame = frame_of({100, 50, 1084, 740}, 1, {{300, 240}, 1, false}, geometry);

    Seen() {
        story.session.projection.base =
            std::make_shared<const Outcome>(*simulate(story.journey(), nullptr, {}));
    }

    [[nodiscard]] MapHint at(Point pixel) const {
        return hint_at(story.session, frame, geometry, owner_at(frame, geometry, pixel), pixel);
    }
};

bool says(const Hint& hint, std::string_view words) {
    return (hint.title + "\n" + hint.text + "\n" + hint.detail).find(words) != std::string::npos;
}

} // namespace

TEST_CASE("a card says its scores and figures with their scale and source, and the tooltip keeps off it") {
    const Seen seen;
    const Rect desk = seen.frame.to_pixels(seen.geometry.cards[1].rect);
    const MapHint hint = seen.at(desk.center());
    CHECK(hint.words.title == "Desk");
    CHECK(says(hint.words,
               "Scores: people 5.0, process 5.0, product 5.0; each from 0, the worst, to 10, the best."));
    CHECK(says(hint.words, "Source: assumed"));
    CHECK(hint.about == desk);
}

TEST_CASE("the curve says its scale, and its values at the touchpoint above") {
    const Seen seen;
    const double curve_y = seen.frame.origin().y + seen.geometry.curve_y + 60;
    const double desk_x = seen.frame.to_pixels(seen.geometry.cards[1].rect).center().x;
    const MapHint hint = seen.at({desk_x + 8, curve_y});
    CHECK(hint.words.title == "Experience curve");
    CHECK(says(hint.words, "Desk: line "));
    CHECK(says(hint.words, "moment ±0.00 (quality 5.0)"));
    CHECK(says(hint.words, "Scale: −2, the worst, to +2, the best"));
    CHECK(says(hint.words, "Bolton 1998"));
    CHECK(hint.about.contains({desk_x, curve_y}));

    const MapHint name = seen.at({seen.frame.area.x + 10, curve_y}); // the lane's name
    CHECK(name.words.title == "Experience curve");
    CHECK_FALSE(says(name.words, "Desk"));
}

TEST_CASE("right of the last touchpoint the curve says what the ends of its lines are") {
    const Seen seen;
    const double curve_y = seen.frame.origin().y + seen.geometry.curve_y + 60;
    const double last_x = seen.frame.to_pixels(seen.geometry.cards.back().rect).center().x;
    const MapHint hint = seen.at({last_x + 40, curve_y});
    CHECK(hint.words.title == "End of the experience curve");
    CHECK(says(hint.words, "Kahneman et al. 1993"));
    CHECK(says(hint.words, "Scale: −2, the worst, to +2, the best"));
}

TEST_CASE("a link says what its figures mean, with scale and source") {
    Seen seen;
    const LinkKey key = seen.geometry.links.front().key;
    const MapHint hint = hint_at(seen.story.session, seen.frame, seen.geometry,
                                 {OwnerKind::link, key.from, key.to}, {300, 300});
    CHECK(says(hint.words, "Moves "));
    CHECK(says(hint.words, "How often a person who enters is expected to go along the link."));
    CHECK(says(hint.words, "Scale: per entrant"));
    CHECK(says(hint.words, "Source: Customer relationships as Markov chains"));
}

TEST_CASE("an empty cell says nothing") {
    const Seen seen;
    CHECK(seen.at(seen.frame.to_pixels({20, 20, 1, 1}).center()).words.title.empty());
}
