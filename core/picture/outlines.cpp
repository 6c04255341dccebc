#include "core/picture/outlines.h"

#include <algorithm>
#include <cmath>

namespace deconvista::picture {
namespace {

using figure::Point;

Point between(Point from, Point to, float t) {
    return {std::lerp(from.x, to.x, t), std::lerp(from.y, to.y, t)};
}

float distance(Point from, Point to) {
    return std::hypot(to.x - from.x, to.y - from.y);
}

// A whole number of dashes, one at either end, so that corners are closed.
void dashed_line(Shapes& shapes, Point from, Point to, figure::Stroke stroke, float dash) {
    auto const dashes = std::max(1.f, std::round((distance(from, to) / dash + 1) / 2));
    auto const piece = 1 / (2 * dashes - 1);
    for (float i = 0; i < dashes; ++i)
        shapes.push_back(
            figure::Line{between(from, to, 2 * i * piece), between(from, to, (2 * i + 1) * piece), stroke});
}

void dotted_line(Shapes& shapes, Point from, Point to, figure::Color color, float radius) {
    auto const dots = std::max(2.f, std::round(distance(from, to) / (5 * radius)));
    for (float i = 0; i < dots; ++i) shapes.push_back(figure::Circle{between(from, to, i / dots), radius, color, {}});
}

}  // namespace

Quad quad_of(figure::Rect rect) {
    return {{{rect.x, rect.y}, {rect.right(), rect.y}, {rect.right(), rect.bottom()}, {rect.x, rect.bottom()}}};
}

std::optional<figure::Rect> rect_of(Quad const& quad) {
    auto const& [a, b, c, d] = quad;
    if (a.y != b.y || b.x != c.x || c.y != d.y || d.x != a.x) return std::nullopt;
    return figure::Rect{a.x, a.y, c.x - a.x, c.y - a.y};
}

void dashed_outline(Shapes& shapes, Quad const& quad, figure::Stroke stroke, float dash) {
    for (std::size_t i = 0; i < 4; ++i) dashed_line(shapes, quad[i], quad[(i + 1) % 4], stroke, dash);
}

void dotted_outline(Shapes& shapes, Quad const& quad, figure::Color color, float radius) {
    for (std::size_t i = 0; i < 4; ++i) dotted_line(shapes, quad[i], quad[(i + 1) % 4], color, radius);
}

void hatched(Shapes& shapes, Quad const& quad, figure::Stroke stroke, int lines) {
    // In the unit square of the quad: u + v = constant, cut off at its sides.
    auto const at = [&](float u, float v) {
        return Point{quad[0].x + u * (quad[1].x - quad[0].x) + v * (quad[3].x - quad[0].x),
                     quad[0].y + u * (quad[1].y - quad[0].y) + v * (quad[3].y - quad[0].y)};
    };
    for (int i = 1; i <= lines; ++i) {
        auto const sum = 2 * static_cast<float>(i) / static_cast<float>(lines + 1);
        auto const low = std::max(0.f, sum - 1), high = std::min(sum, 1.f);
        shapes.push_back(figure::Line{at(low, high), at(high, low), stroke});
    }
}

}  // namespace deconvista::picture
