#include "core/scene/presets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "core/op/matrix.h"
#include "core/scene/scene_keys.h"
#include "tests/core/scene/scene_builders.h"

namespace deconvista::scene {
namespace {

op::Computation computation(std::string_view name) {
    auto computation = computation_of(scene_from(preset_text(name)));
    EXPECT_TRUE(computation) << name;
    return *std::move(computation);
}

std::vector<float> result(std::string_view name) {
    auto const tensor = op::evaluate(computation(name));
    return {tensor.values().begin(), tensor.values().end()};
}

using Values = std::vector<float>;

TEST(Presets, EachHasAFileAndEachFileIsOne) {
    std::set<std::string> listed, found;
    for (auto const& preset : presets()) listed.emplace(preset.name);
    for (auto const& file : std::filesystem::directory_iterator{DECONVISTA_SOURCE_DIR "/assets/presets"})
        found.insert(file.path().stem().native());
    EXPECT_EQ(listed.size(), presets().size());
    EXPECT_EQ(listed, found);
    EXPECT_EQ(presets().front().name, kDefaultPreset);
}

TEST(Presets, AreWrittenAsTheProgramWrites) {
    for (auto const& preset : presets())
        EXPECT_EQ(write_scene(scene_from(preset_text(preset.name))), preset_text(preset.name)) << preset.name;
}

TEST(Presets, HaveTitlesOfTheirOwn) {
    for (auto const language : {text::Language::English, text::Language::Chinese}) {
        std::set<std::string_view> titles;
        for (auto const& preset : presets()) titles.insert(text::sentence(preset.title, language));
        EXPECT_EQ(titles.size(), presets().size());
    }
}

// Kernels that are their own turn, or all ones, would hide the flip.
TEST(Presets, KernelsShowTheFlip) {
    for (auto const& preset : presets()) {
        if (preset.group != PresetGroup::ConvolutionArithmetic) continue;
        auto const scene = scene_from(preset_text(preset.name));
        if (scene.operation != op::Kind::TransposedConvolution) continue;
        Values const stored{scene.kernel.tensor.values().begin(), scene.kernel.tensor.values().end()};
        EXPECT_FALSE(std::equal(stored.begin(), stored.end(), stored.rbegin())) << preset.name;
    }
}

TEST(WorkedExamples, TensorflowSingleChannel) {
    EXPECT_EQ(result("tensorflow_single_channel"),
              (Values{0, -1, 0, 0, 0,  -1, 0, 1,  -1, 0,  0, 1, 1, 0, 1,  -2, 1,  -1,
                      0, 0,  0, 2, -2, 1,  0, -1, 2,  -1, 3, 0, 0, 1, -1, 1,  -1, 0}));
    EXPECT_EQ(scene_from(preset_text("tensorflow_single_channel")).crop, trace::CropForm::After);
}

TEST(WorkedExamples, TensorflowFourChannels) {
    auto const values = result("tensorflow_3x3_to_6x6");
    EXPECT_EQ((Values{values.begin() + 36, values.end()}),
              (Values{4, 1, 7, 0, 7, 2, 5, 6, 0,  1, 8,  5, 8, 0, 8, -2, 14, 2,
                      3, 3, 9, 8, 1, 0, 3, 0, 13, 0, 11, 2, 3, 5, 3, 1,  3,  0}));
}

TEST(WorkedExamples, TensorflowWithKernelsNotTurnedDiffers) {
    auto scene = scene_from(preset_text("tensorflow_3x3_to_6x6"));
    auto const right = op::evaluate(*computation_of(scene));
    scene.orientation = op::Orientation::Flipped;
    auto const wrong = op::evaluate(*computation_of(scene));
    int differ = 0;
    for (std::size_t i = 0; i < right.values().size(); ++i) differ += right.values()[i] != wrong.values()[i] ? 1 : 0;
    EXPECT_EQ(right.values().size(), 72U);
    EXPECT_EQ(differ, 42);
}

TEST(WorkedExamples, ConvolutionAndTwoTransposedOnes) {
    EXPECT_EQ(result("pytorch_conv_2x2"), (Values{12, 16, 24, 28}));
    EXPECT_EQ(result("pytorch_2x2_to_4x4"), (Values{12, 28, 28, 16, 36, 80, 80, 44, 36, 80, 80, 44, 24, 52, 52, 28}));
    EXPECT_EQ(result("pytorch_adjoint"), (Values{12, 28, 16, 36, 80, 44, 24, 52, 28}));
}

// How many inputs each output cell is connected to, and how many outputs each input cell, row-major.
struct Connections {
    std::vector<std::size_t> of_outputs, of_inputs;
};

Connections connections(std::string_view name) {
    auto const whole = computation(name);
    Connections counted;
    counted.of_inputs.resize(static_cast<std::size_t>(*count_cells(whole.input.shape())));
    for (std::int64_t cell = 0; cell < *count_cells(whole.output); ++cell) {
        auto const row = op::matrix_row(whole, index_at(whole.output, cell));
        counted.of_outputs.push_back(row.size());
        for (auto const& entry : row) ++counted.of_inputs[static_cast<std::size_t>(entry.column)];
    }
    return counted;
}

TEST(WorkedExamples, FourBySixteenMatrix) {
    auto const counted = connections("matrix_4x4_to_2x2");
    EXPECT_EQ(counted.of_outputs, (std::vector<std::size_t>{9, 9, 9, 9}));
    EXPECT_EQ(counted.of_inputs, (std::vector<std::size_t>{1, 2, 2, 1, 2, 4, 4, 2, 2, 4, 4, 2, 1, 2, 2, 1}));
}

TEST(WorkedExamples, FourByNineMatrix) {
    auto const counted = connections("matrix_3x3_to_2x2");
    EXPECT_EQ(counted.of_outputs, (std::vector<std::size_t>{4, 4, 4, 4}));
    EXPECT_EQ(counted.of_inputs.size(), 9U);
}

TEST(WorkedExamples, UpsamplingCoversEveryCellOnce) {
    EXPECT_EQ(connections("upsample_2x2_stride_2").of_outputs, std::vector<std::size_t>(36, 1));
}

TEST(WorkedExamples, StrideTwoInOneDimension) {
    EXPECT_EQ(result("stride_2_golden"), (Values{3, 5, 7 + 2 * 3, 2 * 5, 2 * 7}));
    for (float const a : {-2.0F, 1.0F, 5.0F})
        for (float const b : {0.0F, 3.0F})
            for (float const c : {-7.0F, 4.0F}) {
                auto scene = scene_from(preset_text("stride_2_golden"));
                scene.kernel.tensor = {{1, 1, {3}}, {a, b, c}};
                auto const output = op::evaluate(*computation_of(scene));
                EXPECT_EQ((Values{output.values().begin(), output.values().end()}),
                          (Values{a, b, c + 2 * a, 2 * b, 2 * c}));
            }
}

TEST(WorkedExamples, TheGuidesNumbers) {
    EXPECT_EQ(result("numerical_no_padding_no_strides"), (Values{12, 12, 17, 10, 17, 19, 9, 6, 14}));
    EXPECT_EQ(result("numerical_padding_strides"), (Values{6, 17, 3, 8, 17, 13, 6, 4, 4}));
    EXPECT_EQ(result("numerical_max_pooling"), (Values{3, 3, 3, 3, 3, 3, 3, 2, 3}));
    auto const average = result("numerical_average_pooling");
    EXPECT_EQ(average[0], 15.0F / 9);
    EXPECT_EQ(average[3], 9.0F / 9);
}

// Extent of input and output of the guide's table, on each axis.
TEST(ConvolutionArithmetic, SizesAreTheGuides) {
    std::map<std::string_view, std::pair<std::int64_t, std::int64_t>> const sizes{
        {"no_padding_no_strides", {4, 2}},
        {"no_padding_no_strides_transposed", {2, 4}},
        {"arbitrary_padding_no_strides", {5, 6}},
        {"arbitrary_padding_no_strides_transposed", {6, 5}},
        {"same_padding_no_strides", {5, 5}},
        {"same_padding_no_strides_transposed", {5, 5}},
        {"full_padding_no_strides", {5, 7}},
        {"full_padding_no_strides_transposed", {7, 5}},
        {"no_padding_strides", {5, 2}},
        {"no_padding_strides_transposed", {2, 5}},
        {"padding_strides", {5, 3}},
        {"padding_strides_transposed", {3, 5}},
        {"padding_strides_odd", {6, 3}},
        {"padding_strides_odd_transposed", {3, 6}},
        {"dilation", {7, 3}},
        {"numerical_no_padding_no_strides", {5, 3}},
        {"numerical_padding_strides", {5, 3}},
        {"numerical_average_pooling", {5, 3}},
        {"numerical_max_pooling", {5, 3}},
    };
    std::size_t found = 0;
    for (auto const& preset : presets()) {
        if (preset.group != PresetGroup::ConvolutionArithmetic) continue;
        auto const whole = computation(preset.name);
        auto const& [input, output] = sizes.at(preset.name);
        EXPECT_EQ(whole.input.shape().spatial, (tensor::Extents{input, input})) << preset.name;
        EXPECT_EQ(whole.output.spatial, (tensor::Extents{output, output})) << preset.name;
        ++found;
    }
    EXPECT_EQ(found, 19U);
}

TEST(Figures, SizesAreTheGuides) {
    EXPECT_EQ(computation("multi_map").output, (tensor::Shape{1, 3, {3, 3}}));
    EXPECT_EQ(computation("multi_map").kernel.shape(), (tensor::Shape{3, 2, {3, 3}}));
    EXPECT_EQ(computation("counting_positions_a").output.spatial, (tensor::Extents{3, 3}));
    EXPECT_EQ(computation("counting_positions_b").output.spatial, (tensor::Extents{2, 2}));
}

TEST(Figures, StridesKeepEverySecondPosition) {
    auto const all = result("strides_subsampling_all");
    EXPECT_EQ(result("strides_subsampling"), (Values{all[0], all[2], all[6], all[8]}));
}

TEST(Channels, AreConnectedAsTheirTitlesSay) {
    EXPECT_EQ(connections("groups_4_to_8").of_outputs, std::vector<std::size_t>(8 * 4, 2 * 4));
    EXPECT_EQ(computation("groups_4_to_8").output.channels, 8);
    for (auto const count : connections("depthwise").of_outputs) EXPECT_LE(count, 9U);
    EXPECT_EQ(computation("volume_shallow_filter").output.spatial, (tensor::Extents{3, 2, 2}));
    // A causal output sees its own time and what was before it.
    for (auto const* const name : {"causal", "causal_dilated"}) {
        auto const whole = computation(name);
        for (std::int64_t t = 0; t < 8; ++t)
            for (auto const& entry : op::matrix_row(whole, {0, 0, {t}})) EXPECT_LE(entry.column, t) << name;
    }
}

TEST(Channels, AnImpulseLeavesTheKernelItself) {
    auto const values = result("flipped_kernel");  // 1 at (1, 1): the stored kernel stands around it
    EXPECT_EQ((Values{values[0], values[1], values[2], values[4], values[5]}), (Values{1, 2, 3, 4, 5}));
}

TEST(Resampling, CheckerboardsAreUnevenConnections) {
    std::vector<std::size_t> const row{1, 1, 2, 1, 2, 1, 2, 1, 1};
    auto const uneven = connections("checkerboard").of_outputs;
    for (std::size_t y = 0; y < 9; ++y)
        for (std::size_t x = 0; x < 9; ++x) EXPECT_EQ(uneven[y * 9 + x], row[y] * row[x]);
    EXPECT_EQ(connections("checkerboard_cured_kernel_2").of_outputs, std::vector<std::size_t>(64, 1));
    auto const even = connections("checkerboard_cured_kernel_4").of_outputs;
    for (std::size_t y = 1; y < 7; ++y)
        for (std::size_t x = 1; x < 7; ++x) EXPECT_EQ(even[y * 8 + x], 4U);
}

TEST(Resampling, BilinearUpsamplingKeepsTheMiddle) {
    auto const values = result("bilinear_upsampling");
    ASSERT_EQ(values.size(), 36U);
    EXPECT_EQ(values[2 * 6 + 2], 16 * 0.5625F + 4 * 0.1875F * 2);
}

TEST(Resampling, UpsampledInputsHaveTheTransposedOnesSize) {
    EXPECT_EQ(computation("nearest_then_convolution").output.spatial, (tensor::Extents{6, 6}));
    EXPECT_EQ(computation("bilinear_then_convolution").output.spatial, (tensor::Extents{6, 6}));
    EXPECT_EQ(values_of(computation("nearest_then_convolution").input)[1], 1);
}

TEST(Resampling, ADilatedKernelKeepsACheckerboardApart) {
    EXPECT_EQ(result("gridding"), (Values{0, 9, 0, 9, 0, 9, 0, 9, 0}));
}

// The extra zeros of the odd case lie below and to the right.
TEST(ConvolutionArithmetic, TheOddCasesExtraZerosComeLast) {
    trace::Trace const trace{computation("padding_strides_odd_transposed"), trace::CropForm::Before};
    for (auto const& axis : trace.board()) {
        EXPECT_EQ(axis.padded_begin(), 1);
        EXPECT_EQ(axis.padded_end(), 1);
        EXPECT_EQ(axis.output_padding, 1);
        EXPECT_EQ(axis.places(), 8);
    }
}

}  // namespace
}  // namespace deconvista::scene
