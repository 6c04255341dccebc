#include "core/drawings/drawing.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/drawings/objects.h"
#include "core/drawings/surroundings.h"

namespace deconvista::drawings {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, kClasses> kIdentifiers{
    "face", "cat",      "fish",     "butterfly", "flower",    "leafy_tree",  "fir",     "house",
    "car",  "sailboat", "mushroom", "clock",     "red_apple", "green_apple", "checker", "stripes",
};

void draw_object(Class drawn, Easel& easel) {
    switch (drawn) {
        case Class::Face:
            return draw_face(easel);
        case Class::Cat:
            return draw_cat(easel);
        case Class::Fish:
            return draw_fish(easel);
        case Class::Butterfly:
            return draw_butterfly(easel);
        case Class::Flower:
            return draw_flower(easel);
        case Class::LeafyTree:
            return draw_leafy_tree(easel);
        case Class::Fir:
            return draw_fir(easel);
        case Class::House:
            return draw_house(easel);
        case Class::Car:
            return draw_car(easel);
        case Class::Sailboat:
            return draw_sailboat(easel);
        case Class::Mushroom:
            return draw_mushroom(easel);
        case Class::Clock:
            return draw_clock(easel);
        case Class::RedApple:
            return draw_red_apple(easel);
        case Class::GreenApple:
            return draw_green_apple(easel);
        case Class::Checker:
        case Class::Stripes:
            return;  // they are the ground
    }
}

void paint_ground(Class drawn, Canvas& canvas, Random& random, Palette& palette) {
    if (drawn == Class::Checker) return paint_checker(canvas, random, palette);
    if (drawn == Class::Stripes) return paint_stripes(canvas, random, palette);
    paint_background(canvas, random, palette);
}

// A fifth of all drawings is iso-luminant: only a network that sees colours can read them.
std::optional<float> common_luma(Random& random) {
    bool const is_isoluminant = random.chance(0.2F);
    auto const level = random.between(0.35F, 0.65F);
    return is_isoluminant ? std::optional{level} : std::nullopt;
}

Pose pose_of_object(Random& random) {
    constexpr float kMostTurned = 0.072F;  // 26 degrees
    return {.centre = {random.between(0.38F, 0.62F), random.between(0.38F, 0.62F)},
            .scale = random.between(0.55F, 0.88F),
            .turns = random.between(-kMostTurned, kMostTurned),
            .aspect = random.between(0.85F, 1.15F),
            .shear = random.between(-0.15F, 0.15F),
            .mirrored = random.chance(0.5F)};
}

std::uint8_t to_byte(float value) {
    return static_cast<std::uint8_t>(std::floor(clamped(value) * 255 + 0.5F));
}

Drawing quantised(Canvas const& canvas) {
    Drawing drawing{canvas.size(), {}};
    auto const side = static_cast<std::size_t>(canvas.size());
    drawing.rgb.reserve(3 * side * side);
    for (int y = 0; y < canvas.size(); ++y) {
        for (int x = 0; x < canvas.size(); ++x) {
            auto const& pixel = canvas.at(x, y);
            drawing.rgb.insert(drawing.rgb.end(), {to_byte(pixel.red), to_byte(pixel.green), to_byte(pixel.blue)});
        }
    }
    return drawing;
}

}  // namespace

std::string_view identifier(Class drawn) {
    return kIdentifiers.at(static_cast<std::size_t>(drawn));
}

std::optional<Class> class_from(std::string_view identifier) {
    auto const found = std::ranges::find(kIdentifiers, identifier);
    if (found == kIdentifiers.end()) return std::nullopt;
    return static_cast<Class>(found - kIdentifiers.begin());
}

Drawing draw(std::uint64_t seed, Class drawn, int size) {
    DECONVISTA_CHECK(size >= kSmallestSize && size <= kLargestSize);
    Random random{seed};
    Canvas canvas{size};
    Palette palette{random, common_luma(random)};
    paint_ground(drawn, canvas, random, palette);
    paint_clutter(canvas, random, palette);
    auto const pose = pose_of_object(random);
    Point const light{random.between(-0.28F, 0.28F), random.between(-0.28F, 0.28F)};
    Easel easel{random, palette, Brush{canvas, pose, light}};
    draw_object(drawn, easel);
    paint_occluder(canvas, random, palette);
    disturb(canvas, random);
    return quantised(canvas);
}

std::uint64_t seed_in_series(std::uint64_t series, std::uint64_t number) {
    return Random{Random{series}.bits() + number}.bits();
}

}  // namespace deconvista::drawings
