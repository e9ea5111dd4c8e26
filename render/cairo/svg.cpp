#include "cairo/documents.h"

#include "cairo/svg_text.h"
#include "scene/decimal.h"
#include "text/fonts.h"
#include "text/utf8.h"

#include <algorithm>

namespace waymark {

namespace {

std::string number(double value) {
    return decimal(value, 2);
}

// ` name="value"`
std::string attribute(std::string_view name, std::string_view value) {
    return std::string(" ").append(name).append("=\"").append(value).append("\"");
}

std::string attribute(std::string_view name, double value) {
    return attribute(name, number(value));
}

std::string hex(Color c) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const std::uint8_t part : {c.r, c.g, c.b}) {
        text += digits[part >> 4];
        text += digits[part & 15];
    }
    return text;
}

std::string color(std::string_view role, Color c) {
    auto text = attribute(role, hex(c));
    if (c.a != 255) text += attribute(std::string(role) + "-opacity", decimal(c.a / 255.0, 3));
    return text;
}

std::string paint(Color fill, const Stroke& stroke) {
    std::string text = fill.a > 0 ? color("fill", fill) : "";
    if (stroke.width <= 0 || stroke.color.a == 0) return text;
    text += color("stroke", stroke.color);
    text += attribute("stroke-width", stroke.width);
    if (!stroke.is_solid())
        text += attribute("stroke-dasharray", number(stroke.dash[0]) + ' ' + number(stroke.dash[1]));
    if (stroke.round_ends) text += R"( stroke-linecap="round" stroke-linejoin="round")";
    return text;
}

std::string position(const Rect& r) {
    return attribute("x", r.x) + attribute("y", r.y) + attribute("width", r.w) + attribute("height", r.h);
}

std::string path_data(const Path& path) {
    const auto place = [](Point p) {
        return number(p.x) + ' ' + number(p.y);
    };
    std::string data;
    auto next = path.points.begin();
    for (const Verb verb : path.verbs) {
        switch (verb) {
        case Verb::move: data += 'M' + place(*next++); break;
        case Verb::line: data += 'L' + place(*next++); break;
        case Verb::cubic:
            data += 'C' + place(next[0]) + ' ' + place(next[1]) + ' ' + place(next[2]);
            next += 3;
            break;
        case Verb::close: data += 'Z'; break;
        }
    }
    return data;
}

class Writer {
public:
    explicit Writer(const SvgOptions& options) : options_(options) {}

    void write(const Item& item) {
        const bool is_clip =
            std::holds_alternative<PushClip>(item.shape) || std::holds_alternative<PopClip>(item.shape);
        if (!is_clip) enter(item.owner);
        std::visit(*this, item.shape);
    }

    void finish() {
        while (clips_ > 0)
            (*this)(PopClip{});
        leave_owner();
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

    void operator()(const Box& box) {
        text_ += "<rect" + position(box.rect);
        if (box.radius > 0) text_ += attribute("rx", std::min({box.radius, box.rect.w / 2, box.rect.h / 2}));
        text_ += paint(box.fill, box.stroke) + "/>\n";
    }

    void operator()(const Disc& disc) {
        text_ += "<circle" + attribute("cx", disc.center.x) + attribute("cy", disc.center.y) +
                 attribute("r", disc.radius) + paint(disc.fill, disc.stroke);
        // SVG walks a circle from the right, the other painters from the top.
        if (!disc.stroke.is_solid())
            text_ += attribute("transform",
                               "rotate(-90 " + number(disc.center.x) + ' ' + number(disc.center.y) + ')');
        text_ += "/>\n";
    }

    void operator()(const Path& path) {
        text_ += "<path" + attribute("d", path_data(path)) + paint(path.fill, path.stroke) + "/>\n";
    }

    void operator()(const TextRun& run) {
        text_ += "<text" + attribute("x", run.at.x) + attribute("y", run.at.y) +
                 attribute("font-size", run.em) +
                 (run.weight == Weight::semibold ? attribute("font-weight", "600") : "");
        // With the embedded font this is its own width; another font is stretched to it.
        const double width = measure(run.text, run.em, run.weight);
        if (width > 0)
            text_ += attribute("textLength", width) + attribute("lengthAdjust", "spacingAndGlyphs");
        text_ += color("fill", run.color);
        if (run.halo.a > 0)
            text_ += color("stroke", run.halo) + attribute("stroke-width", 2 * halo_width) +
                     R"( stroke-linejoin="round" paint-order="stroke")";
        text_ += '>' + xml_escaped(run.text) + "</text>\n";
    }

    void operator()(const Image& image) {
        const auto* const bytes = reinterpret_cast<const std::uint8_t*>(image.png.data());
        text_ += "<image" + position(image.rect) + R"( preserveAspectRatio="none")" +
                 attribute("xlink:href", "data:image/png;base64," + base64({bytes, image.png.size()})) +
                 "/>\n";
    }

    void operator()(const PushClip& clip) {
        leave_owner();
        const std::string id = options_.id_prefix + "clip" + std::to_string(++clip_count_);
        text_ += "<clipPath" + attribute("id", id) + "><rect" + position(clip.rect) + "/></clipPath>\n<g" +
                 attribute("clip-path", "url(#" + id + ")") + ">\n";
        ++clips_;
    }

    void operator()(const PopClip&) {
        if (clips_ == 0) return;
        leave_owner();
        text_ += "</g>\n";
        --clips_;
    }

private:
    void enter(const Owner& owner) {
        if (owner == owner_) return;
        leave_owner();
        owner_ = owner;
        if (owner.kind == OwnerKind::none) return;
        text_ += "<g" + attribute("data-kind", name_of(owner.kind));
        if (!owner.id.empty()) text_ += attribute("data-id", xml_escaped(owner.id));
        if (!owner.to.empty()) text_ += attribute("data-to", xml_escaped(owner.to));
        text_ += ">\n";
    }

    void leave_owner() {
        if (owner_.kind != OwnerKind::none) text_ += "</g>\n";
        owner_ = {};
    }

    const SvgOptions& options_;
    std::string text_;
    Owner owner_;
    int clips_ = 0, clip_count_ = 0;
};

bool uses(const DisplayList& list, Weight weight) {
    return std::any_of(list.items.begin(), list.items.end(), [&](const Item& item) {
        const auto* const run = std::get_if<TextRun>(&item.shape);
        return run != nullptr && run->weight == weight;
    });
}

std::string style(const Page& page, const SvgOptions& options) {
    std::string css;
    for (const auto& [weight, name] : {std::pair(Weight::regular, "400"), std::pair(Weight::semibold, "600")})
        if (options.embeds_fonts && uses(page.list, weight))
            css.append("@font-face{font-family:\"")
                .append(font_family())
                .append("\";font-weight:")
                .append(name)
                .append(";src:url(data:font/otf;base64,")
                .append(base64(font_file(weight)))
                .append(") format(\"opentype\")}\n");
    css.append("text{font-family:\"")
        .append(font_family())
        .append("\",Inter,Helvetica,Arial,sans-serif;font-kerning:none;font-variant-ligatures:none;"
                "font-variant-numeric:tabular-nums;text-rendering:geometricPrecision;white-space:pre}\n");
    return "<style>\n" + css + "</style>\n";
}

std::string metadata(const DocumentMeta& meta) {
    std::string text;
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty())
            text.append("<dc:")
                .append(name)
                .append(">")
                .append(xml_escaped(value))
                .append("</dc:")
                .append(name)
                .append(">\n");
    };
    add("creator", meta.author);
    add("date", meta.created);
    if (text.empty()) return "";
    return "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n" + text + "</metadata>\n";
}

std::string opening(const Page& page, const DocumentMeta& meta, const SvgOptions& options) {
    const Rect& a = page.area;
    const std::string box = number(a.x) + ' ' + number(a.y) + ' ' + number(a.w) + ' ' + number(a.h);
    const std::string title_id = options.id_prefix + "title", about_id = options.id_prefix + "about";
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"" +
           attribute("width", number(page.width_pt()) + "pt") +
           attribute("height", number(page.height_pt()) + "pt") + attribute("viewBox", box) +
           R"( role="img")" + attribute("aria-labelledby", title_id + ' ' + about_id) +
           R"( fill="none" stroke-miterlimit="10" xml:space="preserve">)" + "\n<title" +
           attribute("id", title_id) + '>' + xml_escaped(meta.title) + "</title>\n<desc" +
           attribute("id", about_id) + '>' + xml_escaped(meta.description) + "</desc>\n";
}

} // namespace

std::string write_svg(const Page& page, const DocumentMeta& meta, const SvgOptions& options) {
    Writer writer(options);
    if (page.background.a > 0) writer(Box{page.area, 0, page.background, {}});
    for (const Item& item : page.list.items)
        writer.write(item);
    writer.finish();
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + opening(page, meta, options) + metadata(meta) +
           style(page, options) + writer.take() + "</svg>\n";
}

} // namespace waymark
