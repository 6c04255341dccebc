#include "app/cli/scene_input.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/app/cli/run_command.h"

namespace deconvista::cli {
namespace {

namespace fs = std::filesystem;

// Goes into the folder, and back at the end.
class WorkingFolder {
public:
    explicit WorkingFolder(std::string const& folder) : before_{fs::current_path()} { fs::current_path(folder); }
    WorkingFolder(WorkingFolder const&) = delete;
    WorkingFolder& operator=(WorkingFolder const&) = delete;
    ~WorkingFolder() { fs::current_path(before_); }

private:
    fs::path before_;
};

constexpr auto kTiny = R"({"version": 1, "operation": "max_pooling", "kernel": {"shape": [1]},
                           "input": {"shape": [1, 1, 1], "values": [7]}})";

TEST(FindScene, PresetsAreFoundEverywhere) {
    ScratchFolder const scratch;
    WorkingFolder const inside{scratch.path("")};
    EXPECT_EQ(*find_scene("dilation"), SceneName{PresetName{"dilation"}});
    EXPECT_TRUE(load_scene("dilation"));
}

TEST(FindScene, AFileWinsOverAPreset) {
    ScratchFolder const scratch;
    WorkingFolder const inside{scratch.path("")};
    scratch.write("dilation", kTiny);
    EXPECT_EQ(*find_scene("dilation"), SceneName{ScenePath{"dilation"}});
    EXPECT_EQ(load_scene("dilation")->input.tensor.values()[0], 7);
}

TEST(FindScene, ADirectoryDoesNot) {
    ScratchFolder const scratch;
    WorkingFolder const inside{scratch.path("")};
    fs::create_directory("dilation");
    EXPECT_EQ(*find_scene("dilation"), SceneName{PresetName{"dilation"}});
    EXPECT_EQ(load_scene(".").problem().name, "file_is_a_directory");
}

TEST(FindScene, WhatIsNeitherNamesTheNearestPreset) {
    auto const nothing = find_scene("pytorch_adjoin");
    ASSERT_FALSE(nothing);
    EXPECT_EQ(nothing.problem().kind, base::Problem::Kind::Device);
    EXPECT_EQ(nothing.problem().facts, (std::vector<std::string>{"pytorch_adjoin", "pytorch_adjoint"}));
    EXPECT_EQ(find_scene("no/such/scene.json").problem().name, "file_not_found");
}

TEST(LoadScene, PicturesAreRelativeToTheScene) {
    ScratchFolder const scratch;
    fs::create_directory(scratch.path("below"));
    // A BMP of two pixels: blue, white.
    std::string bmp{"BM", 2};
    auto const number = [&](std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) bmp += static_cast<char>((value >> (8 * i)) & 0xFFu);
    };
    for (auto const value : {62u, 0u, 54u, 40u, 2u, 1u}) number(value, 4);
    number(1, 2), number(24, 2);
    for (auto const value : {0u, 8u, 0u, 0u, 0u, 0u}) number(value, 4);
    for (auto const byte : {255u, 0u, 0u, 255u, 255u, 255u, 0u, 0u}) number(byte, 1);
    scratch.write("below/two.bmp", bmp);
    auto const path = scratch.write("below/scene.json", R"({"version": 1, "operation": "average_pooling",
        "input": {"image": "two.bmp"}, "kernel": {"shape": [1, 1]}})");
    auto const scene = load_scene(path);
    ASSERT_TRUE(scene) << scene.problem().name;
    EXPECT_EQ(scene->input.tensor.shape(), (tensor::Shape{1, 3, {1, 2}}));
    std::vector<float> const values{scene->input.tensor.values().begin(), scene->input.tensor.values().end()};
    EXPECT_EQ(values, (std::vector<float>{0, 255, 0, 255, 255, 255}));
    EXPECT_EQ(load_scene(scratch.path("below/two.bmp")).problem().name, "picture_is_no_scene");
}

TEST(LoadScene, AMissingPictureIsDeviceTrouble) {
    ScratchFolder const scratch;
    auto const path = scratch.write("scene.json", R"({"version": 1, "operation": "average_pooling",
        "input": {"image": "none.png"}, "kernel": {"shape": [1, 1]}})");
    EXPECT_EQ(load_scene(path).problem().name, "file_not_found");
}

}  // namespace
}  // namespace deconvista::cli
