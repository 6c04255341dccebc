#include <cmath>

#include "core/drawings/objects.h"
#include "core/drawings/turn.h"

namespace deconvista::drawings {
namespace {

constexpr Tint kBark{0.07F, 0.03F, {0.3F, 0.8F}, {0.2F, 0.6F}};
constexpr Tint kLeaf{0.3F, 0.08F, {0.5F, 1}, {0.25F, 0.8F}};
constexpr Tint kNeedles{0.36F, 0.07F, {0.4F, 1}, {0.2F, 0.7F}};
constexpr Tint kStalk{0.33F, 0.05F, {0.5F, 1}, {0.35F, 0.95F}};
constexpr Tint kYellow{0.13F, 0.04F, {0.5F, 1}, {0.35F, 0.95F}};
constexpr Tint kRed{0, 0.04F, {0.5F, 1}, {0.35F, 0.95F}};
constexpr Tint kBright{0, 0.5F, {0.7F, 1}, {0.8F, 1}};
constexpr Tint kPetals{0, 0.5F, {0.4F, 1}, {0.5F, 1}};
constexpr Tint kPale{0, 0.5F, {0.1F, 0.5F}, {0.5F, 1}};
constexpr Tint kRedSkin{-0.0025F, 0.0325F, {0.6F, 1}, {0.4F, 0.95F}};
constexpr Tint kGreenSkin{0.305F, 0.075F, {0.6F, 1}, {0.4F, 0.95F}};

Point on_circle(float radius, float turns) {
    return {radius * cosine(turns), radius * sine(turns)};
}

// Round things strewn over a box: fruit, baubles.
void strew(Easel& easel, int count, Box box, float radius, Tint const& tint) {
    for (int i = 0; i < count; ++i) {
        Point const at{easel.random.between(box.least.x, box.most.x), easel.random.between(box.least.y, box.most.y)};
        easel.brush.paint(Disc{at, radius}, plain(easel.palette.tinted(tint)));
    }
}

Cloud crown(Random& random) {
    Cloud crown{{Disc{{0, -0.3F}, 0.35F}}};
    auto const count = 5 + random.below(4);
    for (int i = 0; i < count; ++i) {
        auto const around = on_circle(1, static_cast<float>(i) / static_cast<float>(count));
        Point const at{0.38F * around.x * random.between(0.8F, 1.2F),
                       -0.3F + 0.32F * around.y * random.between(0.8F, 1.2F)};
        crown.discs.push_back({at, random.between(0.28F, 0.4F)});
    }
    return crown;
}

void paint_stalk(Easel& easel) {
    auto const green = plain(easel.palette.tinted(kStalk));
    easel.brush.paint(Stroke{{0, 0}, {0.05F, 1.2F}, 0.05F}, green);
    easel.brush.paint(Ellipse{{0.25F, 0.85F}, {0.25F, 0.1F}, -0.08F}, green);
}

// Spots in an arc that follows the top of an ellipse.
void paint_spots(Easel& easel, Point radii) {
    auto const fill = plain(easel.random.chance(0.7F) ? easel.palette.paper() : easel.palette.tinted(kAnyTint));
    auto const count = 4 + easel.random.below(4);
    for (int i = 0; i < count; ++i) {
        auto const across = -0.75F + 1.5F * static_cast<float>(i) / static_cast<float>(count - 1);
        auto const top = std::sqrt(1 - across * across);
        Point const at{radii.x * across, -radii.y * top * easel.random.between(0.3F, 0.7F)};
        easel.brush.paint(Disc{at, easel.random.between(0.07F, 0.13F)}, fill);
    }
}

void paint_apple(Easel& easel, Tint const& skin) {
    auto& [random, palette, brush] = easel;
    auto const color = palette.tinted(skin);
    auto fill = plain(color);
    bool const is_mottled = random.chance(0.4F);
    if (is_mottled) {
        fill = palette.patterned(color, Pattern::Mottle, {4, 8});
        fill.second = scaled(color, 0.75F);
    }
    auto const apart = random.between(0.22F, 0.3F), radius = random.between(0.55F, 0.62F);
    Either const halves{Disc{{-apart, 0.05F}, radius}, Disc{{apart, 0.05F}, radius}};
    brush.paint(Either{halves, Ellipse{{0, 0.25F}, {0.55F, 0.5F}}}, fill);
    brush.paint(Stroke{{0, -0.4F}, {0.1F, -0.85F}, 0.05F}, plain(palette.tinted(kBark)));
    if (random.chance(0.7F))
        brush.paint(Ellipse{{0.33F, -0.72F}, {0.25F, 0.11F}, -0.065F}, plain(palette.tinted(kAnyTint)));
    brush.paint(Ellipse{{-0.35F, -0.15F}, {0.1F, 0.17F}, 0.08F}, plain(palette.paper()), 0.6F);
}

}  // namespace

void draw_flower(Easel& easel) {
    auto& [random, palette, brush] = easel;
    if (random.chance(0.4F)) paint_stalk(easel);
    auto const petals = 5 + random.below(4);
    auto const fill = palette.fill(palette.tinted(kPetals), 0.15F);
    auto const first = random.unit(), reach = random.between(0.44F, 0.52F);
    auto const half_width = random.between(1.08F, 1.32F) / static_cast<float>(petals);
    for (int i = 0; i < petals; ++i) {
        auto const turns = first + static_cast<float>(i) / static_cast<float>(petals);
        brush.paint(Ellipse{on_circle(reach, turns), {0.36F, half_width}, turns}, fill);
    }
    brush.paint(Disc{{0, 0}, 0.24F}, palette.fill(palette.mostly(0.6F, kYellow), 0.4F));
}

void draw_leafy_tree(Easel& easel) {
    auto& [random, palette, brush] = easel;
    auto const half_width = random.between(0.09F, 0.16F);
    brush.paint(RoundedBox{{0, 0.6F}, {half_width, 0.42F}}, palette.fill(palette.tinted(kBark), 0.3F));
    auto const color = palette.mostly(0.7F, kLeaf);
    auto leaves = palette.patterned(color, Pattern::Mottle, {5, 10});
    leaves.second = scaled(color, 0.6F);
    brush.paint(crown(random), leaves);
    if (random.chance(0.3F)) strew(easel, 6, {{-0.45F, -0.7F}, {0.45F, 0.05F}}, 0.075F, kRed);
}

void draw_fir(Easel& easel) {
    auto& [random, palette, brush] = easel;
    brush.paint(RoundedBox{{0, 0.82F}, {0.1F, 0.18F}}, plain(palette.tinted(kBark)));
    auto const needles = palette.fill(palette.mostly(0.7F, kNeedles), 0.2F);
    auto const half_width = random.between(0.5F, 0.72F);
    for (float const tier : {0.F, 1.F, 2.F}) {
        auto const bottom = 0.7F - 0.48F * tier, half = half_width * (1 - 0.22F * tier);
        auto fill = needles;
        fill.color = scaled(needles.color, 1 - 0.12F * tier);
        brush.paint(Polygon{{-half, bottom}, {half, bottom}, {0, bottom - 0.72F}}, fill);
    }
    if (random.chance(0.4F)) strew(easel, 7, {{-0.35F, -0.3F}, {0.35F, 0.6F}}, 0.06F, kBright);
}

void draw_mushroom(Easel& easel) {
    auto& [random, palette, brush] = easel;
    auto const stem = random.chance(0.6F) ? palette.paper() : palette.tinted(kPale);
    auto const cap = palette.mostly(0.5F, kRed);
    auto const half = random.between(0.18F, 0.3F), foot = 1.25F * half;
    brush.paint(Polygon{{-half, -0.05F}, {half, -0.05F}, {foot, 0.85F}, {-foot, 0.85F}}, palette.fill(stem, 0.1F));
    Point const radii{random.between(0.7F, 0.9F), random.between(0.6F, 0.8F)};
    brush.paint(Both{Ellipse{{0, 0.05F}, radii}, Above{0.08F}}, palette.fill(cap, 0.1F));
    paint_spots(easel, radii);
}

void draw_red_apple(Easel& easel) {
    paint_apple(easel, kRedSkin);
}

void draw_green_apple(Easel& easel) {
    paint_apple(easel, kGreenSkin);
}

}  // namespace deconvista::drawings
