#include "scene/icons.h"

#include <catch2/catch.hpp>

#include <set>

using namespace waymark;

TEST_CASE("every icon draws something inside of its square, and has a name of its own") {
    std::set<std::string_view> names;
    for (const Icon icon : all_icons()) {
        INFO(name_of(icon));
        CHECK(names.insert(name_of(icon)).second);
        DisplayList list;
        add_icon(list, icon, {100, 50}, 14, {20, 24, 29}, {OwnerKind::touchpoint, "checkin", ""});
        REQUIRE_FALSE(list.items.empty());
        const Rect r = bounds(list);
        CHECK(r.x >= 93 - 0.7);
        CHECK(r.y >= 43 - 0.7);
        CHECK(r.right() <= 107 + 0.7);
        CHECK(r.bottom() <= 57 + 0.7);
        for (const Item& item : list.items)
            CHECK(item.owner.id == "checkin");
    }
}

TEST_CASE("icons keep their stroke up to the toolbar's size and grow beyond") {
    const auto stroke_at = [](double units) {
        DisplayList list;
        add_icon(list, Icon::check, {0, 0}, units, {0, 0, 0});
        return std::get<Path>(list.items.front().shape).stroke.width;
    };
    CHECK(stroke_at(14) == Approx(1.4));
    CHECK(stroke_at(16) == Approx(1.4));
    CHECK(stroke_at(32) == Approx(2.8));
}

TEST_CASE("channels in the words of maps find their icons") {
    const auto [channel, icon] = GENERATE(table<std::string_view, Icon>({
        {"in person", Icon::person},
        {"In-person", Icon::person},
        {"Front desk", Icon::person},
        {"phone", Icon::phone},
        {"Telephone", Icon::phone},
        {"call", Icon::phone},
        {"mobile", Icon::mobile},
        {"SMS", Icon::mobile},
        {"Mobile app", Icon::app},
        {"app", Icon::app},
        {"e-mail", Icon::mail},
        {"Email", Icon::mail},
        {"letter", Icon::mail},
        {"web", Icon::globe},
        {"Website", Icon::globe},
        {"online shop", Icon::globe},
        {"Webchat", Icon::chat},
        {"WhatsApp", Icon::chat},
        {"video call", Icon::video},
        {"word-of-mouth", Icon::people},
        {"social media", Icon::share},
        {"store", Icon::store},
        {"Shop", Icon::store},
        {"branch", Icon::bank},
        {"Invoice", Icon::invoice},
        {"bill", Icon::invoice},
        {"document", Icon::document},
        {"delivery", Icon::truck},
        {"parcel", Icon::parcel},
        {"car", Icon::car},
        {"calendar", Icon::calendar},
        {"TV ad", Icon::megaphone},
        {"", Icon::dot},
        {"online platform", Icon::globe},
        {"Express delivery", Icon::truck},
        {"phone calls", Icon::phone},
        {"telepathy", Icon::dot},
        {"дом", Icon::dot},
    }));
    INFO(channel);
    CHECK(name_of(icon_for_channel(channel)) == name_of(icon));
}

TEST_CASE("a star's tips lie on its circle and it is marked as one") {
    const Path path = star({10, 20}, 6.5);
    CHECK(path.is_star);
    REQUIRE(path.points.size() == 10);
    CHECK(path.points[0].x == Approx(10));
    CHECK(path.points[0].y == Approx(13.5));
}

TEST_CASE("personas have five different markers, then again the first") {
    const auto points = [](std::size_t persona) {
        return persona_marker(persona, {0, 0}, 4).points;
    };
    for (std::size_t a = 0; a < 5; ++a)
        for (std::size_t b = a + 1; b < 5; ++b)
            CHECK(points(a) != points(b));
    CHECK(points(5) == points(0));
}

TEST_CASE("a number badge grows with its digits") {
    DisplayList list;
    const Theme& light = theme(ThemeName::light);
    CHECK(add_number_badge(list, {0, 0}, 1, light.scenario, light.card) == size::badge_h);
    CHECK(add_number_badge(list, {0, 0}, 123, light.scenario, light.card) > size::badge_h);
}
