// Editing several lines of text that wrap: caret, selection, words, undo; no drawing.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waymark {

// A line as it is shown: characters [begin, end); the character that broke it may stand between two lines.
struct TextLine {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const TextLine&) const = default;
};

using AdvanceOf = std::function<double(char32_t)>;

// Lines of at most `width`, broken after spaces, inside a word where it alone is wider, and at every '\n'. At
// least one line; each character is in one line or is the '\n' or space that ends it.
[[nodiscard]] std::vector<TextLine> wrapped(std::u32string_view text, double width, const AdvanceOf& advance);

[[nodiscard]] std::u32string to_characters(std::string_view utf8);
[[nodiscard]] std::string to_utf8(std::u32string_view text);

enum class Selecting : bool { no, yes };

class TextEditor {
public:
    TextEditor() = default;
    explicit TextEditor(std::u32string text)
        : text_(std::move(text))
        , caret_(text_.size())
        , anchor_(caret_) {}

    [[nodiscard]] const std::u32string& text() const { return text_; }
    [[nodiscard]] std::size_t caret() const { return caret_; }
    // The selected characters, first and past the last; equal where nothing is selected.
    [[nodiscard]] std::pair<std::size_t, std::size_t> selection() const;
    [[nodiscard]] std::u32string selected_text() const;

    void insert(std::u32string_view added); // in place of the selection
    void erase_before();                    // the selection, or the character before the caret
    void erase_after();
    void erase_word_before();
    void erase_word_after();
    void undo();
    void redo();

    void place(std::size_t caret, Selecting selecting); // clamped to the text
    void select_all();
    void select_word_at(std::size_t position);
    void move_left(Selecting selecting);
    void move_right(Selecting selecting);
    void move_word_left(Selecting selecting);
    void move_word_right(Selecting selecting);
    // By the lines that are shown. The column is kept over shorter lines.
    void move_lines(int by, const std::vector<TextLine>& lines, const AdvanceOf& advance,
                    Selecting selecting);
    void move_to_line_begin(const std::vector<TextLine>& lines, Selecting selecting);
    void move_to_line_end(const std::vector<TextLine>& lines, Selecting selecting);

private:
    struct Version {
        std::u32string text;
        std::size_t caret;
    };
    void remember(bool is_typing);
    bool erase_selection();
    [[nodiscard]] std::size_t word_left_of(std::size_t position) const;
    [[nodiscard]] std::size_t word_right_of(std::size_t position) const;

    std::u32string text_;
    std::size_t caret_ = 0;
    std::size_t anchor_ = 0;
    std::optional<double> column_x_;
    std::vector<Version> undone_;
    std::vector<Version> done_;
    bool was_typing_ = false; // letters typed in a row are one step of undo
};

// The line that the caret stands in.
[[nodiscard]] std::size_t line_of(const std::vector<TextLine>& lines, std::size_t caret);
// How far right of its line's beginning a position is, and the position nearest to such a distance.
[[nodiscard]] double x_of(std::u32string_view text, const TextLine& line, std::size_t position,
                          const AdvanceOf& advance);
[[nodiscard]] std::size_t position_at(std::u32string_view text, const TextLine& line, double x,
                                      const AdvanceOf& advance);

} // namespace waymark
