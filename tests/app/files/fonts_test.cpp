#include "app/files/fonts.h"

#include <gtest/gtest.h>

#include "tests/app/files/scratch_folder.h"

namespace deconvista::files {
namespace {

TEST(Fonts, are_on_this_machine) {
    auto const fonts = find_fonts();
    ASSERT_TRUE(fonts);
    for (auto const& file : {fonts->regular, fonts->bold, fonts->fallback}) {
        auto const head = content_of(file).substr(0, 4);
        EXPECT_EQ(head, std::string("\0\1\0\0", 4)) << file;
    }
}

TEST(Fonts, may_lie_in_different_folders) {
    ScratchFolder const first, second;
    write_file(first / "DejaVuSans.ttf", "");
    write_file(second / "DejaVuSans.ttf", "");
    write_file(second / "DejaVuSans-Bold.ttf", "");
    write_file(second / "DroidSansFallbackFull.ttf", "");
    std::vector<std::string> const folders{first.path(), second.path()};
    auto const fonts = find_fonts_in(folders);
    ASSERT_TRUE(fonts);
    EXPECT_EQ(fonts->regular, first / "DejaVuSans.ttf");
    EXPECT_EQ(fonts->bold, second / "DejaVuSans-Bold.ttf");
    EXPECT_EQ(fonts->fallback, second / "DroidSansFallbackFull.ttf");
}

TEST(Fonts, that_are_missing_are_named_with_their_package) {
    ScratchFolder const folder;
    std::vector<std::string> const folders{folder.path()};
    auto const problem = [&] { return find_fonts_in(folders).problem(); };
    EXPECT_EQ(problem(), base::device_trouble("font_missing", {"DejaVuSans.ttf", "fonts-dejavu-core"}));
    write_file(folder / "DejaVuSans.ttf", "");
    EXPECT_EQ(problem(), base::device_trouble("font_missing", {"DejaVuSans-Bold.ttf", "fonts-dejavu-core"}));
    write_file(folder / "DejaVuSans-Bold.ttf", "");
    std::filesystem::create_directory(folder / "DroidSansFallbackFull.ttf");
    EXPECT_EQ(problem(), base::device_trouble("font_missing", {"DroidSansFallbackFull.ttf", "fonts-droid-fallback"}));
}

}  // namespace
}  // namespace deconvista::files
