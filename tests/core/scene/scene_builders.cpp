#include "tests/core/scene/scene_builders.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>

#include "core/op/operation.h"
#include "core/scene/scene_keys.h"
#include "core/scene/upsample.h"
#include "core/text/text.h"

namespace deconvista::scene {
namespace {

using Pairs = tensor::PerAxis<op::PaddingPair>;

class Dice {
public:
    explicit Dice(std::mt19937& random) : random_{random} {}
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>{low, high}(random_);
    }
    bool one_in(int n) { return between(1, n) == 1; }
    tensor::Extents extents(int axes, std::int64_t low, std::int64_t high) {
        tensor::Extents result(axes, 0);
        for (int axis = 0; axis < axes; ++axis) result[axis] = between(low, high);
        return result;
    }

private:
    std::mt19937& random_;
};

float random_value(Dice& dice) {
    if (dice.one_in(40)) return std::numeric_limits<float>::quiet_NaN();
    if (dice.one_in(40)) return -std::numeric_limits<float>::infinity();
    if (dice.one_in(8)) return static_cast<float>(dice.between(-1000000, 1000000)) * 1.7e-5F;
    return static_cast<float>(dice.between(-9, 9));
}

Data random_data(Dice& dice, tensor::Shape const& shape, int generators) {
    if (dice.one_in(3)) {
        Generated const source{static_cast<Generator>(dice.between(0, generators - 1)),
                               static_cast<std::uint64_t>(dice.between(0, 9))};
        if (check_generator(source.generator, shape.spatial)) return {source, generate(source, shape)};
    }
    std::vector<float> values;
    for (std::int64_t i = 0; i < *count_cells(shape); ++i) values.push_back(random_value(dice));
    return {Given{}, {shape, std::move(values)}};
}

void add_numbers(Dice& dice, Scene& scene, int axes) {
    scene.stride = dice.extents(axes, 1, 3);
    scene.dilation = dice.extents(axes, 1, 2);
    Pairs pairs(axes, {});
    for (int axis = 0; axis < axes; ++axis) pairs[axis] = {dice.between(0, 2), dice.between(0, 2)};
    scene.padding = pairs;
    if (dice.one_in(4)) scene.padding = static_cast<op::NamedPadding>(dice.between(0, 4));
    if (dice.one_in(3)) scene.convention = static_cast<op::Convention>(dice.between(0, 8));
}

void add_words(Dice& dice, Scene& scene) {
    scene.views = {static_cast<View>(dice.between(0, 5))};
    auto const beside = static_cast<View>(dice.between(0, 5));
    if (beside != scene.views.front()) scene.views.push_back(beside);
    scene.method = static_cast<Method>(dice.between(0, 2));
    if (dice.one_in(3)) scene.title = "a \"title\" \\ of 反卷积";
    if (op::is_pooling(scene.operation)) {
        if (dice.one_in(2)) scene.rounding = op::Rounding::Ceil;
        if (dice.one_in(2)) scene.padding_in_average = op::PaddingInAverage::NotCounted;
    } else if (dice.one_in(3)) {
        scene.orientation = static_cast<op::Orientation>(dice.between(0, 1));
    }
}

// May be impossible.
Scene random_draft(std::mt19937& random) {
    Dice dice{random};
    Scene scene;
    scene.operation = static_cast<op::Kind>(dice.between(0, 3));
    auto const axes = static_cast<int>(dice.between(1, 3));
    auto const groups = dice.one_in(3) ? 2 : 1;
    auto const input_channels = groups * dice.between(1, 2), output_channels = groups * dice.between(1, 2);
    add_numbers(dice, scene, axes);
    add_words(dice, scene);
    scene.input = random_data(dice, {dice.between(1, 2), input_channels, dice.extents(axes, 1, 6)}, 5);
    if (dice.one_in(6))
        scene.input = with_upsampling(scene.input,
                                      Upsampling{static_cast<Interpolation>(dice.between(0, 1)), dice.between(1, 3)});
    scene.kernel_extents = dice.extents(axes, 1, 3);
    if (op::is_pooling(scene.operation)) return scene;
    bool const transposed = scene.operation == op::Kind::TransposedConvolution;
    scene.groups = groups;
    scene.kernel =
        random_data(dice,
                    transposed ? tensor::Shape{input_channels, output_channels / groups, scene.kernel_extents}
                               : tensor::Shape{output_channels, input_channels / groups, scene.kernel_extents},
                    kGenerators);
    if (dice.one_in(2)) scene.bias.assign(static_cast<std::size_t>(output_channels), 0.5F);
    if (!transposed) return scene;
    if (dice.one_in(2)) scene.crop = trace::CropForm::After;
    if (dice.one_in(3)) scene.method = Method::Phases;
    if (dice.one_in(3)) scene.output_padding = dice.extents(axes, 0, 1);
    if (dice.one_in(4)) scene.output_shape = dice.extents(axes, 1, 12);
    return scene;
}

}  // namespace

base::Result<tensor::Tensor> small_picture(std::string const&) {
    return generate({Generator::Ramp, 0}, {1, 3, {4, 5}});
}

Scene scene_from(std::string_view json) {
    auto const scene = read_scene(json, small_picture);
    if (!scene) {
        std::fprintf(stderr, "%s\n%s\n", described(scene.problem()).c_str(), std::string{json}.c_str());
        std::abort();
    }
    return *scene;
}

std::string problem_name(std::string_view json) {
    auto const scene = read_scene(json, small_picture);
    return scene ? "" : scene.problem().name;
}

std::string convolution_text(std::string_view more) {
    return R"({"version": 1, "operation": "convolution",
        "input": {"shape": [1, 1, 3, 3], "values": [1, 0, 2, 3, 1, 0, 0, 2, 1]},
        "kernel": {"shape": [1, 1, 3, 3], "values": [1, 2, 0, 0, 1, -1, 2, 0, 1]})" +
           std::string{more} + "}";
}

std::string transposed_text(std::string_view more) {
    return R"({"version": 1, "operation": "transposed_convolution",
        "input": {"shape": [1, 1, 3, 3], "values": [1, 0, 2, 3, 1, 0, 0, 2, 1]},
        "kernel": {"shape": [1, 1, 3, 3], "values": [1, 2, 0, 0, 1, -1, 2, 0, 1]})" +
           std::string{more} + "}";
}

std::string pooling_text(std::string_view more) {
    return R"({"version": 1, "operation": "max_pooling",
        "input": {"shape": [1, 1, 3, 3], "values": [1, 0, 2, 3, 1, 0, 0, 2, 1]},
        "kernel": {"shape": [2, 2]})" +
           std::string{more} + "}";
}

Scene random_scene(std::mt19937& random) {
    for (;;) {
        auto scene = random_draft(random);
        if (computation_of(scene)) return scene;
    }
}

std::string preset_text(std::string_view name) {
    std::ifstream const file{std::string{DECONVISTA_SOURCE_DIR "/assets/presets/"}.append(name).append(".json")};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Scene changed(Scene const& scene, Edit const& edit) {
    auto const result = scene::apply(scene, edit);
    EXPECT_TRUE(result) << described(result.problem());
    return result ? *result : scene;
}

std::string refusal(Scene const& scene, Edit const& edit) {
    auto const result = scene::apply(scene, edit);
    return result ? "" : result.problem().name;
}

std::vector<float> values_of(tensor::Tensor const& tensor) {
    return {tensor.values().begin(), tensor.values().end()};
}

std::string described(base::Problem const& problem) {
    return text::describe(problem, text::Language::English);
}

}  // namespace deconvista::scene
