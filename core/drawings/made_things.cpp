#include "core/drawings/objects.h"
#include "core/drawings/turn.h"

namespace deconvista::drawings {
namespace {

constexpr Tint kRoofTile{0.02F, 0.03F, {0.5F, 1}, {0.35F, 0.95F}};
constexpr Tint kWall{0, 0.5F, {0.1F, 0.7F}, {0.5F, 1}};
constexpr Tint kSkyInGlass{0.55F, 0.05F, {0.2F, 0.7F}, {0.6F, 1}};
constexpr Tint kLamp{0.14F, 0.03F, {0.3F, 0.9F}, {0.9F, 1}};
constexpr Tint kPaint{0, 0.5F, {0.4F, 1}, {0.35F, 1}};
constexpr Tint kHull{0, 0.5F, {0.3F, 1}, {0.25F, 0.9F}};
constexpr Tint kWater{0.58F, 0.05F, {0.4F, 0.9F}, {0.4F, 0.9F}};
constexpr Tint kRim{0, 0.5F, {0.2F, 1}, {0.2F, 0.9F}};
constexpr Tint kDial{0, 0.5F, {0.1F, 0.6F}, {0.6F, 1}};

constexpr float kSides[] = {-1.F, 1.F};

void paint_wall(Easel& easel, float half_width) {
    auto const color = easel.palette.tinted(kWall);
    auto fill = easel.palette.fill(color, 0.2F);
    if (easel.random.chance(0.35F)) {
        fill = easel.palette.patterned(color, Pattern::Bricks, {5, 9});
        fill.direction = {1, 0};
        fill.second = easel.palette.paper();
    }
    easel.brush.paint(RoundedBox{{0, 0.4F}, {half_width, 0.5F}}, fill);
}

// Four panes in a frame.
void paint_window(Easel& easel, Point at, Fill const& frame, Fill const& glass) {
    easel.brush.paint(RoundedBox{at, {0.17F, 0.17F}}, frame);
    constexpr float kPane = 0.05F, kOffset = 0.08F;
    for (auto const right : kSides)
        for (auto const down : kSides)
            easel.brush.paint(RoundedBox{{at.x + right * kOffset, at.y + down * kOffset}, {kPane, kPane}}, glass);
}

void paint_wheel(Easel& easel, Point at, float radius) {
    auto& [random, palette, brush] = easel;
    brush.paint(Disc{at, radius}, plain(palette.ink()));
    auto const hub = scaled(palette.paper(), 0.85F);
    brush.paint(Disc{at, radius * random.between(0.4F, 0.6F)}, plain(hub));
    if (random.chance(0.5F)) brush.paint(Disc{at, 0.15F * radius}, plain(palette.ink()));
}

// Between x = rear and front; the roof lies at `top`.
void paint_cabin(Easel& easel, Range x, float top, Fill const& paint) {
    auto& [random, palette, brush] = easel;
    brush.paint(
        Polygon{{x.least - 0.18F, -0.02F}, {x.most + 0.22F, -0.02F}, {x.most - 0.05F, top}, {x.least + 0.1F, top}},
        paint);
    auto const glass = plain(random.chance(0.7F) ? palette.tinted(kSkyInGlass) : palette.ink());
    auto const middle = (x.least + x.most) / 2, upper = top + 0.1F, lower = -0.06F;
    brush.paint(
        Polygon{{x.least - 0.02F, lower}, {middle - 0.03F, lower}, {middle - 0.03F, upper}, {x.least + 0.14F, upper}},
        glass);
    brush.paint(
        Polygon{{middle + 0.03F, lower}, {x.most + 0.06F, lower}, {x.most - 0.08F, upper}, {middle + 0.03F, upper}},
        glass);
}

Color sail_color(Easel& easel) {
    return easel.random.chance(0.4F) ? easel.palette.paper() : easel.palette.tinted(kAnyTint);
}

void paint_waves(Easel& easel) {
    auto const water = plain(easel.palette.tinted(kWater));
    Waves const waves{{0.74F, 1.1F}, {-1.6F, 1.6F}, 0.05F, easel.random.between(1.3F, 2.2F), easel.random.unit()};
    easel.brush.paint(waves, water);
}

void paint_ticks(Easel& easel, float radius, Fill const& fill) {
    auto const count = easel.random.chance(0.6F) ? 12 : 4;
    for (int i = 0; i < count; ++i) {
        auto const turns = static_cast<float>(i) / static_cast<float>(count);
        Point const out{cosine(turns) * radius, sine(turns) * radius};
        easel.brush.paint(Stroke{{0.66F * out.x, 0.66F * out.y}, {0.78F * out.x, 0.78F * out.y}, 0.028F}, fill);
    }
}

void paint_hand(Easel& easel, float length, float half_width, Fill const& fill) {
    auto const turns = easel.random.unit();
    easel.brush.paint(Stroke{{0, 0}, {length * cosine(turns), length * sine(turns)}, half_width}, fill);
}

}  // namespace

void draw_house(Easel& easel) {
    auto& [random, palette, brush] = easel;
    auto const half_width = random.between(0.6F, 0.75F);
    auto const roof = palette.mostly(0.5F, kRoofTile);
    if (random.chance(0.5F)) {
        auto const side = random.chance(0.5F) ? 1.F : -1.F;
        brush.paint(RoundedBox{{side * random.between(0.2F, 0.45F), -0.62F}, {0.1F, 0.3F}}, plain(roof));
    }
    paint_wall(easel, half_width);
    auto const eaves = half_width + random.between(0.08F, 0.2F), ridge = random.between(-0.9F, -0.65F);
    brush.paint(Polygon{{-eaves, -0.08F}, {eaves, -0.08F}, {0, ridge}}, palette.fill(roof, 0.3F));
    auto const door = plain(palette.tinted(kAnyTint));
    brush.paint(RoundedBox{{random.between(-0.25F, 0.25F), 0.63F}, {0.13F, 0.27F}}, door);
    auto const glass = plain(palette.mostly(0.5F, kSkyInGlass, kLamp)), frame = plain(palette.paper());
    for (auto const side : kSides) paint_window(easel, {side * 0.62F * half_width, 0.2F}, frame, glass);
}

void draw_car(Easel& easel) {
    auto& [random, palette, brush] = easel;
    auto const paint = palette.fill(palette.tinted(kPaint), 0.12F);
    Range const cabin{random.between(-0.55F, -0.4F), random.between(0.3F, 0.5F)};
    paint_cabin(easel, cabin, random.between(-0.6F, -0.45F), paint);
    brush.paint(RoundedBox{{0, 0.15F}, {0.95F, 0.24F}, 0.12F}, paint);
    brush.paint(Ellipse{{0.86F, 0.08F}, {0.07F, 0.08F}}, plain(palette.tinted(kLamp)));
    auto const radius = random.between(0.2F, 0.27F), apart = random.between(0.45F, 0.58F);
    for (auto const side : kSides) paint_wheel(easel, {side * apart, 0.4F}, radius);
}

void draw_sailboat(Easel& easel) {
    auto& [random, palette, brush] = easel;
    auto const mainsail = sail_color(easel), foresail = sail_color(easel), hull = palette.tinted(kHull);
    brush.paint(Stroke{{0, 0.4F}, {0, -0.95F}, 0.035F}, plain(palette.ink()));
    brush.paint(Polygon{{0.06F, 0.3F}, {0.06F, -0.9F}, {0.7F, 0.3F}}, palette.fill(mainsail, 0.35F));
    brush.paint(Polygon{{-0.06F, 0.3F}, {-0.06F, -0.75F}, {-0.55F, 0.3F}}, palette.fill(foresail, 0.35F));
    brush.paint(Polygon{{-0.8F, 0.42F}, {0.85F, 0.42F}, {0.55F, 0.75F}, {-0.55F, 0.75F}}, palette.fill(hull, 0.2F));
    if (random.chance(0.6F)) paint_waves(easel);
}

void draw_clock(Easel& easel) {
    auto& [random, palette, brush] = easel;
    auto const rim = palette.tinted(kRim);
    auto const dial = random.chance(0.6F) ? palette.paper() : palette.tinted(kDial);
    auto const dark = plain(luma(dial) > 0.45F ? palette.ink() : palette.paper());
    auto const radius = random.between(0.78F, 0.92F);
    brush.paint(Disc{{0, 0}, radius}, palette.fill(rim, 0.15F));
    brush.paint(Disc{{0, 0}, 0.84F * radius}, palette.fill(dial, 0));
    paint_ticks(easel, radius, dark);
    paint_hand(easel, 0.4F * radius, 0.05F, dark);
    paint_hand(easel, 0.62F * radius, 0.03F, dark);
    brush.paint(Disc{{0, 0}, 0.07F}, dark);
}

}  // namespace deconvista::drawings
