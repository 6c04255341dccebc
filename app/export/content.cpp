#include "app/export/content.h"

#include <algorithm>
#include <utility>

#include "app/paint/placement.h"
#include "core/base/overloaded.h"

namespace deconvista::exporting {
namespace {

using figure::Rect;

figure::Rect around(std::vector<figure::Point> const& points) {
    if (points.empty()) return {};
    auto left = points.front().x, right = left, top = points.front().y, bottom = top;
    for (auto const& [x, y] : points) {
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    return {left, top, right - left, bottom - top};
}

Rect widened(Rect const& rect, float by) {
    return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

float half_of(std::optional<figure::Stroke> const& stroke) {
    return stroke ? stroke->width / 2 : 0;
}

std::optional<Rect> intersection(Rect const& a, Rect const& b) {
    auto const left = std::max(a.x, b.x), top = std::max(a.y, b.y);
    auto const right = std::min(a.right(), b.right()), bottom = std::min(a.bottom(), b.bottom());
    if (right <= left || bottom <= top) return std::nullopt;
    return Rect{left, top, right - left, bottom - top};
}

class Bounds {
public:
    Bounds(Rect const& whole, paint::FontMetrics& metrics) : metrics_{metrics}, clip_{whole} {}

    void add(std::vector<figure::Shape> const& shapes, paint::Placement const& at) {
        for (auto const& shape : shapes) {
            std::visit(
                base::Overloaded{
                    [&](figure::Box const& it) { add(widened(it.rect, half_of(it.stroke)), at); },
                    [&](figure::Line const& it) {
                        add(widened(around({it.from, it.to}), it.stroke.width / 2), at);
                    },
                    [&](figure::Polyline const& it) { add(widened(around(it.points), it.stroke.width / 2), at); },
                    [&](figure::Polygon const& it) { add(widened(around(it.points), half_of(it.stroke)), at); },
                    [&](figure::Circle const& it) {
                        add(widened({it.center.x, it.center.y, 0, 0}, it.radius + half_of(it.stroke)), at);
                    },
                    [&](figure::Label const& it) { add(it, at); },
                    [&](figure::Image const& it) { add(it.rect, at); },
                    [&](figure::Group const& it) { add(it, at); },
                },
                shape);
        }
    }

    std::optional<Rect> const& bounds() const { return bounds_; }

private:
    void add(Rect const& rect, paint::Placement const& at) {
        auto const seen = at.opacity > 0 ? intersection(at(rect), clip_) : std::nullopt;
        if (seen) bounds_ = bounds_ ? united(*bounds_, *seen) : *seen;
    }

    void add(figure::Label const& label, paint::Placement const& at) {
        bool const visible = std::ranges::any_of(label.runs, [](auto const& run) { return run.color.alpha > 0; });
        lay_out(label, label.size, metrics_, layout_);
        if (!visible || layout_.glyphs.empty()) return;
        auto const& heights = metrics_.heights();
        auto const baseline = label.at.y + layout_.baseline;
        add(Rect{label.at.x + layout_.glyphs.front().x, baseline - heights.cap * label.size, layout_.width,
                 (heights.cap + heights.descent) * label.size},
            at);
    }

    void add(figure::Group const& group, paint::Placement const& at) {
        auto const inner = at.inside(group);
        auto const outside = clip_;
        if (group.clip) clip_ = intersection(inner(*group.clip), clip_).value_or(Rect{});
        add(group.shapes, inner);
        clip_ = outside;
    }

    paint::FontMetrics& metrics_;
    paint::TextLayout layout_;
    Rect clip_;
    std::optional<Rect> bounds_;
};

}  // namespace

std::optional<Rect> content_of(figure::Figure const& figure, paint::FontMetrics& metrics) {
    Bounds bounds{{0, 0, figure.width, figure.height}, metrics};
    bounds.add(figure.shapes, {});
    return bounds.bounds();
}

Rect united(Rect const& a, Rect const& b) {
    auto const left = std::min(a.x, b.x), top = std::min(a.y, b.y);
    return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

figure::Figure cut_out(figure::Figure figure, Rect const& part) {
    if (part == Rect{0, 0, figure.width, figure.height}) return figure;
    figure::Group moved;
    moved.offset = {-part.x, -part.y};
    moved.clip = part;
    moved.shapes = std::move(figure.shapes);
    figure.width = part.width;
    figure.height = part.height;
    figure.shapes.clear();
    figure.shapes.emplace_back(std::move(moved));
    return figure;
}

}  // namespace deconvista::exporting
