#pragma once
// Shapes as signed distances: negative inside, zero on the edge, growing outwards. y grows downwards.
//
// A shape is a value with `distance(point)` and `bounds()`, a box that nothing of it sticks out of. Distances are exact
// near the edge, where they become soft pixels, and may be too small elsewhere.

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/drawings/random.h"

namespace deconvista::drawings {

struct Point {
    float x{}, y{};
};

struct Box {
    Point least, most;
};

Box grown(Box box, float by);
Box hull(Box a, Box b);
Box common(Box a, Box b);

struct Disc {
    Point centre;
    float radius{};

    float distance(Point p) const;
    Box bounds() const;
};

class Ellipse {
public:
    // The first radius points to the right, turned clockwise by `turns`.
    Ellipse(Point centre, Point radii, float turns = 0);

    float distance(Point p) const;
    Box bounds() const;

private:
    Point centre_, radii_, direction_;
};

struct RoundedBox {
    Point centre, half_size;
    float corner{};  // radius

    float distance(Point p) const;
    Box bounds() const;
};

// A line from `a` to `b` with round ends.
struct Stroke {
    Point a, b;
    float half_width{};

    float distance(Point p) const;
    Box bounds() const;
};

// Convex, with three or four corners, in either sense.
class Polygon {
public:
    Polygon(Point a, Point b, Point c);
    Polygon(Point a, Point b, Point c, Point d);

    float distance(Point p) const;
    Box bounds() const;

private:
    struct Side {
        Point normal;  // outwards, of length 1
        float offset{};
    };

    explicit Polygon(std::vector<Point> const& corners);

    std::array<Side, 4> sides_;
    int count_{};
    Box bounds_;
};

// What lies on one side of a level line.
struct Above {
    float y{};
    float distance(Point p) const { return p.y - y; }
    Box bounds() const;
};
struct Below {
    float y{};
    float distance(Point p) const { return y - p.y; }
    Box bounds() const;
};

// Water: everything between a wavy line and a level one.
struct Waves {
    Range levels;      // of the middle of the waves and of the level line
    Range across;      // x of both ends
    float height{};    // of a wave, above the middle
    float per_unit{};  // waves in one unit of x
    float phase{};     // in turns

    float distance(Point p) const;
    Box bounds() const;
};

// The discs together.
struct Cloud {
    std::vector<Disc> discs;  // at least one

    float distance(Point p) const;
    Box bounds() const;
};

template <class Shape>
struct Outline {
    Shape shape;
    float half_width{};

    float distance(Point p) const { return std::fabs(shape.distance(p)) - half_width; }
    Box bounds() const { return grown(shape.bounds(), half_width); }
};

template <class A, class B>
struct Both {
    A a;
    B b;

    float distance(Point p) const { return std::max(a.distance(p), b.distance(p)); }
    Box bounds() const { return common(a.bounds(), b.bounds()); }
};

template <class A, class B>
struct Either {
    A a;
    B b;

    float distance(Point p) const { return std::min(a.distance(p), b.distance(p)); }
    Box bounds() const { return hull(a.bounds(), b.bounds()); }
};

template <class Shape>
Outline(Shape, float) -> Outline<Shape>;
template <class A, class B>
Both(A, B) -> Both<A, B>;
template <class A, class B>
Either(A, B) -> Either<A, B>;

}  // namespace deconvista::drawings
