#include "canvas/pointing.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "journey/lookup.h"

namespace waymark {

namespace {

constexpr double drag_threshold = 4; // pixels at content scale 1, as all of these
constexpr double port_reach = 9;
constexpr double link_reach = 6;
constexpr double wheel_pan = 48;
constexpr double wheel_zoom = 1.12;

double distance(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

double distance_to_segment(Point p, Point a, Point b) {
    const double length2 = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
    if (length2 == 0) return distance(p, a);
    const double along =
        std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length2, 0.0, 1.0);
    return distance(p, {a.x + along * (b.x - a.x), a.y + along * (b.y - a.y)});
}

double distance_to(const LinkRoute& route, Point place) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < route.points.size(); ++i)
        least = std::min(least, distance_to_segment(place, route.points[i - 1], route.points[i]));
    return least;
}

const CardPlace* card_at(const MapGeometry& geometry, Point place) {
    const auto found = std::find_if(geometry.cards.rbegin(), geometry.cards.rend(),
                                    [&](const CardPlace& card) { return card.rect.contains(place); });
    return found == geometry.cards.rend() ? nullptr : &*found;
}

const LinkRoute* link_at(const MapFrame& frame, const MapGeometry& geometry, Point place) {
    const double reach = link_reach * frame.scale / frame.pixels(1);
    const LinkRoute* nearest = nullptr;
    double least = reach;
    for (const auto& route : geometry.links)
        if (const double from = distance_to(route, place); from <= least) {
            least = from;
            nearest = &route;
        }
    return nearest;
}

Owner touchpoint_owner(const std::string& id) {
    return {OwnerKind::touchpoint, id, ""};
}

std::vector<Owner> toggled(std::vector<Owner> owners, const Owner& owner) {
    if (std::erase(owners, owner) == 0) owners.push_back(owner);
    return owners;
}

// One frame of one gesture: each member function is what a gesture does in it, and may change the gesture.
class PointingFrame {
public:
    PointingFrame(MouseGesture& gesture, const Pointer& pointer, const Session& session,
                  const MapFrame& frame, const MapGeometry& geometry)
        : gesture_(gesture)
        , pointer_(pointer)
        , session_(session)
        , frame_(frame)
        , geometry_(geometry)
        , place_(frame.to_place(pointer.at)) {}

    PointingResult run() {
        wheel();
        if (pointer_.middle_down) {
            pan();
        } else {
            std::visit(*this, MouseGesture(gesture_));
        }
        return std::move(result_);
    }

    void operator()(const Resting&) {
        result_.wants_hand = pointer_.space && pointer_.is_over;
        if (!pointer_.is_over) return;
        const Owner under = element_under_the_mouse();
        result_.hovered = under;
        if (session_.tool == Tool::touchpoint && !frame_.is_in_header(pointer_.at) && !is_card(under))
            result_.drop = drop_place_at(geometry_, place_);
        if (pointer_.menu_pressed) return open_menu(under);
        if (pointer_.double_clicked) return double_click(under);
        if (pointer_.pressed) press(under);
    }

    void operator()(const Pressing& pressing) {
        if (pointer_.released) {
            click(pressing);
            gesture_ = Resting{};
        } else if (distance(pressing.at, pointer_.at) > drag_threshold * frame_.scale) {
            begin_drag(pressing);
        }
    }

    void operator()(const Panning&) {
        result_.wants_hand = true;
        pan();
        if (pointer_.released) gesture_ = Resting{};
    }

    void operator()(const BoxSelecting& box) {
        const Rect swept{std::min(box.from.x, place_.x), std::min(box.from.y, place_.y),
                         std::abs(place_.x - box.from.x), std::abs(place_.y - box.from.y)};
        std::vector<Owner> owners = box.before;
        for (const auto& card : geometry_.cards)
            if (card.rect.intersects(swept) &&
                std::ranges::find(owners, touchpoint_owner(card.touchpoint)) == owners.end())
                owners.push_back(touchpoint_owner(card.touchpoint));
        if (owners != session_.selection) act(Select{owners});
        if (pointer_.released) gesture_ = Resting{};
    }

    void operator()(const DraggingCards& drag) {
        result_.drop = drop_place_at(geometry_, place_);
        if (!pointer_.released) return;
        gesture_ = Resting{};
        if (!result_.drop) return;
        auto edits = edits_to_move(*session_.in_force, drag.touchpoints, *result_.drop);
        if (!edits.empty()) act(Commit{std::move(edits), "", {}});
        result_.drop.reset();
    }

    void operator()(const DraggingLink& drag) {
        const auto* target = card_at(geometry_, place_);
        if (target) result_.hovered = touchpoint_owner(target->touchpoint);
        if (!target) result_.drop = drop_place_at(geometry_, place_);
        if (!pointer_.released) return;
        gesture_ = Resting{};
        leave_tool();
        if (target) {
            const LinkKey key{drag.from, target->touchpoint};
            auto edits = edits_to_link(*session_.in_force, key);
            const std::vector<Owner> selected{{OwnerKind::link, key.from, key.to}};
            if (edits.empty())
                act(Select{selected});
            else
                act(Commit{std::move(edits), "", selected});
        } else if (result_.drop) {
            result_.drawn = Drawn{*result_.drop, drag.from};
        }
        result_.drop.reset();
    }

    void operator()(const DraggingStage& drag) {
        if (!pointer_.released) return;
        gesture_ = Resting{};
        const auto position = stage_position_at(geometry_, drag.stage, place_.x);
        if (static_cast<int>(position) != index_of_stage(shown_journey(session_), drag.stage))
            act(Commit{{MoveStage{drag.stage, position}}, "", {}});
    }

private:
    // Lanes of touchpoints' own texts are no elements of their own.
    Owner element_under_the_mouse() const {
        Owner under = owner_at(frame_, geometry_, pointer_.at);
        if (under.kind == OwnerKind::text_lane && !find_lane(shown_journey(session_), under.id)) return {};
        return under;
    }
    static bool is_card(const Owner& owner) { return owner.kind == OwnerKind::touchpoint; }
    void act(Action action) { result_.actions.push_back(std::move(action)); }
    void leave_tool() {
        if (session_.tool != Tool::select) act(SetTool{Tool::select});
    }

    void wheel() {
        if (!pointer_.is_over || (pointer_.wheel == 0 && pointer_.wheel_x == 0)) return;
        if (pointer_.ctrl) {
            result_.camera = zoomed_at(frame_, pointer_.at, std::pow(wheel_zoom, pointer_.wheel));
            return;
        }
        const double step = wheel_pan * frame_.scale;
        const double sideways = pointer_.wheel_x + (pointer_.shift ? pointer_.wheel : 0);
        const double down = pointer_.shift ? 0 : pointer_.wheel;
        result_.camera = panned(frame_, sideways * step, down * step);
    }
    void pan() {
        result_.wants_hand = true;
        if (pointer_.moved.x != 0 || pointer_.moved.y != 0)
            result_.camera = panned(frame_, pointer_.moved.x, pointer_.moved.y);
    }

    void open_menu(const Owner& under) {
        if (under.kind != OwnerKind::none && !is_selected(session_, under)) act(Select{{under}});
        result_.menu_on = under;
    }

    void double_click(const Owner& under) {
        if (is_card(under) || under.kind == OwnerKind::stage) {
            act(BeginRename{under});
        } else if (under.kind == OwnerKind::none && !frame_.is_in_header(pointer_.at)) {
            if (const auto place = drop_place_at(geometry_, place_)) result_.drawn = Drawn{*place, {}};
        }
    }

    void press(const Owner& under) {
        if (pointer_.space) {
            gesture_ = Panning{};
            return;
        }
        if (const auto from = port_at(frame_, geometry_, pointer_.at); !from.empty()) {
            gesture_ = DraggingLink{from};
            return;
        }
        const bool was_selected = is_selected(session_, under);
        gesture_ = Pressing{pointer_.at, under, was_selected};
        const bool selects = session_.tool == Tool::select && under.kind != OwnerKind::none;
        if (!selects) return;
        if (pointer_.shift)
            act(Select{toggled(session_.selection, under)});
        else if (!was_selected)
            act(Select{{under}});
    }

    void click(const Pressing& pressing) {
        switch (session_.tool) {
        case Tool::select:
            if (pointer_.shift) return;
            // A click on one of several selected means that one; a drag would have meant all.
            if (pressing.on.kind == OwnerKind::none && !session_.selection.empty()) act(Select{});
            if (pressing.was_selected && session_.selection.size() > 1) act(Select{{pressing.on}});
            return;
        case Tool::touchpoint:
            if (const auto place = drop_place_at(geometry_, place_); place && !is_card(pressing.on))
                result_.drawn = Drawn{*place, {}};
            leave_tool();
            return;
        case Tool::link: leave_tool(); return;
        case Tool::stage: {
            const auto added =
                new_stage_at(shown_journey(session_), stage_position_at(geometry_, "", place_.x));
            const Owner owner{OwnerKind::stage, added.id, ""};
            act(Commit{added.edits, "", {{owner}}});
            act(BeginRename{owner});
            leave_tool();
            return;
        }
        }
    }

    void begin_drag(const Pressing& pressing) {
        const Point grip_at = frame_.to_place(pressing.at);
        if (pressing.on.kind == OwnerKind::stage && session_.tool == Tool::select) {
            gesture_ = DraggingStage{pressing.on.id};
        } else if (is_card(pressing.on) && session_.tool == Tool::link) {
            gesture_ = DraggingLink{pressing.on.id};
        } else if (const auto* card = find_card(geometry_, pressing.on.id);
                   is_card(pressing.on) && card && session_.tool == Tool::select) {
            auto dragged = selected_touchpoints(session_);
            if (std::ranges::find(dragged, pressing.on.id) == dragged.end()) dragged = {pressing.on.id};
            gesture_ =
                DraggingCards{dragged, pressing.on.id, {grip_at.x - card->rect.x, grip_at.y - card->rect.y}};
        } else if (session_.tool == Tool::select) {
            gesture_ = BoxSelecting{grip_at, pointer_.shift ? session_.selection : std::vector<Owner>{}};
        }
    }

    MouseGesture& gesture_;
    const Pointer& pointer_;
    const Session& session_;
    const MapFrame& frame_;
    const MapGeometry& geometry_;
    const Point place_;
    PointingResult result_;
};

} // namespace

Owner owner_at(const MapFrame& frame, const MapGeometry& geometry, Point pixel) {
    if (!frame.area.contains(pixel)) return {};
    const Point place = frame.to_place(pixel);
    if (frame.is_in_header(pixel)) {
        for (const auto& stage : geometry.stages)
            if (place.x >= stage.x && place.x < stage.x + stage.w) return {OwnerKind::stage, stage.stage, ""};
        return {};
    }
    if (pixel.x < frame.content().x || pixel.y < frame.content().y) return {};
    if (const auto* card = card_at(geometry, place)) return touchpoint_owner(card->touchpoint);
    if (const auto* link = link_at(frame, geometry, place))
        return {OwnerKind::link, link->key.from, link->key.to};
    const double view_y = (pixel.y - frame.origin().y) / frame.scale;
    for (const auto& lane : geometry.text_lanes)
        if (lane.owner.kind == OwnerKind::text_lane && view_y >= lane.y && view_y < lane.y + lane.h)
            return lane.owner;
    return {};
}

std::string port_at(const MapFrame& frame, const MapGeometry& geometry, Point pixel) {
    if (!frame.content().contains(pixel)) return "";
    for (const auto& card : geometry.cards)
        for (const Point port : ports(card.rect))
            if (card.presence != Presence::removed &&
                distance(frame.to_pixel(port), pixel) <= port_reach * frame.scale)
                return card.touchpoint;
    return "";
}

std::size_t stage_position_at(const MapGeometry& geometry, const std::string& dragged, double x) {
    std::size_t position = 0;
    for (const auto& stage : geometry.stages)
        if (stage.stage != dragged && stage.x + stage.w / 2 < x) ++position;
    return position;
}

PointingResult point(MouseGesture& gesture, const Pointer& pointer, const Session& session,
                     const MapFrame& frame, const MapGeometry& geometry) {
    return PointingFrame(gesture, pointer, session, frame, geometry).run();
}

} // namespace waymark
