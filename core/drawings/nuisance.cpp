#include <cmath>

#include "core/drawings/surroundings.h"

namespace deconvista::drawings {
namespace {

constexpr Tint kClutter{0, 0.5F, {0, 1}, {0.1F, 1}};

Pose anywhere(Random& random, Range scale) {
    return {.centre = {random.unit(), random.unit()},
            .scale = random.in(scale),
            .turns = random.unit(),
            .aspect = random.between(0.85F, 1.15F),
            .shear = random.between(-0.15F, 0.15F)};
}

Point faint_light(Random& random) {
    return {random.between(-0.28F, 0.28F), random.between(-0.28F, 0.28F)};
}

void paint_small_shape(Brush& brush, int kind, Fill const& fill) {
    switch (kind) {
        case 0:
            return brush.paint(Disc{{0, 0}, 0.8F}, fill);
        case 1:
            return brush.paint(RoundedBox{{0, 0}, {0.8F, 0.5F}}, fill);
        case 2:
            return brush.paint(Polygon{{-0.8F, 0.6F}, {0.8F, 0.6F}, {0, -0.8F}}, fill);
        default:
            return brush.paint(Stroke{{-1.5F, 0}, {1.5F, 0.3F}, 0.15F}, fill);
    }
}

void blur(Canvas& canvas) {
    auto const sharp = canvas;
    constexpr float kWeights[3][3] = {{1, 2, 1}, {2, 4, 2}, {1, 2, 1}};
    for (int y = 1; y + 1 < canvas.size(); ++y) {
        for (int x = 1; x + 1 < canvas.size(); ++x) {
            Color sum;
            for (int row = 0; row < 3; ++row) {
                for (int column = 0; column < 3; ++column) {
                    auto const weight = kWeights[row][column] / 16;
                    auto const& near = sharp.at(x + column - 1, y + row - 1);
                    sum = {sum.red + weight * near.red, sum.green + weight * near.green, sum.blue + weight * near.blue};
                }
            }
            canvas.at(x, y) = sum;
        }
    }
}

// How a camera in bad light would see it.
struct Exposure {
    Point slope;  // of the light over the picture
    float contrast{1};
    float brightness{};
    Color tint{1, 1, 1};
    float noise{};  // standard deviation

    static Exposure chosen_by(Random& random) {
        return {.slope = {random.between(-0.35F, 0.35F), random.between(-0.35F, 0.35F)},
                .contrast = random.between(0.65F, 1.1F),
                .brightness = random.between(-0.1F, 0.1F),
                .tint = {random.between(0.92F, 1.08F), 1, random.between(0.92F, 1.08F)},
                .noise = random.chance(0.6F) ? random.between(0, 0.06F) : 0.F};
    }
};

}  // namespace

void paint_clutter(Canvas& canvas, Random& random, Palette const& palette) {
    constexpr int kMost = 7;
    auto colors = palette;
    for (auto count = random.below(kMost + 1); count > 0; --count) {
        auto const pose = anywhere(random, {0.08F, 0.25F});
        Brush brush{canvas, pose, faint_light(random)};
        auto const fill = colors.fill(colors.tinted(kClutter), 0.2F);
        paint_small_shape(brush, random.below(4), fill);
    }
}

void paint_occluder(Canvas& canvas, Random& random, Palette const& palette) {
    if (!random.chance(0.2F)) return;
    auto colors = palette;
    auto const pose = anywhere(random, {0.15F, 0.3F});
    Brush brush{canvas, pose, faint_light(random)};
    brush.paint(RoundedBox{{0, 0}, {1.4F, 0.5F}}, colors.fill(colors.tinted(kClutter), 0.2F));
}

void disturb(Canvas& canvas, Random& random) {
    if (random.chance(0.25F)) blur(canvas);
    auto const exposure = Exposure::chosen_by(random);
    auto const& [slope, contrast, brightness, tint, noise] = exposure;
    for (int y = 0; y < canvas.size(); ++y) {
        for (int x = 0; x < canvas.size(); ++x) {
            auto const one = static_cast<float>(canvas.size());
            auto const light = 1 + slope.x * ((static_cast<float>(x) + 0.5F) / one - 0.5F) +
                               slope.y * ((static_cast<float>(y) + 0.5F) / one - 0.5F);
            auto& pixel = canvas.at(x, y);
            for (auto [channel, gain] :
                 {std::pair{&pixel.red, tint.red}, {&pixel.green, tint.green}, {&pixel.blue, tint.blue}}) {
                *channel = (*channel * light * gain - 0.5F) * contrast + 0.5F + brightness;
                if (noise > 0) *channel += noise * random.normal();
            }
        }
    }
}

}  // namespace deconvista::drawings
