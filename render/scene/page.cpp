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

MapView view_of(const PageOptions& options, double zoom, double least_width) {
    MapView view;
    view.zoom = zoom;
    view.theme = options.theme;
    view.curve_range = options.curve_range;
    view.moment_dots = options.moment_dots;
    view.text_lanes = options.text_lanes;
    view.least_width = least_width;
    return view;
}

// All that stands on the page, in units, at that zoom of the map and at least so wide.
struct Sheet {
    DisplayList list;
    double width = 0, height = 0;
};

Sheet sheet_of(const MapSubject& subject, const PageOptions& options, double zoom, double least_width,
               RoutingMemo& routing) {
    const MapView view = view_of(options, zoom, least_width - size::lane_label_w);
    const MapGeometry geometry = layout_map(subject, view, &routing);
    const Theme& colors = theme(options.theme);
    Sheet sheet;
    sheet.width = geometry.view_width + size::lane_label_w;
    double y = 0;
    if (options.title_block) y = add_page_head(sheet.list, subject, sheet.width, colors);
    sheet.list.append(whole_map(geometry, draw_map(subject, geometry, view)), {0, y});
    y += size::stage_header_h + geometry.view_height;
    if (options.legend) y = add_legend(sheet.list, subject, y + 16, sheet.width, colors);
    sheet.height = add_page_footer(sheet.list, subject, y + 12, sheet.width, colors);
    return sheet;
}

double fit_of(const Sheet& sheet, double width, double height) {
    return std::min(width / sheet.width, height / sheet.height);
}

// The sheet and its scale for a page of that size: texts stay readable, the drawing gives way to them.
std::pair<Sheet, double> fitted_sheet(const MapSubject& subject, const PageOptions& options, double width,
                                      double height) {
    constexpr double least_sheet_w = 900; // what the title block needs
    RoutingMemo routing;
    Sheet sheet = sheet_of(subject, options, 1, least_sheet_w, routing);
    double scale = fit_of(sheet, width, height);
    double zoom = 1;
    for (int step = 0; step < 12 && scale < least_points_per_unit && zoom > least_zoom; ++step) {
        zoom = std::max(least_zoom, zoom * 0.92);
        sheet = sheet_of(subject, options, zoom, width / least_points_per_unit, routing);
        scale = fit_of(sheet, width, height);
    }
    // A page wider than the map lets the stages widen.
    if (width / scale > sheet.width * 1.01) {
        Sheet wide = sheet_of(subject, options, zoom, width / scale, routing);
        const double wide_scale = fit_of(wide, width, height);
        if (wide_scale > 0.97 * scale) return {std::move(wide), wide_scale};
    }
    return {std::move(sheet), scale};
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
        sheet = sheet_of(subject, options, 1, 900, routing);
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
