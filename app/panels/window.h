// Where panels and dialogs are drawn: fixed Dear ImGui windows without any decoration.
#pragma once

#include <string_view>

#include "panels/ui.h"
#include "panels/widgets.h"

namespace waymark {

enum class Scrolls : bool { no, yes };

// A panel's window on the area (pixels) with a plain background. Controls drawn while it lives are in the
// scope of its name.
class PanelWindow {
public:
    PanelWindow(Ui& ui, std::string_view name, const Rect& area, Color background,
                Scrolls scrolls = Scrolls::no);
    ~PanelWindow();
    PanelWindow(const PanelWindow&) = delete;
    PanelWindow& operator=(const PanelWindow&) = delete;

    // The top left corner of the content, moved by what is scrolled.
    [[nodiscard]] Point origin() const { return origin_; }
    // Says how far down the content reaches, so that it can be scrolled.
    void reach(double bottom);

private:
    Ui& ui_;
    Scope scope_;
    Rect area_;
    Point origin_;
    double bottom_ = 0;
};

// A part of a panel or dialog that scrolls by itself.
class ScrollPart {
public:
    ScrollPart(Ui& ui, std::string_view name, const Rect& area);
    ~ScrollPart();
    ScrollPart(const ScrollPart&) = delete;
    ScrollPart& operator=(const ScrollPart&) = delete;

    [[nodiscard]] Point origin() const { return origin_; }
    // Room for the thumb is left at the right.
    [[nodiscard]] double width() const { return area_.w - ui_.px(10); }
    void reach(double bottom);

private:
    Ui& ui_;
    Scope scope_;
    Rect area_;
    Point origin_;
    double bottom_ = 0;
};

// A dialog in the middle of the screen over a veil that takes all other input. Escape asks to leave.
class DialogWindow {
public:
    DialogWindow(Ui& ui, std::string_view name, std::string_view title, double width_units,
                 double height_units);
    ~DialogWindow();
    DialogWindow(const DialogWindow&) = delete;
    DialogWindow& operator=(const DialogWindow&) = delete;

    // Between title and buttons, inside the margins.
    [[nodiscard]] const Rect& body() const { return body_; }
    [[nodiscard]] bool is_appearing() const { return is_appearing_; }
    // Escape was pressed, or the cross.
    [[nodiscard]] bool is_left() const { return is_left_; }

    // A button of the bottom row, placed from the right to the left. The first is pressed by Enter too, when
    // no control has the focus.
    [[nodiscard]] bool answer(std::string_view name, std::string_view label, const ButtonLook& look = {});
    // One at the left end of the bottom row.
    [[nodiscard]] bool side_answer(std::string_view name, std::string_view label);

private:
    Ui& ui_;
    Scope scope_;
    FocusLayer layer_;
    Rect frame_;
    Rect body_;
    double next_right_ = 0;
    bool is_first_answer_ = true;
    bool is_appearing_ = false;
    bool is_left_ = false;
};

// Rows one under the other in a panel of that width: what comes next, and where.
class Column {
public:
    Column(Ui& ui, Point at, double width) : ui_(ui), x_(at.x), y_(at.y), width_(width) {}

    // The next row of that height, in units.
    Rect row(double height_units);
    // The next row of that height, in pixels.
    Rect row_px(double height);
    void space(double units) { y_ += ui_.px(units); }
    // A line over the whole panel, `bleed` units beyond the column at both sides.
    void divider(double bleed_units);

    [[nodiscard]] double y() const { return y_; }
    [[nodiscard]] double width() const { return width_; }
    [[nodiscard]] Point at() const { return {x_, y_}; }

private:
    Ui& ui_;
    double x_;
    double y_;
    double width_;
};

} // namespace waymark
