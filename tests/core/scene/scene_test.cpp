#include "core/scene/scene.h"

#include <gtest/gtest.h>

#include "core/scene/limits.h"
#include "tests/core/scene/scene_builders.h"

namespace deconvista::scene {
namespace {

std::vector<float> generated(Generator generator, tensor::Shape const& shape, std::uint64_t seed = 0) {
    auto const tensor = generate({generator, seed}, shape);
    return {tensor.values().begin(), tensor.values().end()};
}

TEST(Generate, Patterns) {
    tensor::Shape const shape{1, 2, {2, 3}};
    EXPECT_EQ(generated(Generator::Ones, shape), std::vector<float>(12, 1));
    EXPECT_EQ(generated(Generator::Ramp, shape), (std::vector<float>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
    EXPECT_EQ(generated(Generator::OneHot, shape), (std::vector<float>{0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0}));
    EXPECT_EQ(generated(Generator::Checker, shape), (std::vector<float>{0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1}));
}

TEST(Generate, RandomIntegersDependOnSeedAndPlaceAlone) {
    auto const small = generate({Generator::Random, 5}, {1, 1, {4, 4}});
    auto const large = generate({Generator::Random, 5}, {2, 3, {6, 7}});
    auto const volume = generate({Generator::Random, 5}, {1, 1, {2, 4, 4}});
    EXPECT_EQ(generated(Generator::Random, {1, 1, {4, 4}}, 5), generated(Generator::Random, {1, 1, {4, 4}}, 5));
    EXPECT_NE(generated(Generator::Random, {1, 1, {4, 4}}, 5), generated(Generator::Random, {1, 1, {4, 4}}, 6));
    for (std::int64_t y = 0; y < 4; ++y)
        for (std::int64_t x = 0; x < 4; ++x) {
            EXPECT_EQ((small[{0, 0, {y, x}}]), (large[{0, 0, {y, x}}]));
            EXPECT_EQ((small[{0, 0, {y, x}}]), (volume[{0, 0, {0, y, x}}]));
        }
    std::array<int, 7> seen{};
    for (float const value : generated(Generator::Random, {1, 1, {100, 100}}))
        ++seen.at(static_cast<std::size_t>(value + 3));
    for (int const times : seen) EXPECT_NEAR(times, 10000 / 7, 200);
}

TEST(OperationOf, ResolvesTheConvention) {
    auto const scene = scene_from(transposed_text(R"(, "stride": 2, "padding": "same", "convention": "tensorflow")"));
    auto const operation = operation_of(scene, sizes_of(scene));
    ASSERT_TRUE(operation);
    EXPECT_EQ(operation->axes[0], (op::Axis{3, 2, 1, 0, 1, 0}));
    EXPECT_EQ(op::output_extents(*operation, {3, 3}).value(), (tensor::Extents{6, 6}));
}

TEST(OperationOf, OrientationIsTheConventionsUnlessGiven) {
    auto const orientation = [](std::string_view more) {
        auto const scene = scene_from(convolution_text(more));
        return operation_of(scene, sizes_of(scene))->orientation;
    };
    EXPECT_EQ(orientation(""), op::Orientation::AsStored);
    EXPECT_EQ(orientation(R"(, "flip_kernel": true)"), op::Orientation::Flipped);
    EXPECT_EQ(orientation(R"(, "convention": "scipy")"), op::Orientation::Flipped);
    EXPECT_EQ(orientation(R"(, "convention": "scipy", "flip_kernel": false)"), op::Orientation::AsStored);
}

TEST(OperationOf, NeedsNoTensors) {
    auto scene = scene_from(convolution_text());
    scene.input.tensor = {};
    scene.kernel.tensor = {};
    EXPECT_TRUE(operation_of(scene, {{1, 1, {4096, 4096}}, {1, 1, {3, 3}}}));
    auto const problem = operation_of(scene, {{1, 1, {4096, 5000}}, {1, 1, {3, 3}}}).problem();
    EXPECT_EQ(problem.kind, base::Problem::Kind::Limit);
    EXPECT_EQ(problem.facts, (std::vector<std::string>{"input.shape[3]", "5000", "4096"}));
}

TEST(OperationOf, RefusesAKernelOfOtherAxes) {
    auto const scene = scene_from(convolution_text());
    EXPECT_EQ(operation_of(scene, {{1, 1, {5, 5}}, {1, 1, {3}}}).problem().name, "kernel_axes_differ");
}

// Limits hold whatever the order in which sizes are multiplied.
TEST(OperationOf, HugeSizesDoNotOverflow) {
    auto scene = scene_from(R"({"version": 1, "operation": "transposed_convolution", "stride": 64, "dilation": 64,
        "input": {"shape": [1, 1, 1, 1, 1], "generator": "ones"}, "kernel": {"shape": [1, 1, 1, 1, 1], "generator": "ones"}})");
    for (auto const extent : {std::int64_t{1}, std::int64_t{64}, kMaxExtent})
        for (auto const kernel : {std::int64_t{1}, kMaxKernel}) {
            auto const operation = operation_of(
                scene, {{extent, extent, {extent, extent, extent}}, {extent, extent, {kernel, kernel, kernel}}});
            if (!operation) {
                EXPECT_EQ(operation.problem().kind, base::Problem::Kind::Limit) << described(operation.problem());
            }
        }
}

TEST(ComputationOf, PutsEverythingTogether) {
    auto const computation = computation_of(scene_from(convolution_text(R"(, "bias": [10])")));
    ASSERT_TRUE(computation);
    EXPECT_EQ(computation->output, (tensor::Shape{1, 1, {1, 1}}));
    EXPECT_EQ(op::evaluate(*computation).values()[0], 13);
}

}  // namespace
}  // namespace deconvista::scene
