#include "edit/history.h"

#include <catch2/catch.hpp>

using namespace waymark;

namespace {

Journey titled(const char* title) {
    Journey journey;
    journey.title = title;
    return journey;
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
    CHECK(history.steps().size() == 2);
}

TEST_CASE("a commit that changes nothing leaves no step") {
    History history(titled("one"));
    history.commit(titled("one"), "Nothing");
    CHECK_FALSE(history.can_undo());
}
