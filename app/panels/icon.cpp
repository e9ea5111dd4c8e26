#include "panels/icon.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "panels/draw.h"

#include <imgui.h>

namespace waymark {

namespace {

constexpr double box = 16;

// Strokes as words: "M x y" begins, "L x y" goes on, "O x y r" is a circle, "Z" closes. In a box of 16.
std::string_view strokes_of(Icon icon) {
    switch (icon) {
    case Icon::select_arrow: return "M 4 2.5 L 4 13 L 6.8 10.4 L 8.6 14 L 10.3 13.2 L 8.6 9.7 L 12.3 9.4 Z";
    case Icon::touchpoint_card: return "M 2 4 L 14 4 L 14 12 L 2 12 Z M 5 8 L 11 8";
    case Icon::link: return "O 3.6 12.4 1.6 O 12.4 3.6 1.6 M 5.2 12.4 L 8 12.4 L 8 3.6 L 10.8 3.6";
    case Icon::stage_columns:
        return "M 2.5 3 L 6.5 3 L 6.5 13 L 2.5 13 Z M 9.5 3 L 13.5 3 L 13.5 13 L 9.5 13 Z";
    case Icon::undo: return "M 6 3 L 3 6 L 6 9 M 3 6 L 10 6 L 12 7 L 13 9 L 12.4 11.2 L 10.5 12.5 L 7.5 12.5";
    case Icon::redo: return "M 10 3 L 13 6 L 10 9 M 13 6 L 6 6 L 4 7 L 3 9 L 3.6 11.2 L 5.5 12.5 L 8.5 12.5";
    case Icon::export_arrow:
        return "M 8 10 L 8 2.5 M 5 5.2 L 8 2.4 L 11 5.2 M 5 7.5 L 3 7.5 L 3 13.5 L 13 13.5 L 13 7.5 L 11 7.5";
    case Icon::plus: return "M 8 2.5 L 8 13.5 M 2.5 8 L 13.5 8";
    case Icon::close: return "M 3 3 L 13 13 M 13 3 L 3 13";
    case Icon::check: return "M 2.5 8.5 L 6.2 12.2 L 13.5 4.2";
    case Icon::chevron_down: return "M 2.5 5 L 8 11 L 13.5 5";
    case Icon::chevron_right: return "M 5 2.5 L 11 8 L 5 13.5";
    case Icon::arrow_up: return "M 8 13.5 L 8 3 M 3.5 7.2 L 8 2.7 L 12.5 7.2";
    case Icon::list:
        return "M 5.5 3.5 L 14 3.5 M 5.5 8 L 14 8 M 5.5 12.5 L 14 12.5 M 2 3.5 L 2.6 3.5 M 2 8 L 2.6 8 M 2 "
               "12.5 L 2.6 12.5";
    case Icon::person:
        return "O 8 5 2.8 M 2.8 14 L 3.4 11.6 L 5.2 10.2 L 8 9.8 L 10.8 10.2 L 12.6 11.6 L 13.2 14";
    case Icon::scenario: return "M 2 8 L 6 8 L 9 4 L 14 4 M 6 8 L 9 12 L 14 12";
    case Icon::warning: return "M 8 2 L 14.5 13.5 L 1.5 13.5 Z M 8 6.2 L 8 9.6 M 8 11.4 L 8 11.6";
    case Icon::document:
        return "M 4 1.8 L 9.5 1.8 L 12.5 4.8 L 12.5 14.2 L 4 14.2 Z M 9.3 1.8 L 9.3 5 L 12.5 5";
    case Icon::folder: return "M 1.8 13 L 1.8 3.2 L 6.2 3.2 L 7.8 5 L 14.2 5 L 14.2 13 Z";
    case Icon::home: return "M 2 8 L 8 2.5 L 14 8 M 3.8 6.6 L 3.8 13.5 L 12.2 13.5 L 12.2 6.6";
    case Icon::phone:
        return "M 3 2.6 L 5.6 2.4 L 6.8 5.6 L 5.2 7 L 9 10.8 L 10.4 9.2 L 13.6 10.4 L 13.4 13 L 12 13.8 L 8 "
               "12.4 L 3.6 8 L 2.2 4 Z";
    case Icon::mobile: return "M 4.8 1.5 L 11.2 1.5 L 11.2 14.5 L 4.8 14.5 Z M 7.4 12.4 L 8.6 12.4";
    case Icon::mail: return "M 1.8 3.5 L 14.2 3.5 L 14.2 12.5 L 1.8 12.5 Z M 2.2 4 L 8 8.8 L 13.8 4";
    case Icon::globe:
        return "O 8 8 6 M 2.2 8 L 13.8 8 M 8 2 L 5.8 4.6 L 5.2 8 L 5.8 11.4 L 8 14 L 10.2 11.4 L 10.8 8 L "
               "10.2 4.6 Z";
    case Icon::chat: return "M 2 3 L 14 3 L 14 11 L 8 11 L 5 13.8 L 5 11 L 2 11 Z";
    case Icon::share:
        return "O 4 8 1.9 O 12 3.8 1.9 O 12 12.2 1.9 M 5.7 7.1 L 10.3 4.7 M 5.7 8.9 L 10.3 11.3";
    case Icon::shop:
        return "M 2 6.5 L 3.2 2.5 L 12.8 2.5 L 14 6.5 Z M 3.2 6.5 L 3.2 13.5 L 12.8 13.5 L 12.8 6.5 M 6.6 "
               "13.5 L 6.6 9.5 L 9.4 9.5 L 9.4 13.5";
    case Icon::card: return "M 1.8 4 L 14.2 4 L 14.2 12.5 L 1.8 12.5 Z M 1.8 7 L 14.2 7";
    case Icon::parcel:
        return "M 2.2 4.6 L 8 2 L 13.8 4.6 L 13.8 11.4 L 8 14 L 2.2 11.4 Z M 2.2 4.6 L 8 7.2 L 13.8 4.6 M 8 "
               "7.2 L 8 14";
    case Icon::dot: return "O 8 8 2.2";
    case Icon::logo:
    case Icon::star:
    case Icon::triangle_up:
    case Icon::triangle_down: return "";
    }
    return "";
}

class Pen {
public:
    Pen(const Ui& ui, Point center, double units, Color color)
        : center_(center)
        , scale_(units / box * ui.scale)
        , width_(static_cast<float>(size::stroke_icon * ui.scale * (units < 12 ? 0.95 : 1)))
        , tint_(IM_COL32(color.r, color.g, color.b, color.a)) {}

    [[nodiscard]] ImVec2 at(double x, double y) const {
        return {static_cast<float>(center_.x + (x - box / 2) * scale_),
                static_cast<float>(center_.y + (y - box / 2) * scale_)};
    }
    void stroke(std::string_view words) {
        std::size_t i = 0;
        while (i < words.size()) {
            switch (words[i++]) {
            case 'M': {
                finish(false);
                const double x = number(words, i);
                draw_.PathLineTo(at(x, number(words, i)));
                break;
            }
            case 'L': {
                const double x = number(words, i);
                draw_.PathLineTo(at(x, number(words, i)));
                break;
            }
            case 'O': {
                finish(false);
                const double x = number(words, i);
                const double y = number(words, i);
                draw_.AddCircle(at(x, y), static_cast<float>(number(words, i) * scale_), tint_, 0, width_);
                break;
            }
            case 'Z': finish(true); break;
            default: break;
            }
        }
        finish(false);
    }
    void fill_polygon(const std::vector<Point>& corners) {
        for (const Point& corner : corners)
            draw_.PathLineTo(at(corner.x, corner.y));
        draw_.PathFillConvex(tint_);
    }

private:
    void finish(bool is_closed) {
        if (draw_._Path.Size > 1) draw_.PathStroke(tint_, is_closed ? ImDrawFlags_Closed : 0, width_);
        draw_.PathClear();
    }
    static double number(std::string_view words, std::size_t& i) {
        while (i < words.size() && words[i] == ' ')
            ++i;
        std::size_t end = i;
        while (end < words.size() && words[end] != ' ')
            ++end;
        const double value = std::stod(std::string(words.substr(i, end - i)));
        i = end;
        return value;
    }

    ImDrawList& draw_ = *ImGui::GetWindowDrawList();
    Point center_;
    double scale_;
    float width_;
    ImU32 tint_;
};

// Five tips, yellow inside and outlined in ink.
void draw_star(Ui& ui, Point center, double units) {
    const double outer = units / 2 * 0.96 * ui.scale;
    const double inner = outer * 0.45;
    std::array<ImVec2, 10> corners;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const double angle = std::numbers::pi * static_cast<double>(i) / 5;
        const double radius = i % 2 == 0 ? outer : inner;
        corners[i] = {static_cast<float>(center.x + radius * std::sin(angle)),
                      static_cast<float>(center.y - radius * std::cos(angle))};
    }
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const Color yellow = ui.theme().moment;
    const Color ink = ui.theme_name == ThemeName::light ? ui.theme().ink : ui.theme().moment;
    const ImU32 inside = IM_COL32(yellow.r, yellow.g, yellow.b, yellow.a);
    for (std::size_t tip = 0; tip < corners.size(); tip += 2)
        draw.AddTriangleFilled(corners[(tip + 9) % 10], corners[tip], corners[(tip + 1) % 10], inside);
    for (std::size_t i = 1; i < corners.size(); i += 2)
        draw.PathLineTo(corners[i]);
    draw.PathFillConvex(inside);
    for (const ImVec2& corner : corners)
        draw.PathLineTo(corner);
    draw.PathStroke(IM_COL32(ink.r, ink.g, ink.b, ink.a), ImDrawFlags_Closed,
                    static_cast<float>(1.1 * ui.scale));
}

// Two dots joined over a peak, the star at the peak: the way, and the moment that matters.
void draw_logo(Ui& ui, Point center, double units, Color color) {
    Pen pen(ui, center, units, color);
    const double k = units / 24;
    const auto at = [&](double x, double y) {
        return Point{center.x + x * k * ui.scale, center.y + y * k * ui.scale};
    };
    line(ui, at(-7.5, 6.5), at(-1.2, -5), color, 2.4 * k);
    line(ui, at(7.5, 6.5), at(1.2, -5), color, 2.4 * k);
    disc(ui, at(-7.5, 6.5), 2.9 * k, color);
    disc(ui, at(7.5, 6.5), 2.9 * k, color);
    draw_star(ui, at(0, -6), 10 * k);
}

struct ChannelWord {
    std::string_view word;
    Icon glyph;
};
// The first word found counts, so the narrower words come first.
constexpr std::array channel_words{
    ChannelWord{"app", Icon::mobile},     ChannelWord{"mobile", Icon::mobile},
    ChannelWord{"sms", Icon::chat},       ChannelWord{"chat", Icon::chat},
    ChannelWord{"phone", Icon::phone},    ChannelWord{"call", Icon::phone},
    ChannelWord{"social", Icon::share},   ChannelWord{"mail", Icon::mail},
    ChannelWord{"letter", Icon::mail},    ChannelWord{"web", Icon::globe},
    ChannelWord{"site", Icon::globe},     ChannelWord{"online", Icon::globe},
    ChannelWord{"video", Icon::globe},    ChannelWord{"store", Icon::shop},
    ChannelWord{"shop", Icon::shop},      ChannelWord{"branch", Icon::shop},
    ChannelWord{"parcel", Icon::parcel},  ChannelWord{"deliver", Icon::parcel},
    ChannelWord{"card", Icon::card},      ChannelWord{"terminal", Icon::card},
    ChannelWord{"bill", Icon::document},  ChannelWord{"invoice", Icon::document},
    ChannelWord{"paper", Icon::document}, ChannelWord{"document", Icon::document},
    ChannelWord{"person", Icon::person},  ChannelWord{"desk", Icon::person},
    ChannelWord{"visit", Icon::person}};

} // namespace

Icon icon_for_channel(std::string_view channel) {
    std::string lower(channel);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    for (const ChannelWord& entry : channel_words) {
        if (lower.find(entry.word) != std::string::npos) return entry.glyph;
    }
    return Icon::dot;
}

void icon(Ui& ui, Icon glyph, Point center, Color color, double units) {
    const Point at{std::round(center.x * 2) / 2, std::round(center.y * 2) / 2};
    switch (glyph) {
    case Icon::logo: draw_logo(ui, at, units, color); return;
    case Icon::star: draw_star(ui, at, units); return;
    case Icon::triangle_up: Pen(ui, at, units, color).fill_polygon({{8, 2}, {15, 14}, {1, 14}}); return;
    case Icon::triangle_down: Pen(ui, at, units, color).fill_polygon({{1, 2}, {15, 2}, {8, 14}}); return;
    default: Pen(ui, at, units, color).stroke(strokes_of(glyph)); return;
    }
}

} // namespace waymark
