// The published schema and the reader say the same, as far as a schema can say it.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "core/scene/presets.h"
#include "core/scene/scene_keys.h"
#include "core/scene/words.h"
#include "tests/core/scene/json_schema.h"
#include "tests/core/scene/scene_builders.h"

namespace deconvista::scene {
namespace {

using nlohmann::json;

json const& schema() {
    static auto const loaded = json::parse(std::ifstream{DECONVISTA_SOURCE_DIR "/assets/scene.schema.json"});
    return loaded;
}

std::string fault(std::string const& scene) {
    return schema_fault(schema(), json::parse(scene));
}

template <class Keys>
std::set<std::string> as_set(Keys const& keys) {
    return {keys.begin(), keys.end()};
}

std::set<std::string> keys_of(json const& object) {
    std::set<std::string> keys;
    for (auto const& [key, value] : object.items()) keys.insert(key);
    return keys;
}

template <class Enum>
json words() {
    json list = json::array();
    for (auto const word : Words<Enum>::kWords) list.push_back(word);
    return list;
}

TEST(Schema, HasTheReadersKeys) {
    auto const& properties = schema().at("properties");
    EXPECT_EQ(keys_of(properties), as_set(kSceneKeys));
    EXPECT_EQ(keys_of(properties.at("input").at("properties")), as_set(kInputKeys));
    EXPECT_EQ(keys_of(properties.at("kernel").at("properties")), as_set(kKernelKeys));
}

TEST(Schema, HasTheReadersWords) {
    auto const& properties = schema().at("properties");
    EXPECT_EQ(properties.at("operation").at("enum"), words<op::Kind>());
    EXPECT_EQ(properties.at("convention").at("enum"), words<op::Convention>());
    EXPECT_EQ(properties.at("padding").at("anyOf").at(2).at("enum"), words<op::NamedPadding>());
    EXPECT_EQ(properties.at("method").at("enum"), words<Method>());
    EXPECT_EQ(schema().at("$defs").at("view").at("enum"), words<View>());
    EXPECT_EQ(properties.at("crop").at("enum"), words<trace::CropForm>());
    EXPECT_EQ(schema().at("$defs").at("kernel_generator").at("enum"), words<Generator>());
    EXPECT_EQ(schema().at("$defs").at("generator").at("enum"), json(kInputGeneratorWords));
    auto const& upsample = properties.at("input").at("properties").at("upsample").at("properties");
    EXPECT_EQ(upsample.at("mode").at("enum"), words<Interpolation>());
    EXPECT_EQ(keys_of(upsample), as_set(kUpsampleKeys));
}

TEST(Schema, AcceptsThePresets) {
    for (auto const& preset : presets()) EXPECT_EQ(fault(preset_text(preset.name)), "") << preset.name;
}

// Lessons have a schema of their own, which only needs JSON to be held to it.
TEST(LessonSchema, AcceptsTheLessonsAndNothingElse) {
    auto const lessons = json::parse(std::ifstream{DECONVISTA_SOURCE_DIR "/assets/lesson.schema.json"});
    int found = 0;
    for (auto const& file : std::filesystem::directory_iterator{DECONVISTA_SOURCE_DIR "/assets/lessons"}) {
        auto lesson = json::parse(std::ifstream{file.path()});
        EXPECT_EQ(schema_fault(lessons, lesson), "") << file.path();
        ++found;
        auto& page = lesson.at("pages").at(0);
        page["highlight"] = "bias";
        EXPECT_NE(schema_fault(lessons, lesson), "");
        page["highlight"] = "sum";
        page["steps"] = {1, 2, 3};
        EXPECT_NE(schema_fault(lessons, lesson), "");
    }
    EXPECT_GE(found, 7);
}

TEST(Schema, AcceptsWhateverTheProgramWrites) {
    std::mt19937 random{3};
    for (int i = 0; i < 500; ++i) {
        auto const text = write_scene(random_scene(random));
        EXPECT_EQ(fault(text), "") << text;
    }
}

TEST(Schema, AcceptsEveryFormOfAList) {
    for (auto const* const more : {R"(, "padding": 1)", R"(, "padding": [1, 2])", R"(, "padding": [[0, 1], 2])",
                                   R"(, "padding": "full")", R"(, "stride": 2, "dilation": [1, 2.0], "padding": 1)"}) {
        EXPECT_EQ(problem_name(convolution_text(more)), "") << more;
        EXPECT_EQ(fault(convolution_text(more)), "") << more;
    }
}

std::string with_input(std::string const& input) {
    return R"({"version": 1, "operation": "convolution", "input": )" + input +
           R"(, "kernel": {"shape": [1, 1, 1], "generator": "identity"}})";
}

TEST(Schema, RefusesWhatTheReaderRefuses) {
    for (auto const& text : {
             with_input(R"({"shape": [1, 1, 3], "generator": "gaussian"})"),
             with_input(R"({"shape": [1, 1, 3], "generator": "ones", "upsample": {"mode": "cubic", "factor": 2}})"),
             with_input(R"({"shape": [1, 1, 3], "generator": "ones", "upsample": {"mode": "nearest"}})"),
             with_input(R"({"shape": [1, 1, 3], "generator": "ones", "upsample": {"mode": "nearest", "factor": 0}})"),
             with_input(R"({"shape": [1, 1, 3], "generator": "ones", "upsample": {"mode": "nearest", "factor": 65}})"),
             with_input(R"({"shape": [1, 1, 3], "generator": "ones", "upsample": 2})"),
             with_input(R"({"image": "x", "upsample": {"mode": "nearest", "factor": 2}})"),
             std::string{R"({"version": 2})"},
             convolution_text(R"(, "strides": 1)"),
             convolution_text(R"(, "stride": 0)"),
             convolution_text(R"(, "stride": "1")"),
             convolution_text(R"(, "stride": [1, 65])"),
             convolution_text(R"(, "padding": -1)"),
             convolution_text(R"(, "padding": [[1, 2, 3], 1])"),
             convolution_text(R"(, "padding": "Same")"),
             convolution_text(R"(, "bias": ["NaN"])"),
             convolution_text(R"(, "groups": 1.5)"),
             convolution_text(R"(, "output_padding": 0)"),
             convolution_text(R"(, "method": "phases")"),
             convolution_text(R"(, "crop": "after")"),
             convolution_text(R"(, "ceil_mode": true)"),
             transposed_text(R"(, "count_include_pad": true)"),
             pooling_text(R"(, "bias": [1])"),
             pooling_text(R"(, "groups": 1)"),
             std::string{
                 R"({"version": 1, "operation": "max_pooling", "input": {"shape": [1, 1, 3], "generator": "ones",
                 "values": [1, 2, 3]}, "kernel": {"shape": [2]}})"},
             std::string{
                 R"({"version": 1, "operation": "max_pooling", "input": {"shape": [1, 1, 3], "generator": "ones"},
                 "kernel": {"shape": [2], "values": [1, 1]}})"},
             std::string{R"({"version": 1, "operation": "convolution", "input": {"image": "x", "shape": [1, 3, 4, 5]},
                 "kernel": {"shape": [1, 3, 1, 1], "generator": "ones"}})"},
             std::string{
                 R"({"version": 1, "operation": "convolution", "input": {"shape": [1, 1, 3], "generator": "ones"},
                 "kernel": {"shape": [1, 1, 2]}})"},
             std::string{R"({"version": 1, "operation": "convolution", "input": {"shape": [1, 1, 1], "values": ["nan"]},
                 "kernel": {"shape": [1, 1, 1], "generator": "ones"}})"},
         }) {
        EXPECT_NE(problem_name(text), "") << text;
        EXPECT_NE(fault(text), "") << text;
    }
}

}  // namespace
}  // namespace deconvista::scene
