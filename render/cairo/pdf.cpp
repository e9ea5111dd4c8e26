#include "cairo/documents.h"

#include "cairo/draw.h"
#include "journey/claim.h"
#include "text/utf8.h"

#include <cairo-pdf.h>

#include <stdexcept>

namespace waymark {

namespace {

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void set_metadata(cairo_surface_t* surface, const DocumentMeta& meta) {
    const auto set = [&](cairo_pdf_metadata_t key, const std::string& value) {
        if (!value.empty()) cairo_pdf_surface_set_metadata(surface, key, valid_utf8(value).c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, meta.title);
    set(CAIRO_PDF_METADATA_AUTHOR, meta.author);
    set(CAIRO_PDF_METADATA_SUBJECT, meta.description);
    set(CAIRO_PDF_METADATA_CREATOR, "Waymark");
    set(CAIRO_PDF_METADATA_CREATE_DATE, meta.created);
}

} // namespace

std::string write_pdf(std::span<const Page> pages, const DocumentMeta& meta) {
    CLAIM(!pages.empty(), "a PDF has at least one page");
    std::string bytes;
    cairo_surface_t* const surface =
        cairo_pdf_surface_create_for_stream(&append, &bytes, pages[0].width_pt(), pages[0].height_pt());
    set_metadata(surface, meta);
    cairo_t* const context = cairo_create(surface);
    for (const Page& page : pages) {
        cairo_pdf_surface_set_size(surface, page.width_pt(), page.height_pt());
        draw(context, page, TextAs::text);
        cairo_show_page(context);
    }
    const auto drawn = cairo_status(context);
    cairo_destroy(context);
    cairo_surface_finish(surface);
    const auto finished = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    for (const auto status : {drawn, finished})
        if (status != CAIRO_STATUS_SUCCESS)
            throw std::runtime_error(std::string("The PDF could not be drawn: ") +
                                     cairo_status_to_string(status));
    return bytes;
}

} // namespace waymark
