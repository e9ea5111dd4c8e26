#include "edit/history.h"

#include <catch2/catch.hpp>
#include <malloc.h>

#include <random>
#include <vector>

#include "edit_drawer.h"
#include "sample.h"

using namespace waymark;
using waymark::testing::EditDrawer;
using waymark::testing::sample;

namespace {

Journey titled(const char* title) {
    Journey journey;
    journey.title = title;
    return journey;
}

std::size_t allocated_bytes() {
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

// 200 touchpoints with texts and three links each.
Journey large_map() {
    Journey journey;
    for (int i = 0; i < 8; ++i)
        journey.stages.push_back({"stage-" + std::to_string(i), "Stage"});
    for (int i = 0; i < 200; ++i) {
        Touchpoint touchpoint;
        touchpoint.id = "touchpoint-" + std::to_string(i);
        touchpoint.name = "A touchpoint of this map";
        touchpoint.stage = journey.stages[static_cast<std::size_t>(i) / 25].id;
        touchpoint.thinking = "What people think here, in a sentence of common length";
        touchpoint.pains = {"They wait for an answer", "They have to say it all again"};
        journey.touchpoints.push_back(touchpoint);
        for (int way = 1; way <= 3; ++way)
            journey.links.push_back({touchpoint.id, "touchpoint-" + std::to_string((i + way) % 200)});
    }
    return journey;
}

// What a person does to such a map all day: scores, names, moves over the whole map, touchpoints that come
// and go, and once in a while all touchpoints at once.
void change_like_a_person(Journey& journey, int step, std::mt19937& random) {
    std::uniform_int_distribution<std::size_t> any(0, journey.touchpoints.size() - 1);
    auto& touchpoint = journey.touchpoints[any(random)];
    switch (step % 5) {
    case 0: touchpoint.scores.people = 0.001 * step; break;
    case 1: touchpoint.name = "Name " + std::to_string(step); break;
    case 2: {
        const Touchpoint moved = touchpoint;
        journey.touchpoints.erase(journey.touchpoints.begin() + (&touchpoint - journey.touchpoints.data()));
        journey.touchpoints.insert(journey.touchpoints.begin() + static_cast<long>(any(random) / 2), moved);
        break;
    }
    case 3: {
        Touchpoint added = touchpoint;
        added.id = "added-" + std::to_string(step);
        journey.touchpoints.insert(journey.touchpoints.begin() + static_cast<long>(any(random)), added);
        break;
    }
    default: journey.touchpoints.erase(journey.touchpoints.begin() + static_cast<long>(any(random)));
    }
    if (step % 500 == 0)
        for (auto& each : journey.touchpoints)
            each.effort = 1 + 0.0001 * step;
}

} // namespace

TEST_CASE("undo and redo walk the steps and name them") {
    History history(titled("one"));
    CHECK_FALSE(history.can_undo());
    history.commit(titled("two"), "Second");
    history.commit(titled("three"), "Third");
    CHECK(history.undo_label() == "Third");
    history.undo();
    CHECK(history.current()->title == "two");
    CHECK(history.undo_label() == "Second");
    CHECK(history.redo_label() == "Third");
    history.redo();
    CHECK(history.current()->title == "three");
    history.jump_to(0);
    CHECK(history.current()->title == "one");
    history.undo();
    CHECK(history.current()->title == "one");
}

TEST_CASE("a commit after undo drops what could be redone") {
    History history(titled("one"));
    history.commit(titled("two"), "Second");
    history.undo();
    history.commit(titled("other"), "Other");
    CHECK_FALSE(history.can_redo());
    CHECK(history.size() == 2);
}

TEST_CASE("a commit that changes nothing leaves no step") {
    History history(titled("one"));
    history.commit(titled("one"), "Nothing");
    CHECK_FALSE(history.can_undo());
}

TEST_CASE("every step of a long history is what it was") {
    for (unsigned seed = 0; seed < 20; ++seed) {
        EditDrawer drawer(seed);
        std::vector<Journey> as_it_was{sample()};
        History history(as_it_was.front());
        for (int step = 0; step < 200; ++step) {
            const auto next = edited(*history.current(), drawer.draw(*history.current()));
            if (!next || *next == *history.current()) continue;
            as_it_was.push_back(*next);
            history.commit(*next, "Drawn");
        }
        REQUIRE(history.size() == as_it_was.size());
        REQUIRE(history.size() > 70); // several wholes
        std::mt19937 random(seed);
        for (int jump = 0; jump < 100; ++jump) {
            const std::size_t to = random() % history.size();
            history.jump_to(to);
            REQUIRE(*history.current() == as_it_was[to]);
        }
        while (history.can_undo()) {
            history.undo();
            REQUIRE(*history.current() == as_it_was[history.position()]);
        }
        CHECK(history.current() == history.first());
    }
}

TEST_CASE("a journey that somebody holds comes back as the same object") {
    History history(titled("one"));
    history.commit(titled("two"), "Second");
    const Snapshot held = history.current();
    history.commit(titled("three"), "Third");
    history.undo();
    CHECK(history.current() == held);
    history.undo();
    history.redo();
    CHECK(history.current() == held);
}

TEST_CASE("ten thousand steps of a map of 200 touchpoints take less than 200 MB") {
    const std::size_t before = allocated_bytes();
    std::mt19937 random(1);
    Journey journey = large_map();
    History history(journey);
    for (int step = 1; step <= 10'000; ++step) {
        change_like_a_person(journey, step, random);
        history.commit(journey, "Step " + std::to_string(step));
    }
    REQUIRE(history.size() > 9'900);
    const std::size_t bytes = allocated_bytes() - before;
    INFO(bytes / 1'000'000 << " MB");
    CHECK(bytes < 200'000'000);
}
