#pragma once
// The picture while it is painted, and the brush that puts shapes on it.

#include <cmath>
#include <span>
#include <vector>

#include "core/drawings/fill.h"
#include "core/drawings/placement.h"

namespace deconvista::drawings {

class Canvas {
public:
    explicit Canvas(int size) : size_{size}, pixels_(static_cast<std::size_t>(size) * static_cast<std::size_t>(size)) {}

    int size() const { return size_; }

    Color& at(int x, int y) { return pixels_[index(x, y)]; }
    Color const& at(int x, int y) const { return pixels_[index(x, y)]; }

    // Every pixel, by its centre in sizes of the picture.
    template <class ColorOf>
    void cover(ColorOf const& color_of) {
        auto const one = static_cast<float>(size_);
        for (int y = 0; y < size_; ++y)
            for (int x = 0; x < size_; ++x)
                at(x, y) = color_of(Point{(static_cast<float>(x) + 0.5F) / one, (static_cast<float>(y) + 0.5F) / one});
    }

private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(size_) + static_cast<std::size_t>(x);
    }

    int size_;
    std::vector<Color> pixels_;  // row-major
};

// Paints one object, back to front, with edges one pixel soft.
class Brush {
public:
    // `light` points to where it is brightest; its length is how strong the light is.
    Brush(Canvas& canvas, Pose const& pose, Point light)
        : canvas_{canvas}, placement_{pose, canvas.size()}, light_{light} {}

    template <class Shape>
    void paint(Shape const& shape, Fill const& fill, float opacity = 1) {
        auto const area = pixels_of(shape.bounds());
        for (int y = area.top; y < area.bottom; ++y) {
            for (int x = area.left; x < area.right; ++x) {
                auto const p = placement_.to_object({static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F});
                auto const distance = shape.distance(p);
                auto const cover = clamped(0.5F - distance * placement_.pixels_per_unit()) * opacity;
                if (cover <= 0) continue;
                auto& pixel = canvas_.at(x, y);
                pixel = mixed(pixel, lit(fill.at(p, distance), p), cover);
            }
        }
    }

private:
    struct Area {
        int left{}, top{}, right{}, bottom{};  // right and bottom are the first that do not belong to it
    };

    Area pixels_of(Box box) const {
        auto const pixels = grown(placement_.to_pixels(box), 1);
        auto const within = [&](float at) {
            return static_cast<int>(std::clamp(at, 0.F, static_cast<float>(canvas_.size())));
        };
        return {within(std::floor(pixels.least.x)), within(std::floor(pixels.least.y)),
                within(std::ceil(pixels.most.x)), within(std::ceil(pixels.most.y))};
    }

    Color lit(Color color, Point p) const { return scaled(color, 1 + p.x * light_.x + p.y * light_.y); }

    Canvas& canvas_;
    Placement placement_;
    Point light_;
};

}  // namespace deconvista::drawings
