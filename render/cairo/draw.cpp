#include "cairo/draw.h"

#include "cairo/font_faces.h"
#include "text/fonts.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstring>
#include <numbers>
#include <string_view>
#include <vector>

namespace waymark {

namespace {

constexpr double pi = std::numbers::pi;

void set_color(cairo_t* context, Color c) {
    cairo_set_source_rgba(context, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
}

// Clockwise from the left end of the top edge, as every painter does it, so that dashes fall alike.
void add_rounded(cairo_t* context, const Rect& r, double radius) {
    radius = std::min({radius, r.w / 2, r.h / 2});
    cairo_new_sub_path(context);
    if (radius <= 0) {
        cairo_rectangle(context, r.x, r.y, r.w, r.h);
        return;
    }
    cairo_move_to(context, r.x + radius, r.y);
    cairo_arc(context, r.right() - radius, r.y + radius, radius, -pi / 2, 0);
    cairo_arc(context, r.right() - radius, r.bottom() - radius, radius, 0, pi / 2);
    cairo_arc(context, r.x + radius, r.bottom() - radius, radius, pi / 2, pi);
    cairo_arc(context, r.x + radius, r.y + radius, radius, pi, 1.5 * pi);
    cairo_close_path(context);
}

void add_path(cairo_t* context, const Path& path) {
    auto next = path.points.begin();
    for (const Verb verb : path.verbs) {
        switch (verb) {
        case Verb::move:
            cairo_move_to(context, next->x, next->y);
            ++next;
            break;
        case Verb::line:
            cairo_line_to(context, next->x, next->y);
            ++next;
            break;
        case Verb::cubic:
            cairo_curve_to(context, next[0].x, next[0].y, next[1].x, next[1].y, next[2].x, next[2].y);
            next += 3;
            break;
        case Verb::close: cairo_close_path(context); break;
        }
    }
}

struct PngReader {
    std::string_view left;

    static cairo_status_t read(void* self, unsigned char* to, unsigned int length) {
        auto& left = static_cast<PngReader*>(self)->left;
        if (length > left.size()) return CAIRO_STATUS_READ_ERROR;
        std::memcpy(to, left.data(), length);
        left.remove_prefix(length);
        return CAIRO_STATUS_SUCCESS;
    }
};

class Painter {
public:
    Painter(cairo_t* context, TextAs text_as) : context_(context), text_as_(text_as) {}

    void operator()(const Box& box) const {
        add_rounded(context_, box.rect, box.radius);
        fill_and_stroke(box.fill, box.stroke);
    }

    void operator()(const Disc& disc) const {
        cairo_new_sub_path(context_);
        cairo_arc(context_, disc.center.x, disc.center.y, disc.radius, -pi / 2, 1.5 * pi);
        cairo_close_path(context_);
        fill_and_stroke(disc.fill, disc.stroke);
    }

    void operator()(const Path& path) const {
        add_path(context_, path);
        fill_and_stroke(path.fill, path.stroke);
    }

    void operator()(const TextRun& run) const {
        const std::string text = valid_utf8(run.text);
        const auto placed = glyphs(text, run.em, run.weight);
        if (placed.empty()) return;
        std::vector<cairo_glyph_t> drawn;
        std::vector<cairo_text_cluster_t> clusters;
        for (const Glyph& glyph : placed) {
            drawn.push_back({glyph.id, run.at.x + glyph.x, run.at.y});
            clusters.push_back({glyph.bytes, 1});
        }
        cairo_set_font_face(context_, font_face(run.weight));
        cairo_set_font_size(context_, run.em);
        const auto count = static_cast<int>(drawn.size());
        if (run.halo.a > 0) {
            cairo_glyph_path(context_, drawn.data(), count);
            stroke({run.halo, 2 * halo_width, {0, 0}, true});
            cairo_new_path(context_);
        }
        set_color(context_, run.color);
        if (text_as_ == TextAs::text) {
            cairo_show_text_glyphs(context_, text.data(), static_cast<int>(text.size()), drawn.data(), count,
                                   clusters.data(), count, cairo_text_cluster_flags_t{});
        } else {
            cairo_glyph_path(context_, drawn.data(), count);
            cairo_fill(context_);
        }
    }

    void operator()(const Image& image) const {
        PngReader reader{image.png};
        cairo_surface_t* const picture =
            cairo_image_surface_create_from_png_stream(&PngReader::read, &reader);
        const double w = cairo_image_surface_get_width(picture), h = cairo_image_surface_get_height(picture);
        if (cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS && w > 0 && h > 0) {
            cairo_save(context_);
            cairo_translate(context_, image.rect.x, image.rect.y);
            cairo_scale(context_, image.rect.w / w, image.rect.h / h);
            cairo_set_source_surface(context_, picture, 0, 0);
            cairo_paint(context_);
            cairo_restore(context_);
        } else {
            unreadable(image.rect);
        }
        cairo_surface_destroy(picture);
    }

    void operator()(const PushClip& clip) {
        cairo_save(context_);
        cairo_rectangle(context_, clip.rect.x, clip.rect.y, clip.rect.w, clip.rect.h);
        cairo_clip(context_);
        ++clips_;
    }

    void operator()(const PopClip&) {
        if (clips_ == 0) return;
        cairo_restore(context_);
        --clips_;
    }

    void finish() {
        while (clips_ > 0)
            (*this)(PopClip{});
    }

private:
    void fill_and_stroke(Color fill, const Stroke& line) const {
        if (fill.a > 0) {
            set_color(context_, fill);
            cairo_fill_preserve(context_);
        }
        if (line.width > 0) stroke(line);
        cairo_new_path(context_);
    }

    void stroke(const Stroke& line) const {
        set_color(context_, line.color);
        cairo_set_line_width(context_, line.width);
        cairo_set_line_cap(context_, line.round_ends ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
        cairo_set_line_join(context_, line.round_ends ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
        cairo_set_dash(context_, line.dash.data(), line.is_solid() ? 0 : 2, 0);
        cairo_stroke_preserve(context_);
    }

    // A crossed box says that something belongs here which could not be read.
    void unreadable(const Rect& r) const {
        cairo_rectangle(context_, r.x, r.y, r.w, r.h);
        cairo_move_to(context_, r.x, r.y);
        cairo_line_to(context_, r.right(), r.bottom());
        cairo_move_to(context_, r.right(), r.y);
        cairo_line_to(context_, r.x, r.bottom());
        fill_and_stroke({0, 0, 0, 0}, {{128, 128, 128}, 0.5});
    }

    cairo_t* context_;
    TextAs text_as_;
    int clips_ = 0;
};

void set_font_options(cairo_t* context) {
    cairo_font_options_t* const options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(context, options);
    cairo_font_options_destroy(options);
}

} // namespace

void draw(cairo_t* context, const Page& page, TextAs text_as) {
    cairo_save(context);
    set_font_options(context);
    if (page.background.a > 0) {
        set_color(context, page.background);
        cairo_paint(context);
    }
    cairo_scale(context, page.points_per_unit, page.points_per_unit);
    cairo_translate(context, -page.area.x, -page.area.y);
    cairo_set_miter_limit(context, 10);
    Painter painter(context, text_as);
    for (const Item& item : page.list.items)
        std::visit(painter, item.shape);
    painter.finish();
    cairo_restore(context);
}

} // namespace waymark
