#include "core/op/phases.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "core/tensor/for_each.h"
#include "tests/core/op/random_cases.h"

namespace deconvista::op {
namespace {

using tensor::Extents;

Computation on_a_line(Axis const& axis, std::int64_t input, Orientation orientation = Orientation::AsStored) {
    Operation const operation{.kind = Kind::TransposedConvolution, .axes = {axis}, .orientation = orientation};
    auto const ones = [](std::int64_t cells) { return std::vector<float>(static_cast<std::size_t>(cells), 1); };
    return *make_computation(operation, {{1, 1, {input}}, ones(input)}, {{1, 1, {axis.kernel}}, ones(axis.kernel)}, {});
}

TEST(Phases, OfKernelFourAndStrideTwoAreTwoKernelsOfTwo) {
    auto const phases = *phases_of(on_a_line({.kernel = 4, .stride = 2, .padding_begin = 1, .padding_end = 1}, 3));
    ASSERT_EQ(phases.axes(), 1);
    ASSERT_EQ(phases[0].phases.size(), 2U);
    AxisPhase const even{1, 3, 1, {{0, 0}, {2, 1}}}, odd{0, 3, 0, {{1, 0}, {3, 1}}};
    EXPECT_EQ(phases[0].phases[0], even) << "the padding shifts which cells are even";
    EXPECT_EQ(phases[0].phases[1], odd);
}

TEST(Phases, OfAKernelSmallerThanTheStrideLeaveEmptyOnes) {
    auto const phases = *phases_of(on_a_line({.kernel = 2, .stride = 3}, 2));
    EXPECT_EQ(phase_at(phases, 2), (Phase{{2}, {0}, {1}}));
    EXPECT_EQ(phase_at(phases, 0), (Phase{{0}, {1}, {2}}));
}

TEST(Phases, OfADilatedKernelSkipInputs) {
    auto const phases = *phases_of(on_a_line({.kernel = 3, .stride = 2, .dilation = 2}, 4));
    EXPECT_EQ(phases[0].phases[0].kernel, (std::vector<PhaseTap>{{0, 0}, {1, 1}, {2, 2}}));
    EXPECT_TRUE(phases[0].phases[1].kernel.empty());
    auto const sparse = *phases_of(on_a_line({.kernel = 3, .stride = 2, .dilation = 3}, 4));
    EXPECT_EQ(sparse[0].phases[0].kernel, (std::vector<PhaseTap>{{0, 0}, {2, 3}}));
}

TEST(Phases, OfATurnedKernelNameTheStoredCells) {
    auto const phases = *phases_of(on_a_line({.kernel = 3, .stride = 2}, 4, Orientation::Flipped));
    EXPECT_EQ(phases[0].phases[0].kernel, (std::vector<PhaseTap>{{2, 0}, {0, 1}}));
    EXPECT_EQ(phases[0].phases[1].kernel, (std::vector<PhaseTap>{{1, 0}}));
}

TEST(Phases, BelongToTransposedConvolutions) {
    Random random{1};
    for (auto const kind : {Kind::Convolution, Kind::MaxPooling, Kind::AveragePooling}) {
        auto const phases = phases_of(random_computation(random, kind));
        ASSERT_FALSE(phases);
        EXPECT_EQ(phases.problem().name, "phases_not_here");
    }
}

TEST(Phases, ShareTheOutputAmongThem) {
    Random random{2};
    for (int i = 0; i < 300; ++i) {
        auto const computation = random_computation(random, Kind::TransposedConvolution);
        auto const phases = *phases_of(computation);
        std::map<std::int64_t, std::int64_t> cells;  // of each phase
        tensor::for_each_index({1, 1, computation.output.spatial}, [&](tensor::Index const& output) {
            auto const place = phase_cell_of(phases, output.spatial);
            auto const phase = phase_at(phases, place.phase);
            EXPECT_TRUE(tensor::contains({1, 1, phase.outputs}, {0, 0, place.cell}));
            EXPECT_EQ(output_cell_of(phases, place), output.spatial);
            ++cells[place.phase];
        });
        for (std::int64_t number = 0; number < count_phases(phases); ++number) {
            std::int64_t expected = 1;
            for (auto const extent : phase_at(phases, number).outputs) expected *= extent;
            ASSERT_EQ(cells[number], expected);
        }
    }
}

TEST(Phases, ShareTheKernelAmongThem) {
    Random random{3};
    for (int i = 0; i < 300; ++i) {
        auto const computation = random_computation(random, Kind::TransposedConvolution);
        auto const phases = *phases_of(computation);
        std::set<std::int64_t> stored;
        tensor::Shape const plane{1, 1, computation.kernel.shape().spatial};
        for (std::int64_t number = 0; number < count_phases(phases); ++number) {
            auto const phase = phase_at(phases, number);
            tensor::Shape const kernel{1, 1, phase.kernel};
            if (*count_cells(kernel) == 0) continue;
            tensor::for_each_index(kernel, [&](tensor::Index const& cell) {
                auto const at = stored_cell_of(phases, phase, cell.spatial);
                EXPECT_TRUE(stored.insert(offset(plane, {0, 0, at})).second) << "no weight is in two phases";
                EXPECT_EQ(phase_of_weight(phases, at), number);
            });
        }
        ASSERT_EQ(static_cast<std::int64_t>(stored.size()), *count_cells(plane));
    }
}

}  // namespace
}  // namespace deconvista::op
