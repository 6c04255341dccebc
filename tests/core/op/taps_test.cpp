#include "core/op/taps.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/core/op/naive.h"
#include "tests/core/op/random_cases.h"

namespace deconvista::op {
namespace {

using Taps = std::vector<AxisTap>;

Operation on_a_line(Kind kind, Axis const& axis, Orientation orientation = Orientation::AsStored) {
    return {.kind = kind, .axes = {axis}, .orientation = orientation};
}

TEST(AxisTaps, OfAConvolutionReadTheWindow) {
    auto const operation = on_a_line(Kind::Convolution, {.kernel = 3, .stride = 2, .dilation = 2, .padding_begin = 1});
    EXPECT_EQ(axis_taps(operation, 0, 9, 1), (Taps{{0, 1}, {1, 3}, {2, 5}}));
    EXPECT_EQ(axis_taps(operation, 0, 9, 0), (Taps{{1, 1}, {2, 3}})) << "padding makes no tap";
}

TEST(AxisTaps, OfATransposedConvolutionRunAlongTheInput) {
    auto const operation = on_a_line(Kind::TransposedConvolution, {.kernel = 3, .stride = 1});
    EXPECT_EQ(axis_taps(operation, 0, 4, 2), (Taps{{2, 0}, {1, 1}, {0, 2}}));
    EXPECT_EQ(axis_taps(operation, 0, 4, 0), (Taps{{0, 0}}));
    EXPECT_EQ(axis_taps(operation, 0, 4, 5), (Taps{{2, 3}}));
}

TEST(AxisTaps, InsertedZerosMakeNone) {
    auto const operation = on_a_line(Kind::TransposedConvolution, {.kernel = 3, .stride = 2});
    EXPECT_EQ(axis_taps(operation, 0, 2, 1), (Taps{{1, 0}}));
    EXPECT_EQ(axis_taps(operation, 0, 2, 2), (Taps{{2, 0}, {0, 1}}));
    auto const sparse = on_a_line(Kind::TransposedConvolution, {.kernel = 2, .stride = 4});
    EXPECT_EQ(axis_taps(sparse, 0, 2, 2), Taps{});
}

TEST(AxisTaps, AFlippedKernelIsStoredTheOtherWayRound) {
    Axis const axis{.kernel = 3, .stride = 1};
    EXPECT_EQ(axis_taps(on_a_line(Kind::Convolution, axis, Orientation::Flipped), 0, 4, 1),
              (Taps{{2, 1}, {1, 2}, {0, 3}}));
    EXPECT_EQ(axis_taps(on_a_line(Kind::TransposedConvolution, axis, Orientation::Flipped), 0, 4, 2),
              (Taps{{0, 0}, {1, 1}, {2, 2}}));
}

TEST(AxisTaps, CellsOutsideTheOutputHaveTheirsToo) {
    auto const operation =
        on_a_line(Kind::TransposedConvolution, {.kernel = 3, .stride = 1, .padding_begin = 1, .padding_end = 1});
    EXPECT_EQ(axis_taps(operation, 0, 4, -1), (Taps{{0, 0}}));
    EXPECT_EQ(axis_taps(operation, 0, 4, -2), Taps{});
    EXPECT_EQ(axis_taps(operation, 0, 4, 4), (Taps{{2, 3}}));
    EXPECT_EQ(axis_taps(operation, 0, 4, 1'000'000), Taps{});
}

TEST(AxisTaps, AreAscendingInTheInputAndInside) {
    Random random{3};
    for (int i = 0; i < 2000; ++i) {
        auto const kind = random.once_in(2) ? Kind::Convolution : Kind::TransposedConvolution;
        auto const operation = on_a_line(kind, random_axis(random, kind, 1),
                                         random.once_in(2) ? Orientation::Flipped : Orientation::AsStored);
        auto const input = random.pick(1, 9);
        std::int64_t before = -1;
        for (auto const& tap : axis_taps(operation, 0, input, random.pick(-5, 20))) {
            EXPECT_GT(tap.input, before);
            EXPECT_LT(tap.input, input);
            EXPECT_GE(tap.kernel, 0);
            EXPECT_LT(tap.kernel, operation.axes[0].kernel);
            before = tap.input;
        }
    }
}

TEST(AxisStamps, LieWhereTheRelationPutsThem) {
    auto const transposed = on_a_line(Kind::TransposedConvolution, {.kernel = 3, .stride = 2, .padding_begin = 1});
    using Stamps = std::vector<AxisStamp>;
    EXPECT_EQ(axis_stamps(transposed, 0, 5, 1), (Stamps{{0, 1}, {1, 2}, {2, 3}}));
    EXPECT_EQ(axis_stamps(transposed, 0, 5, 0), (Stamps{{1, 0}, {2, 1}})) << "what is cut away makes none";
    auto const convolution = on_a_line(Kind::Convolution, {.kernel = 3, .stride = 2, .padding_begin = 1});
    EXPECT_EQ(axis_stamps(convolution, 0, 3, 3), (Stamps{{2, 1}, {0, 2}}));
    EXPECT_EQ(axis_stamps(convolution, 0, 3, 2), (Stamps{{1, 1}}));
}

using Triples = std::vector<std::array<std::int64_t, 3>>;  // input, kernel, output

TEST(AxisStamps, AreTheTapsSeenFromTheInput) {
    Random random{9};
    for (int i = 0; i < 2000; ++i) {
        auto const kind = random.once_in(2) ? Kind::Convolution : Kind::TransposedConvolution;
        auto const operation = on_a_line(kind, random_axis(random, kind, 1),
                                         random.once_in(2) ? Orientation::Flipped : Orientation::AsStored);
        auto const inputs = random.pick(1, 9), outputs = random.pick(1, 20);
        Triples from_outputs, from_inputs;
        for (std::int64_t output = 0; output < outputs; ++output)
            for (auto const& tap : axis_taps(operation, 0, inputs, output))
                from_outputs.push_back({tap.input, tap.kernel, output});
        for (std::int64_t input = 0; input < inputs; ++input) {
            std::int64_t before = -1;
            for (auto const& stamp : axis_stamps(operation, 0, outputs, input)) {
                EXPECT_GT(stamp.output, before) << "the outputs ascend";
                before = stamp.output;
                from_inputs.push_back({input, stamp.kernel, stamp.output});
            }
        }
        std::ranges::sort(from_outputs);
        std::ranges::sort(from_inputs);
        ASSERT_EQ(from_inputs, from_outputs);
    }
}

TEST(PaddedInput, CountsTheCellsOfAWindow) {
    Axis const axis{.kernel = 3, .stride = 2, .padding_begin = 1, .padding_end = 1};
    EXPECT_EQ(cells_in_padded_input(axis, 6, 0), 3);
    EXPECT_EQ(cells_in_padded_input(axis, 6, 2), 3);
    EXPECT_EQ(cells_in_padded_input(axis, 6, 3), 2) << "ceil rounding lets the last window hang over";
}

// All taps of all cells of a table as offsets, counted.
using Counted = std::map<std::array<std::int64_t, 3>, int>;  // output, kernel, input

std::int64_t offset_in(tensor::Extents const& extents, tensor::Extents const& index) {
    return tensor::offset({1, 1, extents}, {0, 0, index});
}

Counted taps_of_table(Operation const& operation, tensor::Extents const& input, tensor::Extents const& output) {
    TapTable const table{operation, input, output};
    Counted taps;
    naive::for_each_index(output, [&](tensor::Extents const& cell) {
        auto const axes = cell.axes();
        auto const at = [&](int axis) { return axis < axes ? cell[axes - 1 - axis] : 0; };
        auto const of_cell = table.of(at(2), at(1), at(0));
        std::int64_t visited = 0;
        of_cell.for_each([&](Tap const& tap) {
            ++taps[{offset_in(output, cell), tap.kernel, tap.input}];
            ++visited;
        });
        EXPECT_EQ(of_cell.size(), visited);
    });
    return taps;
}

Counted taps_by_definition(Operation const& operation, tensor::Extents const& input, tensor::Extents const& output) {
    bool const transposed = operation.kind == Kind::TransposedConvolution;
    naive::Numbers const numbers{operation};
    Counted taps;
    naive::for_each_index(transposed ? input : output, [&](tensor::Extents const& small) {
        naive::for_each_index(numbers.kernel, [&](tensor::Extents const& cell) {
            auto big = small;
            auto stored = cell;
            for (int i = 0; i < big.axes(); ++i) {
                big[i] = small[i] * numbers.stride[i] + cell[i] * numbers.dilation[i] - numbers.begin[i];
                if (operation.orientation == Orientation::Flipped) stored[i] = numbers.kernel[i] - 1 - cell[i];
            }
            auto const& extents = transposed ? output : input;
            if (!tensor::contains({1, 1, extents}, {0, 0, big})) return;
            ++taps[{offset_in(output, transposed ? big : small), offset_in(numbers.kernel, stored),
                    offset_in(input, transposed ? small : big)}];
        });
    });
    return taps;
}

TEST(TapTable, HoldsTheTapsOfTheDefinitionAndEachOnce) {
    Random random{4};
    for (int i = 0; i < 400; ++i) {
        auto const kind = i % 2 == 0 ? Kind::Convolution : Kind::TransposedConvolution;
        auto const computation = random_computation(random, kind);
        auto const& input = computation.input.shape().spatial;
        auto const& output = computation.output.spatial;
        ASSERT_EQ(taps_of_table(computation.operation, input, output),
                  taps_by_definition(computation.operation, input, output));
    }
}

TEST(TapTable, OfOneCellIsThatCell) {
    Random random{5};
    for (int i = 0; i < 200; ++i) {
        auto const computation = random_computation(random, Kind::TransposedConvolution);
        auto const& input = computation.input.shape().spatial;
        auto const cell = index_at(computation.output, random.pick(0, *count_cells(computation.output) - 1)).spatial;
        TapTable const all{computation.operation, input, computation.output.spatial};
        auto const one = TapTable::of_one(computation.operation, input, cell);
        auto const at = [&](int axis) { return axis < cell.axes() ? cell[cell.axes() - 1 - axis] : 0; };
        std::vector<std::array<std::int64_t, 2>> expected, found;
        all.of(at(2), at(1), at(0)).for_each([&](Tap const& tap) { expected.push_back({tap.kernel, tap.input}); });
        one.of(0, 0, 0).for_each([&](Tap const& tap) { found.push_back({tap.kernel, tap.input}); });
        ASSERT_EQ(found, expected);
        for (std::size_t j = 1; j < found.size(); ++j) EXPECT_GT(found[j][1], found[j - 1][1]) << "not row-major";
    }
}

}  // namespace
}  // namespace deconvista::op
