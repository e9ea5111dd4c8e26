#include "scene/display_list.h"

#include "scene/decimal.h"

namespace waymark {

namespace {

std::string number(double value) {
    return decimal(value, 1);
}

std::string fine(double value) {
    return decimal(value, 2);
}

std::string place(Point p) {
    return number(p.x) + ' ' + number(p.y);
}

std::string area(const Rect& r) {
    return number(r.x) + ' ' + number(r.y) + ' ' + number(r.w) + 'x' + number(r.h);
}

std::string hex(Color color) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "#";
    const auto add = [&](std::uint8_t part) {
        text += digits[part >> 4];
        text += digits[part & 15];
    };
    add(color.r);
    add(color.g);
    add(color.b);
    if (color.a != 255) add(color.a);
    return text;
}

std::string filled(Color fill) {
    return fill.a == 0 ? "" : " fill " + hex(fill);
}

std::string stroked(const Stroke& stroke) {
    if (stroke.width <= 0) return "";
    std::string text = " stroke " + hex(stroke.color) + ' ' + fine(stroke.width);
    if (!stroke.is_solid()) text += " dash " + fine(stroke.dash[0]) + ' ' + fine(stroke.dash[1]);
    if (stroke.round_ends) text += " round";
    return text;
}

std::string quoted(std::string_view raw) {
    std::string text = "\"";
    for (const char c : raw) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text += '"';
}

struct DumpOf {
    std::string operator()(const Box& box) const {
        const auto radius = box.radius > 0 ? " radius " + fine(box.radius) : "";
        return "box " + area(box.rect) + radius + filled(box.fill) + stroked(box.stroke);
    }
    std::string operator()(const Disc& disc) const {
        return "disc " + place(disc.center) + " radius " + fine(disc.radius) + filled(disc.fill) +
               stroked(disc.stroke);
    }
    std::string operator()(const Path& path) const {
        std::string text = path.is_star ? "star" : "path";
        auto next = path.points.begin();
        for (const Verb verb : path.verbs) {
            switch (verb) {
            case Verb::move: text += " M " + place(*next++); break;
            case Verb::line: text += " L " + place(*next++); break;
            case Verb::cubic:
                text += " C " + place(next[0]) + ' ' + place(next[1]) + ' ' + place(next[2]);
                next += 3;
                break;
            case Verb::close: text += " Z"; break;
            }
        }
        return text + filled(path.fill) + stroked(path.stroke);
    }
    std::string operator()(const TextRun& run) const {
        return "text " + place(run.at) + " em " + fine(run.em) +
               (run.weight == Weight::semibold ? " semibold " : " regular ") + hex(run.color) +
               (run.halo.a > 0 ? " halo " + hex(run.halo) : "") + " width " + number(run.width) + ' ' +
               quoted(run.text);
    }
    std::string operator()(const Image& image) const {
        return "image " + area(image.rect) + ' ' + std::to_string(image.png.size()) + " bytes";
    }
    std::string operator()(const PushClip& clip) const { return "clip " + area(clip.rect); }
    std::string operator()(const PopClip&) const { return "unclip"; }
};

} // namespace

std::string_view name_of(OwnerKind kind) {
    switch (kind) {
    case OwnerKind::none: return "none";
    case OwnerKind::stage: return "stage";
    case OwnerKind::lane: return "lane";
    case OwnerKind::touchpoint: return "touchpoint";
    case OwnerKind::link: return "link";
    case OwnerKind::persona: return "persona";
    case OwnerKind::scenario: return "scenario";
    case OwnerKind::intervention: return "intervention";
    case OwnerKind::text_lane: return "text_lane";
    case OwnerKind::curve: return "curve";
    case OwnerKind::chart: return "chart";
    case OwnerKind::legend: return "legend";
    case OwnerKind::title: return "title";
    }
    return "none";
}

std::string label(const Owner& owner) {
    if (owner.kind == OwnerKind::none) return "";
    std::string text(name_of(owner.kind));
    if (!owner.id.empty()) text += ' ' + owner.id;
    if (!owner.to.empty()) text += (owner.kind == OwnerKind::link ? " -> " : " / ") + owner.to;
    return text;
}

std::string dump(const DisplayList& list) {
    std::string text;
    for (const Item& item : list.items) {
        text += std::visit(DumpOf{}, item.shape);
        if (item.owner.kind != OwnerKind::none) text += "  @ " + label(item.owner);
        text += '\n';
    }
    return text;
}

} // namespace waymark
