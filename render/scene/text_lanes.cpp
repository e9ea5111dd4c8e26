#include <algorithm>
#include <cmath>

#include "scene/icons.h"
#include "scene/map_parts.h"
#include "scene/marks.h"

namespace waymark {

namespace {

constexpr double column_w = 160; // wide stages set their texts in columns of at least this
constexpr double left_pad = 10, right_pad = 8, upright_pad = 9, sign_w = 12, line_h = 15, block_gap = 3;
constexpr int most_lines = 4; // of one text; the rest is in the inspector

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

// Sets the texts of one stage in columns below `y`, and returns where the lowest one ends.
double set_texts(TextLanePlace& lane, const StagePlace& stage, double zoom, double y, int sign,
                 const std::vector<Text>& texts) {
    const double width = stage.w * zoom;
    const auto columns = std::clamp<std::size_t>(static_cast<std::size_t>(width / column_w), 1,
                                                 std::max<std::size_t>(1, texts.size()));
    const std::size_t rows = (texts.size() + columns - 1) / columns;
    const double step = (width - left_pad) / static_cast<double>(columns);
    const double indent = sign != 0 ? sign_w : 0;
    double bottom = y;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const bool starts_column = i % rows == 0;
        const double x = stage.x * zoom + left_pad + step * static_cast<double>(i / rows);
        const double block_y =
            starts_column ? y + upright_pad
                          : lane.blocks.back().left_top.y +
                                line_h * static_cast<double>(lane.blocks.back().lines.size()) + block_gap;
        TextBlock block{texts[i].owner,
                        {x, block_y},
                        sign,
                        break_lines(texts[i].text, step - right_pad - indent, type::small.em,
                                    type::small.weight, most_lines, WideWords::shortened)};
        bottom = std::max(bottom, block_y + line_h * static_cast<double>(block.lines.size()) + upright_pad);
        lane.blocks.push_back(std::move(block));
    }
    return bottom;
}

double least_height(double zoom) {
    return std::clamp(size::text_lane_h * zoom * 0.75, 34.0, 45.0);
}

} // namespace

void place_text_lanes(MapGeometry& geometry, const MapSubject& subject, const MapView& view) {
    double y = geometry.curve_y + geometry.curve_h;
    const auto finish = [&](TextLanePlace lane, double bottom) {
        lane.y = y;
        lane.h = std::ceil(std::max(bottom - y, least_height(view.zoom)));
        y += lane.h;
        geometry.text_lanes.push_back(std::move(lane));
    };
    const MapIndex index = index_of(subject);
    for (const FieldLane& field : field_lanes) {
        if (std::find(view.text_lanes.begin(), view.text_lanes.end(), field.field) == view.text_lanes.end())
            continue;
        TextLanePlace lane{
            {OwnerKind::text_lane, std::string(field.field), {}}, std::string(field.name), 0, 0, {}};
        double bottom = y;
        for (const StagePlace& stage : geometry.stages)
            bottom = std::max(bottom, set_texts(lane, stage, view.zoom, y, field.sign,
                                                texts_of(field, stage.stage, geometry, index)));
        finish(std::move(lane), bottom);
    }
    for (const TextLane& own : subject.in_force.lanes) {
        if (!view.own_lanes) break;
        TextLanePlace lane{{OwnerKind::text_lane, own.id, {}}, own.name, 0, 0, {}};
        double bottom = y;
        for (const TextCell& cell : own.cells)
            for (const StagePlace& stage : geometry.stages)
                if (stage.stage == cell.stage && !cell.text.empty())
                    bottom = std::max(bottom,
                                      set_texts(lane, stage, view.zoom, y, 0,
                                                {{{OwnerKind::text_lane, own.id, cell.stage}, cell.text}}));
        finish(std::move(lane), bottom);
    }
    geometry.view_height = y;
}

void draw_text_lanes(DisplayList& list, const MapGeometry& geometry, const MapView& view) {
    const Theme& colors = theme(view.theme);
    for (const TextLanePlace& lane : geometry.text_lanes) {
        for (const TextBlock& block : lane.blocks) {
            double y = block.left_top.y + line_h / 2;
            const double x = block.left_top.x;
            if (block.sign != 0)
                list.add(triangle({x + 3.5, y}, 7, block.sign > 0 ? Direction::up : Direction::down,
                                  block.sign > 0 ? colors.good : colors.bad),
                         block.owner);
            for (const std::string& line : block.lines) {
                add_text(list, {x + (block.sign != 0 ? sign_w : 0), baseline_centered_on(y, type::small)},
                         line, type::small, colors.text_2, Align::left, block.owner);
                y += line_h;
            }
        }
    }
}

} // namespace waymark
