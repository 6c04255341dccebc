// Figures as text, compared with tests/core/picture/golden. After a change of the pictures that is meant:
//
//     DECONVISTA_REGENERATE=1 build/release/tests/test_core_picture --gtest_filter='Golden*'

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "core/figure/dump.h"
#include "core/picture/picture.h"
#include "tests/core/picture/preset_scene.h"

namespace deconvista::picture {
namespace {

struct Case {
    char const* file;
    char const* preset;
    scene::View view;
    trace::Stage stage;
    std::int64_t number;  // of the step within its stage
    float phase;
    text::Language language;
};

using enum trace::Stage;
constexpr auto kFlat = scene::View::Flat, kIsometric = scene::View::Isometric;
constexpr auto kEnglish = text::Language::English, kChinese = text::Language::Chinese;

constexpr Case kCases[] = {
    {"start", "transposed_3x3_stride_2", kFlat, Start, 0, 1, kEnglish},
    {"insert_zeros_travelling", "transposed_3x3_stride_2", kFlat, InsertZeros, 0, 0.3f, kEnglish},
    {"pad_half", "transposed_3x3_stride_2", kFlat, Pad, 0, 0.5f, kEnglish},
    {"flip_turning", "transposed_3x3_stride_2", kFlat, Flip, 0, 0.7f, kEnglish},
    {"slide_gliding", "transposed_3x3_stride_2", kFlat, Slide, 7, 0.4f, kEnglish},
    {"slide_done", "transposed_3x3_stride_2", kFlat, Slide, 12, 1, kChinese},
    {"isometric_slide", "transposed_3x3_stride_2", kIsometric, Slide, 12, 1, kEnglish},
    {"isometric_output_padding", "padding_strides_odd_transposed", kIsometric, OutputPadding, 0, 1, kEnglish},
    {"dilated_kernel", "dilation", kFlat, DilateKernel, 0, 0.8f, kEnglish},
    {"crop_falling", "tensorflow_single_channel", kFlat, Crop, 0, 0.7f, kEnglish},
    {"one_axis", "stride_2_golden", kFlat, Slide, 2, 1, kEnglish},
    {"max_pooling", "numerical_max_pooling", kFlat, Slide, 4, 1, kChinese},
};

std::string dump_of(Case const& one) {
    auto scene = preset_scene(one.preset);
    scene.views = {one.view};
    auto const trace = *trace_of(scene);
    auto const span = trace.find(one.stage);
    if (!span) return "no such stage";
    Look const look{.width = 960, .height = 540, .language = one.language};
    return figure::dump(compose(scene, trace, {span->first + one.number, one.phase}, look));
}

class Golden : public testing::TestWithParam<Case> {};

TEST_P(Golden, FigureIsAsRecorded) {
    auto const path = std::string{DECONVISTA_SOURCE_DIR "/tests/core/picture/golden/"} + GetParam().file + ".txt";
    auto const figure = dump_of(GetParam());
    ASSERT_NE(figure, "no such stage");
    if (std::getenv("DECONVISTA_REGENERATE")) {
        std::ofstream{path} << figure;
        GTEST_SKIP() << "written anew: " << path;
    }
    std::ifstream file{path};
    ASSERT_TRUE(file) << path;
    std::stringstream recorded;
    recorded << file.rdbuf();
    // Line by line: a difference of pictures is read best where it is.
    std::istringstream lines{figure};
    int number = 0;
    for (std::string want, got; std::getline(recorded, want) && std::getline(lines, got);)
        ASSERT_EQ(want, got) << GetParam().file << ".txt:" << ++number;
    EXPECT_EQ(recorded.str(), figure);
}

INSTANTIATE_TEST_SUITE_P(Figures, Golden, testing::ValuesIn(kCases),
                         [](auto const& test) { return std::string{test.param.file}; });

}  // namespace
}  // namespace deconvista::picture
