#include "core/figure/dump.h"

#include <string_view>
#include <utility>

#include "core/base/number_text.h"
#include "core/base/overloaded.h"

namespace deconvista::figure {
namespace {

std::string coordinate(float value) {
    return base::decimal(double{value}, 2);
}

template <class Unsigned>
std::string hexadecimal(Unsigned value) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text(sizeof(Unsigned) * 2, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit) {
        *digit = kDigits[value & 0xF];
        value = static_cast<Unsigned>(value >> 4);
    }
    return text;
}

std::string text_of(Point point) {
    return coordinate(point.x) + "," + coordinate(point.y);
}

std::string text_of(Rect const& rect) {
    return text_of(Point{rect.x, rect.y}) + " " + coordinate(rect.width) + "x" + coordinate(rect.height);
}

std::string text_of(Color color) {
    auto text = "#" + hexadecimal(color.red) + hexadecimal(color.green) + hexadecimal(color.blue);
    if (color.alpha != 255) text += hexadecimal(color.alpha);
    return text;
}

std::string text_of(Stroke const& stroke) {
    return text_of(stroke.color) + " " + coordinate(stroke.width);
}

std::string text_of(std::vector<Point> const& points) {
    std::string text;
    for (auto const& point : points) text += " " + text_of(point);
    return text;
}

std::string painted(std::optional<Color> const& fill, std::optional<Stroke> const& stroke) {
    std::string text;
    if (fill) text += " fill " + text_of(*fill);
    if (stroke) text += " stroke " + text_of(*stroke);
    return text;
}

char const* text_of(Horizontal horizontal) {
    switch (horizontal) {
        case Horizontal::Left:
            return "left";
        case Horizontal::Center:
            return "center";
        case Horizontal::Right:
            return "right";
    }
    return "";
}

char const* text_of(Vertical vertical) {
    switch (vertical) {
        case Vertical::Top:
            return "top";
        case Vertical::Middle:
            return "middle";
        case Vertical::Baseline:
            return "baseline";
        case Vertical::Bottom:
            return "bottom";
    }
    return "";
}

// One label stays one line, whatever its text.
std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') result += '\\';
        if (byte < 0x20 || byte == 0x7f) {
            result += "\\x" + hexadecimal(byte);
        } else {
            result += c;
        }
    }
    return result + "\"";
}

std::string text_of(Run const& run) {
    return " " + quoted(run.text) + " " + text_of(run.color) + (run.weight == Weight::Bold ? " bold" : "");
}

// FNV-1a, 64 bits: short, and the same on every machine.
std::string hash_of(Pixels const& pixels) {
    if (!pixels.rgba) return "none";
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (auto const byte : *pixels.rgba) hash = (hash ^ byte) * 0x100000001b3u;
    return hexadecimal(hash);
}

class Dump {
public:
    explicit Dump(Figure const& figure) {
        text_ = "figure " + coordinate(figure.width) + "x" + coordinate(figure.height) + " ground " +
                text_of(figure.ground) + "\n";
        add(figure.shapes);
    }
    std::string take() && { return std::move(text_); }

private:
    void add(std::vector<Shape> const& shapes) {
        for (auto const& shape : shapes) std::visit([this](auto const& alternative) { add(alternative); }, shape);
    }

    void add(Box const& box) {
        auto const corner = box.corner != 0 ? " corner " + coordinate(box.corner) : "";
        line("box " + text_of(box.rect) + corner + painted(box.fill, box.stroke));
    }
    void add(Line const& one) {
        line("line " + text_of(one.from) + " " + text_of(one.to) + painted(std::nullopt, one.stroke));
    }
    void add(Polyline const& polyline) {
        line("polyline" + text_of(polyline.points) + painted(std::nullopt, polyline.stroke));
    }
    void add(Polygon const& polygon) {
        line("polygon" + text_of(polygon.points) + painted(polygon.fill, polygon.stroke));
    }
    void add(Circle const& circle) {
        line("circle " + text_of(circle.center) + " radius " + coordinate(circle.radius) +
             painted(circle.fill, circle.stroke));
    }
    void add(Label const& label) {
        auto text = "label " + text_of(label.at) + " " + text_of(label.horizontal) + " " + text_of(label.vertical) +
                    " size " + coordinate(label.size);
        for (auto const& run : label.runs) text += text_of(run);
        line(text);
    }
    void add(Image const& image) {
        line("image " + text_of(image.rect) + " pixels " + base::to_text(image.pixels.width) + "x" +
             base::to_text(image.pixels.height) + " hash " + hash_of(image.pixels));
    }
    void add(Group const& group) {
        auto text = "group " + text_of(group.offset);
        if (group.scale != 1) text += " scale " + coordinate(group.scale);
        if (group.opacity != 1) text += " opacity " + coordinate(group.opacity);
        if (group.clip) text += " clip " + text_of(*group.clip);
        line(text);
        ++depth_;
        add(group.shapes);
        --depth_;
    }

    void line(std::string_view text) {
        text_.append(2 * depth_, ' ');
        text_ += text;
        text_ += '\n';
    }

    std::string text_;
    std::size_t depth_{1};
};

}  // namespace

std::string dump(Figure const& figure) {
    return Dump{figure}.take();
}

}  // namespace deconvista::figure
