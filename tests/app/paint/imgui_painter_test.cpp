#include "app/paint/imgui_painter.h"

#include <gtest/gtest.h>

#include <optional>

#include "tests/app/paint/comparison.h"
#include "tests/app/paint/fonts_for_tests.h"
#include "tests/app/paint/imgui_headless.h"
#include "tests/app/paint/pattern_book.h"

namespace deconvista::paint {
namespace {

using figure::Box;
using figure::Color;
using figure::Figure;
using figure::Image;

constexpr int kWidth = 1920, kHeight = 960;

class ScreenPainterTest : public testing::Test {
protected:
    void SetUp() override {
        std::string why;
        screen_ = HeadlessScreen::open(kWidth, kHeight, why);
        if (!screen_) GTEST_SKIP() << why;
        fonts_.emplace(data_, 16.0f, U"卷积");
        fonts_->rebuild();
    }

    // What the screen shows of the figure; as large as the screen.
    PixelBuffer shown(Figure const& figure, float scale, ImVec2 origin = {0, 0}) {
        screen_->frame([&](ImDrawList& list) { on_screen(figure, list, origin, scale, *fonts_, images_); });
        return screen_->pixels();
    }

    FontData data_{fonts_for_tests()};
    std::unique_ptr<HeadlessScreen> screen_;  // the last to go
    std::optional<ImGuiFonts> fonts_;
    ImageTextures images_;
};

Part patch_part(std::size_t index, double scale) {
    auto const column = static_cast<int>(index) % kPatchesInRow, row = static_cast<int>(index) / kPatchesInRow;
    auto const at = [&](int units) { return static_cast<int>(units * scale); };
    return {at(column * kPatchWidth), at(row * kPatchHeight), at(kPatchWidth), at(kPatchHeight)};
}

// Pixels of a buffer's upper left corner.
PixelBuffer corner_of(PixelBuffer const& picture, int width, int height) {
    PixelBuffer corner{width, height, {}};
    for (int y = 0; y < height; ++y) {
        auto const row = picture.pixels.begin() + static_cast<std::ptrdiff_t>(y) * picture.width;
        corner.pixels.insert(corner.pixels.end(), row, row + width);
    }
    return corner;
}

void expect_alike(PixelBuffer const& file, PixelBuffer const& screen, Part const& part) {
    auto const [mean, nearly_largest] = difference(file, screen, part);
    EXPECT_LT(mean, 0.9);
    EXPECT_LE(nearly_largest, 64);
    auto const in_file = ink(file, part), on_the_screen = ink(screen, part);
    EXPECT_NEAR(in_file.amount, on_the_screen.amount, 0.01 * in_file.amount);
    EXPECT_NEAR(in_file.x, on_the_screen.x, 0.3);
    EXPECT_NEAR(in_file.y, on_the_screen.y, 0.3);
    EXPECT_NEAR(in_file.left, on_the_screen.left, 1);
    EXPECT_NEAR(in_file.top, on_the_screen.top, 1);
    EXPECT_NEAR(in_file.right, on_the_screen.right, 1);
    EXPECT_NEAR(in_file.bottom, on_the_screen.bottom, 1);
}

TEST_F(ScreenPainterTest, shows_what_files_hold) {
    auto const book = pattern_book();
    auto const all = patches();
    CairoFonts cairo_fonts{data_};
    for (double const scale : {0.75, 1.0, 1.375, 2.0}) {
        auto const width = static_cast<int>(960 * scale), height = static_cast<int>(480 * scale);
        auto const file = rasterize(book, width, height, cairo_fonts);
        ASSERT_TRUE(file);
        auto const screen = corner_of(shown(book, static_cast<float>(scale)), width, height);
        EXPECT_FALSE(fonts_->needs_rebuild());
        for (std::size_t i = 0; i < all.size(); ++i) {
            SCOPED_TRACE(all[i].name + " at " + std::to_string(scale));
            expect_alike(*file, screen, patch_part(i, scale));
        }
    }
}

TEST_F(ScreenPainterTest, sets_text_exactly_as_files_do) {
    auto const all = patches();
    CairoFonts cairo_fonts{data_};
    for (auto const& patch : all) {
        if (patch.name != "Latin" && patch.name != "bold Chinese" && patch.name != "anchors" && patch.name != "cells")
            continue;
        SCOPED_TRACE(patch.name);
        Figure const figure{kPatchWidth, kPatchHeight, {255, 255, 255}, patch.shapes};
        auto const file = rasterize(figure, 220, 165, cairo_fonts);
        auto const [mean, nearly_largest] =
            difference(*file, corner_of(shown(figure, 1.375f), 220, 165), {0, 0, 220, 165});
        EXPECT_LE(nearly_largest, 2);
    }
}

TEST_F(ScreenPainterTest, draws_nothing_outside_the_figure) {
    Figure const figure{100, 50, {0, 0, 255}, {Box{{-500, -500, 1000, 1000}, 0, Color{255, 0, 0}, {}}}};
    auto const picture = shown(figure, 2, {10, 20});
    auto const magenta = std::array{255, 0, 255}, red = std::array{255, 0, 0};
    EXPECT_EQ(rgb_at(picture, 9, 50), magenta);
    EXPECT_EQ(rgb_at(picture, 10, 50), red);
    EXPECT_EQ(rgb_at(picture, 209, 50), red);
    EXPECT_EQ(rgb_at(picture, 210, 50), magenta);
    EXPECT_EQ(rgb_at(picture, 50, 19), magenta);
    EXPECT_EQ(rgb_at(picture, 50, 119), red);
    EXPECT_EQ(rgb_at(picture, 50, 120), magenta);
}

TEST_F(ScreenPainterTest, leaves_the_list_as_it_was) {
    screen_->frame([&](ImDrawList& list) {
        auto const flags = list.Flags;
        auto const clip = list.GetClipRectMax().x;
        auto* const texture = list._TextureIdStack.back();
        on_screen(pattern_book(), list, {0, 0}, 1, *fonts_, images_);
        EXPECT_EQ(list.Flags, flags);
        EXPECT_EQ(list.GetClipRectMax().x, clip);
        EXPECT_EQ(list._TextureIdStack.back(), texture);
    });
}

TEST_F(ScreenPainterTest, draws_a_grid_of_cells_and_numbers_in_one_go) {
    Figure figure{960, 480, {255, 255, 255}, {}};
    for (auto const& patch : patches()) {
        if (patch.name == "cells" || patch.name == "rounded boxes" || patch.name == "circles" ||
            patch.name == "polylines")
            figure.shapes.insert(figure.shapes.end(), patch.shapes.begin(), patch.shapes.end());
    }
    screen_->frame([&](ImDrawList& list) {
        auto const before = list.CmdBuffer.Size;
        on_screen(figure, list, {0, 0}, 1, *fonts_, images_);
        EXPECT_LE(list.CmdBuffer.Size - before, 2);
    });
}

TEST_F(ScreenPainterTest, uses_the_finer_pixels_of_dense_screens) {
    auto const book = pattern_book();
    auto const plain = shown(book, 2);
    auto& io = ImGui::GetIO();
    io.DisplaySize = {kWidth / 2.0f, kHeight / 2.0f};
    io.DisplayFramebufferScale = {2, 2};
    EXPECT_EQ(shown(book, 1).pixels, plain.pixels);
}

TEST_F(ScreenPainterTest, stretches_very_large_text) {
    figure::Label const label{{0, 900}, {}, figure::Vertical::Baseline, 1000, {{"H", {0, 0, 0}}}};
    auto const found = ink(shown(Figure{kWidth, kHeight, {255, 255, 255}, {label}}, 1), {0, 0, kWidth, kHeight});
    EXPECT_NEAR(found.bottom, 900, 2);
    EXPECT_NEAR(found.bottom - found.top, 1000 * 1493 / 2048.0, 5);
}

TEST_F(ScreenPainterTest, asks_for_room_when_glyphs_no_longer_fit) {
    Figure figure{kWidth, kHeight, {255, 255, 255}, {}};
    for (int size = 100; size < 160; ++size)
        figure.shapes.push_back(figure::Label{{0, 200}, {}, {}, static_cast<float>(size), {{"0123456789", {0, 0, 0}}}});
    shown(figure, 1);
    int rebuilds = 0;
    for (; fonts_->needs_rebuild() && rebuilds < 5; ++rebuilds) {
        fonts_->rebuild();
        shown(figure, 1);
    }
    EXPECT_GE(rebuilds, 1);
    EXPECT_FALSE(fonts_->needs_rebuild());
}

Image one_pixel(std::uint8_t red) {
    return {{0, 0, 10, 10},
            {1, 1, std::make_shared<std::vector<std::uint8_t> const>(std::vector<std::uint8_t>{red, 0, 0, 255})}};
}

TEST_F(ScreenPainterTest, keeps_images_while_they_are_shown) {
    Figure figure{10, 10, {255, 255, 255}, {one_pixel(200)}};
    EXPECT_EQ(rgb_at(shown(figure, 1), 5, 5), (std::array{200, 0, 0}));
    images_.release_unused();
    EXPECT_EQ(images_.count(), 1);
    shown(figure, 1);
    EXPECT_EQ(images_.count(), 1);
    figure.shapes = {one_pixel(100)};
    EXPECT_EQ(rgb_at(shown(figure, 1), 5, 5), (std::array{100, 0, 0}));
    EXPECT_EQ(images_.count(), 2);
    images_.release_unused();
    shown(figure, 1);
    images_.release_unused();
    EXPECT_EQ(images_.count(), 1);
    images_.release_unused();
    EXPECT_EQ(images_.count(), 0);
}

TEST_F(ScreenPainterTest, has_fonts_for_controls_in_both_languages) {
    ASSERT_NE(fonts_->regular(), nullptr);
    for (auto const character : {u'A', u'é', u'×', u'→', u'Σ', u'²', u'卷', u'文'})
        EXPECT_NE(fonts_->regular()->FindGlyphNoFallback(character), nullptr) << static_cast<int>(character);
    for (auto const character : {u'A', u'→', u'卷'})
        EXPECT_NE(fonts_->bold()->FindGlyphNoFallback(character), nullptr) << static_cast<int>(character);
    EXPECT_GT(fonts_->bold()->FindGlyph(u'm')->AdvanceX, fonts_->regular()->FindGlyph(u'm')->AdvanceX);
    auto const height = fonts_->regular()->FontSize;
    EXPECT_NEAR(height, 16 * 2384 / 2048.0, 1);
    fonts_->set_ui_size(16);
    EXPECT_FALSE(fonts_->needs_rebuild());
    fonts_->set_ui_size(32);
    EXPECT_TRUE(fonts_->needs_rebuild());
    fonts_->rebuild();
    EXPECT_FALSE(fonts_->needs_rebuild());
    EXPECT_NEAR(fonts_->regular()->FontSize, 2 * height, 2);
    shown(pattern_book(), 1);
}

}  // namespace
}  // namespace deconvista::paint
