#include "core/op/methods.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace deconvista::op {
namespace {

class Dice {
public:
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>{low, high}(random_);
    }
    tensor::Tensor integers(tensor::Shape const& shape) {
        std::vector<float> values;
        for (std::int64_t i = 0; i < *count_cells(shape); ++i) values.push_back(static_cast<float>(between(-9, 9)));
        return {shape, std::move(values)};
    }

private:
    std::mt19937 random_{42};
};

std::optional<Computation> random_computation(Dice& dice) {
    Operation operation;
    operation.kind = static_cast<Kind>(dice.between(0, 3));
    auto const axes = static_cast<int>(dice.between(1, 3));
    bool const transposed = operation.kind == Kind::TransposedConvolution;
    operation.axes = tensor::PerAxis<Axis>(axes, {});
    tensor::Extents kernel(axes, 1), extents(axes, 1);
    for (int axis = 0; axis < axes; ++axis) {
        kernel[axis] = dice.between(1, 4);
        extents[axis] = dice.between(1, 6);
        operation.axes[axis] = {kernel[axis],
                                dice.between(1, 4),
                                dice.between(1, 3),
                                dice.between(transposed ? -2 : 0, 3),
                                dice.between(transposed ? -2 : 0, 3),
                                transposed ? dice.between(0, 1) : 0};
    }
    operation.rounding = is_pooling(operation.kind) ? static_cast<Rounding>(dice.between(0, 1)) : Rounding::Floor;
    operation.padding_in_average = static_cast<PaddingInAverage>(dice.between(0, 1));
    operation.orientation =
        is_pooling(operation.kind) ? Orientation::AsStored : static_cast<Orientation>(dice.between(0, 1));
    operation.groups = is_pooling(operation.kind) ? 1 : dice.between(1, 2);
    auto const per_group = dice.between(1, 2), results = dice.between(1, 2);
    tensor::Shape const input{dice.between(1, 2), operation.groups * per_group, extents};
    if (is_pooling(operation.kind)) {
        auto pooled = make_computation(operation, dice.integers(input), {}, {});
        return pooled ? std::optional{*pooled} : std::nullopt;
    }
    tensor::Shape const stored = transposed ? tensor::Shape{operation.groups * per_group, results, kernel}
                                            : tensor::Shape{operation.groups * results, per_group, kernel};
    std::vector<float> bias;
    if (dice.between(0, 1) == 1) bias.assign(static_cast<std::size_t>(operation.groups * results), 5);
    auto whole = make_computation(operation, dice.integers(input), dice.integers(stored), bias);
    return whole ? std::optional{*whole} : std::nullopt;
}

TEST(Methods, AgreeBitForBitOnIntegers) {
    Dice dice;
    std::array<int, 4> compared{};
    for (int i = 0; i < 6000; ++i) {
        auto const computation = random_computation(dice);
        if (!computation) continue;
        auto const gathered = evaluate(*computation);
        for (auto const method : {Method::Gather, Method::Scatter, Method::Matrix, Method::Phases}) {
            auto const result = evaluate(*computation, method);
            if (!result) continue;
            ASSERT_EQ(*result, gathered) << "case " << i << ", method " << static_cast<int>(method);
            ++compared.at(static_cast<std::size_t>(method));
        }
    }
    for (int const count : compared) EXPECT_GT(count, 800);
}

TEST(Methods, OnlyTransposedConvolutionsHavePhases) {
    Dice dice;
    for (int i = 0; i < 200; ++i) {
        auto const computation = random_computation(dice);
        if (!computation) continue;
        auto const result = evaluate(*computation, Method::Phases);
        bool const transposed = computation->operation.kind == Kind::TransposedConvolution;
        EXPECT_EQ(static_cast<bool>(result), transposed);
        if (!transposed) {
            EXPECT_EQ(result.problem().name, "phases_not_here");
        }
    }
}

Computation pooled(Kind kind, std::vector<float> values) {
    Operation operation;
    operation.kind = kind;
    operation.axes = {Axis{2, 1, 1, 1, 1}};
    auto const cells = static_cast<std::int64_t>(values.size());
    return *make_computation(operation, {{1, 1, {cells}}, std::move(values)}, {}, {});
}

TEST(Methods, AgreeOnWhatIsNotFinite) {
    auto const infinity = std::numeric_limits<float>::infinity();
    auto const nan = std::numeric_limits<float>::quiet_NaN();
    for (auto const& values :
         {std::vector<float>{1, nan, 2, -infinity}, std::vector<float>{-infinity, -infinity, 3, infinity}})
        for (auto const kind : {Kind::MaxPooling, Kind::AveragePooling}) {
            auto const computation = pooled(kind, values);
            auto const gathered = evaluate(computation);
            for (auto const method : {Method::Scatter, Method::Matrix}) {
                auto const result = *evaluate(computation, method);
                for (std::size_t i = 0; i < gathered.values().size(); ++i) {
                    auto const a = gathered.values()[i], b = result.values()[i];
                    EXPECT_TRUE(a == b || (std::isnan(a) && std::isnan(b))) << a << " and " << b;
                }
            }
        }
}

}  // namespace
}  // namespace deconvista::op
