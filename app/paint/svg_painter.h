#pragma once
// Figures as SVG elements. Coordinates are the figure's own, with at most two decimals; nothing is rounded to pixels.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/paint/font_data.h"
#include "app/paint/placement.h"
#include "app/paint/text_layout.h"
#include "core/figure/figure.h"

namespace deconvista::paint {

// Letters: text that can be selected and searched, each run stretched to the width that it has here, so that it stands
// where it should also with another font. Outlines: shapes, for readers that would move letters.
enum class SvgText : std::uint8_t { Letters, Outlines };

// Makes a PNG file of cells.
using PackPixels = std::function<std::vector<std::uint8_t>(figure::Pixels const&)>;

// For one thread; keeps what it needs between figures.
class SvgPainter {
public:
    SvgPainter(FontData const& data, SvgText text, PackPixels pack);

    // The figure's ground and shapes, without the <svg> around them. They expect fill="none" and the fonts of
    // svg_fonts() outside.
    std::string elements(figure::Figure const& figure);

private:
    void add(std::vector<figure::Shape> const& shapes, Placement const& at);
    void add(figure::Label const& label, Placement const& at);
    void add(figure::Image const& image, Placement const& at);
    void add(figure::Group const& group, Placement const& at);
    void add_letters(figure::Label const& label, figure::Point origin, Placement const& at);
    void add_outlines(figure::Label const& label, figure::Point origin, Placement const& at);
    void add_path(std::vector<figure::Point> const& points, Placement const& at);
    void add_paint(std::optional<figure::Color> const& fill, std::optional<figure::Stroke> const& stroke,
                   Placement const& at);

    FontMetrics metrics_;
    TextLayout layout_;
    SvgText text_;
    PackPixels pack_;
    std::string out_;
    figure::Rect bounds_;
    int clips_{0};
};

// The value of font-family.
constexpr char const* kSvgFonts = "DejaVu Sans, Verdana, Droid Sans Fallback, Noto Sans CJK SC, sans-serif";

// Text between tags and in attributes: what is special is escaped, what XML does not allow becomes U+FFFD.
std::string as_xml(std::string_view utf8);

std::string base64(std::vector<std::uint8_t> const& bytes);

}  // namespace deconvista::paint
