#include "app/paint/pdf_file.h"

#include <cairo-pdf.h>

#include <utility>

#include "app/paint/cairo_pen.h"
#include "core/base/number_text.h"

namespace deconvista::paint {
namespace {

cairo_status_t take_bytes(void* closure, unsigned char const* data, unsigned int length) {
    auto const& take = *static_cast<TakeBytes*>(closure);
    return take({data, length}) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

}  // namespace

struct PdfFile::Inside {
    TakeBytes take;
    CairoFonts fonts;
    double width{}, height{};
    int pages{0};
    Surface surface{};
    Context context{};
};

PdfFile::PdfFile(double width, double height, PdfInfo const& info, FontData const& fonts, TakeBytes take)
    : inside_{new Inside{std::move(take), CairoFonts{fonts}, width, height}} {
    auto& surface = inside_->surface;
    surface.reset(cairo_pdf_surface_create_for_stream(take_bytes, &inside_->take, width, height));
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    auto const tell = [&](cairo_pdf_metadata_t what, std::string const& text) {
        if (!text.empty()) cairo_pdf_surface_set_metadata(surface.get(), what, text.c_str());
    };
    tell(CAIRO_PDF_METADATA_TITLE, info.title);
    tell(CAIRO_PDF_METADATA_SUBJECT, info.subject);
    tell(CAIRO_PDF_METADATA_KEYWORDS, info.keywords);
    tell(CAIRO_PDF_METADATA_CREATOR, info.creator);
    // The same scene gives the same file, whenever it is made.
    tell(CAIRO_PDF_METADATA_CREATE_DATE, "2020-01-01T00:00:00Z");
    inside_->context.reset(cairo_create(surface.get()));
}

PdfFile::~PdfFile() = default;

bool PdfFile::add_page(figure::Figure const& figure, std::string const& name) {
    auto* const context = inside_->context.get();
    cairo_save(context);
    cairo_scale(context, inside_->width / static_cast<double>(figure.width),
                inside_->height / static_cast<double>(figure.height));
    on_cairo(figure, context, inside_->fonts);
    cairo_restore(context);
    cairo_show_page(context);
    auto const place = "page=" + base::to_text(++inside_->pages);
    // Readers are slow with longer tables.
    constexpr int kLongestContents = 500;
    if (inside_->pages <= kLongestContents)
        cairo_pdf_surface_add_outline(inside_->surface.get(), CAIRO_PDF_OUTLINE_ROOT, name.c_str(), place.c_str(),
                                      static_cast<cairo_pdf_outline_flags_t>(0));
    return cairo_status(context) == CAIRO_STATUS_SUCCESS;
}

bool PdfFile::finish() {
    inside_->context.reset();
    cairo_surface_finish(inside_->surface.get());
    return cairo_surface_status(inside_->surface.get()) == CAIRO_STATUS_SUCCESS;
}

}  // namespace deconvista::paint
