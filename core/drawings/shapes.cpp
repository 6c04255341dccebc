#include "core/drawings/shapes.h"

#include "core/drawings/turn.h"

namespace deconvista::drawings {
namespace {

constexpr float kFar = 1e6F;

float length(Point p) {
    return std::sqrt(p.x * p.x + p.y * p.y);
}

Box around(Point centre, Point reach) {
    return {{centre.x - reach.x, centre.y - reach.y}, {centre.x + reach.x, centre.y + reach.y}};
}

Box around(Point a, Point b, float reach) {
    return grown({{std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)}}, reach);
}

}  // namespace

Box grown(Box box, float by) {
    return {{box.least.x - by, box.least.y - by}, {box.most.x + by, box.most.y + by}};
}

Box hull(Box a, Box b) {
    return {{std::min(a.least.x, b.least.x), std::min(a.least.y, b.least.y)},
            {std::max(a.most.x, b.most.x), std::max(a.most.y, b.most.y)}};
}

Box common(Box a, Box b) {
    return {{std::max(a.least.x, b.least.x), std::max(a.least.y, b.least.y)},
            {std::min(a.most.x, b.most.x), std::min(a.most.y, b.most.y)}};
}

float Disc::distance(Point p) const {
    return length({p.x - centre.x, p.y - centre.y}) - radius;
}

Box Disc::bounds() const {
    return around(centre, {radius, radius});
}

Ellipse::Ellipse(Point centre, Point radii, float turns)
    : centre_{centre}, radii_{radii}, direction_{cosine(turns), sine(turns)} {}

float Ellipse::distance(Point p) const {
    Point const from{p.x - centre_.x, p.y - centre_.y};
    auto const along = from.x * direction_.x + from.y * direction_.y;
    auto const across = from.y * direction_.x - from.x * direction_.y;
    Point const once{along / radii_.x, across / radii_.y};
    // The implicit function over the length of its gradient (Inigo Quilez, "Ellipse - distance").
    auto const value = length(once), slope = length({once.x / radii_.x, once.y / radii_.y});
    constexpr float kFlattest = 1e-4F;
    return value * (value - 1) / std::max(slope, kFlattest);
}

Box Ellipse::bounds() const {
    return around(centre_, {length({radii_.x * direction_.x, radii_.y * direction_.y}),
                            length({radii_.x * direction_.y, radii_.y * direction_.x})});
}

float RoundedBox::distance(Point p) const {
    Point const beyond{std::fabs(p.x - centre.x) - half_size.x + corner,
                       std::fabs(p.y - centre.y) - half_size.y + corner};
    auto const outside = length({std::max(beyond.x, 0.F), std::max(beyond.y, 0.F)});
    return outside + std::min(std::max(beyond.x, beyond.y), 0.F) - corner;
}

Box RoundedBox::bounds() const {
    return around(centre, half_size);
}

float Stroke::distance(Point p) const {
    Point const line{b.x - a.x, b.y - a.y}, from{p.x - a.x, p.y - a.y};
    constexpr float kShortest = 1e-9F;
    auto const share =
        std::clamp((from.x * line.x + from.y * line.y) / (line.x * line.x + line.y * line.y + kShortest), 0.F, 1.F);
    return length({from.x - line.x * share, from.y - line.y * share}) - half_width;
}

Box Stroke::bounds() const {
    return around(a, b, half_width);
}

Polygon::Polygon(Point a, Point b, Point c) : Polygon{std::vector{a, b, c}} {}
Polygon::Polygon(Point a, Point b, Point c, Point d) : Polygon{std::vector{a, b, c, d}} {}

Polygon::Polygon(std::vector<Point> const& corners)
    : count_{static_cast<int>(corners.size())}, bounds_{corners.front(), corners.front()} {
    auto area = 0.F;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        auto const from = corners[i], to = corners[(i + 1) % corners.size()];
        area += from.x * to.y - to.x * from.y;
        bounds_ = hull(bounds_, {from, from});
    }
    auto const sense = area > 0 ? 1.F : -1.F;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        auto const from = corners[i], to = corners[(i + 1) % corners.size()];
        auto const scale = sense / length({to.x - from.x, to.y - from.y});
        Point const normal{(to.y - from.y) * scale, (from.x - to.x) * scale};
        sides_[i] = {normal, normal.x * from.x + normal.y * from.y};
    }
}

float Polygon::distance(Point p) const {
    auto largest = -kFar;
    for (auto const& side : sides_) {
        if (&side == sides_.data() + count_) break;
        largest = std::max(largest, p.x * side.normal.x + p.y * side.normal.y - side.offset);
    }
    return largest;
}

Box Polygon::bounds() const {
    return bounds_;
}

Box Above::bounds() const {
    return {{-kFar, -kFar}, {kFar, y}};
}

Box Below::bounds() const {
    return {{-kFar, y}, {kFar, kFar}};
}

float Waves::distance(Point p) const {
    auto const surface = levels.least - height * sine(p.x * per_unit + phase);
    return std::max({surface - p.y, p.y - levels.most, across.least - p.x, p.x - across.most});
}

Box Waves::bounds() const {
    return {{across.least, levels.least - height}, {across.most, levels.most}};
}

float Cloud::distance(Point p) const {
    auto nearest = kFar;
    for (auto const& disc : discs) nearest = std::min(nearest, disc.distance(p));
    return nearest;
}

Box Cloud::bounds() const {
    auto box = discs.front().bounds();
    for (auto const& disc : discs) box = hull(box, disc.bounds());
    return box;
}

}  // namespace deconvista::drawings
