#include "app/paint/tikz_painter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/number_text.h"
#include "core/base/overloaded.h"

namespace deconvista::paint {
namespace {

using figure::Color;
using figure::Point;
using figure::Rect;

struct Replacement {
    char32_t character;
    std::string_view latex;
};

// Those signs that TeX reads as commands, and those that the sentences and names of this program use: as letters where
// fonts have them, so that they are as heavy as the digits beside them.
constexpr std::array kReplacements{
    Replacement{U'\\', "\\textbackslash{}"},
    Replacement{U'~', "\\textasciitilde{}"},
    Replacement{U'^', "\\textasciicircum{}"},
    Replacement{U'#', "\\#"},
    Replacement{U'$', "\\$"},
    Replacement{U'%', "\\%"},
    Replacement{U'&', "\\&"},
    Replacement{U'_', "\\_"},
    Replacement{U'{', "\\{"},
    Replacement{U'}', "\\}"},
    Replacement{U'<', "\\textless{}"},
    Replacement{U'>', "\\textgreater{}"},
    Replacement{U'|', "\\textbar{}"},
    Replacement{U'"', "''"},
    Replacement{U'\u2212', "\\textminus{}"},
    Replacement{U'\u00D7', "\\texttimes{}"},
    Replacement{U'\u00B7', "$\\cdot$"},
    Replacement{U'\u2192', "\\textrightarrow{}"},
    Replacement{U'\u2190', "\\textleftarrow{}"},
    Replacement{U'\u03A3', "$\\Sigma$"},
    Replacement{U'\u221E', "$\\infty$"},
    Replacement{U'\u2026', "\\ldots{}"},
    Replacement{U'\u230A', "$\\lfloor$"},
    Replacement{U'\u230B', "$\\rfloor$"},
    Replacement{U'\u00B0', "\\textdegree{}"},
    Replacement{U'\u2013', "--"},
    Replacement{U'\u2014', "---"},
    Replacement{U'\u2019', "'"},
};

bool is_chinese(char32_t character) {
    return (character >= 0x2E80 && character < 0xA000) || (character >= 0xF900 && character < 0xFB00) ||
           (character >= 0xFF00 && character < 0xFFF0);
}

// The bytes that take_character() took.
std::string_view taken(std::string_view before, std::string_view after) {
    return before.substr(0, before.size() - after.size());
}

std::string number(double value) {
    return base::decimal(value, 2);
}

std::string place(Point point) {
    return "(" + number(double{point.x}) + "," + number(double{point.y}) + ")";
}

std::string hexadecimal(Color color) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text;
    for (auto const channel : {color.red, color.green, color.blue}) {
        text += kDigits[channel >> 4];
        text += kDigits[channel & 15];
    }
    return text;
}

std::string opacity(char const* what, Color color) {
    return color.alpha == 255 ? "" : std::string{", "} + what + "=" + base::decimal(color.alpha / 255.0, 3);
}

std::string joined(std::vector<Point> const& points, Placement const& at) {
    std::string path;
    for (auto const& point : points) path += (path.empty() ? "" : " -- ") + place(at(point));
    return path;
}

std::string rectangle(Rect const& rect) {
    return place({rect.x, rect.y}) + " rectangle " + place({rect.right(), rect.bottom()});
}

char const* anchor_of(figure::Horizontal horizontal) {
    switch (horizontal) {
        case figure::Horizontal::Left:
            return "base west";
        case figure::Horizontal::Center:
            return "base";
        case figure::Horizontal::Right:
            return "base east";
    }
    return "base";
}

// The letters of TeX are narrower than those that the layout measured, by at least this much; Chinese ones are not.
constexpr double kLatinEnlargement = 1.12;

bool has_chinese(figure::Label const& label) {
    return std::ranges::any_of(label.runs, [](auto const& run) { return paint::has_chinese(run.text); });
}

// Bold, with its formulas.
std::string bold(std::string const& latex) {
    return latex.find_first_of("$\\") == std::string::npos ? "\\textbf{" + latex + "}"
                                                           : "\\textbf{\\boldmath " + latex + "}";
}

// Every so manieth pixel of an image, so that no more than these are left.
constexpr int kMostCells = 96;

Color pixel_of(figure::Pixels const& pixels, int x, int y) {
    auto const* const rgba = &(*pixels.rgba)[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
                                                  static_cast<std::size_t>(x))];
    return {rgba[0], rgba[1], rgba[2], rgba[3]};
}

}  // namespace

std::string as_latex(std::string_view utf8) {
    std::string latex;
    while (!utf8.empty()) {
        auto const before = utf8;
        auto const character = take_character(utf8);
        auto const found = std::ranges::find(kReplacements, character, &Replacement::character);
        // TeX drops a space at the end of a group and the second of two.
        if (character == ' ' && (latex.empty() || utf8.empty() || latex.ends_with(' '))) latex += '\\';
        bool const is_letter = (character >= 0x20 && character < 0x7F) || (character >= 0xC0 && character < 0x180);
        if (found != kReplacements.end())
            latex += found->latex;
        else
            latex += is_letter || is_chinese(character) ? taken(before, utf8) : "?";
    }
    return latex;
}

bool has_chinese(std::string_view utf8) {
    while (!utf8.empty())
        if (is_chinese(take_character(utf8))) return true;
    return false;
}

std::string TikzPainter::picture(figure::Figure const& figure, double points) {
    points_ = points;
    bounds_ = {0, 0, figure.width, figure.height};
    colors_.clear();
    out_.clear();
    if (figure.ground.alpha > 0) add_path(rectangle(bounds_), figure.ground, std::nullopt, {});
    add(figure.shapes, {});
    std::string definitions;
    for (auto const& name : colors_) definitions += "\\definecolor{d" + name + "}{HTML}{" + name + "}\n";
    auto const unit = base::decimal(points, 5) + "pt";
    return definitions + "\\begin{tikzpicture}[x=" + unit + ",y=-" + unit +
           ",every node/.style={inner sep=0pt,outer sep=0pt}]\n\\useasboundingbox " + rectangle(bounds_) + ";\n" +
           std::move(out_) + "\\end{tikzpicture}%\n";
}

std::string TikzPainter::color(Color color) {
    auto name = hexadecimal(color);
    colors_.insert(name);
    return "d" + name;
}

void TikzPainter::add_path(std::string const& path, std::optional<Color> const& fill,
                           std::optional<figure::Stroke> const& stroke, Placement const& at) {
    std::string options;
    if (fill) options += ", fill=" + color(*fill) + opacity("fill opacity", at(*fill));
    if (stroke && stroke->width > 0)
        options += ", draw=" + color(stroke->color) + opacity("draw opacity", at(stroke->color)) +
                   ", line width=" + number(points_ * double{at(*stroke).width}) + "pt";
    if (!options.empty()) out_ += "\\path[" + options.substr(2) + "] " + path + ";\n";
}

void TikzPainter::add(std::vector<figure::Shape> const& shapes, Placement const& at) {
    for (auto const& shape : shapes) {
        std::visit(
            base::Overloaded{
                [&](figure::Box const& it) {
                    auto const rect = at(it.rect);
                    auto const corner = corner_within(rect, at.scale * it.corner);
                    auto const round =
                        corner > 0 ? "[rounded corners=" + number(points_ * double{corner}) + "pt] " : "";
                    add_path(round + rectangle(rect), it.fill, it.stroke, at);
                },
                [&](figure::Line const& it) {
                    add_path(joined({it.from, it.to}, at), std::nullopt, it.stroke, at);
                },
                [&](figure::Polyline const& it) { add_path(joined(it.points, at), std::nullopt, it.stroke, at); },
                [&](figure::Polygon const& it) {
                    add_path(joined(it.points, at) + " -- cycle", it.fill, it.stroke, at);
                },
                [&](figure::Circle const& it) {
                    auto const radius = number(points_ * double{at.scale * it.radius});
                    add_path(place(at(it.center)) + " circle[radius=" + radius + "pt]", it.fill, it.stroke, at);
                },
                [&](figure::Label const& it) { add(it, at); },
                [&](figure::Image const& it) { add(it, at); },
                [&](figure::Group const& it) { add(it, at); },
            },
            shape);
    }
}

void TikzPainter::add(figure::Label const& label, Placement const& at) {
    auto const size = double{at.scale * label.size};
    if (size <= 0) return;
    TextLayout layout;
    lay_out(label, static_cast<float>(size), metrics_, layout);
    if (layout.glyphs.empty()) return;
    auto const point = at(label.at);
    std::string text;
    std::uint8_t most_opaque = 0;
    for (auto const& run : label.runs) {
        auto const letters = as_latex(run.text);
        auto const set = run.weight == figure::Weight::Bold ? bold(letters) : letters;
        text += "\\textcolor{" + color(run.color) + "}{" + set + "}";
        most_opaque = std::max(most_opaque, at(run.color).alpha);
    }
    if (most_opaque == 0) return;
    auto const em = points_ * size * (has_chinese(label) ? 1 : kLatinEnlargement);
    out_ += std::string{"\\node[anchor="} + anchor_of(label.horizontal) +
            opacity("text opacity", {0, 0, 0, most_opaque}) + "] at " + place({point.x, point.y + layout.baseline}) +
            " {\\fontsize{" + number(em) + "}{" + number(1.2 * em) + "}\\selectfont " + text + "};\n";
}

// Neighbours of one colour in a row become one rectangle.
void TikzPainter::add(figure::Image const& image, Placement const& at) {
    auto const& pixels = image.pixels;
    if (!are_complete(pixels) || image.rect.width <= 0 || image.rect.height <= 0) return;
    auto const columns = std::min(pixels.width, kMostCells), rows = std::min(pixels.height, kMostCells);
    auto const rect = at(image.rect);
    auto const width = rect.width / static_cast<float>(columns), height = rect.height / static_cast<float>(rows);
    auto const cell = [&](int column, int row) {
        return pixel_of(pixels, column * pixels.width / columns, row * pixels.height / rows);
    };
    for (int row = 0; row < rows; ++row) {
        for (int begin = 0, end = 0; begin < columns; begin = end) {
            auto const shade = cell(begin, row);
            for (end = begin + 1; end < columns && cell(end, row) == shade;) ++end;
            Rect const run{rect.x + static_cast<float>(begin) * width, rect.y + static_cast<float>(row) * height,
                           static_cast<float>(end - begin) * width, height};
            add_path(rectangle(run), shade, std::nullopt, {{}, 1, at.opacity});
        }
    }
}

void TikzPainter::add(figure::Group const& group, Placement const& at) {
    auto const inner = at.inside(group);
    auto const clip = group.clip ? std::optional{inner(*group.clip)} : std::nullopt;
    if (!clip || *clip == bounds_) return add(group.shapes, inner);
    out_ += "\\begin{scope}\n\\clip " + rectangle(*clip) + ";\n";
    add(group.shapes, inner);
    out_ += "\\end{scope}\n";
}

}  // namespace deconvista::paint
