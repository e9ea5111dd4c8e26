#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>

#include "scene/icons.h"
#include "scene/map_parts.h"
#include "scene/marks.h"

namespace waymark {

namespace {

constexpr double left_pad = 10, right_pad = 8, sign_w = 12;
constexpr int most_lines = 4; // of one text; the rest is in the inspector

// How texts are set.
struct Setting {
    TypeStyle style;
    double upright_pad, block_gap;
    double column_w;     // no column is narrower
    double least_lane_h; // of a lane without texts
    bool seeks_least_h;  // tries fewer columns too: short lines break more often
};
Setting setting_of(const MapView& view) {
    if (view.is_dense) return {{type::micro.em, 13, type::micro.weight}, 6, 2, 110, 30, true};
    return {{type::small.em, 15, type::small.weight},
            9,
            3,
            160,
            std::clamp(size::text_lane_h * view.zoom * 0.75, 34.0, 45.0),
            view.is_printed};
}

struct FieldLane {
    std::string_view field, name;
    int sign;
    const std::vector<std::string> Touchpoint::*list; // one of list and text
    const std::string Touchpoint::*text;
};
constexpr std::array<FieldLane, 6> field_lanes{{
    {"doing", "Doing", 0, nullptr, &Touchpoint::doing},
    {"thinking", "Thinking", 0, nullptr, &Touchpoint::thinking},
    {"pains", "Pains", -1, &Touchpoint::pains, nullptr},
    {"opportunities", "Opportunities", 1, &Touchpoint::opportunities, nullptr},
    {"backstage", "Backstage", 0, &Touchpoint::backstage, nullptr},
    {"systems", "Systems", 0, &Touchpoint::systems, nullptr},
}};

struct Text {
    Owner owner;
    std::string_view text;
};

std::vector<Text> texts_of(const FieldLane& lane, std::string_view stage, const MapGeometry& geometry,
                           const MapIndex& index) {
    std::vector<Text> texts;
    for (const CardPlace& card : geometry.cards) {
        if (card.stage != stage || card.presence == Presence::removed) continue;
        const Touchpoint& t = shown_touchpoint(index, card.touchpoint);
        const Owner owner{OwnerKind::touchpoint, t.id, std::string(lane.field)};
        if (lane.text != nullptr && !(t.*lane.text).empty()) texts.push_back({owner, t.*lane.text});
        if (lane.list == nullptr) continue;
        for (const std::string& text : t.*lane.list)
            if (!text.empty()) texts.push_back({owner, text});
    }
    return texts;
}

// The texts of one stage in that many columns below `y`.
struct SetTexts {
    std::vector<TextBlock> blocks;
    double bottom; // where the lowest one ends
};
SetTexts set_in_columns(const StagePlace& stage, double zoom, double y, int sign,
                        const std::vector<Text>& texts, std::size_t columns, const Setting& setting) {
    const TypeStyle& style = setting.style;
    const std::size_t rows = (texts.size() + columns - 1) / columns;
    const double step = (stage.w * zoom - left_pad) / static_cast<double>(columns);
    const double width = step - right_pad - (sign != 0 ? sign_w : 0);
    SetTexts set{{}, y};
    double block_y = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i % rows == 0) block_y = y + setting.upright_pad;
        const double x = stage.x * zoom + left_pad + step * static_cast<double>(i / rows);
        TextBlock block{
            texts[i].owner,
            {x, block_y},
            sign,
            break_lines(texts[i].text, width, style.em, style.weight, most_lines, WideWords::hyphenated)};
        block_y += style.line * static_cast<double>(block.lines.size());
        set.bottom = std::max(set.bottom, block_y + setting.upright_pad);
        block_y += setting.block_gap;
        set.blocks.push_back(std::move(block));
    }
    return set;
}

struct StageTexts {
    const StagePlace* stage;
    std::vector<Text> texts;
};

// Sets the texts of a lane below `y` and returns where the lowest one ends: in as many columns as the stages
// have room for; where height matters, in those that make the lane lowest, and no more than that needs.
double set_lane(TextLanePlace& lane, std::span<const StageTexts> stages, double zoom, double y, int sign,
                const Setting& setting) {
    double lane_bottom = y;
    std::vector<std::vector<SetTexts>> ways; // by stage; from one column on, or with the most alone
    for (const StageTexts& of : stages) {
        auto& tried = ways.emplace_back();
        const auto most = std::clamp<std::size_t>(
            static_cast<std::size_t>(of.stage->w * zoom / setting.column_w), 1, of.texts.size());
        for (std::size_t columns = setting.seeks_least_h ? 1 : most; columns <= most; ++columns)
            tried.push_back(set_in_columns(*of.stage, zoom, y, sign, of.texts, columns, setting));
        const auto lowest =
            std::min_element(tried.begin(), tried.end(),
                             [](const SetTexts& a, const SetTexts& b) { return a.bottom < b.bottom; });
        lane_bottom = std::max(lane_bottom, lowest->bottom);
    }
    for (auto& tried : ways) {
        const auto chosen = std::find_if(tried.begin(), tried.end(),
                                         [&](const SetTexts& set) { return set.bottom <= lane_bottom; });
        std::move(chosen->blocks.begin(), chosen->blocks.end(), std::back_inserter(lane.blocks));
    }
    return lane_bottom;
}

} // namespace

void place_text_lanes(MapGeometry& geometry, const MapSubject& subject, const MapView& view) {
    double y = geometry.curve_y + geometry.curve_h;
    const Setting setting = setting_of(view);
    const auto finish = [&](TextLanePlace lane, double bottom) {
        lane.y = y;
        lane.h = std::ceil(std::max(bottom - y, setting.least_lane_h));
        y += lane.h;
        geometry.text_lanes.push_back(std::move(lane));
    };
    const MapIndex index = index_of(subject);
    for (const FieldLane& field : field_lanes) {
        if (std::find(view.text_lanes.begin(), view.text_lanes.end(), field.field) == view.text_lanes.end())
            continue;
        TextLanePlace lane{
            {OwnerKind::text_lane, std::string(field.field), {}}, std::string(field.name), 0, 0, {}};
        std::vector<StageTexts> stages;
        for (const StagePlace& stage : geometry.stages)
            if (auto texts = texts_of(field, stage.stage, geometry, index); !texts.empty())
                stages.push_back({&stage, std::move(texts)});
        const double bottom = set_lane(lane, stages, view.zoom, y, field.sign, setting);
        finish(std::move(lane), bottom);
    }
    for (const TextLane& own : subject.in_force.lanes) {
        if (!view.own_lanes) break;
        TextLanePlace lane{{OwnerKind::text_lane, own.id, {}}, own.name, 0, 0, {}};
        std::vector<StageTexts> stages;
        for (const TextCell& cell : own.cells)
            for (const StagePlace& stage : geometry.stages)
                if (stage.stage == cell.stage && !cell.text.empty())
                    stages.push_back({&stage, {{{OwnerKind::text_lane, own.id, cell.stage}, cell.text}}});
        const double bottom = set_lane(lane, stages, view.zoom, y, 0, setting);
        finish(std::move(lane), bottom);
    }
    geometry.view_height = y;
}

void draw_text_lanes(DisplayList& list, const MapGeometry& geometry, const MapView& view) {
    const Theme& colors = theme(view.theme);
    const TypeStyle style = setting_of(view).style;
    for (const TextLanePlace& lane : geometry.text_lanes) {
        for (const TextBlock& block : lane.blocks) {
            double y = block.left_top.y + style.line / 2;
            const double x = block.left_top.x;
            if (block.sign != 0)
                list.add(triangle({x + 3.5, y}, 7, block.sign > 0 ? Direction::up : Direction::down,
                                  block.sign > 0 ? colors.good : colors.bad),
                         block.owner);
            for (const std::string& line : block.lines) {
                add_text(list, {x + (block.sign != 0 ? sign_w : 0), baseline_centered_on(y, style)}, line,
                         style, colors.text_2, Align::left, block.owner);
                y += style.line;
            }
        }
    }
}

} // namespace waymark
