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
constexpr KeyChange ctrl_down{341, 37, 1, 0}, ctrl_up{341, 37, 0, 2}, s_down{83, 39, 1, 2},
    s_up{83, 39, 0, 2}, s_repeat{83, 39, 2, 2}, x_down{88, 53, 1, 0}, x_up{88, 53, 0, 0};
constexpr KeyChange right_shift_down{344, 62, 1, 0}, right_shift_up{344, 62, 0, 1}, home_down{268, 110, 1, 1},
    home_up{268, 110, 0, 1}, end_down{269, 115, 1, 0};
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

TEST_CASE("a modifier that is let go before the frame was held when its key went down") {
    InputQueue queue;
    queue.add(ctrl_down);
    CHECK(queue.take_frame() == Frame{ctrl_down});
    for (const Input& input : std::initializer_list<Input>{s_down, ctrl_up, s_up, x_down, letter_a})
        queue.add(input);
    CHECK(queue.take_frame() == Frame{s_down});
    CHECK(queue.take_frame() == Frame{ctrl_up, s_up, x_down, letter_a});
    CHECK(frames_of({home_down, right_shift_up}) == std::vector<Frame>{{home_down}, {right_shift_up}});
}

TEST_CASE("a modifier that comes after a key does not reach back to it") {
    CHECK(frames_of({home_down, right_shift_down, end_down}) ==
          std::vector<Frame>{{home_down}, {right_shift_down, end_down}});
}

TEST_CASE("keys pressed one after another keep their order; letting go of others is no hindrance") {
    CHECK(frames_of({ctrl_down, s_down, x_down, s_up, x_up}) ==
          std::vector<Frame>{{ctrl_down, s_down}, {x_down, s_up}, {x_up}});
    CHECK(frames_of({s_up, home_down, home_up}) == std::vector<Frame>{{s_up, home_down}, {home_up}});
}
