#include "scene/page.h"

#include <algorithm>
#include <tuple>

#include "scene/marks.h"
#include "scene/page_parts.h"

namespace waymark {

namespace {

constexpr double points_per_unit_at_fit = 0.75; // 96 units an inch, as on screen
constexpr double least_points_per_unit = 0.6;   // the smallest text, 10 units, comes out at 6 points
constexpr double margin_pt = 28;
constexpr double least_zoom = 0.36;
constexpr double least_sheet_w = 900; // what the title block needs

// How the sheet is to be made, in units.
struct SheetForm {
    double zoom = 1;        // of the map
    double least_width = 0; // stages widen
    double more_curve_h = 0;
    double least_height = 0; // the footer stands at its end
};

MapView view_of(const PageOptions& options, const SheetForm& form) {
    MapView view;
    view.zoom = form.zoom;
    view.theme = options.theme;
    view.persona = options.persona;
    view.curve_range = options.curve_range;
    view.moment_dots = options.moment_dots;
    view.text_lanes = options.text_lanes;
    view.least_width = form.least_width - size::lane_label_w;
    view.more_curve_h = form.more_curve_h;
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
    const Theme& colors = theme(options.theme);
    Sheet sheet;
    sheet.width = geometry.view_width + size::lane_label_w;
    double y = 0;
    if (options.title_block) y = add_page_head(sheet.list, subject, options.persona, sheet.width, colors);
    sheet.list.append(whole_map(geometry, draw_map(subject, geometry, view)), {0, y});
    y += size::stage_header_h + geometry.view_height;
    if (options.legend) y = add_legend(sheet.list, subject, y + 16, sheet.width, colors);
    DisplayList footer;
    const double footer_h = add_page_footer(footer, subject, 0, sheet.width, colors);
    y = std::max(y + 12, form.least_height - footer_h);
    sheet.list.append(footer, {0, y});
    sheet.height = y + footer_h;
    return sheet;
}

double fit_of(const Sheet& sheet, double width, double height) {
    return std::min(width / sheet.width, height / sheet.height);
}

// The sheet and its scale for a page of that size: texts stay readable, the drawing gives way to them.
std::pair<SheetForm, double> fitting_form(const MapSubject& subject, const PageOptions& options, double width,
                                          double height, RoutingMemo& routing) {
    SheetForm form{.least_width = least_sheet_w};
    Sheet sheet = sheet_of(subject, options, form, routing);
    double scale = fit_of(sheet, width, height);
    if (scale < least_points_per_unit) {
        // The largest zoom that leaves the texts their size, by halving.
        form.least_width = width / least_points_per_unit;
        double small = least_zoom, large = 1;
        for (int step = 0; step < 8; ++step) {
            form.zoom = (small + large) / 2;
            const bool fits =
                fit_of(sheet_of(subject, options, form, routing), width, height) >= least_points_per_unit;
            (fits ? small : large) = form.zoom;
        }
        form.zoom = small;
        sheet = sheet_of(subject, options, form, routing);
        scale = fit_of(sheet, width, height);
    }
    // A page wider than the map lets the stages widen.
    if (width / scale > sheet.width * 1.01) {
        SheetForm wide = form;
        wide.least_width = width / scale;
        const double wide_scale = fit_of(sheet_of(subject, options, wide, routing), width, height);
        if (wide_scale > 0.97 * scale) return {wide, wide_scale};
    }
    return {form, scale};
}

// A page higher than that gives the curve some of what is left over, and has its footer at the bottom.
std::pair<Sheet, double> fitted_sheet(const MapSubject& subject, const PageOptions& options, double width,
                                      double height) {
    constexpr double most_more_curve_h = 0.8 * size::curve_lane_h;
    RoutingMemo routing;
    auto [form, scale] = fitting_form(subject, options, width, height, routing);
    Sheet sheet = sheet_of(subject, options, form, routing);
    const double left_over = height / scale - sheet.height;
    if (left_over <= 1) return {std::move(sheet), scale};
    form.more_curve_h = std::min(left_over, most_more_curve_h);
    form.least_height = height / scale;
    return {sheet_of(subject, options, form, routing), scale};
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
