#include "app/paint/cairo_painter.h"

#include <cairo-svg.h>
#include <cairo.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <thread>

#include "tests/app/files/scratch_folder.h"
#include "tests/app/paint/comparison.h"
#include "tests/app/paint/fonts_for_tests.h"
#include "tests/app/paint/pattern_book.h"

namespace deconvista::paint {
namespace {

using figure::Box;
using figure::Color;
using figure::Figure;
using Rgb = std::array<int, 3>;

constexpr Color kBlue{0, 114, 178}, kWhite{255, 255, 255};

class CairoPainterTest : public testing::Test {
protected:
    CairoFonts fonts_{fonts_for_tests()};

    PixelBuffer painted(Figure const& figure, int width, int height) {
        auto const picture = rasterize(figure, width, height, fonts_);
        DECONVISTA_CHECK(picture);
        return *picture;
    }
};

TEST_F(CairoPainterTest, gives_the_same_pixels_every_time_and_on_every_thread) {
    auto const book = pattern_book();
    auto const first = painted(book, 960, 480);
    EXPECT_EQ(painted(book, 960, 480).pixels, first.pixels);
    auto const data = fonts_for_tests();
    std::array<PixelBuffer, 3> pictures;
    {
        std::vector<std::jthread> threads;
        for (auto& picture : pictures) {
            threads.emplace_back([&] {
                CairoFonts own{data};
                for (int i = 0; i < 3; ++i) picture = *rasterize(book, 960, 480, own);
            });
        }
    }
    for (auto const& picture : pictures) EXPECT_EQ(picture.pixels, first.pixels);
}

TEST_F(CairoPainterTest, fits_the_figure_into_the_middle) {
    Figure const figure{100, 50, kBlue, {Box{{0, 0, 100, 50}, 0, Color{255, 0, 0}, {}}}};
    auto const wide = painted(figure, 400, 100);
    EXPECT_EQ(rgb_at(wide, 99, 50), (Rgb{0, 114, 178}));
    EXPECT_EQ(rgb_at(wide, 100, 50), (Rgb{255, 0, 0}));
    EXPECT_EQ(rgb_at(wide, 299, 50), (Rgb{255, 0, 0}));
    EXPECT_EQ(rgb_at(wide, 300, 50), (Rgb{0, 114, 178}));
    auto const high = painted(figure, 100, 100);
    EXPECT_EQ(rgb_at(high, 50, 24), (Rgb{0, 114, 178}));
    EXPECT_EQ(rgb_at(high, 50, 25), (Rgb{255, 0, 0}));
    EXPECT_EQ(rgb_at(high, 50, 75), (Rgb{0, 114, 178}));
}

TEST_F(CairoPainterTest, draws_nothing_outside_the_figure) {
    Figure const figure{100, 50, kWhite, {Box{{-500, -500, 1000, 1000}, 0, kBlue, {}}}};
    auto const picture = painted(figure, 100, 100);
    EXPECT_EQ(rgb_at(picture, 50, 24), (Rgb{255, 255, 255}));
    EXPECT_EQ(rgb_at(picture, 50, 25), (Rgb{0, 114, 178}));
}

TEST_F(CairoPainterTest, lays_a_translucent_ground_over_white) {
    EXPECT_EQ(rgb_at(painted(Figure{10, 10, {0, 0, 0, 51}, {}}, 10, 10), 5, 5), (Rgb{204, 204, 204}));
    EXPECT_EQ(rgb_at(painted(Figure{10, 10, {0, 0, 0, 0}, {}}, 10, 10), 5, 5), (Rgb{255, 255, 255}));
}

TEST_F(CairoPainterTest, paints_a_figure_without_extent_as_its_ground) {
    EXPECT_EQ(rgb_at(painted(Figure{0, 0, kBlue, {Box{{0, 0, 9, 9}, 0, kWhite, {}}}}, 10, 10), 5, 5),
              (Rgb{0, 114, 178}));
}

TEST_F(CairoPainterTest, covers_exactly_the_pixels_of_square_boxes) {
    Figure const figure{40, 40, kWhite, {Box{{10.3f, 10.4f, 20, 20}, 0, kBlue, figure::Stroke{{0, 0, 0}, 1}}}};
    auto const picture = painted(figure, 40, 40);
    EXPECT_EQ(rgb_at(picture, 9, 20), (Rgb{255, 255, 255}));
    EXPECT_EQ(rgb_at(picture, 10, 20), (Rgb{0, 0, 0}));
    EXPECT_EQ(rgb_at(picture, 11, 20), (Rgb{0, 114, 178}));
    EXPECT_EQ(rgb_at(picture, 29, 20), (Rgb{0, 114, 178}));
    EXPECT_EQ(rgb_at(picture, 30, 20), (Rgb{0, 0, 0}));
    EXPECT_EQ(rgb_at(picture, 31, 20), (Rgb{255, 255, 255}));
}

TEST_F(CairoPainterTest, centres_numbers_in_their_cells) {
    for (int size = 9; size <= 40; ++size) {
        auto const middle = static_cast<float>(size);
        figure::Label const label{
            {middle, middle}, figure::Horizontal::Center, figure::Vertical::Middle, middle, {{"0", {0, 0, 0}}}};
        auto const found = ink(painted(Figure{2 * middle, 2 * middle, kWhite, {label}}, 2 * size, 2 * size),
                               {0, 0, 2 * size, 2 * size});
        EXPECT_NEAR(found.left + found.right, 2 * size, 1) << size;
        EXPECT_NEAR(found.top + found.bottom, 2 * size, 1) << size;
    }
}

TEST_F(CairoPainterTest, refuses_sizes_that_are_not_allowed) {
    Figure const figure{10, 10, kWhite, {}};
    for (auto const& [width, height] :
         {std::pair{0, 10}, std::pair{10, -1}, std::pair{16385, 1}, std::pair{16384, 16384}}) {
        auto const refused = rasterize(figure, width, height, fonts_);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.problem(),
                  base::over_limit("export_size_not_allowed",
                                   {std::to_string(width), std::to_string(height), "16384", "67108864"}));
    }
    EXPECT_TRUE(rasterize(figure, 16384, 1, fonts_));
}

TEST_F(CairoPainterTest, paints_into_a_context_as_into_pixels) {
    auto const book = pattern_book();
    PixelBuffer picture{1920, 960, std::vector<std::uint32_t>(std::size_t{1920} * 960)};
    auto* const surface = cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(picture.pixels.data()),
                                                              CAIRO_FORMAT_RGB24, 1920, 960, 4 * 1920);
    auto* const context = cairo_create(surface);
    cairo_scale(context, 2, 2);
    on_cairo(book, context, fonts_);
    EXPECT_EQ(cairo_status(context), CAIRO_STATUS_SUCCESS);
    cairo_destroy(context);
    cairo_surface_destroy(surface);
    auto const expected = painted(book, 1920, 960);
    auto const [mean, nearly_largest] = difference(picture, expected, {0, 0, 1920, 960});
    EXPECT_EQ(mean, 0);
}

std::string svg_of(Figure const& figure, CairoFonts& fonts) {
    std::string text;
    auto const append = [](void* to, unsigned char const* data, unsigned length) {
        static_cast<std::string*>(to)->append(reinterpret_cast<char const*>(data), length);
        return CAIRO_STATUS_SUCCESS;
    };
    auto* const surface = cairo_svg_surface_create_for_stream(append, &text, figure.width, figure.height);
    auto* const context = cairo_create(surface);
    on_cairo(figure, context, fonts);
    EXPECT_EQ(cairo_status(context), CAIRO_STATUS_SUCCESS);
    cairo_destroy(context);
    cairo_surface_finish(surface);
    EXPECT_EQ(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(surface);
    return text;
}

TEST_F(CairoPainterTest, serves_surfaces_that_have_no_pixels) {
    EXPECT_GT(svg_of(pattern_book(), fonts_).size(), 10000u);
    // Nothing is rounded there.
    auto const box = svg_of(Figure{40, 40, kWhite, {Box{{10.25f, 10.5f, 20, 20}, 0, kBlue, {}}}}, fonts_);
    EXPECT_NE(box.find("10.25 10.5"), std::string::npos) << box;
}

TEST_F(CairoPainterTest, has_not_drifted) {
    auto const file = std::string{DECONVISTA_SOURCE_DIR} + "/tests/app/paint/golden/pattern_book.txt";
    auto const actual = coarse_text(painted(pattern_book(), 960, 480), 20);
    if (std::getenv("DECONVISTA_REGENERATE") != nullptr) files::write_file(file, actual);
    auto const expected = files::content_of(file);
    ASSERT_EQ(actual.size(), expected.size());
    // Versions of FreeType and Cairo may differ a little.
    constexpr int kTolerance = 4;
    for (std::size_t i = 0; i + 1 < actual.size(); i += 3) {
        auto const level = std::stoi(actual.substr(i, 2), nullptr, 16),
                   golden = std::stoi(expected.substr(i, 2), nullptr, 16);
        ASSERT_NEAR(level, golden, kTolerance) << "square " << i / 3 << "; DECONVISTA_REGENERATE=1 accepts the picture";
    }
}

}  // namespace
}  // namespace deconvista::paint
