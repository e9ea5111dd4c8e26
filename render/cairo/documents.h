// Display lists as documents: SVG, PDF and PNG, as bytes in memory.
#pragma once

#include "journey/result.h"
#include "scene/display_list.h"

#include <span>
#include <string>

namespace waymark {

// A part of a picture, and how large it comes out on paper.
struct Page {
    DisplayList list;
    Rect area; // in the list's units; what lies outside is cut off
    double points_per_unit = 1;
    Color background{255, 255, 255}; // alpha 0: none

    [[nodiscard]] double width_pt() const { return area.w * points_per_unit; }
    [[nodiscard]] double height_pt() const { return area.h * points_per_unit; }
};

struct DocumentMeta {
    std::string title;
    std::string author;
    std::string description; // what the picture shows, for those who cannot see it
    std::string created;     // ISO 8601, such as 2024-05-31T12:00:00Z; empty: no date in the file
};

struct SvgOptions {
    // Without them a reader needs the family installed; widths are kept by stretching what stands in.
    bool embeds_fonts = true;
    // Before every id in the file, where several pictures go into one page of HTML.
    std::string id_prefix;
};

// Text stays text, to be selected and searched, in the embedded family; groups carry the owners of what they
// hold as data-kind, data-id and data-to. The same input gives the same bytes.
[[nodiscard]] std::string write_svg(const Page& page, const DocumentMeta& meta,
                                    const SvgOptions& options = {});

// One PDF page for each page (at least one), fonts embedded as far as used, text extractable. The same input
// gives the same bytes if `created` is given; otherwise it holds the time. Throws std::runtime_error if Cairo
// fails.
[[nodiscard]] std::string write_pdf(std::span<const Page> pages, const DocumentMeta& meta);

// At `dots_per_inch`, which the file says too, rounded up to whole pixels that the background fills. Refuses
// pictures beyond 30,000 pixels a side or 400 megapixels.
[[nodiscard]] Result<std::string> write_png(const Page& page, const DocumentMeta& meta, double dots_per_inch);

} // namespace waymark
