#include "app/export/palette.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

namespace deconvista::exporting {
namespace {

paint::PixelBuffer picture_of(std::vector<std::uint32_t> pixels) {
    auto const width = static_cast<int>(pixels.size());
    return {width, 1, std::move(pixels), paint::Alpha::None};
}

Indexed indexed(paint::PixelBuffer const& picture) {
    Indexer indexer;
    Indexed result;
    indexer.index(picture, result);
    return result;
}

std::uint32_t color_at(Indexed const& picture, std::size_t pixel) {
    return picture.palette[picture.pixels[pixel]];
}

TEST(Palette, IsExactForUpTo256Colors) {
    for (std::uint32_t const colors : {1u, 2u, 3u, 255u, 256u}) {
        std::vector<std::uint32_t> pixels;
        for (std::uint32_t i = 0; i < 3 * colors; ++i) pixels.push_back(0xff000000u | (i % colors) * 65535u);
        auto const result = indexed(picture_of(pixels));
        EXPECT_EQ(result.palette.size(), colors);
        for (std::size_t i = 0; i < pixels.size(); ++i) ASSERT_EQ(color_at(result, i), pixels[i] & 0xffffff);
    }
}

TEST(Palette, KeepsFrequentColorsExactAmongManyOthers) {
    std::vector<std::uint32_t> pixels;
    // A ramp of 4096 shades, each once, and eight colours that cover much more.
    for (std::uint32_t i = 0; i < 4096; ++i) pixels.push_back(i * 4096);
    for (std::uint32_t i = 0; i < 8000; ++i) pixels.push_back(0x123456 + i % 8);
    auto const result = indexed(picture_of(pixels));
    EXPECT_LE(result.palette.size(), 256u);
    EXPECT_EQ(std::set(result.palette.begin(), result.palette.end()).size(), result.palette.size());
    for (std::size_t i = 4096; i < pixels.size(); ++i) ASSERT_EQ(color_at(result, i), pixels[i]);
}

TEST(Palette, IsNearWhereItCannotBeExact) {
    std::vector<std::uint32_t> pixels;
    for (std::uint32_t i = 0; i < 1000; ++i) pixels.push_back((i & 0xff) << 16 | (i & 0xff) << 8 | (i >> 8) * 3);
    auto const result = indexed(picture_of(pixels));
    for (std::size_t i = 0; i < pixels.size(); ++i)
        for (int const shift : {0, 8, 16})
            ASSERT_LE(std::abs(static_cast<int>(color_at(result, i) >> shift & 0xff) -
                               static_cast<int>(pixels[i] >> shift & 0xff)),
                      14);
}

TEST(Palette, IsTheSameEveryTime) {
    std::vector<std::uint32_t> pixels;
    for (std::uint32_t i = 0; i < 5000; ++i) pixels.push_back(i * 2654435761u >> 8);
    Indexer indexer;
    Indexed first, second;
    indexer.index(picture_of(pixels), first);
    indexer.index(picture_of({1, 2, 3}), second);
    indexer.index(picture_of(pixels), second);
    EXPECT_EQ(first.palette, second.palette);
    EXPECT_EQ(first.pixels, second.pixels);
}

}  // namespace
}  // namespace deconvista::exporting
