#pragma once
// Where a figure's coordinates come to lie: the transformations of groups, composed, and the grid of pixels that
// painters of pixels keep to. Both painters go through here, so that edges, opacities and sizes come out alike.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/figure/figure.h"

namespace deconvista::paint {

// First scaled, then moved; opacity multiplies.
struct Placement {
    figure::Point offset;
    float scale{1};
    float opacity{1};

    figure::Point operator()(figure::Point point) const {
        return {offset.x + scale * point.x, offset.y + scale * point.y};
    }
    figure::Rect operator()(figure::Rect const& rect) const {
        auto const corner = (*this)(figure::Point{rect.x, rect.y});
        return {corner.x, corner.y, scale * rect.width, scale * rect.height};
    }
    figure::Color operator()(figure::Color color) const {
        auto const alpha = std::clamp(static_cast<float>(color.alpha) * opacity, 0.0f, 255.0f);
        color.alpha = static_cast<std::uint8_t>(std::lround(alpha));
        return color;
    }
    figure::Stroke operator()(figure::Stroke const& stroke) const {
        return {(*this)(stroke.color), scale * stroke.width};
    }

    Placement inside(figure::Group const& group) const {
        return {(*this)(group.offset), scale * group.scale, opacity * group.opacity};
    }
};

template <class Paint>  // a colour or a stroke
std::optional<Paint> placed(std::optional<Paint> const& paint, Placement const& at) {
    return paint ? std::optional{at(*paint)} : std::nullopt;
}

// ---- the grid of pixels

// The nearest whole coordinate, halves upwards whatever the sign: edges that touch stay together.
inline float on_grid(float coordinate) {
    return std::floor(coordinate + 0.5f);
}

inline figure::Point on_grid(figure::Point point) {
    return {on_grid(point.x), on_grid(point.y)};
}

// Text is set in whole pixels, for the sake of sharp strokes.
inline float text_size_on_grid(float size) {
    return std::max(1.0f, on_grid(size));
}
inline bool is_too_small_to_see(float text_size) {
    return !(text_size >= 0.5f);
}

inline figure::Rect on_grid(figure::Rect const& rect) {
    auto const left = on_grid(rect.x), top = on_grid(rect.y);
    return {left, top, on_grid(rect.right()) - left, on_grid(rect.bottom()) - top};
}

// A stroke is at least a pixel wide; what it lacks in width it loses in opacity. From a pixel on it has whole widths.
inline figure::Stroke on_grid(figure::Stroke const& stroke) {
    if (stroke.width >= 1) return {stroke.color, on_grid(stroke.width)};
    return {Placement{{}, 1, std::max(stroke.width, 0.0f)}(stroke.color), 1};
}

// The centre line of a stroke (already on the grid) whose edges fall between pixels.
inline float centre_on_grid(float coordinate, float width) {
    return on_grid(coordinate - width / 2) + width / 2;
}

// A rectangle whose outline, stroked so wide, has its edges between pixels.
inline figure::Rect outline_on_grid(figure::Rect const& rect, float width) {
    auto const left = centre_on_grid(rect.x, width), top = centre_on_grid(rect.y, width);
    return {left, top, centre_on_grid(rect.right(), width) - left, centre_on_grid(rect.bottom(), width) - top};
}

// What the fill of such a rectangle covers: with strokes of odd width the outline runs through the middle of pixels,
// and the fill takes those pixels whole.
inline figure::Rect filled_on_grid(figure::Rect const& outline) {
    auto const left = std::floor(outline.x), top = std::floor(outline.y);
    return {left, top, std::ceil(outline.right()) - left, std::ceil(outline.bottom()) - top};
}

// A horizontal or vertical line as the box that it covers.
inline figure::Rect bar_on_grid(figure::Point from, figure::Point to, float width) {
    if (from.y == to.y) {
        auto const left = on_grid(std::min(from.x, to.x)), right = on_grid(std::max(from.x, to.x));
        return {left, on_grid(from.y - width / 2), right - left, width};
    }
    auto const top = on_grid(std::min(from.y, to.y)), bottom = on_grid(std::max(from.y, to.y));
    return {on_grid(from.x - width / 2), top, width, bottom - top};
}

// The four bars of a square frame, none over another: a translucent frame is even at its corners.
struct Frame {
    figure::Rect top, bottom, left, right;
};

inline Frame frame_around(figure::Rect const& outline, float width) {
    auto const half = width / 2;
    auto const x = outline.x - half, y = outline.y - half;
    auto const inner_height = outline.height - width;
    auto const full = outline.width + width;
    bool const is_solid = outline.width <= width || outline.height <= width;
    if (is_solid) return {{x, y, full, outline.height + width}, {}, {}, {}};
    return {{x, y, full, width},
            {x, outline.bottom() - half, full, width},
            {x, y + width, width, inner_height},
            {outline.right() - half, y + width, width, inner_height}};
}

// Corners cannot be rounder than the box allows.
inline float corner_within(figure::Rect const& rect, float corner) {
    return std::clamp(corner, 0.0f, std::max(0.0f, std::min(rect.width, rect.height) / 2));
}

// Whether there are as many bytes as width and height say.
inline bool are_complete(figure::Pixels const& pixels) {
    if (!pixels.rgba || pixels.width < 1 || pixels.height < 1) return false;
    auto const count = static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height);
    return pixels.rgba->size() == 4 * count;
}

}  // namespace deconvista::paint
