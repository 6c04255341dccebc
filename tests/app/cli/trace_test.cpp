// What `deconvista trace` prints, held against what `deconvista eval` prints.

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "core/scene/presets.h"
#include "tests/app/cli/run_command.h"

namespace deconvista::cli {
namespace {

using nlohmann::json;

std::vector<json> trace_lines(std::string const& scene) {
    auto const finished = run_command("trace", {scene});
    EXPECT_EQ(finished.code, ExitCode::Done);
    std::vector<json> lines;
    for (auto const& line : finished.lines) lines.push_back(json::parse(line));
    return lines;
}

json evaluated(std::string const& scene) {
    auto const finished = run_command("eval", {scene});
    EXPECT_EQ(finished.code, ExitCode::Done);
    EXPECT_EQ(finished.lines.size(), 1U);
    return json::parse(finished.lines.at(0));
}

double sum_of(json const& line) {
    double sum = 0;
    for (auto const& term : line.at("terms")) sum += term.at("x").get<double>() * term.at("w").get<double>();
    return sum + line.at("bias").get<double>();
}

std::size_t offset(json const& shape, json const& index) {
    std::size_t position = 0;
    for (std::size_t axis = 0; axis < shape.size(); ++axis)
        position = position * shape.at(axis).get<std::size_t>() + index.at(axis).get<std::size_t>();
    return position;
}

// One slide line for each output element, in order, whose terms and bias add up to its value.
void expect_trace_is_evaluation(std::string const& scene) {
    auto const result = evaluated(scene);
    auto const& values = result.at("values");
    std::size_t next = 0;
    std::int64_t step = 0;
    for (auto const& line : trace_lines(scene)) {
        EXPECT_EQ(line.at("step"), step++);
        if (line.at("stage") != "slide") continue;
        EXPECT_NE(line.contains("output"), line.contains("cropped")) << line;
        if (!line.contains("output")) continue;
        ASSERT_LT(next, values.size());
        EXPECT_EQ(offset(result.at("shape"), line.at("output")), next);
        EXPECT_EQ(line.at("value"), values.at(next));
        EXPECT_EQ(static_cast<float>(sum_of(line)), values.at(next).get<float>()) << line;
        ++next;
    }
    EXPECT_EQ(next, values.size());
}

TEST(TraceCommand, AddsUpToTheResultForEveryPreset) {
    for (auto const& preset : scene::presets()) {
        SCOPED_TRACE(preset.name);
        expect_trace_is_evaluation(std::string{preset.name});
    }
}

TEST(TraceCommand, AddsUpWithGroupsBatchesBiasAndThreeAxes) {
    ScratchFolder const scratch;
    expect_trace_is_evaluation(scratch.write("scene.json", R"({"version": 1, "operation": "transposed_convolution",
        "input": {"shape": [2, 4, 2, 3, 2], "generator": "random"}, "kernel": {"shape": [4, 2, 2, 3, 2],
        "generator": "random", "seed": 3}, "groups": 2, "bias": [1, -2, 3, 0.5], "stride": [2, 1, 3], "dilation": [1, 2, 1],
        "padding": [0, [1, 2], 0], "output_padding": [1, 0, 2], "crop": "after"})"));
    expect_trace_is_evaluation(scratch.write("pool.json", R"({"version": 1, "operation": "average_pooling",
        "input": {"shape": [2, 2, 5], "generator": "random"}, "kernel": {"shape": [3]}, "stride": 2, "padding": 1,
        "ceil_mode": true, "count_include_pad": false})"));
}

std::vector<std::string> stages_of(std::vector<json> const& lines) {
    std::vector<std::string> stages;
    for (auto const& line : lines)
        if (stages.empty() || stages.back() != line.at("stage")) stages.push_back(line.at("stage"));
    return stages;
}

TEST(TraceCommand, StructureLinesSayInNumbersWhatTheirStageDid) {
    auto const lines = trace_lines("tensorflow_single_channel");
    EXPECT_EQ(stages_of(lines), (std::vector<std::string>{"start", "insert_zeros", "pad", "flip", "slide", "crop"}));
    EXPECT_EQ(lines.at(0), json::parse(R"({"step": 0, "stage": "start", "operation": "transposed_convolution",
        "input": [1, 1, 3, 3], "kernel": [1, 1, 3, 3], "output": [1, 1, 6, 6]})"));
    EXPECT_EQ(lines.at(1), json::parse(R"({"step": 1, "stage": "insert_zeros", "stride": [2, 2], "size": [5, 5]})"));
    EXPECT_EQ(lines.at(2),
              json::parse(R"({"step": 2, "stage": "pad", "begin": [2, 2], "end": [2, 2], "size": [9, 9]})"));
    EXPECT_EQ(lines.at(3), json::parse(R"({"step": 3, "stage": "flip",
        "kernel": {"shape": [1, 1, 3, 3], "values": [1, 0, 1, -1, 1, 0, 0, -1, 0]}})"));
    EXPECT_EQ(lines.at(4 + 6).at("cropped"), json::parse("[0, 0, 0, 6]"));
    EXPECT_EQ(lines.back(),
              json::parse(R"({"step": 53, "stage": "crop", "begin": [0, 0], "end": [1, 1], "size": [6, 6]})"));
}

TEST(TraceCommand, OtherStages) {
    EXPECT_EQ(trace_lines("dilation").at(1),
              json::parse(R"({"step": 1, "stage": "dilate_kernel", "dilation": [2, 2], "size": [5, 5]})"));
    auto const odd = trace_lines("padding_strides_odd_transposed");
    EXPECT_EQ(odd.at(3), json::parse(R"({"step": 3, "stage": "output_padding", "places": [1, 1], "returned": [1, 1],
                                          "size": [8, 8]})"));
    ScratchFolder const scratch;
    auto const cut = trace_lines(scratch.write("cut.json", R"({"version": 1, "operation": "transposed_convolution",
        "input": {"shape": [1, 1, 5], "generator": "ramp"}, "kernel": {"shape": [1, 1, 2], "generator": "ramp"}, "padding": [[3, 1]]})"));
    EXPECT_EQ(stages_of(cut), (std::vector<std::string>{"start", "cut", "flip", "slide"}));
    EXPECT_EQ(cut.at(1), json::parse(R"({"step": 1, "stage": "cut", "begin": [2], "end": [0], "size": [3]})"));
}

TEST(TraceCommand, PositionsBeforeTheOutputAreNegative) {
    ScratchFolder const scratch;
    auto const lines = trace_lines(scratch.write("crop.json", R"({"version": 1, "operation": "transposed_convolution",
        "input": {"shape": [1, 1, 2], "values": [1, 2]}, "kernel": {"shape": [1, 1, 3], "values": [3, 5, 7]}, "stride": 2,
        "padding": 1, "crop": "after"})"));
    EXPECT_EQ(lines.at(4), json::parse(R"({"step": 4, "stage": "slide", "cropped": [0, 0, -1], "terms":
        [{"input": [0, 0, 0], "kernel": [0, 0, 0], "x": 1, "w": 3}], "bias": 0, "value": 3})"));
}

TEST(TraceCommand, WhatIsNotFiniteIsAString) {
    ScratchFolder const scratch;
    auto const path = scratch.write("nan.json", R"({"version": 1, "operation": "max_pooling", "kernel": {"shape": [1]},
        "input": {"shape": [1, 1, 3], "values": ["NaN", "Infinity", "-Infinity"]}})");
    EXPECT_EQ(evaluated(path).at("values"), json::parse(R"(["NaN", "Infinity", "-Infinity"])"));
    EXPECT_EQ(trace_lines(path).at(1).at("value"), "NaN");
}

}  // namespace
}  // namespace deconvista::cli
