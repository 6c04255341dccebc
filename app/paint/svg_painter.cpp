#include "app/paint/svg_painter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/paint/glyph_outline.h"
#include "core/base/number_text.h"
#include "core/base/overloaded.h"

namespace deconvista::paint {
namespace {

using figure::Color;
using figure::Point;
using figure::Rect;
using figure::Stroke;

std::string number(float value) {
    return base::decimal(double{value}, 2);
}

std::string attribute(char const* name, float value) {
    return std::string{" "} + name + "=\"" + number(value) + "\"";
}

std::string hexadecimal(Color color) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "#";
    for (auto const channel : {color.red, color.green, color.blue}) {
        text += kDigits[channel >> 4];
        text += kDigits[channel & 15];
    }
    return text;
}

// fill="#123456" fill-opacity="0.5"
std::string painted(std::string const& what, Color color) {
    auto text = " " + what + "=\"" + hexadecimal(color) + "\"";
    if (color.alpha < 255) text += " " + what + "-opacity=\"" + base::decimal(color.alpha / 255.0, 3) + "\"";
    return text;
}

std::string placed_at(Rect const& rect) {
    return attribute("x", rect.x) + attribute("y", rect.y) + attribute("width", rect.width) +
           attribute("height", rect.height);
}

void append_utf8(std::string& to, char32_t character) {
    auto const put = [&](std::uint32_t byte) { to += static_cast<char>(static_cast<unsigned char>(byte)); };
    auto const last = [&](int shift) { put(0x80 | (character >> shift & 0x3F)); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xC0 | character >> 6);
        last(0);
    } else if (character < 0x10000) {
        put(0xE0 | character >> 12);
        last(6);
        last(0);
    } else {
        put(0xF0 | character >> 18);
        last(12);
        last(6);
        last(0);
    }
}

struct Escape {
    char32_t character;
    std::string_view xml;
};
constexpr std::array kEscapes{Escape{U'&', "&amp;"}, Escape{U'<', "&lt;"}, Escape{U'>', "&gt;"},
                              Escape{U'"', "&quot;"}};

bool is_allowed_in_xml(char32_t character) {
    return (character >= 0x20 || character == '\t' || character == '\n') && character != 0xFFFE && character != 0xFFFF;
}

}  // namespace

std::string as_xml(std::string_view utf8) {
    std::string xml;
    while (!utf8.empty()) {
        auto const character = take_character(utf8);
        auto const escape = std::ranges::find(kEscapes, character, &Escape::character);
        if (escape != kEscapes.end())
            xml += escape->xml;
        else
            append_utf8(xml, is_allowed_in_xml(character) ? character : 0xFFFD);
    }
    return xml;
}

std::string base64(std::vector<std::uint8_t> const& bytes) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k) group = group << 8 | (i + k < bytes.size() ? bytes[i + k] : 0u);
        for (std::size_t k = 0; k < 4; ++k) text += i + k > bytes.size() ? '=' : kDigits[group >> (18 - 6 * k) & 0x3F];
    }
    return text;
}

SvgPainter::SvgPainter(FontData const& data, SvgText text, PackPixels pack)
    : metrics_{data}, text_{text}, pack_{std::move(pack)} {}

std::string SvgPainter::elements(figure::Figure const& figure) {
    out_.clear();
    clips_ = 0;
    bounds_ = {0, 0, figure.width, figure.height};
    if (figure.ground.alpha > 0) out_ += "<rect" + placed_at(bounds_) + painted("fill", figure.ground) + "/>\n";
    add(figure.shapes, {});
    return std::move(out_);
}

void SvgPainter::add(std::vector<figure::Shape> const& shapes, Placement const& at) {
    for (auto const& shape : shapes) {
        std::visit(base::Overloaded{
                       [&](figure::Box const& it) {
                           auto const rect = at(it.rect);
                           auto const corner = corner_within(rect, at.scale * it.corner);
                           out_ += "<rect" + placed_at(rect) + (corner > 0 ? attribute("rx", corner) : "");
                           add_paint(it.fill, it.stroke, at);
                       },
                       [&](figure::Line const& it) {
                           add_path({it.from, it.to}, at);
                           out_ += "\"";
                           add_paint(std::nullopt, it.stroke, at);
                       },
                       [&](figure::Polyline const& it) {
                           add_path(it.points, at);
                           out_ += "\"";
                           add_paint(std::nullopt, it.stroke, at);
                       },
                       [&](figure::Polygon const& it) {
                           add_path(it.points, at);
                           out_ += "z\"";
                           add_paint(it.fill, it.stroke, at);
                       },
                       [&](figure::Circle const& it) {
                           auto const center = at(it.center);
                           out_ += "<circle" + attribute("cx", center.x) + attribute("cy", center.y) +
                                   attribute("r", at.scale * it.radius);
                           add_paint(it.fill, it.stroke, at);
                       },
                       [&](figure::Label const& it) { add(it, at); },
                       [&](figure::Image const& it) { add(it, at); },
                       [&](figure::Group const& it) { add(it, at); },
                   },
                   shape);
    }
}

// Without the quotation mark at the end.
void SvgPainter::add_path(std::vector<Point> const& points, Placement const& at) {
    out_ += "<path d=\"";
    char const* command = "M";
    for (auto const& point : points) {
        auto const [x, y] = at(point);
        out_ += command + number(x) + " " + number(y);
        command = "L";
    }
}

void SvgPainter::add_paint(std::optional<Color> const& fill, std::optional<Stroke> const& stroke, Placement const& at) {
    if (fill) out_ += painted("fill", at(*fill));
    if (stroke && stroke->width > 0) {
        auto const placed_stroke = at(*stroke);
        out_ += painted("stroke", placed_stroke.color) + attribute("stroke-width", placed_stroke.width);
    }
    out_ += "/>\n";
}

void SvgPainter::add(figure::Label const& label, Placement const& at) {
    auto const size = at.scale * label.size;
    if (size <= 0 || label.runs.empty()) return;
    lay_out(label, size, metrics_, layout_);
    if (layout_.glyphs.empty()) return;
    auto const point = at(label.at);
    Point const origin{point.x, point.y + layout_.baseline};
    if (text_ == SvgText::Letters)
        add_letters(label, origin, at);
    else
        add_outlines(label, origin, at);
}

void SvgPainter::add_letters(figure::Label const& label, Point origin, Placement const& at) {
    auto const& glyphs = layout_.glyphs;
    auto const end_of_text = glyphs.front().x + layout_.width;
    out_ +=
        "<text" + attribute("y", origin.y) + attribute("font-size", at.scale * label.size) + " xml:space=\"preserve\">";
    for (std::size_t begin = 0, end = 0; begin < glyphs.size(); begin = end) {
        auto const number_of_run = glyphs[begin].run;
        while (end < glyphs.size() && glyphs[end].run == number_of_run) ++end;
        auto const& run = label.runs[number_of_run];
        auto const width = (end < glyphs.size() ? glyphs[end].x : end_of_text) - glyphs[begin].x;
        out_ += "<tspan" + attribute("x", origin.x + glyphs[begin].x) + attribute("textLength", width) +
                " lengthAdjust=\"spacingAndGlyphs\"" + painted("fill", at(run.color));
        if (run.weight == figure::Weight::Bold) out_ += " font-weight=\"bold\"";
        out_ += ">" + as_xml(run.text) + "</tspan>";
    }
    out_ += "</text>\n";
}

void SvgPainter::add_outlines(figure::Label const& label, Point origin, Placement const& at) {
    auto const& glyphs = layout_.glyphs;
    auto const size = at.scale * label.size;
    for (std::size_t begin = 0, end = 0; begin < glyphs.size(); begin = end) {
        auto const number_of_run = glyphs[begin].run;
        std::string path;
        bool emboldened = false;
        for (; end < glyphs.size() && glyphs[end].run == number_of_run; ++end) {
            path += glyph_outline(metrics_, glyphs[end].glyph, {origin.x + glyphs[end].x, origin.y}, size);
            emboldened = emboldened || glyphs[end].glyph.face == Face::FallbackBold;
        }
        if (path.empty()) continue;
        auto const color = at(label.runs[number_of_run].color);
        out_ += "<path d=\"" + path + "\"" + painted("fill", color);
        if (emboldened) out_ += painted("stroke", color) + attribute("stroke-width", size * kEmboldened);
        out_ += "/>\n";
    }
}

void SvgPainter::add(figure::Image const& image, Placement const& at) {
    if (!are_complete(image.pixels) || image.rect.width <= 0 || image.rect.height <= 0) return;
    out_ += "<image" + placed_at(at(image.rect)) + " preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\"";
    if (at.opacity < 1) out_ += " opacity=\"" + base::decimal(double{at.opacity}, 3) + "\"";
    out_ += " xlink:href=\"data:image/png;base64," + base64(pack_(image.pixels)) + "\"/>\n";
}

void SvgPainter::add(figure::Group const& group, Placement const& at) {
    auto const inner = at.inside(group);
    auto const clip = group.clip ? std::optional{inner(*group.clip)} : std::nullopt;
    if (!clip || *clip == bounds_) return add(group.shapes, inner);
    auto const name = "clip-" + base::to_text(++clips_);
    out_ += "<clipPath id=\"" + name + "\"><rect" + placed_at(*clip) + "/></clipPath>\n<g clip-path=\"url(#" + name +
            ")\">\n";
    add(group.shapes, inner);
    out_ += "</g>\n";
}

}  // namespace deconvista::paint
