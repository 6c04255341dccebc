#include "app/files/image_file.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "app/files/picture_format.h"
#include "tests/app/files/picture_writers.h"
#include "tests/app/files/scratch_folder.h"

namespace deconvista::files {
namespace {

base::Problem const kBroken = base::refused("picture_is_broken", {"name"});
base::Problem const kUnknown = base::refused("picture_of_unknown_kind", {"name"});

base::Result<Picture> decode(Blob const& bytes) {
    return decode_picture(bytes, "name");
}

Picture picture_of(Blob const& bytes) {
    auto const picture = decode(bytes);
    EXPECT_TRUE(picture) << (picture ? "" : picture.problem().name);
    return picture ? *picture : Picture{};
}

base::Problem problem_of(Blob const& bytes) {
    auto const picture = decode(bytes);
    EXPECT_FALSE(picture);
    return picture ? base::Problem{} : picture.problem();
}

Blob bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

std::string data_file(std::string const& name) {
    return std::string{DECONVISTA_SOURCE_DIR} + "/tests/app/files/data/" + name;
}

Blob data(std::string const& name) {
    return bytes_of(content_of(data_file(name)));
}

// ---- PNG

TEST(DecodePicture, keeps_grey_as_one_channel) {
    EXPECT_EQ(picture_of(png({2, 2}, {0, 1, 2, 0, 3, 255})), (Picture{2, 2, 1, {1, 2, 3, 255}}));
    EXPECT_EQ(picture_of(png({1, 1}, {0, 77})), (Picture{1, 1, 1, {77}}));
}

TEST(DecodePicture, spreads_fewer_bits_over_the_range) {
    EXPECT_EQ(picture_of(png({4, 1, 1}, {0, 0b10100000})).values, (Blob{255, 0, 255, 0}));
    EXPECT_EQ(picture_of(png({2, 1, 4}, {0, 0x1f})).values, (Blob{17, 255}));
}

TEST(DecodePicture, reads_rgb_row_by_row) {
    EXPECT_EQ(picture_of(png({2, 1, 8, 2}, {0, 1, 2, 3, 4, 5, 6})), (Picture{2, 1, 3, {1, 2, 3, 4, 5, 6}}));
}

TEST(DecodePicture, undoes_the_filters_of_png) {
    // Differences to the left, then to the row above.
    EXPECT_EQ(picture_of(png({2, 2}, {1, 10, 5, 2, 1, 2})).values, (Blob{10, 15, 11, 17}));
}

TEST(DecodePicture, lays_alpha_over_white) {
    EXPECT_EQ(picture_of(png({3, 1, 8, 4}, {0, 0, 255, 0, 0, 0, 128})), (Picture{3, 1, 1, {0, 255, 127}}));
    EXPECT_EQ(picture_of(png({2, 1, 8, 6}, {0, 10, 20, 30, 255, 10, 20, 30, 0})),
              (Picture{2, 1, 3, {10, 20, 30, 255, 255, 255}}));
}

TEST(DecodePicture, lays_a_transparent_colour_over_white) {
    EXPECT_EQ(picture_of(png({2, 1}, {0, 5, 6}, png_chunk("tRNS", {0, 5}))), (Picture{2, 1, 1, {255, 6}}));
}

TEST(DecodePicture, reduces_16_bits_to_the_upper_8) {
    EXPECT_EQ(picture_of(png({2, 1, 16}, {0, 0x12, 0xff, 0xff, 0x00})), (Picture{2, 1, 1, {0x12, 0xff}}));
    EXPECT_EQ(picture_of(png({1, 1, 16, 6}, {0, 9, 0, 8, 0, 7, 0, 255, 255})), (Picture{1, 1, 3, {9, 8, 7}}));
}

TEST(DecodePicture, looks_colours_up_in_the_palette) {
    auto const palette = png_chunk("PLTE", {1, 2, 3, 4, 5, 6});
    EXPECT_EQ(picture_of(png({2, 1, 8, 3}, {0, 1, 0}, palette)), (Picture{2, 1, 3, {4, 5, 6, 1, 2, 3}}));
    auto with_alpha = palette;
    for (auto const byte : png_chunk("tRNS", {255, 0})) with_alpha.push_back(byte);
    EXPECT_EQ(picture_of(png({2, 1, 8, 3}, {0, 1, 0}, with_alpha)), (Picture{2, 1, 3, {255, 255, 255, 1, 2, 3}}));
}

TEST(DecodePicture, takes_some_one_colour_for_those_that_the_palette_lacks) {
    auto const palette = png_chunk("PLTE", {1, 2, 3});
    auto const values = picture_of(png({3, 1, 8, 3}, {0, 0, 200, 100}, palette)).values;
    EXPECT_EQ((Blob{values.begin(), values.begin() + 3}), (Blob{1, 2, 3}));
    EXPECT_EQ((Blob{values.begin() + 3, values.end()}), Blob(6, values.at(3)));
}

TEST(DecodePicture, takes_the_largest_size_and_no_larger) {
    auto const column = picture_of(png({1, 4096}, Blob(8192)));
    EXPECT_EQ(column.height, 4096);
    auto const limit = [](std::string width, std::string height) {
        return base::over_limit("picture_too_large", {"name", std::move(width), std::move(height), "4096"});
    };
    EXPECT_EQ(problem_of(png({1, 4097}, Blob(8194))), limit("1", "4097"));
    EXPECT_EQ(problem_of(png({4294967295, 4294967295}, {0})), limit("4294967295", "4294967295"));
    EXPECT_EQ(problem_of(bmp(4097, 1, Blob(12291))), limit("4097", "1"));
}

TEST(DecodePicture, refuses_a_png_that_unpacks_to_more_than_its_size) {
    EXPECT_EQ(picture_of(png_of_packed({2000, 1000}, packed_zeros(2001000))), (Picture{2000, 1000, 1, Blob(2000000)}));
    EXPECT_EQ(problem_of(png_of_packed({1, 1}, packed_zeros(std::size_t{100} << 20))), kBroken);
}

TEST(DecodePicture, refuses_a_png_that_unpacks_to_less_than_its_size) {
    EXPECT_EQ(problem_of(png({4096, 4096}, {0, 1, 2, 3})), kBroken);
}

TEST(DecodePicture, refuses_a_png_without_pixels) {
    EXPECT_EQ(problem_of(png({0, 1}, {0})), kBroken);
    EXPECT_EQ(problem_of(png({1, 0}, {0})), kBroken);
}

TEST(DecodePicture, refuses_a_chunk_that_claims_to_be_huge) {
    auto file = png({1, 1}, {0, 1});
    file[33] = 0x7f;  // the length of IDAT
    EXPECT_EQ(problem_of(file), kBroken);
}

TEST(DecodePicture, minds_checksums_where_they_matter) {
    auto const comment = png_chunk("tEXt", bytes_of("Comment\0hello"));
    auto damaged = comment;
    damaged.back() ^= 1u;
    EXPECT_EQ(picture_of(png({1, 1}, {0, 7}, damaged)).values, Blob{7});
    auto file = png({1, 1}, {0, 7});
    file[file.size() - 13] ^= 1u;  // the checksum of IDAT
    EXPECT_EQ(problem_of(file), kBroken);
}

// ---- BMP

TEST(DecodePicture, reads_bmp_in_both_directions) {
    Blob const rgb{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    EXPECT_EQ(picture_of(bmp(2, 2, rgb)), (Picture{2, 2, 3, rgb}));
    EXPECT_EQ(picture_of(bmp(2, -2, rgb)), (Picture{2, 2, 3, rgb}));
}

TEST(DecodePicture, refuses_a_bmp_whose_height_has_no_opposite) {
    auto file = bmp(1, 1, {1, 2, 3});
    file[22] = 0, file[25] = 0x80;
    EXPECT_EQ(problem_of(file), base::over_limit("picture_too_large", {"name", "1", "2147483648", "4096"}));
}

TEST(DecodePicture, does_not_take_missing_rows_of_a_bmp_for_black) {
    auto file = bmp(2, 2, Blob(12, 200));
    file.pop_back(), file.pop_back();  // padding of the last row
    EXPECT_EQ(picture_of(file).values, Blob(12, 200));
    file.pop_back();
    EXPECT_EQ(problem_of(file), kBroken);
}

// ---- JPEG

void expect_near(Picture const& picture, int x, int y, Blob const& expected) {
    auto const at = static_cast<std::size_t>(y * picture.width + x) * static_cast<std::size_t>(picture.channels);
    for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_NEAR(picture.values.at(at + i), expected[i], 12) << "at " << x << ", " << y;
}

TEST(DecodePicture, reads_jpeg) {
    for (auto const* name : {"colour.jpg", "progressive.jpg"}) {
        SCOPED_TRACE(name);
        auto const picture = picture_of(data(name));
        ASSERT_EQ(picture.values.size(), 16u * 8 * 3);
        EXPECT_EQ(picture.channels, 3);
        expect_near(picture, 1, 1, {30, 40, 60});
        expect_near(picture, 14, 1, {220, 40, 60});
        expect_near(picture, 14, 6, {220, 200, 60});
    }
}

TEST(DecodePicture, reads_grey_and_cmyk_jpeg) {
    auto const grey = picture_of(data("grey.jpg"));
    ASSERT_EQ(grey.values.size(), 16u * 8);
    EXPECT_EQ(grey.channels, 1);
    expect_near(grey, 1, 1, {40});
    expect_near(grey, 14, 6, {200});
    auto const cmyk = picture_of(data("cmyk.jpg"));
    ASSERT_EQ(cmyk.values.size(), 16u * 8 * 3);
    expect_near(cmyk, 14, 6, {255, 255, 255});
    expect_near(cmyk, 1, 1, {0, 255, 255});
    EXPECT_EQ(picture_of(data("one_pixel.jpg")).values.size(), 3u);
}

TEST(DecodePicture, names_the_size_of_a_photograph_that_is_too_large) {
    auto file = data("colour.jpg");
    // Height and width follow length and precision in the frame header.
    for (std::size_t i = 0; i + 8 < file.size(); ++i) {
        if (file[i] == 0xff && file[i + 1] == 0xc0) file[i + 5] = 0x10, file[i + 7] = 0x18;
    }
    EXPECT_EQ(problem_of(file), base::over_limit("picture_too_large", {"name", "6160", "4104", "4096"}));
}

TEST(DecodePicture, refuses_huffman_tables_with_too_many_codes) {
    auto const file = data("colour.jpg");
    for (std::size_t at = 0; at + 21 < file.size(); ++at) {
        if (file[at] != 0xff || file[at + 1] != 0xc4) continue;
        auto large = file;
        large[at + 5 + 15] = 255;  // codes of 16 bits; with the others more than a table can have
        large[at + 5 + 14] = 255;
        EXPECT_FALSE(is_whole(large, PictureFormat::Jpeg));
        EXPECT_EQ(problem_of(large), kBroken);
    }
    EXPECT_TRUE(is_whole(file, PictureFormat::Jpeg));
}

TEST(DecodePicture, takes_a_jpeg_with_more_behind_its_end) {
    auto file = data("colour.jpg");
    auto const alone = picture_of(file);
    for (auto const byte : data("grey.jpg")) file.push_back(byte);
    EXPECT_EQ(picture_of(file), alone);
}

// ---- everything else

TEST(DecodePicture, tells_what_a_file_is_that_is_no_picture) {
    EXPECT_EQ(problem_of({}), base::refused("picture_is_empty", {"name"}));
    EXPECT_EQ(problem_of(bytes_of("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n")),
              base::refused("picture_is_a_pointer", {"name"}));
    for (auto const* page : {"<!DOCTYPE html><title>", "\xef\xbb\xbf\r\n <HTML lang=en>", "<!-- page --><p>"})
        EXPECT_EQ(problem_of(bytes_of(page)), base::refused("picture_is_a_web_page", {"name"})) << page;
}

TEST(PictureNames, are_known_by_their_ending) {
    for (auto const* const name : {"a.png", "/b/c.JPG", "d.jpeg", "e.bmp", "photo.WebP", "scan.tiff"})
        EXPECT_TRUE(is_named_as_picture(name)) << name;
    for (auto const* const name : {"png", "a.json", "a.png.onnx", "film.gif", ""})
        EXPECT_FALSE(is_named_as_picture(name)) << name;
}

TEST(DecodePicture, refuses_formats_whose_decoders_are_not_compiled_in) {
    // Once a bomb: 18 bytes that claim 65535 x 65535 pixels.
    EXPECT_EQ(problem_of({0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 32, 0}), kUnknown);
    EXPECT_EQ(problem_of(bytes_of("GIF89a\1\0\1\0\0\0\0;")), kUnknown);
    EXPECT_EQ(problem_of(bytes_of("P6\n1 1\n255\nabc")), kUnknown);
    EXPECT_EQ(problem_of(bytes_of("#?RADIANCE\n\n-Y 1 +X 1\nabcd")), kUnknown);
    EXPECT_EQ(problem_of(bytes_of("8BPS and more")), kUnknown);
    EXPECT_EQ(problem_of(bytes_of("RIFF\4\0\0\0WEBP")), kUnknown);
    EXPECT_EQ(problem_of({0}), kUnknown);
}

TEST(DecodePicture, refuses_every_beginning_of_a_picture) {
    for (auto const& file : {png({3, 2, 8, 2}, Blob(20)), bmp(4, 2, Blob(24)), data("colour.jpg"),
                             data("progressive.jpg"), data("grey.jpg")}) {
        for (std::size_t length = 0; length < file.size(); ++length) {
            auto const cut = decode({file.begin(), file.begin() + static_cast<std::ptrdiff_t>(length)});
            ASSERT_FALSE(cut) << length << " of " << file.size() << " bytes";
            ASSERT_EQ(cut.problem().kind, base::Problem::Kind::Refused);
        }
        EXPECT_TRUE(decode(file));
    }
}

TEST(DecodePicture, survives_every_flipped_byte) {
    for (auto const& file : {png({3, 2, 8, 2}, Blob(20)), bmp(4, 2, Blob(24)), data("colour.jpg"),
                             data("progressive.jpg"), data("cmyk.jpg")}) {
        for (std::size_t at = 0; at < file.size(); ++at) {
            for (std::uint8_t const mask : Blob{0x01, 0x80, 0xff}) {
                auto flipped = file;
                flipped[at] = static_cast<std::uint8_t>(flipped[at] ^ mask);
                auto const picture = decode(flipped);
                if (!picture) continue;
                auto const size = picture->width * picture->height * picture->channels;
                ASSERT_EQ(picture->values.size(), static_cast<std::size_t>(size));
            }
        }
    }
}

TEST(DecodePicture, notices_every_flipped_byte_of_a_png) {
    auto const file = png({3, 2, 8, 2}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    for (std::size_t at = 0; at < file.size(); ++at) {
        auto flipped = file;
        flipped[at] ^= 0x10u;
        EXPECT_FALSE(decode(flipped)) << at;
    }
}

TEST(ReadPicture, reads_a_file) {
    auto const picture = read_picture(data_file("grey.jpg"));
    ASSERT_TRUE(picture);
    EXPECT_EQ(*picture, picture_of(data("grey.jpg")));
}

TEST(ReadPicture, refuses_what_is_too_large_or_missing) {
    ScratchFolder const folder;
    write_file(folder / "large.png", "\x89PNG\r\n\x1a\n");
    std::filesystem::resize_file(folder / "large.png", (std::uintmax_t{64} << 20) + 1);
    auto const large = read_picture(folder / "large.png");
    ASSERT_FALSE(large);
    EXPECT_EQ(large.problem(), base::over_limit("file_too_large", {folder / "large.png", "67108865", "67108864"}));
    auto const missing = read_picture(folder / "missing.png");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.problem(), base::device_trouble("file_not_found", {folder / "missing.png"}));
}

// ---- what the headers claim

TEST(PictureFormat, reads_claims_without_believing_them) {
    EXPECT_EQ(claimed_extent(png({7, 0}, {}), PictureFormat::Png), (Extent{7, 0}));
    EXPECT_EQ(claimed_extent(bmp(7, -9, Blob(189)), PictureFormat::Bmp), (Extent{7, 9}));
    EXPECT_EQ(claimed_extent(data("progressive.jpg"), PictureFormat::Jpeg), (Extent{16, 8}));
    EXPECT_EQ(claimed_extent({}, PictureFormat::Png), std::nullopt);
    EXPECT_EQ(claimed_extent({}, PictureFormat::Jpeg), std::nullopt);
    EXPECT_EQ(claimed_extent({}, PictureFormat::Bmp), std::nullopt);
    EXPECT_FALSE(is_whole({}, PictureFormat::Png));
    EXPECT_FALSE(is_whole({}, PictureFormat::Jpeg));
    EXPECT_FALSE(is_whole({}, PictureFormat::Bmp));
}

TEST(PictureFormat, reads_the_oldest_bmp_header) {
    Blob file{'B', 'M', 0, 0, 0, 0, 0, 0,  0, 0, 26, 0, 0, 0, 12, 0, 0,
              0,   1,   0, 2, 0, 1, 0, 24, 0, 3, 2,  1, 0, 6, 5,  4, 0};
    EXPECT_EQ(claimed_extent(file, PictureFormat::Bmp), (Extent{1, 2}));
    EXPECT_EQ(picture_of(file), (Picture{1, 2, 3, {4, 5, 6, 1, 2, 3}}));
    file.pop_back(), file.pop_back();
    EXPECT_EQ(problem_of(file), kBroken);
}

}  // namespace
}  // namespace deconvista::files
