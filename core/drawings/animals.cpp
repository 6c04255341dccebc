#include <cmath>

#include "core/drawings/objects.h"

namespace deconvista::drawings {
namespace {

constexpr Tint kSkin{0.08F, 0.04F, {0.25F, 0.7F}, {0.45F, 1}};
constexpr Tint kFur{0.08F, 0.05F, {0.1F, 0.8F}, {0.3F, 0.95F}};
constexpr Tint kPink{0.96F, 0.04F, {0.3F, 0.6F}, {0.7F, 1}};
constexpr Tint kLips{0.98F, 0.03F, {0.5F, 1}, {0.35F, 0.95F}};
constexpr Tint kIris{0.26F, 0.14F, {0.4F, 0.9F}, {0.9F, 0.9F}};
constexpr Tint kVivid{0, 0.5F, {0.4F, 1}, {0.4F, 1}};

constexpr float kSides[] = {-1.F, 1.F};

// A round eye looks anywhere.
void paint_eye(Easel& easel, Point at, float radius) {
    easel.brush.paint(Disc{at, radius}, plain(easel.palette.paper()));
    auto const reach = 0.25F * radius;
    Point const gaze{at.x + easel.random.between(-reach, reach), at.y + easel.random.between(-reach, reach)};
    easel.brush.paint(Disc{gaze, 0.55F * radius}, plain(easel.palette.ink()));
}

void paint_cat_eye(Easel& easel, Point at, float radius, Color iris) {
    easel.brush.paint(Disc{at, radius}, plain(iris));
    easel.brush.paint(Ellipse{at, {0.3F * radius, 0.85F * radius}}, plain(easel.palette.ink()));
}

void paint_hair(Easel& easel, Point head_radii) {
    auto const color = easel.random.chance(0.6F) ? easel.palette.ink() : easel.palette.tinted(kAnyTint);
    constexpr float kThickness = 0.1F;
    Ellipse const outline{{0, -0.08F}, {head_radii.x + kThickness, head_radii.y + kThickness}};
    Both const hair{outline, Above{easel.random.between(0.05F, 0.25F)}};
    easel.brush.paint(hair, easel.palette.fill(color, 0.22F));
}

// An arc of a circle that opens upwards.
void paint_smile(Easel& easel) {
    auto const radius = easel.random.between(0.35F, 0.5F), half_width = easel.random.between(0.045F, 0.09F);
    auto const height = easel.random.between(0.05F, 0.15F);
    auto const cut = height + radius * easel.random.between(0.35F, 0.65F);
    auto const color = easel.random.chance(0.6F) ? easel.palette.tinted(kLips) : easel.palette.ink();
    Both const smile{Outline{Disc{{0, height}, radius}, half_width}, Below{cut}};
    easel.brush.paint(smile, plain(color));
}

void paint_ears(Easel& easel, Fill const& fur, Color inside) {
    auto const half_width = easel.random.between(0.24F, 0.34F), out = easel.random.between(0.42F, 0.55F);
    auto const tip = easel.random.between(-1, -0.85F);
    for (auto const side : kSides) {
        auto const x = side * out;
        easel.brush.paint(Polygon{{x - half_width, -0.3F}, {x + half_width, -0.3F}, {x + side * 0.12F, tip}}, fur);
        easel.brush.paint(
            Polygon{{x - 0.55F * half_width, -0.4F}, {x + 0.55F * half_width, -0.4F}, {x + side * 0.1F, tip + 0.2F}},
            plain(inside));
    }
}

void paint_whiskers(Easel& easel, Color color) {
    for (auto const side : kSides)
        for (float const row : {-1.F, 0.F, 1.F})
            easel.brush.paint(Stroke{{side * 0.2F, 0.36F + 0.04F * row}, {side * 0.85F, 0.34F + 0.17F * row}, 0.022F},
                              plain(color));
}

void paint_wings(Easel& easel, Fill const& wing) {
    auto const lean = easel.random.between(0.06F, 0.11F);
    for (auto const side : kSides) {
        easel.brush.paint(Ellipse{{side * 0.42F, 0.42F}, {0.4F, 0.27F}, side * lean}, wing);
        easel.brush.paint(Ellipse{{side * 0.48F, -0.3F}, {0.55F, 0.33F}, -side * lean}, wing);
    }
}

void paint_wing_spots(Easel& easel) {
    auto const ring = plain(easel.palette.tinted(kAnyTint)), centre = plain(easel.palette.ink());
    for (auto const side : kSides) {
        Point const upper{side * 0.6F, -0.38F};
        easel.brush.paint(Disc{upper, 0.16F}, ring);
        easel.brush.paint(Disc{upper, 0.07F}, centre);
        easel.brush.paint(Disc{{side * 0.48F, 0.45F}, 0.11F}, ring);
    }
}

}  // namespace

void draw_face(Easel& easel) {
    auto& [random, palette, brush] = easel;
    auto const skin = palette.mostly(0.6F, kSkin);
    Point const radii{random.between(0.72F, 0.88F), random.between(0.78F, 0.9F)};
    if (random.chance(0.5F)) paint_hair(easel, radii);
    brush.paint(Ellipse{{0, 0}, radii}, palette.fill(skin, 0.08F));
    auto const apart = random.between(0.27F, 0.38F), height = random.between(-0.3F, -0.1F);
    auto const radius = random.between(0.12F, 0.2F);
    for (auto const side : kSides) paint_eye(easel, {side * apart, height}, radius);
    paint_smile(easel);
    if (random.chance(0.4F)) brush.paint(Stroke{{0, -0.05F}, {0.06F, 0.15F}, 0.035F}, plain(palette.ink()));
}

void draw_cat(Easel& easel) {
    auto& [random, palette, brush] = easel;
    auto const color = palette.mostly(0.6F, kFur);
    bool const is_tabby = random.chance(0.35F);
    auto const fur = is_tabby ? palette.patterned(color, Pattern::Stripes, {1.3F, 2.4F}) : palette.fill(color, 0.2F);
    auto const pink = palette.tinted(kPink);
    paint_ears(easel, fur, pink);
    Point const radii{random.between(0.72F, 0.85F), random.between(0.6F, 0.7F)};
    brush.paint(Ellipse{{0, 0.1F}, radii}, fur);
    auto const apart = random.between(0.28F, 0.38F), radius = random.between(0.13F, 0.18F);
    auto const iris = random.chance(0.7F) ? palette.tinted(kIris) : palette.paper();
    for (auto const side : kSides) paint_cat_eye(easel, {side * apart, -0.02F}, radius, iris);
    brush.paint(Polygon{{-0.1F, 0.24F}, {0.1F, 0.24F}, {0, 0.36F}}, plain(pink));
    paint_whiskers(easel, luma(color) > 0.5F ? palette.ink() : palette.paper());
}

void draw_fish(Easel& easel) {
    auto& [random, palette, brush] = easel;
    auto const body = palette.tinted(kVivid), fins = palette.tinted(kAnyTint);
    auto const height = random.between(0.32F, 0.45F);
    brush.paint(Polygon{{0.42F, 0}, {0.98F, -0.45F}, {0.98F, 0.45F}},
                palette.fill(random.chance(0.5F) ? body : fins, 0.22F));
    brush.paint(Polygon{{-0.25F, -0.7F * height}, {0.4F, -0.6F * height}, {0.3F, -height - 0.3F}},
                palette.fill(fins, 0.22F));
    if (random.chance(0.6F))
        brush.paint(Polygon{{-0.1F, 0.7F * height}, {0.3F, 0.6F * height}, {0.3F, height + 0.22F}},
                    palette.fill(fins, 0.22F));
    brush.paint(Ellipse{{-0.15F, 0}, {0.68F, height}}, palette.fill(body, 0.5F));
    // The edge of the gill: an arc as high as about half of the body.
    auto const half_height = 0.55F * height;
    Both const gill{Outline{Disc{{-0.75F, 0}, 0.38F}, 0.02F}, RoundedBox{{-0.35F, 0}, {0.2F, half_height}}};
    brush.paint(gill, plain(palette.ink()), 0.7F);
    paint_eye(easel, {-0.55F, -0.25F * height}, random.between(0.09F, 0.13F));
}

void draw_butterfly(Easel& easel) {
    auto& [random, palette, brush] = easel;
    paint_wings(easel, palette.fill(palette.tinted(kVivid), 0.22F));
    if (random.chance(0.7F)) paint_wing_spots(easel);
    auto const ink = plain(palette.ink());
    brush.paint(Ellipse{{0, 0.05F}, {0.085F, 0.55F}}, ink);
    for (auto const side : kSides) brush.paint(Stroke{{0, -0.45F}, {side * 0.25F, -0.9F}, 0.025F}, ink);
}

}  // namespace deconvista::drawings
