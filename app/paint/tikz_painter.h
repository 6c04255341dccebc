#pragma once
// Figures as TikZ: a tikzpicture of paths and nodes that pdflatex, lualatex and xelatex compile.
//
// Letters are LaTeX's own, anchored where the figure anchors its labels, so that a document can set them in its font;
// their widths are not those of the other painters. Images become rectangles, at most 96 each way.

#include <set>
#include <string>

#include "app/paint/font_data.h"
#include "app/paint/placement.h"
#include "app/paint/text_layout.h"
#include "core/figure/figure.h"

namespace deconvista::paint {

// For one thread.
class TikzPainter {
public:
    explicit TikzPainter(FontData const& fonts) : metrics_{fonts} {}

    // With the colours that it uses; one unit of the figure is so many points.
    std::string picture(figure::Figure const& figure, double points);

private:
    void add(std::vector<figure::Shape> const& shapes, Placement const& at);
    void add(figure::Label const& label, Placement const& at);
    void add(figure::Image const& image, Placement const& at);
    void add(figure::Group const& group, Placement const& at);
    void add_path(std::string const& path, std::optional<figure::Color> const& fill,
                  std::optional<figure::Stroke> const& stroke, Placement const& at);
    std::string color(figure::Color color);

    FontMetrics metrics_;
    double points_{1};
    figure::Rect bounds_;
    std::set<std::string> colors_;
    std::string out_;
};

// Text as LaTeX sets it: signs that mean something to TeX are escaped, mathematical signs set as such, and what
// pdflatex has no letter for becomes a question mark, but for Chinese.
std::string as_latex(std::string_view utf8);

// Whether text would need a font for Chinese.
bool has_chinese(std::string_view utf8);

}  // namespace deconvista::paint
