#pragma once
// Figures as the pages of a PDF file: text real and embedded, everything else as vectors, no date.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "app/paint/cairo_painter.h"
#include "app/paint/font_data.h"
#include "core/figure/figure.h"

namespace deconvista::paint {

struct PdfInfo {
    std::string title, subject, keywords, creator;  // UTF-8
};

// Takes the next bytes of the file; false if it could not.
using TakeBytes = std::function<bool(std::span<std::uint8_t const>)>;

class PdfFile {
public:
    // All pages have this size, in points.
    PdfFile(double width, double height, PdfInfo const& info, FontData const& fonts, TakeBytes take);
    PdfFile(PdfFile const&) = delete;
    PdfFile& operator=(PdfFile const&) = delete;
    ~PdfFile();

    // The figure over the whole page, whose shape it has; the name stands in the table of contents. Both return false
    // when bytes could not be taken or memory is short.
    bool add_page(figure::Figure const& figure, std::string const& name);
    bool finish();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace deconvista::paint
