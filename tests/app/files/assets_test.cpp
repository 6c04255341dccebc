#include "app/files/assets.h"

#include <gtest/gtest.h>

#include "tests/app/files/scratch_folder.h"

namespace deconvista::files {
namespace {

namespace fs = std::filesystem;

TEST(Assets, are_found_from_a_build_tree) {
    ScratchFolder const folder;
    fs::create_directories(folder / "build/release");
    fs::create_directory(folder / "assets");
    write_file(folder / "assets/scene.schema.json", "{}");
    EXPECT_EQ(assets_near(folder / "build/release"), folder / "assets");
}

TEST(Assets, are_found_from_an_installation) {
    ScratchFolder const folder;
    fs::create_directories(folder / "bin");
    fs::create_directories(folder / "share/deconvista");
    write_file(folder / "share/deconvista/scene.schema.json", "{}");
    EXPECT_EQ(assets_near(folder / "bin"), folder / "share/deconvista");
}

TEST(Assets, are_not_just_any_folder_of_that_name) {
    ScratchFolder const folder;
    fs::create_directories(folder / "build/release");
    fs::create_directories(folder / "assets/of/another/program");
    EXPECT_EQ(assets_near(folder / "build/release"), std::nullopt);
    EXPECT_EQ(assets_near(folder / "no/such/folder"), std::nullopt);
}

TEST(Assets, are_found_whatever_the_working_directory) {
    auto const found = find_assets();
    ASSERT_TRUE(found);
    EXPECT_TRUE(fs::is_regular_file(fs::path{*found} / "scene.schema.json"));
    EXPECT_TRUE(fs::path{*found}.is_absolute());
}

}  // namespace
}  // namespace deconvista::files
