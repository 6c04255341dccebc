#include "core/story/projection_scene.h"

#include <gtest/gtest.h>

namespace deconvista::story {
namespace {

constexpr std::string_view kWhole = R"({
  "version": 1,
  "title": "A wheel",
  "operation": "projection",
  "model": "nets/drawings.onnx",
  "image": "car \"one\".png",
  "preprocessing": "bundled",
  "layer": "relu3",
  "unit": [17, 5, 7],
  "rule": "guided",
  "dead_windows": "drop"
}
)";

ProjectionScene whole_scene() {
    return {"nets/drawings.onnx", "car \"one\".png",        net::Preprocessing::Bundled,      "relu3",
            {17, 5, 7},           projection::Rule::Guided, projection::DeadWindows::Dropped, "A wheel"};
}

std::string problem_of(std::string_view json) {
    auto const scene = read_projection_scene(json);
    return scene ? "" : scene.problem().name;
}

// The whole scene with one piece of its text replaced.
std::string with(std::string_view piece, std::string_view by) {
    std::string text{kWhole};
    text.replace(text.find(piece), piece.size(), by);
    return text;
}

TEST(ProjectionScene, IsReadAndWrittenAlike) {
    auto const scene = read_projection_scene(kWhole);
    ASSERT_TRUE(scene);
    EXPECT_EQ(*scene, whole_scene());
    EXPECT_EQ(write_projection_scene(*scene), kWhole);
    EXPECT_EQ(*read_projection_scene(write_projection_scene_line(*scene)), *scene);
}

TEST(ProjectionScene, LeavesOutWhatIsUsual) {
    auto const scene = read_projection_scene(
        R"({"version": 1, "operation": "projection", "model": "m", "image": "i", "layer": "l", "unit": [3]})");
    ASSERT_TRUE(scene);
    EXPECT_EQ(scene->preprocessing, std::nullopt);
    EXPECT_EQ(scene->unit, (std::vector<std::int64_t>{3}));
    EXPECT_EQ(scene->rule, projection::Rule::Deconvnet);
    EXPECT_EQ(scene->dead_windows, projection::DeadWindows::Passed);
    EXPECT_EQ(write_projection_scene_line(*scene),
              "{\"version\": 1, \"operation\": \"projection\", \"model\": \"m\", \"image\": \"i\", \"layer\": \"l\", "
              "\"unit\": [3], \"rule\": \"deconvnet\"}\n");
}

TEST(ProjectionScene, IsToldFromOtherText) {
    EXPECT_TRUE(is_projection(kWhole));
    EXPECT_TRUE(is_projection(with("\"layer\"", "\"player\"")));  // broken, but of this kind
    EXPECT_FALSE(is_projection(with("projection", "convolution")));
    EXPECT_FALSE(is_projection(""));
    EXPECT_FALSE(is_projection("[\"operation\", \"projection\"]"));
    EXPECT_FALSE(is_projection(R"({"input": {"operation": "projection"}})"));
    EXPECT_FALSE(is_projection(std::string(std::size_t{1} << 20, ' ') + std::string{kWhole}));
}

TEST(ProjectionScene, SaysWhatIsWrong) {
    EXPECT_EQ(problem_of(with("\"version\": 1", "\"version\": 2")), "version_not_known");
    EXPECT_EQ(problem_of(with("  \"version\": 1,\n", "")), "version_missing");
    EXPECT_EQ(problem_of(with("\"layer\": \"relu3\",", "")), "projection_key_missing");
    EXPECT_EQ(problem_of(with("\"relu3\"", "\"\"")), "projection_name_empty");
    EXPECT_EQ(problem_of(with("\"rule\"", "\"rules\"")), "key_unknown");
    EXPECT_EQ(problem_of(with("guided", "guide")), "word_unknown");
    EXPECT_EQ(problem_of(with("\"bundled\"", "7")), "word_unknown");
    EXPECT_EQ(problem_of(with("[17, 5, 7]", "17")), "list_needed");
    EXPECT_EQ(problem_of(with("[17, 5, 7]", "[]")), "list_length_out_of_range");
    EXPECT_EQ(problem_of(with("[17, 5, 7]", "[1, 2, 3, 4, 5]")), "list_length_out_of_range");
    EXPECT_EQ(problem_of(with("[17, 5, 7]", "[17, -5, 7]")), "extent_too_small");
    EXPECT_EQ(problem_of(with("[17, 5, 7]", "[17.5, 5, 7]")), "integer_needed");
    EXPECT_EQ(problem_of(with("A wheel", std::string(2000, 'a'))), "title_too_long");
    EXPECT_EQ(problem_of(std::string(std::size_t{1} << 20, ' ')), "scene_text_too_long");
}

}  // namespace
}  // namespace deconvista::story
