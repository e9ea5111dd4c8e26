#include <catch2/catch.hpp>

#include "panels/text_editor.h"

using namespace waymark;

namespace {

const AdvanceOf one_each = [](char32_t) {
    return 1.0;
};

} // namespace

TEST_CASE("text wraps after spaces, inside words only where they alone are too wide") {
    const std::vector<TextLine> words{{0, 3}, {4, 7}};
    CHECK(wrapped(U"one two", 5, one_each) == words);
    const std::vector<TextLine> pieces{{0, 4}, {4, 8}};
    CHECK(wrapped(U"abcdefgh", 4, one_each) == pieces);
    const std::vector<TextLine> own_breaks{{0, 1}, {2, 2}, {3, 4}};
    CHECK(wrapped(U"a\n\nb", 9, one_each) == own_breaks);
    CHECK(wrapped(U"", 9, one_each).size() == 1);
}

TEST_CASE("typing replaces the selection and is undone as one step") {
    TextEditor editor(U"good");
    editor.select_all();
    editor.insert(U"b");
    editor.insert(U"a");
    editor.insert(U"d");
    CHECK(editor.text() == U"bad");
    editor.undo();
    CHECK(editor.text() == U"b"); // what replaced the selection is a step of its own
    editor.undo();
    CHECK(editor.text() == U"good");
    editor.redo();
    CHECK(editor.text() == U"b");
}

TEST_CASE("words are passed and erased as a whole") {
    TextEditor editor(U"one two three");
    editor.move_word_left(Selecting::no);
    CHECK(editor.caret() == 8);
    editor.erase_word_before();
    CHECK(editor.text() == U"one three");
    editor.select_word_at(1);
    CHECK(editor.selected_text() == U"one");
}

TEST_CASE("the column is kept over shorter lines") {
    TextEditor editor(U"long line\nx\nlong line");
    const auto lines = wrapped(editor.text(), 20, one_each);
    editor.place(7, Selecting::no);
    editor.move_lines(+1, lines, one_each, Selecting::no);
    CHECK(editor.caret() == 11);
    editor.move_lines(+1, lines, one_each, Selecting::no);
    CHECK(editor.caret() == 19);
}

TEST_CASE("characters beyond ASCII survive") {
    CHECK(to_utf8(to_characters("Größe – 40 €")) == "Größe – 40 €");
    CHECK(to_characters("€").size() == 1);
}
