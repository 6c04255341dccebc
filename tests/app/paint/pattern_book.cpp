#include "tests/app/paint/pattern_book.h"

#include <memory>
#include <utility>

namespace deconvista::paint {
namespace {

using namespace figure;
using Shapes = std::vector<Shape>;

constexpr Color kInk{17, 20, 24}, kBlue{0, 114, 178}, kOrange{230, 159, 0}, kGreen{0, 158, 115},
    kFaint{204, 121, 167, 96};

Label label(Point at, float size, std::string text, Horizontal horizontal = Horizontal::Left,
            Vertical vertical = Vertical::Baseline, Weight weight = Weight::Regular) {
    return {at, horizontal, vertical, size, {{std::move(text), kInk, weight}}};
}

Shapes boxes() {
    return {Box{{10, 10, 60, 40}, 0, kBlue, {}}, Box{{90, 10, 60, 40}, 0, {}, Stroke{kInk, 1}},
            Box{{10, 65, 60, 40}, 0, kOrange, Stroke{kInk, 3}},
            Box{{90, 65, 60, 40}, 0, kFaint, Stroke{Color{0, 114, 178, 128}, 8}}};
}

Shapes fractional_boxes() {
    Shapes shapes;
    for (int i = 0; i < 5; ++i) {
        auto const x = 10.0f + 29.3f * static_cast<float>(i);
        shapes.push_back(Box{{x, 10.4f, 29.3f, 30.6f}, 0, i % 2 == 0 ? kBlue : kGreen, {}});
        shapes.push_back(Box{{x, 60.4f, 29.3f, 30.6f}, 0, {}, Stroke{kInk, 0.75f + 0.5f * static_cast<float>(i)}});
    }
    return shapes;
}

Shapes rounded_boxes() {
    return {Box{{10, 10, 60, 40}, 6, kBlue, {}}, Box{{90, 10, 60, 40}, 12, {}, Stroke{kInk, 2}},
            Box{{10, 65, 60, 40}, 99, kOrange, Stroke{kInk, 1}},
            Box{{90.5f, 65.5f, 40, 40}, 20, kFaint, Stroke{kGreen, 5}}};
}

Shapes straight_lines() {
    Shapes shapes;
    for (int i = 0; i < 6; ++i) {
        auto const step = static_cast<float>(i);
        Stroke const stroke{kInk, 0.5f + 0.7f * step};
        shapes.push_back(Line{{10, 10 + 9.3f * step}, {70, 10 + 9.3f * step}, stroke});
        shapes.push_back(Line{{90 + 9.3f * step, 110}, {90 + 9.3f * step, 50}, stroke});
    }
    for (int i = 0; i < 8; ++i) {
        auto const x = 10 + 8 * static_cast<float>(i);
        shapes.push_back(Line{{x, 90}, {x + 4, 90}, {kOrange, 2}});
    }
    return shapes;
}

Shapes slanted_lines() {
    Shapes shapes;
    for (int i = 0; i < 7; ++i) {
        auto const step = static_cast<float>(i);
        shapes.push_back(Line{{10, 10}, {150, 10 + 15 * step + 3}, {kBlue, 0.5f + 0.5f * step}});
    }
    return shapes;
}

Shapes polylines() {
    return {Polyline{{{10, 50}, {40, 10}, {70, 50}, {100, 10}, {150, 30}}, {kInk, 1}},
            Polyline{{{10, 100}, {40, 60}, {70, 100}, {100, 60}, {150, 80}}, {kGreen, 4}},
            Polyline{{{20, 110}, {80, 110}, {80, 90}, {140, 90}}, {kOrange, 2}}};
}

Shapes polygons() {
    return {Polygon{{{40, 10}, {70, 50}, {10, 50}}, kBlue, {}},
            Polygon{{{90, 10}, {140, 20}, {150, 45}, {100, 50}}, kFaint, Stroke{kInk, 2}},
            Polygon{{{40, 65}, {70, 85}, {40, 105}, {10, 85}}, {}, Stroke{kOrange, 3}},
            Polygon{{{90, 65}, {150, 65}, {130, 105}, {110, 105}}, kGreen, Stroke{kInk, 1}}};
}

Shapes circles() {
    Shapes shapes{Circle{{40, 35}, 25, kBlue, {}}, Circle{{110, 35}, 25, {}, Stroke{kInk, 1}},
                  Circle{{40, 90}, 20, kOrange, Stroke{kInk, 4}}};
    for (int i = 0; i < 5; ++i) {
        auto const step = static_cast<float>(i);
        shapes.push_back(Circle{{80 + 15 * step, 90}, 1 + step, kInk, {}});
    }
    return shapes;
}

Shapes anchors() {
    Shapes shapes;
    int row = 0;
    for (auto const vertical : {Vertical::Top, Vertical::Middle, Vertical::Baseline, Vertical::Bottom}) {
        int column = 0;
        for (auto const horizontal : {Horizontal::Left, Horizontal::Center, Horizontal::Right}) {
            Point const at{20 + 60 * static_cast<float>(column++), 20 + 27 * static_cast<float>(row)};
            shapes.push_back(Line{{at.x - 8, at.y}, {at.x + 8, at.y}, {kOrange, 1}});
            shapes.push_back(Line{{at.x, at.y - 8}, {at.x, at.y + 8}, {kOrange, 1}});
            shapes.push_back(label(at, 14, "Ag7", horizontal, vertical));
        }
        ++row;
    }
    return shapes;
}

Shapes text_sizes(std::string const& text, Weight weight) {
    Shapes shapes;
    float y = 0;
    for (float const size : {8.0f, 10.0f, 12.0f, 14.5f, 18.0f, 24.0f}) {
        y += 1.25f * size;
        shapes.push_back(label({4, y}, size, text, Horizontal::Left, Vertical::Baseline, weight));
    }
    return shapes;
}

Shapes large_text() {
    return {label({80, 55}, 56, "−4.5", Horizontal::Center, Vertical::Baseline, Weight::Bold),
            label({80, 112}, 48, "步幅", Horizontal::Center)};
}

Shapes runs() {
    return {
        Label{{80, 30},
              Horizontal::Center,
              Vertical::Middle,
              16,
              {{"1", kBlue},
               {"×", kInk},
               {"−2", kOrange, Weight::Bold},
               {" + ", kInk},
               {"3", kBlue},
               {"×", kInk},
               {"4", kOrange, Weight::Bold}}},
        Label{{80, 70},
              Horizontal::Center,
              Vertical::Middle,
              20,
              {{"= ", kInk}, {"10", kGreen, Weight::Bold}, {" 输出", Color{0, 158, 115, 128}}}},
        Label{{150, 105}, Horizontal::Right, Vertical::Baseline, 12, {{"", kInk}, {"right ", kInk}, {"end", kBlue}}}};
}

Shapes signs() {
    return {label({4, 25}, 16, "Σ ∂ ∈ ∞ ≤ ≠ ⌊x⌋ √"), label({4, 50}, 16, "→ ← ↑ ⇒ × ÷ ± −"),
            label({4, 75}, 16, "x² y₁ αβγΩ · … ° ½"), label({4, 100}, 16, "■ ▲ ● ◆ ▶ “q” – —")};
}

Shapes strange_text() {
    return {label({4, 30}, 16, "\xF0\x9F\xA6\x84 unicorn"), label({4, 60}, 16, "bad \xff\xc3 bytes"),
            label({4, 90}, 16, "\xF0\x9D\x91\x8B \xF0\x9D\x94\xB8 high"), label({4, 110}, 0.3f, "invisible")};
}

Pixels checks(std::uint8_t alpha) {
    auto rgba = std::make_shared<std::vector<std::uint8_t>>();
    for (int i = 0; i < 12; ++i) {
        auto const level = static_cast<std::uint8_t>(20 * i);
        rgba->insert(rgba->end(), {level, static_cast<std::uint8_t>(255 - level),
                                   static_cast<std::uint8_t>(i % 2 * 200), i % 3 == 0 ? alpha : std::uint8_t{255}});
    }
    return {4, 3, rgba};
}

Shapes images() {
    return {
        Image{{10, 10, 60, 45}, checks(255)}, Image{{90.3f, 10.6f, 50.5f, 40.2f}, checks(255)},
        Image{{10, 65, 60, 45}, checks(0)},   Image{{100, 70, 3, 2}, checks(255)},
        Image{{120, 70, 20, 20}, {}},         Group{{90, 80}, 0.5f, 0.5f, {}, {Image{{0, 0, 80, 50}, checks(128)}}}};
}

Shapes emblem() {
    return {Box{{0, 0, 30, 30}, 0, kBlue, Stroke{kInk, 1}}, Circle{{30, 15}, 10, kOrange, {}},
            label({15, 15}, 12, "7", Horizontal::Center, Vertical::Middle)};
}

Shapes groups() {
    return {Group{{10, 10}, 1, 1, {}, emblem()}, Group{{70, 10}, 1.6f, 1, {}, emblem()},
            Group{{10, 70}, 0.5f, 1, {}, emblem()},
            Group{{50, 70}, 1.5f, 1, {}, {Group{{10.5f, 4.25f}, 0.8f, 1, {}, emblem()}}},
            Group{{120, 90}, 0, 1, {}, emblem()}};
}

Shapes opacities() {
    return {Group{{10, 10}, 1, 0.75f, {}, emblem()}, Group{{60, 10}, 1, 0.5f, {}, emblem()},
            Group{{110, 10}, 1, 0.25f, {}, emblem()},
            Group{{10, 60}, 1.5f, 0.8f, {}, {Group{{0, 0}, 1, 0.5f, {}, emblem()}}},
            Group{{90, 60}, 1.5f, 0, {}, emblem()}};
}

Shapes clips() {
    Shapes const stripes{Box{{0, 0, 60, 15}, 0, kBlue, {}}, Box{{0, 15, 60, 15}, 0, kOrange, {}},
                         Circle{{30, 22}, 20, kGreen, Stroke{kInk, 2}}, label({0, 44}, 16, "clipped")};
    return {Group{{10, 5}, 1, 1, Rect{5, 5, 40, 30}, stripes},
            Group{{90, 5}, 1, 1, Rect{5.5f, 5.5f, 40.2f, 30.3f}, stripes},
            Group{{10, 60}, 1.1f, 1, Rect{0, 0, 40, 45}, {Group{{5, 5}, 1, 1, Rect{10, -20, 100, 45}, stripes}}},
            Group{{90, 60}, 1, 1, Rect{10, 10, 0, 30}, stripes}};
}

Shapes cells() {
    Shapes shapes;
    for (int i = 0; i < 12; ++i) {
        auto const column = i % 4, row = i / 4;
        auto const x = 16 + 32 * static_cast<float>(column), y = 12 + 32 * static_cast<float>(row);
        shapes.push_back(Box{{x, y, 32, 32}, 0, i % 3 == 0 ? kBlue : Color{236, 239, 243}, Stroke{kInk, 1}});
        shapes.push_back(
            label({x + 16, y + 16}, 15, i == 5 ? "−11" : std::to_string(i), Horizontal::Center, Vertical::Middle));
    }
    shapes.push_back(Box{{48, 12, 64, 64}, 0, {}, Stroke{kOrange, 4}});
    return shapes;
}

}  // namespace

std::vector<Patch> patches() {
    return {{"boxes", boxes()},
            {"fractional boxes", fractional_boxes()},
            {"rounded boxes", rounded_boxes()},
            {"straight lines", straight_lines()},
            {"slanted lines", slanted_lines()},
            {"polylines", polylines()},
            {"polygons", polygons()},
            {"circles", circles()},
            {"anchors", anchors()},
            {"Latin", text_sizes("Kernel 3x3 (stored)", Weight::Regular)},
            {"bold Latin", text_sizes("Kernel 3x3 (as slid)", Weight::Bold)},
            {"Chinese", text_sizes("转置卷积 输出 = 7", Weight::Regular)},
            {"bold Chinese", text_sizes("转置卷积 输出 = 7", Weight::Bold)},
            {"large text", large_text()},
            {"runs", runs()},
            {"signs", signs()},
            {"strange text", strange_text()},
            {"images", images()},
            {"groups", groups()},
            {"opacities", opacities()},
            {"clips", clips()},
            {"cells", cells()},
            {"outside",
             {Box{{-40, -40, 60, 60}, 0, kBlue, {}}, Circle{{160, 120}, 40, kOrange, Stroke{kInk, 3}},
              label({120, 60}, 30, "beyond")}},
            {"empty", {}}};
}

figure::Figure pattern_book() {
    auto const all = patches();
    auto const rows = (static_cast<int>(all.size()) + kPatchesInRow - 1) / kPatchesInRow;
    Figure book{kPatchWidth * kPatchesInRow, static_cast<float>(kPatchHeight * rows), {255, 255, 255}, {}};
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const column = static_cast<int>(i) % kPatchesInRow, row = static_cast<int>(i) / kPatchesInRow;
        Point const corner{static_cast<float>(column * kPatchWidth), static_cast<float>(row * kPatchHeight)};
        book.shapes.push_back(Group{corner, 1, 1, Rect{0, 0, kPatchWidth, kPatchHeight}, all[i].shapes});
    }
    return book;
}

}  // namespace deconvista::paint
