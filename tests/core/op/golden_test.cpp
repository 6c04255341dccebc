// Values that PyTorch and Octave computed, compared bit for bit. tests/golden has the files and what made them.

#include <gtest/gtest.h>

#include <map>

#include "core/op/computation.h"
#include "core/op/convention.h"
#include "tests/core/op/golden_cases.h"

namespace deconvista::op {
namespace {

std::map<std::string, Kind> const kKinds{
    {"convolution", Kind::Convolution},
    {"transposed_convolution", Kind::TransposedConvolution},
    {"max_pooling", Kind::MaxPooling},
    {"average_pooling", Kind::AveragePooling},
};

Operation operation_of(GoldenCase const& golden) {
    auto const kind = kKinds.at(golden.kind);
    auto const kernel = golden.extents("kernel", is_pooling(kind) ? 0 : 2);
    Operation operation{.kind = kind, .axes = {}, .groups = golden.integer("groups", 0)};
    operation.axes = tensor::PerAxis<Axis>(kernel.axes(), {});
    for (int i = 0; i < kernel.axes(); ++i) {
        auto const place = static_cast<std::size_t>(i);
        operation.axes[i] = {.kernel = kernel[i],
                             .stride = golden.integer("stride", place),
                             .dilation = golden.integer("dilation", place),
                             .padding_begin = golden.integer("begin", place),
                             .padding_end = golden.integer("end", place),
                             .output_padding = golden.integer("output_padding", place)};
    }
    operation.rounding = golden.flag("ceil_mode") ? Rounding::Ceil : Rounding::Floor;
    operation.padding_in_average =
        golden.flag("count_include_pad") ? PaddingInAverage::Counted : PaddingInAverage::NotCounted;
    return operation;
}

tensor::Tensor kernel_of(GoldenCase const& golden) {
    if (is_pooling(kKinds.at(golden.kind))) return {};
    return {golden.shape("kernel"), golden.list("w")};
}

TEST(Golden, EveryValueIsPyTorchs) {
    auto const cases = read_golden_cases("torch_cases.txt");
    ASSERT_GT(cases.size(), 300U);
    for (auto const& golden : cases) {
        auto const where = "tests/golden/torch_cases.txt:" + std::to_string(golden.line);
        auto const computation = make_computation(operation_of(golden), {golden.shape("input"), golden.list("x")},
                                                  kernel_of(golden), golden.list("bias"));
        ASSERT_TRUE(computation) << where << ": " << computation.problem().name;
        auto const output = evaluate(*computation);
        EXPECT_EQ(output.shape(), golden.shape("output")) << where;
        EXPECT_EQ((std::vector<float>{output.values().begin(), output.values().end()}), golden.list("y")) << where;
    }
}

std::map<std::string, NamedPadding> const kShapes{
    {"full", NamedPadding::Full},
    {"same", NamedPadding::Same},
    {"valid", NamedPadding::Valid},
};

// The convolution that MATLAB and Octave mean by conv(u, v, shape) and conv2(u, v, shape).
base::Result<Computation> signal_convolution(GoldenCase const& golden) {
    auto const padding = kShapes.at(golden.kind.substr(golden.kind.find('_') + 1));
    auto const input = golden.extents("input", 0);
    auto const kernel = golden.extents("kernel", 0);
    Operation operation{.kind = Kind::Convolution, .axes = {}};
    operation.orientation = default_orientation(Convention::Matlab, Kind::Convolution);
    operation.axes = tensor::PerAxis<Axis>(input.axes(), {});
    for (int i = 0; i < input.axes(); ++i) {
        AxisRequest const request{.input = input[i], .kernel = kernel[i], .padding = padding};
        auto const axis = resolve(Convention::Matlab, Kind::Convolution, request);
        if (!axis) return axis.problem();
        operation.axes[i] = *axis;
    }
    return make_computation(operation, {{1, 1, input}, golden.list("x")}, {{1, 1, kernel}, golden.list("w")}, {});
}

TEST(Golden, EveryValueIsOctaves) {
    auto const cases = read_golden_cases("octave_cases.txt");
    ASSERT_GT(cases.size(), 200U);
    for (auto const& golden : cases) {
        auto const where = "tests/golden/octave_cases.txt:" + std::to_string(golden.line);
        auto const computation = signal_convolution(golden);
        ASSERT_TRUE(computation) << where << ": " << computation.problem().name;
        auto const output = evaluate(*computation);
        EXPECT_EQ(output.shape().spatial, golden.extents("output", 0)) << where;
        EXPECT_EQ((std::vector<float>{output.values().begin(), output.values().end()}), golden.list("y")) << where;
    }
}

}  // namespace
}  // namespace deconvista::op
