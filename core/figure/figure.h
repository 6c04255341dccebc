#pragma once
// What is drawn, as a value: a finished list of shapes and labels, before any painter sees it.
//
// Units are pixels of the figure's own size, x to the right, y down; painters may scale the whole. Shapes are painted
// in order, later ones over earlier ones. The vocabulary is poor on purpose: every painter must be able to draw all of
// it alike, so there are no gradients, no path clips, no blend modes, and dashes are separate Lines. A figure knows
// nothing of tensors, steps or themes.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace deconvista::figure {

struct Point {
    float x{}, y{};
    bool operator==(Point const&) const = default;
};

struct Rect {
    float x{}, y{}, width{}, height{};
    bool operator==(Rect const&) const = default;
    float right() const { return x + width; }
    float bottom() const { return y + height; }
    Point center() const { return {x + width / 2, y + height / 2}; }
    bool holds(Point point) const { return point.x >= x && point.x < right() && point.y >= y && point.y < bottom(); }
};

// Straight (not premultiplied) sRGB.
struct Color {
    std::uint8_t red{}, green{}, blue{}, alpha{255};
    bool operator==(Color const&) const = default;
};

struct Stroke {
    Color color;
    float width{1};  // centred on the outline
    bool operator==(Stroke const&) const = default;
};

struct Box {
    Rect rect;
    float corner{};  // radius; 0 = square
    std::optional<Color> fill;
    std::optional<Stroke> stroke;
    bool operator==(Box const&) const = default;
};

struct Line {
    Point from, to;
    Stroke stroke;
    bool operator==(Line const&) const = default;
};

struct Polyline {
    std::vector<Point> points;
    Stroke stroke;
    bool operator==(Polyline const&) const = default;
};

// Convex and clockwise (as seen, y down).
struct Polygon {
    std::vector<Point> points;
    std::optional<Color> fill;
    std::optional<Stroke> stroke;
    bool operator==(Polygon const&) const = default;
};

struct Circle {
    Point center;
    float radius{};
    std::optional<Color> fill;
    std::optional<Stroke> stroke;
    bool operator==(Circle const&) const = default;
};

enum class Horizontal : std::uint8_t { Left, Center, Right };
// Middle centres the digits (half the cap height) on the point; it does not depend on which letters the text has.
enum class Vertical : std::uint8_t { Top, Middle, Baseline, Bottom };
enum class Weight : std::uint8_t { Regular, Bold };

// A stretch of text in one colour and weight.
struct Run {
    std::string text;  // UTF-8, one line
    Color color;
    Weight weight{Weight::Regular};
    bool operator==(Run const&) const = default;
};

// One line of text, its runs set one after the other, placed by an anchor and never measured by who makes the figure.
struct Label {
    Point at;
    Horizontal horizontal{Horizontal::Left};
    Vertical vertical{Vertical::Baseline};
    float size{};  // em, in pixels
    std::vector<Run> runs;
    bool operator==(Label const&) const = default;
};

// 8-bit RGBA, straight alpha, row-major. Shared, so that a figure that shows a large picture is cheap to copy.
struct Pixels {
    int width{}, height{};
    std::shared_ptr<std::vector<std::uint8_t> const> rgba;
    friend bool operator==(Pixels const& a, Pixels const& b);
};

// Pixels stretched over a rectangle, nearest neighbour: a pixel is a cell, and must look like one.
struct Image {
    Rect rect;
    Pixels pixels;
    bool operator==(Image const&) const = default;
};

struct Group;

using Shape = std::variant<Box, Line, Polyline, Polygon, Circle, Label, Image, Group>;

// Shapes under one transformation: first scaled about the group's origin, then moved by offset. The clip is in the
// group's own coordinates. Opacity multiplies the alpha of each shape; the group is not flattened first, so shapes that
// overlap inside a translucent group show through each other.
struct Group {
    Point offset;
    float scale{1};
    float opacity{1};
    std::optional<Rect> clip;
    std::vector<Shape> shapes;
    friend bool operator==(Group const& a, Group const& b);  // by hand: clang 14 fails on the defaulted recursion
};

struct Figure {
    float width{}, height{};
    Color ground;
    std::vector<Shape> shapes;
    bool operator==(Figure const&) const = default;
};

}  // namespace deconvista::figure
