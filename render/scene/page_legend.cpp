// How to read a page: the signs that occur on it, each with a sample.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "scene/icons.h"
#include "scene/page_parts.h"

namespace waymark {

namespace {

constexpr double line_h = 18;
constexpr double sample_w = 28, text_x = 36; // of an entry
constexpr double ramp_step = 20;

// One entry: which sign it is of, what that means, and a sample centred at the point. Entries of a group stay
// together where they can.
struct Entry {
    int group;
    Sign sign;
    std::string_view meaning;
    void (*draw)(DisplayList&, Point, const Theme&);
};

void card_sample(DisplayList& list, Point at, double radius, std::array<double, 2> dash,
                 const Theme& colors) {
    list.add(Box{{at.x - 12, at.y - 6, 24, 12}, radius, colors.card, {colors.card_line, 1.25, dash}});
}

void line_sample(DisplayList& list, Point at, const Stroke& stroke) {
    add_line(list, {at.x - 13, at.y}, {at.x + 13, at.y}, stroke);
}

void dot_sample(DisplayList& list, Point at, Direction direction, Color color, const Theme& colors) {
    list.add(Disc{at, 4, colors.canvas, {color, 1.25}});
    list.add(triangle(at, 4.2, direction, color));
}

using List = DisplayList&;
using Colors = const Theme&;

constexpr std::array entries{
    Entry{0, Sign::customer_starts, "Customer comes to us",
          [](List list, Point at, Colors c) {
              card_sample(list, at, 6, dash::solid, c);
          }},
    Entry{0, Sign::company_starts, "Company comes to them",
          [](List list, Point at, Colors c) {
              card_sample(list, at, 2, dash::solid, c);
          }},
    Entry{0, Sign::service, "Customer service",
          [](List list, Point at, Colors c) {
              add_service_badge(list, {at.x - size::badge_w / 2, at.y - size::badge_h / 2}, c);
          }},
    Entry{1, Sign::measured, "Measured",
          [](List list, Point at, Colors c) {
              card_sample(list, at, 2, dash::solid, c);
          }},
    Entry{1, Sign::estimated, "Estimated",
          [](List list, Point at, Colors c) {
              card_sample(list, at, 2, dash::estimated, c);
          }},
    Entry{1, Sign::assumed, "Assumed",
          [](List list, Point at, Colors c) {
              card_sample(list, at, 2, dash::assumed, c);
          }},
    Entry{2, Sign::scores, "People, process, product: 0–10",
          [](List list, Point at, Colors c) {
              for (int i = 0; i < 3; ++i)
                  list.add(Box{{at.x - 13 + 9 * i, at.y - 3, 8, 6},
                               1,
                               c.diverging[static_cast<std::size_t>(1 + 2 * i)],
                               {}});
          }},
    Entry{2, Sign::moment_of_truth, "Moment of truth",
          [](List list, Point at, Colors c) {
              add_moment_star(list, at, c);
          }},
    Entry{2, Sign::pain_or_opportunity, "Pain, opportunity",
          [](List list, Point at, Colors c) {
              list.add(triangle({at.x - 6, at.y}, 7, Direction::down, c.bad));
              list.add(triangle({at.x + 6, at.y}, 7, Direction::up, c.good));
          }},
    Entry{3, Sign::scenario_line, "Scenario, all personas",
          [](List list, Point at, Colors c) {
              line_sample(list, at, {c.scenario, 2.5});
          }},
    Entry{3, Sign::base_line, "Base, all personas",
          [](List list, Point at, Colors c) {
              line_sample(list, at, {c.base, 1.5, dash::chart_base});
          }},
    Entry{3, Sign::mix_line, "All personas",
          [](List list, Point at, Colors c) {
              line_sample(list, at, {c.ink, 2.5});
          }},
    Entry{3, Sign::assumed_line, "Only assumed",
          [](List list, Point at, Colors c) {
              line_sample(list, at, {c.scenario, 2.5, dash::assumed});
          }},
    Entry{3, Sign::worth, "What a touchpoint is worth",
          [](List list, Point at, Colors c) {
              dot_sample(list, {at.x - 6, at.y}, Direction::up, c.good, c);
              dot_sample(list, {at.x + 6, at.y}, Direction::down, c.bad, c);
          }},
    Entry{3, Sign::even_worth, "Neither lifts nor lowers people",
          [](List list, Point at, Colors c) {
              list.add(Disc{at, 4, c.canvas, {c.text_3, 1.25}});
              add_line(list, {at.x - 2, at.y}, {at.x + 2, at.y}, {c.text_3, 1.25});
          }},
    Entry{4, Sign::intervention, "Changed by intervention 1",
          [](List list, Point at, Colors c) {
              add_number_badge(list, {at.x - 7, at.y - size::badge_h / 2}, 1, c.scenario, c.on_ink, {});
          }},
    Entry{4, Sign::base_score, "Score without the scenario",
          [](List list, Point at, Colors c) {
              list.add(Box{{at.x - 10, at.y - 3, 20, 6}, 1, c.pressed, {}});
              add_line(list, {at.x + 2, at.y - 5}, {at.x + 2, at.y + 5}, {c.scenario, 2});
          }},
    Entry{4, Sign::added, "Added by the scenario",
          [](List list, Point at, Colors c) {
              list.add(Box{{at.x - 12, at.y - 6, 24, 12}, 2, c.card, {c.scenario, 1.25}});
          }},
    Entry{4, Sign::removed, "Removed by the scenario",
          [](List list, Point at, Colors c) {
              list.add(Box{{at.x - 12, at.y - 6, 24, 12}, 2, c.canvas, {c.text_disabled, 1.25}});
          }},
    Entry{5, Sign::links, "Most people",
          [](List list, Point at, Colors c) {
              line_sample(list, at, {c.link, size::link_max});
          }},
    Entry{5, Sign::links, "Few people",
          [](List list, Point at, Colors c) {
              line_sample(list, at, {c.link, size::link_min});
          }},
    Entry{5, Sign::completed, "Journey completed",
          [](List list, Point at, Colors c) {
              add_completed_ring(list, at, c.text_3);
          }},
};

// The line of assumed values is drawn in the colour of the mix.
void draw_sample(DisplayList& list, const Entry& entry, Point at, const SignsShown& signs,
                 const Theme& colors) {
    if (entry.sign == Sign::assumed_line) {
        const Color mix = signs.contains(Sign::scenario_line) ? colors.scenario : colors.ink;
        return line_sample(list, at, {mix, 2.5, dash::assumed});
    }
    entry.draw(list, at, colors);
}

std::vector<const Entry*> entries_of(const SignsShown& signs) {
    std::vector<const Entry*> shown;
    for (const Entry& entry : entries)
        if (signs.contains(entry.sign)) shown.push_back(&entry);
    return shown;
}

const Owner owner{OwnerKind::legend, {}, {}};

double width_of(const Entry& entry) {
    return text_x + text_width(entry.meaning, type::micro);
}

void add_entry(DisplayList& list, const Entry& entry, double x, double middle, const SignsShown& signs,
               const Theme& colors) {
    draw_sample(list, entry, {x + sample_w / 2, middle}, signs, colors);
    add_text(list, {x + text_x, baseline_centered_on(middle, type::micro)}, entry.meaning, type::micro,
             colors.text_2, Align::left, owner);
}

// The colours of scores, three lines high.
double ramp_width(const Theme& colors) {
    return ramp_step * static_cast<double>(colors.diverging.size());
}
void add_ramp(DisplayList& list, double x, double first, const Theme& colors) {
    const double width = ramp_width(colors);
    for (std::size_t i = 0; i < colors.diverging.size(); ++i)
        list.add(Box{{x + ramp_step * static_cast<double>(i), first + 9, ramp_step - 1, 9},
                     0,
                     colors.diverging[i],
                     {}});
    add_text(list, {x, baseline_centered_on(first, type::micro)}, "Quality of the experience", type::micro,
             colors.text_2, Align::left, owner);
    for (const auto& [text, share] : {std::pair{"0", 0.03}, {"5", 0.5}, {"10", 0.95}})
        add_text(list, {x + width * share, first + 31}, text, type::micro, colors.text_2, Align::center,
                 owner);
}

void add_heading(DisplayList& list, double x, double middle, const Theme& colors) {
    add_text(list, {x, baseline_centered_on(middle, type::strong)}, "How to read", type::strong, colors.text,
             Align::left, owner);
}

using LegendColumn = std::vector<const Entry*>;

// Columns of at most that many lines; a group goes on in the next one only where it may be divided.
std::vector<LegendColumn> in_columns(std::span<const Entry* const> shown, std::size_t lines, bool divides) {
    std::vector<LegendColumn> columns;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const bool begins = i == 0 || shown[i]->group != shown[i - 1]->group;
        const auto group = static_cast<std::size_t>(std::count_if(
            shown.begin(), shown.end(), [&](const Entry* other) { return other->group == shown[i]->group; }));
        const std::size_t needed = begins && !divides ? std::min(group, lines) : 1;
        if (columns.empty() || columns.back().size() + needed > lines) columns.emplace_back();
        columns.back().push_back(shown[i]);
    }
    return columns;
}

double width_of(const LegendColumn& column) {
    double widest = 0;
    for (const Entry* entry : column)
        widest = std::max(widest, width_of(*entry));
    return widest;
}

// In as few lines as fit, and what is then left between the columns. The ramp needs three lines.
struct LegendForm {
    std::vector<LegendColumn> columns;
    std::size_t lines = 3;
    double gap = 0;
};
LegendForm legend_form(std::span<const Entry* const> shown, double width) {
    constexpr double least_gap = 16, widest_gap = 60;
    LegendForm form;
    while (true) {
        for (const bool divides : {false, true}) {
            form.columns = in_columns(shown, form.lines, divides);
            double room = width;
            for (const LegendColumn& column : form.columns)
                room -= width_of(column);
            form.gap = room / static_cast<double>(std::max<std::size_t>(1, form.columns.size()));
            if (form.gap < least_gap && form.columns.size() > 1) continue;
            form.gap = std::clamp(form.gap, least_gap, widest_gap);
            return form;
        }
        ++form.lines;
    }
}

} // namespace

double add_legend_below(DisplayList& list, const SignsShown& signs, double y, double width,
                        const Theme& colors) {
    const double first = y + 8, left = size::lane_label_w + 8;
    const bool has_ramp = signs.contains(Sign::quality);
    const LegendForm form =
        legend_form(entries_of(signs), width - left - (has_ramp ? ramp_width(colors) : 0));
    add_heading(list, 0, first, colors);
    double x = left;
    for (const LegendColumn& column : form.columns) {
        for (std::size_t i = 0; i < column.size(); ++i)
            add_entry(list, *column[i], x, first + line_h * static_cast<double>(i), signs, colors);
        x += width_of(column) + form.gap;
    }
    if (has_ramp) add_ramp(list, x, first, colors);
    return first + static_cast<double>(form.lines) * line_h;
}

double legend_column_width() {
    double widest = 0;
    for (const Entry& entry : entries)
        widest = std::max(widest, width_of(entry));
    return std::ceil(widest);
}

double add_legend_column(DisplayList& list, const SignsShown& signs, Point left_top, const Theme& colors) {
    double middle = left_top.y + 20;
    add_heading(list, left_top.x, middle, colors);
    middle += 10;
    for (const Entry* entry : entries_of(signs)) {
        middle += line_h;
        add_entry(list, *entry, left_top.x, middle, signs, colors);
    }
    if (!signs.contains(Sign::quality)) return middle + line_h;
    add_ramp(list, left_top.x, middle + 1.5 * line_h, colors);
    return middle + 4.5 * line_h;
}

} // namespace waymark
