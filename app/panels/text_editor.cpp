#include "panels/text_editor.h"

#include <algorithm>

#include "text/utf8.h"

namespace waymark {

namespace {

bool is_space(char32_t c) {
    return c == U' ' || c == U'\n' || c == U'\t';
}

} // namespace

std::vector<TextLine> wrapped(std::u32string_view text, double width, const AdvanceOf& advance) {
    std::vector<TextLine> lines;
    std::size_t begin = 0;
    std::optional<std::size_t> last_space; // in the line so far
    double x = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == U'\n') {
            lines.push_back({begin, i});
            begin = i + 1;
            last_space.reset();
            x = 0;
            continue;
        }
        const double w = advance(text[i]);
        if (x + w > width && i > begin && text[i] != U' ') {
            const std::size_t end = last_space ? *last_space : i;
            lines.push_back({begin, end});
            begin = last_space ? end + 1 : i;
            last_space.reset();
            x = 0;
            for (std::size_t k = begin; k < i; ++k)
                x += advance(text[k]);
        }
        if (text[i] == U' ') last_space = i;
        x += w;
    }
    lines.push_back({begin, text.size()});
    return lines;
}

std::u32string to_characters(std::string_view utf8) {
    std::u32string text;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto character = character_at(utf8, i);
        text += character.code;
        i += character.bytes;
    }
    return text;
}

std::string to_utf8(std::u32string_view text) {
    std::string utf8;
    const auto tail = [](char32_t bits) {
        return static_cast<char>(0x80 | (bits & 0x3F));
    };
    for (const char32_t c : text) {
        if (c < 0x80) {
            utf8 += static_cast<char>(c);
        } else if (c < 0x800) {
            utf8 += static_cast<char>(0xC0 | (c >> 6));
            utf8 += tail(c);
        } else if (c < 0x10000) {
            utf8 += static_cast<char>(0xE0 | (c >> 12));
            utf8 += tail(c >> 6);
            utf8 += tail(c);
        } else {
            utf8 += static_cast<char>(0xF0 | (c >> 18));
            utf8 += tail(c >> 12);
            utf8 += tail(c >> 6);
            utf8 += tail(c);
        }
    }
    return utf8;
}

std::pair<std::size_t, std::size_t> TextEditor::selection() const {
    return {std::min(caret_, anchor_), std::max(caret_, anchor_)};
}

std::u32string TextEditor::selected_text() const {
    const auto [begin, end] = selection();
    return text_.substr(begin, end - begin);
}

void TextEditor::remember(bool is_typing) {
    if (!is_typing || !was_typing_) done_.push_back({text_, caret_});
    was_typing_ = is_typing;
    undone_.clear();
    column_x_.reset();
}

bool TextEditor::erase_selection() {
    const auto [begin, end] = selection();
    if (begin == end) return false;
    text_.erase(begin, end - begin);
    caret_ = anchor_ = begin;
    return true;
}

void TextEditor::insert(std::u32string_view added) {
    remember(added.size() == 1 && added[0] != U'\n' && caret_ == anchor_);
    erase_selection();
    text_.insert(caret_, added);
    caret_ = anchor_ = caret_ + added.size();
}

void TextEditor::erase_before() {
    if (caret_ == anchor_ && caret_ == 0) return;
    remember(false);
    if (erase_selection()) return;
    text_.erase(--caret_, 1);
    anchor_ = caret_;
}

void TextEditor::erase_after() {
    if (caret_ == anchor_ && caret_ == text_.size()) return;
    remember(false);
    if (!erase_selection()) text_.erase(caret_, 1);
}

void TextEditor::erase_word_before() {
    if (caret_ == anchor_) anchor_ = word_left_of(caret_);
    erase_before();
}

void TextEditor::erase_word_after() {
    if (caret_ == anchor_) anchor_ = word_right_of(caret_);
    erase_after();
}

void TextEditor::undo() {
    if (done_.empty()) return;
    undone_.push_back({text_, caret_});
    text_ = std::move(done_.back().text);
    caret_ = anchor_ = done_.back().caret;
    done_.pop_back();
    was_typing_ = false;
}

void TextEditor::redo() {
    if (undone_.empty()) return;
    done_.push_back({text_, caret_});
    text_ = std::move(undone_.back().text);
    caret_ = anchor_ = undone_.back().caret;
    undone_.pop_back();
    was_typing_ = false;
}

void TextEditor::place(std::size_t caret, Selecting selecting) {
    caret_ = std::min(caret, text_.size());
    if (selecting == Selecting::no) anchor_ = caret_;
    column_x_.reset();
    was_typing_ = false;
}

void TextEditor::select_all() {
    place(0, Selecting::no);
    place(text_.size(), Selecting::yes);
}

void TextEditor::select_word_at(std::size_t position) {
    std::size_t begin = std::min(position, text_.size());
    std::size_t end = begin;
    while (begin > 0 && !is_space(text_[begin - 1]))
        --begin;
    while (end < text_.size() && !is_space(text_[end]))
        ++end;
    place(begin, Selecting::no);
    place(end, Selecting::yes);
}

void TextEditor::move_left(Selecting selecting) {
    const bool leaves_selection = selecting == Selecting::no && caret_ != anchor_;
    place(leaves_selection ? selection().first : caret_ - (caret_ > 0 ? 1 : 0), selecting);
}

void TextEditor::move_right(Selecting selecting) {
    const bool leaves_selection = selecting == Selecting::no && caret_ != anchor_;
    place(leaves_selection ? selection().second : caret_ + 1, selecting);
}

std::size_t TextEditor::word_left_of(std::size_t position) const {
    while (position > 0 && is_space(text_[position - 1]))
        --position;
    while (position > 0 && !is_space(text_[position - 1]))
        --position;
    return position;
}

std::size_t TextEditor::word_right_of(std::size_t position) const {
    while (position < text_.size() && !is_space(text_[position]))
        ++position;
    while (position < text_.size() && is_space(text_[position]))
        ++position;
    return position;
}

void TextEditor::move_word_left(Selecting selecting) {
    place(word_left_of(caret_), selecting);
}

void TextEditor::move_word_right(Selecting selecting) {
    place(word_right_of(caret_), selecting);
}

void TextEditor::move_lines(int by, const std::vector<TextLine>& lines, const AdvanceOf& advance,
                            Selecting selecting) {
    const std::size_t line = line_of(lines, caret_);
    const double x = column_x_.value_or(x_of(text_, lines[line], caret_, advance));
    const auto target = static_cast<std::ptrdiff_t>(line) + by;
    if (target < 0) {
        place(0, selecting);
    } else if (target >= static_cast<std::ptrdiff_t>(lines.size())) {
        place(text_.size(), selecting);
    } else {
        place(position_at(text_, lines[static_cast<std::size_t>(target)], x, advance), selecting);
    }
    column_x_ = x;
}

void TextEditor::move_to_line_begin(const std::vector<TextLine>& lines, Selecting selecting) {
    place(lines[line_of(lines, caret_)].begin, selecting);
}

void TextEditor::move_to_line_end(const std::vector<TextLine>& lines, Selecting selecting) {
    place(lines[line_of(lines, caret_)].end, selecting);
}

std::size_t line_of(const std::vector<TextLine>& lines, std::size_t caret) {
    std::size_t line = 0;
    while (line + 1 < lines.size() && lines[line + 1].begin <= caret)
        ++line;
    return line;
}

double x_of(std::u32string_view text, const TextLine& line, std::size_t position, const AdvanceOf& advance) {
    double x = 0;
    for (std::size_t i = line.begin; i < std::min(position, line.end); ++i)
        x += advance(text[i]);
    return x;
}

std::size_t position_at(std::u32string_view text, const TextLine& line, double x, const AdvanceOf& advance) {
    double left = 0;
    for (std::size_t i = line.begin; i < line.end; ++i) {
        const double w = advance(text[i]);
        if (x < left + w / 2) return i;
        left += w;
    }
    return line.end;
}

} // namespace waymark
