#include <algorithm>
#include <limits>
#include <vector>

#include "scene/format.h"
#include "scene/icons.h"
#include "scene/page_parts.h"

namespace waymark {

namespace {

constexpr double line_h = 18;
constexpr int lines = 3;

// One entry: a sample 28 wide centred at the point, and what it means.
struct Entry {
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

using List = DisplayList&;
using Colors = const Theme&;

constexpr std::array<Entry, 6> cards{{
    {"Customer comes to us",
     [](List list, Point at, Colors c) {
         card_sample(list, at, 6, dash::solid, c);
     }},
    {"Company comes to them",
     [](List list, Point at, Colors c) {
         card_sample(list, at, 2, dash::solid, c);
     }},
    {"Customer service",
     [](List list, Point at, Colors c) {
         add_service_badge(list, {at.x - size::badge_w / 2, at.y - size::badge_h / 2}, c);
     }},
    {"Measured",
     [](List list, Point at, Colors c) {
         card_sample(list, at, 2, dash::solid, c);
     }},
    {"Estimated",
     [](List list, Point at, Colors c) {
         card_sample(list, at, 2, dash::estimated, c);
     }},
    {"Assumed",
     [](List list, Point at, Colors c) {
         card_sample(list, at, 2, dash::assumed, c);
     }},
}};

constexpr std::array<Entry, 3> marks{{
    {"People, process, product: 0–10",
     [](List list, Point at, Colors c) {
         for (int i = 0; i < 3; ++i)
             list.add(Box{{at.x - 13 + 9 * i, at.y - 3, 8, 6},
                          1,
                          c.diverging[static_cast<std::size_t>(1 + 2 * i)],
                          {}});
     }},
    {"Moment of truth",
     [](List list, Point at, Colors c) {
         add_moment_star(list, at, c);
     }},
    {"Pain, opportunity",
     [](List list, Point at, Colors c) {
         list.add(triangle({at.x - 6, at.y}, 7, Direction::down, c.bad));
         list.add(triangle({at.x + 6, at.y}, 7, Direction::up, c.good));
     }},
}};

constexpr std::array<Entry, 3> scenario_lines{{
    {"Scenario, all personas",
     [](List list, Point at, Colors c) {
         line_sample(list, at, {c.scenario, 2.5});
     }},
    {"Base, all personas",
     [](List list, Point at, Colors c) {
         line_sample(list, at, {c.base, 1.5, dash::chart_base});
     }},
    {"Only assumed",
     [](List list, Point at, Colors c) {
         line_sample(list, at, {c.scenario, 2.5, dash::assumed});
     }},
}};

void dot_sample(DisplayList& list, Point at, Direction direction, Color color, const Theme& colors) {
    list.add(Disc{at, 4, colors.canvas, {color, 1.25}});
    list.add(triangle(at, 4.2, direction, color));
}

// What the scenario does to the touchpoints; left out where the page is narrow.
constexpr std::array<Entry, 3> scenario_marks{{
    {"What a touchpoint is worth",
     [](List list, Point at, Colors c) {
         dot_sample(list, {at.x - 6, at.y}, Direction::up, c.good, c);
         dot_sample(list, {at.x + 6, at.y}, Direction::down, c.bad, c);
     }},
    {"Changed by intervention 1",
     [](List list, Point at, Colors c) {
         add_number_badge(list, {at.x - 7, at.y - size::badge_h / 2}, 1, c.scenario, c.on_ink, {});
     }},
    {"Score without the scenario",
     [](List list, Point at, Colors c) {
         list.add(Box{{at.x - 10, at.y - 3, 20, 6}, 1, c.pressed, {}});
         add_line(list, {at.x + 2, at.y - 5}, {at.x + 2, at.y + 5}, {c.scenario, 2});
     }},
}};

constexpr std::array<Entry, 3> base_lines{{
    {"All personas",
     [](List list, Point at, Colors c) {
         line_sample(list, at, {c.ink, 2.5});
     }},
    {"Only assumed",
     [](List list, Point at, Colors c) {
         line_sample(list, at, {c.ink, 2.5, dash::assumed});
     }},
    {"What a touchpoint is worth",
     [](List list, Point at, Colors c) {
         dot_sample(list, {at.x - 6, at.y}, Direction::up, c.good, c);
         dot_sample(list, {at.x + 6, at.y}, Direction::down, c.bad, c);
     }},
}};

constexpr std::array<Entry, 3> ways{{
    {"Most people",
     [](List list, Point at, Colors c) {
         line_sample(list, at, {c.link, size::link_max});
     }},
    {"Few people",
     [](List list, Point at, Colors c) {
         line_sample(list, at, {c.link, size::link_min});
     }},
    {"Journey completed",
     [](List list, Point at, Colors c) {
         add_completed_ring(list, at, c.text_3);
     }},
}};

// Columns of three; returns the right end.
double add_entries(DisplayList& list, double x, double y, std::span<const Entry> entries,
                   const Theme& colors) {
    double widest = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i > 0 && i % lines == 0) {
            x += widest + 24;
            widest = 0;
        }
        const double middle = y + line_h * static_cast<double>(i % lines);
        entries[i].draw(list, {x + 14, middle}, colors);
        const double width =
            add_text(list, {x + 36, baseline_centered_on(middle, type::micro)}, entries[i].meaning,
                     type::micro, colors.text_2, Align::left, {OwnerKind::legend, {}, {}});
        widest = std::max(widest, 36 + width);
    }
    return x + widest;
}

std::string evidence_text(const Journey& journey) {
    int measured = 0, estimated = 0, assumed = 0, least = std::numeric_limits<int>::max(), most = 0;
    for (const Touchpoint& t : journey.touchpoints) {
        switch (t.evidence.level) {
        case EvidenceLevel::measured:
            ++measured;
            least = std::min(least, t.evidence.responses);
            most = std::max(most, t.evidence.responses);
            break;
        case EvidenceLevel::estimated: ++estimated; break;
        case EvidenceLevel::assumed: ++assumed; break;
        }
    }
    std::string text = "Evidence: measured at " + std::to_string(measured) + " touchpoints";
    if (most > 0)
        text +=
            " (n = " + format_number(least, 0) + (least == most ? "" : "–" + format_number(most, 0)) + ")";
    return text + ", estimated at " + std::to_string(estimated) + ", assumed at " + std::to_string(assumed) +
           ". Projection from stated assumptions, not a forecast.";
}

} // namespace

double add_legend(DisplayList& list, const MapSubject& subject, double y, double width, const Theme& colors) {
    const double first = y + 8;
    add_text(list, {0, baseline_centered_on(first, type::strong)}, "How to read", type::strong, colors.text,
             Align::left, {OwnerKind::legend, {}, {}});
    const bool has_scenario = subject.scenario_outcome != nullptr;
    std::vector<std::span<const Entry>> groups{
        cards, marks,
        has_scenario ? std::span<const Entry>(scenario_lines) : std::span<const Entry>(base_lines), ways};
    // Measured once, so that what is left over goes between the groups.
    DisplayList trial;
    double needed = 0;
    for (const auto& group : groups)
        needed += add_entries(trial, 0, 0, group, colors);
    const double ramp_w = 20 * static_cast<double>(colors.diverging.size());
    double x = size::lane_label_w + 8;
    if (has_scenario) {
        const double marks_w = add_entries(trial, 0, 0, scenario_marks, colors);
        constexpr double usual_gap = 24;
        if (x + needed + marks_w + ramp_w + 5 * usual_gap < width) {
            groups.insert(groups.begin() + 3, scenario_marks);
            needed += marks_w;
        }
    }
    const double between =
        std::clamp((width - x - needed - ramp_w) / static_cast<double>(groups.size()), 14.0, 60.0);
    for (const auto& group : groups)
        x = add_entries(list, x, first, group, colors) + between;
    if (x + ramp_w > width) return first + lines * line_h;
    for (std::size_t i = 0; i < colors.diverging.size(); ++i)
        list.add(Box{{x + 20 * static_cast<double>(i), first + 9, 19, 9}, 0, colors.diverging[i], {}});
    add_text(list, {x, baseline_centered_on(first, type::micro)}, "Quality of the experience", type::micro,
             colors.text_2);
    for (const auto& [text, share] : {std::pair{"0", 0.03}, {"5", 0.5}, {"10", 0.95}})
        add_text(list, {x + ramp_w * share, first + 31}, text, type::micro, colors.text_2, Align::center);
    return first + lines * line_h;
}

double add_page_footer(DisplayList& list, const MapSubject& subject, double y, double width,
                       const Theme& colors) {
    add_line(list, {0, y}, {width, y}, {colors.line, 1});
    const std::string definitions =
        "Curve = (mean satisfaction 0–10 right after the touchpoint − 5) / 2.5. Link width = expected "
        "people. "
        "NPS = share at 9–10 − share at 0–6. Churn rate = churned / customers who could have. Net value = "
        "revenue − cost − investment.";
    double line_y = y + 14;
    for (const std::string& text : {definitions, evidence_text(subject.base)})
        for (const std::string& line : break_lines(text, width, type::micro.em, type::micro.weight, 3)) {
            add_text(list, {0, line_y}, line, type::micro, colors.text_2, Align::left,
                     {OwnerKind::legend, {}, {}});
            line_y += type::micro.line;
        }
    return line_y - 4;
}

} // namespace waymark
