#include "core/picture/step_words.h"

#include <gtest/gtest.h>

#include "core/picture/picture.h"
#include "core/scene/scene_file.h"

namespace deconvista::picture {
namespace {

StepWords words(std::string const& json, std::int64_t step, text::Language language = text::Language::English) {
    auto const scene = scene::read_scene(json, nullptr);
    EXPECT_TRUE(scene);
    return words_of(*trace_of(*scene), step, language);
}

std::string const kConvolution =
    R"({"version": 1, "operation": "convolution", "input": {"shape": [1, 1, 3], "values": [1, -2, 3]},
        "kernel": {"shape": [1, 1, 2], "values": [0.5, -1]}, "bias": [4]})";

TEST(StepWords, NumberTheStepAndNameItsStage) {
    EXPECT_EQ(words(kConvolution, 0).title, "Step 0 of 2: Start");
    EXPECT_EQ(words(kConvolution, 2).title, "Step 2 of 2: Slide");
    EXPECT_NE(words(kConvolution, 1, text::Language::Chinese).title.find("滑动"), std::string::npos);
}

TEST(StepWords, WriteTheSumOut) {
    EXPECT_TRUE(words(kConvolution, 1).text.ends_with(" y[0] = 1 · 0.5 + (−2) · (−1) + 4 = 6.5"))
        << words(kConvolution, 1).text;
    EXPECT_EQ(words(kConvolution, 0).text.find(" = "), std::string::npos) << "nothing is computed yet";
}

TEST(StepWords, WritePoolingAsItIsComputed) {
    auto const pooling = [](std::string const& kind) {
        return R"({"version": 1, "operation": ")" + kind + R"(", "input": {"shape": [1, 1, 4], "values": [1, -2, 3, 5]},
                   "kernel": {"shape": [2]}, "stride": [2]})";
    };
    EXPECT_TRUE(words(pooling("max_pooling"), 1).text.ends_with(" y[0] = max(1, −2) = 1"));
    EXPECT_TRUE(words(pooling("average_pooling"), 2).text.ends_with(" y[1] = (3 + 5) · 0.5 = 4"));
}

TEST(StepWords, SayWhatTheSceneBesideDoes) {
    auto json = kConvolution;
    json.insert(json.rfind('}'),
                R"(, "beside": {"operation": "convolution", "input": {"shape": [1, 1, 2], "values": [5, 6]},
        "kernel": {"shape": [1, 1, 1], "values": [2]}})");
    auto const scene = *scene::read_scene(json, nullptr);
    auto const trace = *trace_of(scene);
    auto const in_english = words_of(scene, trace, 2, text::Language::English).text;
    EXPECT_NE(in_english.find(" Beside it: Step 2 of 2: Slide. "), std::string::npos) << in_english;
    EXPECT_TRUE(in_english.ends_with("y[1] = 6 · 2 = 12")) << in_english;
    EXPECT_NE(words_of(scene, trace, 2, text::Language::Chinese).text.find("另一侧：第 2 / 2 步"), std::string::npos);
}

}  // namespace
}  // namespace deconvista::picture
