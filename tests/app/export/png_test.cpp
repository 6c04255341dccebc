#include "app/export/png.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/files/image_file.h"
#include "tests/app/files/picture_writers.h"

namespace deconvista::exporting {
namespace {

using files::Blob;

paint::PixelBuffer noise(int width, int height) {
    paint::PixelBuffer picture{width, height, {}, paint::Alpha::None};
    std::uint32_t state = 1;
    for (int i = 0; i < width * height; ++i) {
        state = state * 1664525u + 1013904223u;
        picture.pixels.push_back(state >> 8 | 0x5a000000u);  // the highest byte means nothing
    }
    return picture;
}

Blob encoded(paint::PixelBuffer const& picture, std::vector<PngText> const& texts = {}) {
    PngPacker packer;
    Blob file;
    encode_png(file, packer, picture, {texts, std::nullopt});
    return file;
}

Blob bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

TEST(Png, writes_what_a_decoder_reads) {
    for (auto const& [width, height] : {std::pair{1, 1}, std::pair{3, 2}, std::pair{641, 7}, std::pair{1, 4096}}) {
        auto const picture = noise(width, height);
        auto const decoded = files::decode_picture(encoded(picture), "test");
        ASSERT_TRUE(decoded);
        EXPECT_EQ(decoded->width, width);
        EXPECT_EQ(decoded->height, height);
        ASSERT_EQ(decoded->channels, 3);
        for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
            auto const* const rgb = &decoded->values[3 * i];
            ASSERT_EQ(picture.pixels[i] & 0xffffffu,
                      std::uint32_t{rgb[0]} << 16 | std::uint32_t{rgb[1]} << 8 | std::uint32_t{rgb[2]});
        }
    }
}

TEST(Png, gives_the_same_bytes_every_time) {
    auto const picture = noise(50, 50);
    PngPacker packer;
    Blob first, second;
    encode_png(first, packer, picture);
    encode_png(second, packer, noise(200, 3));
    encode_png(second, packer, picture);
    EXPECT_EQ(first, second);
}

TEST(Png, keeps_transparency_and_resolution) {
    auto picture = noise(5, 3);
    picture.alpha = paint::Alpha::Straight;
    PngPacker packer;
    Blob file;
    encode_png(file, packer, picture, {{}, 300.0});
    EXPECT_EQ(file[25], 6) << "RGBA";
    EXPECT_EQ(std::search(file.begin(), file.end(), std::begin("pHYs"), std::end("pHYs") - 1) - file.begin(), 37);
    EXPECT_EQ((Blob{file.begin() + 41, file.begin() + 45}), (Blob{0, 0, 0x2e, 0x23})) << "11811 pixels a metre";
    // Decoders lay it over white: what is transparent vanishes.
    picture.pixels.assign(picture.pixels.size(), 0x00123456u);
    encode_png(file, packer, picture);
    EXPECT_EQ(files::decode_picture(file, "test")->values, Blob(5 * 3 * 3, 255));
}

TEST(Png, ends_where_the_format_says) {
    auto const file = encoded(noise(4, 4));
    auto const end = files::png_chunk("IEND", {});
    EXPECT_EQ((Blob{file.end() - 12, file.end()}), end);
}

TEST(SceneInPng, comes_back_as_it_was) {
    for (std::string const scene : {"{}", "{\"title\": \"反卷积 ½\"}", "", "line\nline", "tab\there", "\x01 \x7f"}) {
        auto const file = encoded(noise(2, 2), {{"Software", "Deconvista 反"}, {std::string{kSceneKey}, scene}});
        EXPECT_EQ(scene_in_png(file), scene);
        EXPECT_TRUE(files::decode_picture(file, "test"));
    }
}

TEST(SceneInPng, is_not_in_other_files) {
    EXPECT_EQ(scene_in_png({}), std::nullopt);
    EXPECT_EQ(scene_in_png(bytes_of("{\"version\": 1}")), std::nullopt);
    EXPECT_EQ(scene_in_png(encoded(noise(2, 2))), std::nullopt);
    EXPECT_EQ(scene_in_png(encoded(noise(2, 2), {{"Comment", "deconvista-scene"}})), std::nullopt);
}

TEST(SceneInPng, is_limited_in_length) {
    std::string const key{kSceneKey};
    std::string const longest(kLongestScene, 'x');
    EXPECT_EQ(scene_in_png(encoded(noise(2, 2), {{key, longest}})), longest);
    EXPECT_EQ(scene_in_png(encoded(noise(2, 2), {{key, longest + "x"}})), std::nullopt);
}

TEST(SceneInPng, must_be_intact) {
    auto const file = encoded(noise(2, 2), {{std::string{kSceneKey}, "{\"stride\": [2, 2]}"}});
    for (std::size_t length = 0; length < file.size(); ++length) {
        auto const found = scene_in_png(std::span{file}.first(length));
        EXPECT_TRUE(!found || *found == "{\"stride\": [2, 2]}");
    }
    for (std::size_t at = 0; at < file.size(); ++at) {
        auto flipped = file;
        flipped[at] ^= 4u;
        auto const found = scene_in_png(flipped);
        EXPECT_TRUE(!found || *found == "{\"stride\": [2, 2]}") << at;
    }
}

Blob file_with_chunk(std::string_view type, Blob const& data) {
    return files::png({1, 1}, {0, 0}, files::png_chunk(type, data));
}

Blob joined(std::string_view beginning, Blob const& rest) {
    auto all = bytes_of(beginning);
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
}

// Literals that know their length may have zeros inside.
using namespace std::string_view_literals;

TEST(SceneInPng, may_have_been_packed_by_another_program) {
    auto const packed = files::stored_zlib(bytes_of("{\"a\": 1}"));
    EXPECT_EQ(scene_in_png(file_with_chunk("zTXt", joined("deconvista-scene\0\0"sv, packed))), "{\"a\": 1}");
    EXPECT_EQ(scene_in_png(file_with_chunk("zTXt", joined("deconvista-scene\0\1"sv, packed))), std::nullopt);
    EXPECT_EQ(scene_in_png(file_with_chunk("iTXt", joined("deconvista-scene\0\1\0en\0\0"sv, packed))), "{\"a\": 1}");
}

TEST(SceneInPng, is_not_unpacked_beyond_its_limit) {
    auto const bomb = files::packed_zeros(std::size_t{100} << 20);
    EXPECT_EQ(scene_in_png(file_with_chunk("zTXt", joined("deconvista-scene\0\0"sv, bomb))), std::nullopt);
}

TEST(SceneInPng, survives_chunks_cut_short) {
    for (auto const text : {"deconvista-scene"sv, "deconvista-scene\0"sv, "deconvista-scene\0\0"sv,
                            "deconvista-scene\0\0\0"sv, "deconvista-scene\0\0\0en"sv, "deconvista-scene\0\1\0\0\0"sv}) {
        EXPECT_EQ(scene_in_png(file_with_chunk("iTXt", bytes_of(text))), std::nullopt);
        EXPECT_EQ(scene_in_png(file_with_chunk("zTXt", bytes_of(text))), std::nullopt);
    }
    auto huge = file_with_chunk("tEXt", bytes_of("deconvista-scene\0{}"sv));
    EXPECT_EQ(scene_in_png(huge), "{}");
    huge[33] = 0xff;  // its length
    EXPECT_EQ(scene_in_png(huge), std::nullopt);
}

}  // namespace
}  // namespace deconvista::exporting
