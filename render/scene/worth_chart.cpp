#include "scene/worth_chart.h"

#include <algorithm>
#include <cmath>

#include "journey/fields.h"
#include "journey/lookup.h"
#include "journey/wording.h"
#include "scene/bar_rows.h"
#include "scene/format.h"
#include "scene/icons.h"
#include "scene/marks.h"
#include "whatif/worth.h"

namespace waymark {

namespace {

constexpr std::array<std::string_view, shares_told> told{"contacts", "cost", "lost", "churned"};
constexpr std::array<std::optional<double> PartOfMap::*, shares_told> members{
    &PartOfMap::contacts, &PartOfMap::cost, &PartOfMap::lost, &PartOfMap::churned};
constexpr double badge_room = size::badge_w + 6;
constexpr double share_value_room = 52, cell_gap = 12;

std::string name_of(const Touchpoint& touchpoint) {
    return touchpoint.name.empty() ? touchpoint.id : touchpoint.name;
}

std::string percent(double share, int decimals) {
    return format_number(100 * share, decimals) + " %";
}

std::vector<Owner> owners_of(const Journey& map, const std::string& part, Grouping by) {
    if (by == Grouping::stage) return {Owner{OwnerKind::stage, part, ""}};
    std::vector<Owner> owners;
    for (const Touchpoint& touchpoint : map.touchpoints)
        if (part_of(touchpoint, by) == part) owners.push_back({OwnerKind::touchpoint, touchpoint.id, ""});
    return owners;
}

// The whole of customer service, as one part.
SharePart service_part(const Journey& map, const LifetimeFigures& figures) {
    const std::string id(to_word(Kind::service));
    SharePart made{id, part_name(map, id, Grouping::kind), owners_of(map, id, Grouping::kind), {}, {}};
    for (const PartOfMap& part : parts_of(map, figures, Grouping::kind)) {
        for (std::size_t i = 0; i < shares_told; ++i) {
            if (!(part.*members[i])) continue;
            if (!made.shares[i]) made.shares[i] = 0;
            if (part.id == id) made.shares[i] = made.service[i] = *(part.*members[i]);
        }
    }
    return made;
}

double largest_share(const ShareChart& chart) {
    double largest = 1e-9;
    for (const SharePart& part : chart.parts)
        for (const auto& share : part.shares)
            largest = std::max(largest, share.value_or(0));
    return largest;
}

void draw_share(DisplayList& list, const SharePart& part, std::size_t i, const Rect& cell, double largest,
                const Theme& colors) {
    const double y = cell.center().y, h = 10;
    if (!part.shares[i]) {
        add_text(list, {cell.right(), baseline_centered_on(y, type::small)}, no_value, type::small,
                 colors.text_3, Align::right);
        return;
    }
    const double room = cell.w - share_value_room;
    const double whole = room * *part.shares[i] / largest;
    const double service = room * part.service[i] / largest;
    add_line(list, {cell.x, cell.y + 2}, {cell.x, cell.bottom() - 2},
             {colors.line_strong, size::stroke_hair});
    if (service > 0)
        list.add(Box{{cell.x, y - h / 2, service, h}, 0, colors.service, {}},
                 {OwnerKind::chart, part.id, "service"});
    if (whole - service > 1e-6)
        list.add(Box{{cell.x + service, y - h / 2, whole - service, h}, 0, colors.sequential[2], {}},
                 {OwnerKind::chart, part.id, "rest"});
    add_text(list, {cell.right(), baseline_centered_on(y, type::small)}, percent(*part.shares[i], 1),
             type::small, colors.text, Align::right);
}

} // namespace

std::optional<double> RemovalBar::change() const {
    if (!with || !without) return std::nullopt;
    return *without - *with;
}

RemovalChart removal_chart(const Journey& map, const std::vector<Removal>& removals, Goal goal,
                           std::optional<double> with) {
    const FigureInfo& about = info(goal);
    RemovalChart chart{about.scale, map.currency, about.good_direction, {}};
    for (const Removal& removal : removals) {
        const Touchpoint* const touchpoint = find_touchpoint(map, removal.touchpoint);
        if (touchpoint == nullptr) continue;
        RemovalBar bar{{OwnerKind::touchpoint, touchpoint->id, ""},
                       name_of(*touchpoint),
                       touchpoint->kind == Kind::service,
                       with,
                       removal.without[static_cast<std::size_t>(goal)],
                       removal.why_not};
        if (!bar.without && bar.why_not.empty()) bar.why_not = "the goal has no value without it";
        chart.bars.push_back(std::move(bar));
    }
    std::ranges::stable_sort(chart.bars, std::greater<>{}, [](const RemovalBar& bar) {
        return bar.change() ? std::abs(*bar.change()) : -1.0;
    });
    return chart;
}

Rect removal_row(const RemovalChart& chart, const Rect& rect, int columns, std::size_t i) {
    return bar_rows(chart.bars.size(), rect, columns, removal_row_h).row(i);
}

double removals_height(const RemovalChart& chart, int columns) {
    const auto in_columns = static_cast<std::size_t>(std::max(1, columns));
    const std::size_t rows = (chart.bars.size() + in_columns - 1) / in_columns;
    return removal_row_h * static_cast<double>(rows);
}

DisplayList draw_removals(const RemovalChart& chart, const Rect& rect, int columns, ThemeName theme_name,
                          Freshness freshness) {
    const Theme& colors = theme(theme_name);
    const bool is_current = freshness == Freshness::current;
    DisplayList list;
    const BarRows at = bar_rows(chart.bars.size(), rect, columns, removal_row_h);
    const double name_w = std::clamp(at.width * 0.4, 140.0, 220.0);
    BarScale scale = bar_scale(at.width, name_w + 8);
    for (const RemovalBar& bar : chart.bars)
        scale.take(bar.change().value_or(0));
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const RemovalBar& bar = chart.bars[i];
        const Rect row = at.row(i);
        const double zero = row.x + scale.x(0), y = row.center().y;
        add_line(list, {zero, row.y}, {zero, row.bottom()}, {colors.line_strong, size::stroke_hair});
        const double room = name_w - (bar.is_service ? badge_room : 0);
        add_text(list, {row.x, baseline_centered_on(y, type::body)},
                 elide(bar.name, room, type::body.em, type::body.weight), type::body,
                 is_current ? colors.text : colors.text_3, Align::left, bar.owner);
        if (bar.is_service)
            add_service_badge(list, {row.x + name_w - size::badge_w, y - size::badge_h / 2}, colors,
                              bar.owner);
        const auto change = bar.change();
        if (!change) {
            add_text(list, {zero + 6, baseline_centered_on(y, type::small)}, no_value, type::small,
                     colors.text_3);
            continue;
        }
        const bool is_good = (*change > 0) == (chart.good_direction > 0);
        draw_bar(list, row, scale, *change, format_change(chart.scale, *change, chart.currency),
                 {is_good, freshness}, colors, bar.owner);
    }
    return list;
}

ShareChart share_chart(const Journey& map, const LifetimeFigures& figures, Grouping by) {
    ShareChart chart;
    for (std::size_t i = 0; i < shares_told; ++i)
        chart.figures[i] = &*std::ranges::find(worth_figures(), told[i], &FigureInfo::name);
    chart.all_service = service_part(map, figures);
    const std::vector<PartOfMap> parts = parts_of(map, figures, by);
    const std::vector<PartOfMap> service = parts_of_kind(map, figures, by, Kind::service);
    for (std::size_t p = 0; p < parts.size(); ++p) {
        const std::string& id = parts[p].id;
        SharePart& made = chart.parts.emplace_back();
        made.id = id;
        made.name = part_name(map, id, by);
        made.owners = owners_of(map, id, by);
        for (std::size_t i = 0; i < shares_told; ++i) {
            made.shares[i] = parts[p].*members[i];
            made.service[i] = (service[p].*members[i]).value_or(0);
        }
    }
    return chart;
}

std::string part_name(const Journey& map, const std::string& part, Grouping by) {
    if (by == Grouping::touchpoint) {
        const Touchpoint* const touchpoint = find_touchpoint(map, part);
        return touchpoint == nullptr ? part : name_of(*touchpoint);
    }
    if (by == Grouping::stage) {
        const Stage* const stage = find_stage(map, part);
        return stage == nullptr || stage->name.empty() ? part : stage->name;
    }
    if (part.empty()) return "(not said)";
    if (by == Grouping::kind) return part == "service" ? "Customer service" : "The rest of the experience";
    if (by == Grouping::initiator) return part == "customer" ? "Customer comes to us" : "We come to them";
    return by == Grouping::lane ? capitalised(part) : part;
}

std::string service_words(const ShareChart& chart) {
    std::vector<std::string> words;
    for (const std::size_t i : {0, 1, 3}) {
        if (!chart.all_service.shares[i]) continue;
        words.push_back(percent(*chart.all_service.shares[i], 0) + " of " +
                        within_sentence(chart.figures[i]->label));
    }
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return text;
}

Rect share_row(const Rect& rect, std::size_t i) {
    return {rect.x, rect.y + static_cast<double>(i) * share_row_h, rect.w, share_row_h};
}

Rect share_cell(const Rect& row, std::size_t share) {
    const double name_w = std::clamp(row.w * 0.26, 96.0, 180.0);
    const double step = (row.w - name_w) / shares_told;
    return {row.x + name_w + static_cast<double>(share) * step + cell_gap, row.y, step - cell_gap, row.h};
}

DisplayList draw_share_heads(const ShareChart& chart, const Rect& row, ThemeName theme_name) {
    const Theme& colors = theme(theme_name);
    DisplayList list;
    for (std::size_t i = 0; i < shares_told; ++i) {
        const Rect cell = share_cell(row, i);
        add_text(list, {cell.x, baseline_centered_on(cell.center().y, type::micro)}, chart.figures[i]->label,
                 type::micro, colors.text_3);
    }
    return list;
}

DisplayList draw_shares(const ShareChart& chart, const Rect& rect, ThemeName theme_name) {
    const Theme& colors = theme(theme_name);
    DisplayList list;
    const double largest = largest_share(chart);
    for (std::size_t p = 0; p < chart.parts.size(); ++p) {
        const SharePart& part = chart.parts[p];
        const Rect row = share_row(rect, p);
        const double room = share_cell(row, 0).x - cell_gap - row.x;
        add_text(list, {row.x, baseline_centered_on(row.center().y, type::body)},
                 elide(part.name, room, type::body.em, type::body.weight), type::body, colors.text);
        for (std::size_t i = 0; i < shares_told; ++i)
            draw_share(list, part, i, share_cell(row, i), largest, colors);
    }
    return list;
}

} // namespace waymark
