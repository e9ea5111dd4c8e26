#include "scene/page.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "scene/marks.h"
#include "scene/page_parts.h"

namespace waymark {

namespace {

constexpr double points_per_unit_at_fit = 0.75; // 96 units an inch, as on screen
constexpr double least_points_per_unit = 0.6;   // the smallest text, 10 units, comes out at 6 points
constexpr double margin_pt = 28;
constexpr double least_zoom = 0.36;
constexpr double full_card_zoom = 0.62; // from here on cards show everything at ease
constexpr double least_sheet_w = 900;   // what the title block needs
constexpr double widest_card_w = 160;   // twice as wide as high
constexpr double column_gap = 20;       // between the map and what stands beside it

// How the sheet is to be made, in units.
struct SheetForm {
    double zoom = 1;              // of the map
    double card_w = size::card_w; // map units
    double least_width = 0;       // of the sheet: stages widen
    double more_curve_h = 0;
    double least_height = 0; // the footer stands at its end
    bool legend_beside = false, is_dense = false, charts_beside = false;
};

double legend_beside_w(const PageOptions& options, const SheetForm& form) {
    return options.legend && form.legend_beside ? legend_column_width() + column_gap : 0;
}

double charts_beside_w(const PageOptions& options, const SheetForm& form) {
    return options.charts && form.charts_beside ? page_charts_column_w + column_gap : 0;
}

MapView view_of(const PageOptions& options, const SheetForm& form) {
    MapView view;
    view.zoom = form.zoom;
    view.theme = options.theme;
    view.persona = options.persona;
    view.curve_range = options.curve_range;
    view.moment_dots = options.moment_dots;
    view.text_lanes = options.text_lanes;
    view.card_w = form.card_w;
    view.least_width = form.least_width - size::lane_label_w - legend_beside_w(options, form) -
                       charts_beside_w(options, form);
    view.more_curve_h = form.more_curve_h;
    view.is_printed = true;
    view.is_dense = form.is_dense;
    return view;
}

// All that stands on the page, in units.
struct Sheet {
    DisplayList list;
    double width = 0, height = 0;
};

Sheet sheet_of(const MapSubject& subject, const PageOptions& options, const SheetForm& form,
               RoutingMemo& routing) {
    const MapView view = view_of(options, form);
    const MapGeometry geometry = layout_map(subject, view, &routing);
    const MapPicture picture = draw_map(subject, geometry, view);
    const Theme& colors = theme(options.theme);
    Sheet sheet;
    const double map_w = geometry.view_width + size::lane_label_w;
    const double charts_w = charts_beside_w(options, form);
    sheet.width = map_w + charts_w + legend_beside_w(options, form);
    double y = 0;
    if (options.title_block) y = add_page_head(sheet.list, subject, options.persona, sheet.width, colors);
    sheet.list.append(whole_map(geometry, picture), {0, y});
    double map_end = y + size::stage_header_h + geometry.view_height;
    if (charts_w > 0) {
        map_end = std::max(map_end, add_page_charts_column(sheet.list, subject, options,
                                                           {map_w + column_gap, y}, map_end - y));
    } else if (options.charts) {
        map_end = add_page_charts(sheet.list, subject, options, map_end, map_w, form.is_dense);
    }
    if (!options.legend) {
        y = map_end;
    } else if (form.legend_beside) {
        const double end = add_legend_column(sheet.list, signs_on(picture, colors),
                                             {map_w + charts_w + column_gap, y}, colors);
        y = std::max(map_end, end);
    } else {
        y = add_legend_below(sheet.list, signs_on(picture, colors), map_end + 16, sheet.width, colors);
    }
    DisplayList footer;
    const double footer_h = add_page_footer(footer, subject, options, 0, sheet.width);
    y = std::max(y + 12, form.least_height - footer_h);
    sheet.list.append(footer, {0, y});
    sheet.height = y + footer_h;
    return sheet;
}

double fit_of(const Sheet& sheet, double width, double height) {
    return std::min(width / sheet.width, height / sheet.height);
}

// Makes sheets for a page of that size in points.
struct PageFit {
    const MapSubject& subject;
    const PageOptions& options;
    double width, height;
    double least_scale = least_points_per_unit;
    RoutingMemo routing{};

    [[nodiscard]] Sheet sheet(const SheetForm& form) { return sheet_of(subject, options, form, routing); }
    [[nodiscard]] double scale(const SheetForm& form) { return fit_of(sheet(form), width, height); }
    // Every text is six points high or more, unless the page is too small for that.
    [[nodiscard]] bool is_readable(const SheetForm& form) { return scale(form) >= least_scale; }
};

// The largest value that passes between two, the lower of which is taken to, by halving.
template <typename Passes>
double largest(double low, double high, int steps, Passes passes) {
    for (; steps > 0; --steps) {
        const double middle = (low + high) / 2;
        (passes(middle) ? low : high) = middle;
    }
    return low;
}

// The form with the largest zoom that leaves the texts their size.
SheetForm with_largest_zoom(PageFit& fit, SheetForm form) {
    form.least_width = fit.width / fit.least_scale;
    form.zoom = largest(least_zoom, 1, 7, [&](double zoom) {
        form.zoom = zoom;
        return fit.is_readable(form);
    });
    return form;
}

// For a page too small for the map in its own size: the zoom gives way. Where cards then are too small to
// show everything, the legend goes beside the map, whose room is rarely used to the full, and the text lanes
// close up.
SheetForm reduced_form(PageFit& fit) {
    constexpr double worth_it = 1.04;
    SheetForm best = with_largest_zoom(fit, {});
    const std::array ways{SheetForm{.legend_beside = true}, SheetForm{.is_dense = true},
                          SheetForm{.legend_beside = true, .is_dense = true}};
    const auto try_one = [&](const SheetForm& way) {
        if (best.zoom >= full_card_zoom && fit.is_readable(best)) return;
        if (way.legend_beside && !fit.options.legend) return;
        const SheetForm other = with_largest_zoom(fit, way);
        const bool is_first_to_fit = !fit.is_readable(best) && fit.is_readable(other);
        if (is_first_to_fit || other.zoom > worth_it * best.zoom) best = other;
    };
    for (const SheetForm& way : ways)
        try_one(way);
    if (!fit.options.charts) return best;
    for (SheetForm way : ways) {
        way.charts_beside = true;
        try_one(way);
    }
    return best;
}

// The same; a page where nothing fits has smaller texts, in proportion to what a larger page would show.
SheetForm reduced_form_at_any_size(PageFit& fit) {
    constexpr double step = 0.85;
    SheetForm form = reduced_form(fit);
    if (fit.is_readable(form)) return form;
    do {
        fit.least_scale *= step;
        form = reduced_form(fit);
    } while (form.zoom < full_card_zoom && fit.least_scale > 0.01);
    return form;
}

// Gives width that is left over to the cards, then to the stages.
void use_width(PageFit& fit, SheetForm& form, double scale) {
    constexpr double kept_by_stages = 0.03; // so that cards do not begin at their edges
    const double room = fit.width / scale;
    SheetForm narrow = form;
    narrow.least_width = least_sheet_w;
    form.card_w = largest(size::card_w, widest_card_w, 5, [&](double card_w) {
        narrow.card_w = card_w;
        const Sheet sheet = fit.sheet(narrow);
        return sheet.width <= (1 - kept_by_stages) * room &&
               fit_of(sheet, fit.width, fit.height) >= 0.999 * scale;
    });
    SheetForm wide = form;
    wide.least_width = room;
    if (fit.scale(wide) > 0.97 * scale) {
        form = wide;
        return;
    }
    wide.card_w = size::card_w;
    if (fit.scale(wide) > 0.97 * scale) form = wide;
}

// Wider stages may have made the texts below lower: then the map can be larger after all.
void use_height(PageFit& fit, SheetForm& form) {
    if (fit.scale(form) < 1.01 * fit.least_scale) return;
    const SheetForm before = form;
    const auto at = [&](double zoom) {
        SheetForm larger = before;
        larger.zoom = zoom;
        larger.card_w = std::max(size::card_w, before.card_w * before.zoom / zoom);
        larger.least_width = fit.width / fit.least_scale;
        return larger;
    };
    form = at(largest(before.zoom, 1, 7, [&](double zoom) { return fit.is_readable(at(zoom)); }));
    if (!fit.is_readable(form)) form = before;
}

// The sheet and its scale: texts stay readable, the drawing gives way to them. A page higher than that gives
// the curve some of what is left over, and has its footer at the bottom.
std::pair<Sheet, double> fitted_sheet(const MapSubject& subject, const PageOptions& options, double width,
                                      double height) {
    constexpr double most_more_curve_h = 0.8 * size::curve_lane_h;
    PageFit fit{subject, options, width, height};
    SheetForm form{.least_width = least_sheet_w};
    const bool is_reduced = !fit.is_readable(form);
    if (is_reduced) form = reduced_form_at_any_size(fit);
    use_width(fit, form, fit.scale(form));
    if (is_reduced) use_height(fit, form);
    Sheet sheet = fit.sheet(form);
    const double scale = fit_of(sheet, width, height);
    const double left_over = height / scale - sheet.height;
    if (left_over <= 1) return {std::move(sheet), scale};
    form.more_curve_h = std::min(left_over, most_more_curve_h);
    form.least_height = height / scale;
    return {fit.sheet(form), scale};
}

} // namespace

MapPage map_page(const MapSubject& subject, const PageOptions& options) {
    const Theme& colors = theme(options.theme);
    MapPage page;
    page.background = options.theme == ThemeName::light ? colors.panel : colors.canvas;
    double scale = points_per_unit_at_fit;
    Sheet sheet;
    if (options.size.fits_content()) {
        RoutingMemo routing;
        sheet = sheet_of(subject, options, {.least_width = least_sheet_w}, routing);
        page.width = sheet.width * scale + 2 * margin_pt;
        page.height = sheet.height * scale + 2 * margin_pt;
    } else {
        page.width = options.size.width;
        page.height = options.size.height;
        std::tie(sheet, scale) =
            fitted_sheet(subject, options, page.width - 2 * margin_pt, page.height - 2 * margin_pt);
    }
    page.list.append(scaled(sheet.list, scale), {(page.width - sheet.width * scale) / 2, margin_pt});
    return page;
}

} // namespace waymark
