#include "desktop/input_queue.h"

#include <catch2/catch.hpp>

using namespace waymark;

namespace {

using Frame = std::vector<Input>;

std::vector<Frame> frames_of(std::initializer_list<Input> inputs) {
    InputQueue queue;
    for (const Input& input : inputs)
        queue.add(input);
    std::vector<Frame> frames;
    while (!queue.is_empty())
        frames.push_back(queue.take_frame());
    return frames;
}

constexpr MouseButton left_down{0, true}, left_up{0, false}, right_down{1, true};
constexpr KeyChange ctrl_down{341, 37, 1, 0}, s_down{83, 39, 1, 2}, s_up{83, 39, 0, 2},
    s_repeat{83, 39, 2, 2};
constexpr Character letter_a{'a'}, letter_b{'b'};

} // namespace

TEST_CASE("a frame without input takes nothing") {
    InputQueue queue;
    CHECK(queue.is_empty());
    CHECK(queue.take_frame().empty());
}

TEST_CASE("a drag between two frames is seen to begin, to go all its way, and to end there") {
    const MouseMoved start{10, 20}, on_the_way{15, 20}, goal{40, 22}, away{90, 90};
    CHECK(frames_of({start, left_down, on_the_way, goal, left_up, away}) ==
          std::vector<Frame>{{start}, {left_down}, {on_the_way, goal}, {left_up}, {away}});
}

TEST_CASE("a double click between two frames is two clicks") {
    CHECK(frames_of({left_down, left_up, left_down, left_up}) ==
          std::vector<Frame>{{left_down}, {left_up}, {left_down}, {left_up}});
}

TEST_CASE("buttons change one at a time") {
    CHECK(frames_of({left_down, right_down}) == std::vector<Frame>{{left_down}, {right_down}});
}

TEST_CASE("a chord is one frame, and a key that is let go at once was down for one") {
    CHECK(frames_of({ctrl_down, s_down, s_up}) == std::vector<Frame>{{ctrl_down, s_down}, {s_up}});
    CHECK(frames_of({s_down, s_repeat, s_repeat, s_up}) ==
          std::vector<Frame>{{s_down, s_repeat, s_repeat}, {s_up}});
}

TEST_CASE("text and keys keep their order") {
    CHECK(frames_of({letter_a, letter_b, s_down, letter_a}) ==
          std::vector<Frame>{{letter_a, letter_b}, {s_down, letter_a}});
}

TEST_CASE("a shortcut after a drag comes after its end") {
    const MouseMoved goal{40, 22};
    CHECK(frames_of({left_down, goal, left_up, s_down}) ==
          std::vector<Frame>{{left_down}, {goal}, {left_up}, {s_down}});
}
