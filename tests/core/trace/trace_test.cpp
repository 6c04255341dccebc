#include "core/trace/trace.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/core/op/random_cases.h"
#include "tests/core/trace/allocations.h"

namespace deconvista::trace {
namespace {

constexpr op::Kind kKinds[] = {op::Kind::Convolution, op::Kind::TransposedConvolution, op::Kind::MaxPooling,
                               op::Kind::AveragePooling};

// Calls visit(trace) for many random operations of every kind in both crop forms.
template <class Visit>
void for_many_traces(std::uint32_t seed, int of_each, Visit&& visit) {
    op::Random random{seed};
    for (int i = 0; i < of_each; ++i)
        for (auto const kind : kKinds) {
            auto const computation = op::random_computation(random, kind);
            for (auto const form : {CropForm::Before, CropForm::After}) visit(Trace{computation, form});
        }
}

TEST(Trace, StagesFollowEachOtherWithoutAGap) {
    for_many_traces(11, 100, [](Trace const& trace) {
        std::int64_t next = 0;
        Stage before{};
        for (auto const& span : trace.stages()) {
            EXPECT_EQ(span.first, next);
            EXPECT_GE(span.count, 1);
            EXPECT_TRUE(next == 0 || span.stage > before);
            EXPECT_EQ(trace.find(span.stage), span);
            EXPECT_EQ(trace.stage_of(span.first), span.stage);
            EXPECT_EQ(trace.stage_of(span.first + span.count - 1), span.stage);
            next += span.count;
            before = span.stage;
        }
        EXPECT_EQ(trace.steps(), next);
        EXPECT_EQ(trace.stages().front().stage, Stage::Start);
        EXPECT_EQ(trace.find(Stage::Slide)->count, *count_cells(trace.slid_shape()));
    });
}

TEST(Trace, EveryOutputCellHasOneStep) {
    for_many_traces(12, 60, [](Trace const& trace) {
        auto const& shape = trace.computation().output;
        std::set<std::int64_t> cells;
        for (std::int64_t number = 0; number < trace.steps(); ++number) {
            auto const step = trace.step(number);
            ASSERT_EQ(step.number, number);
            ASSERT_EQ(step.position.has_value(), step.stage == Stage::Slide);
            if (!step.position) continue;
            ASSERT_EQ(trace.step_of_position(step.position->slid), number);
            bool const kept = step.position->fate == Fate::Kept;
            ASSERT_EQ(contains(shape, step.position->output), kept);
            if (!kept) continue;
            ASSERT_EQ(trace.step_of_output(step.position->output), number);
            auto const cell = offset(shape, step.position->output);
            ASSERT_TRUE(cells.empty() || cell > *cells.rbegin()) << "not row-major";
            cells.insert(cell);
        }
        ASSERT_EQ(static_cast<std::int64_t>(cells.size()), *count_cells(shape));
    });
}

TEST(Trace, SumsOfTermsAreTheValues) {
    for_many_traces(13, 60, [](Trace const& trace) {
        auto const& computation = trace.computation();
        auto const output = op::evaluate(computation);
        for (std::int64_t cell = 0; cell < *count_cells(computation.output); ++cell) {
            auto const index = index_at(computation.output, cell);
            auto const position = trace.step(trace.step_of_output(index)).position;
            auto const sum = trace.sum_of(*position);
            ASSERT_EQ(sum.value, output[index]);
            ASSERT_EQ(trace.value_of(*position), output[index]);
            if (op::is_pooling(computation.operation.kind)) continue;
            double total = sum.bias;
            for (auto const& term : sum.terms) total += term.x * term.w;
            ASSERT_EQ(static_cast<float>(total), output[index]);
        }
    });
}

// What is slid over and cropped afterwards is what the uncropped operation has there.
TEST(Trace, CroppedPositionsHaveTheValuesOfTheFullResult) {
    op::Random random{14};
    for (int i = 0; i < 100; ++i) {
        auto const computation = op::random_computation(random, op::Kind::TransposedConvolution);
        auto full = computation.operation;
        for (int axis = 0; axis < full.axes.axes(); ++axis)
            full.axes[axis].padding_begin = full.axes[axis].padding_end = full.axes[axis].output_padding = 0;
        auto const whole = *op::make_computation(full, computation.input, computation.kernel, computation.bias);
        Trace const trace{computation, CropForm::After};
        auto const slide = *trace.find(Stage::Slide);
        for (std::int64_t number = slide.first; number < slide.first + slide.count; ++number) {
            auto const position = *trace.step(number).position;
            auto place = position.output;
            for (int axis = 0; axis < full.axes.axes(); ++axis)
                place.spatial[axis] += computation.operation.axes[axis].padding_begin;
            auto const bias = trace.sum_of(position).bias;
            auto const expected = contains(whole.output, place) ? op::value_at(whole, place) : bias;
            ASSERT_EQ(trace.value_of(position), expected);
        }
    }
}

TEST(Trace, CropFormsDifferInThePictureOnly) {
    op::Random random{15};
    for (int i = 0; i < 100; ++i) {
        auto const computation = op::random_computation(random, op::Kind::TransposedConvolution);
        Trace const before{computation, CropForm::Before};
        Trace const after{computation, CropForm::After};
        EXPECT_FALSE(before.find(Stage::Crop));
        EXPECT_FALSE(after.find(Stage::Cut));
        EXPECT_EQ(*count_cells(before.slid_shape()), *count_cells(computation.output));
        for (std::int64_t cell = 0; cell < *count_cells(computation.output); ++cell) {
            auto const index = index_at(computation.output, cell);
            auto const one = *before.step(before.step_of_output(index)).position;
            auto const other = *after.step(after.step_of_output(index)).position;
            ASSERT_EQ(one.output, other.output);
            ASSERT_EQ(before.sum_of(one), after.sum_of(other));
        }
    }
}

std::vector<Stage> stages_of(op::Operation const& operation, std::int64_t input, CropForm form) {
    auto const& axis = operation.axes[0];
    auto const zeros = [](std::int64_t cells) {
        return tensor::Tensor{{1, 1, {cells}}, std::vector<float>(static_cast<std::size_t>(cells))};
    };
    auto const kernel = op::is_pooling(operation.kind) ? tensor::Tensor{} : zeros(axis.kernel);
    std::vector<Stage> stages;
    Trace const trace{*op::make_computation(operation, zeros(input), kernel, {}), form};
    for (auto const& span : trace.stages()) stages.push_back(span.stage);
    return stages;
}

using Stages = std::vector<Stage>;

TEST(Stages, OfAConvolution) {
    auto const of = [](op::Axis const& axis, op::Orientation orientation = op::Orientation::AsStored) {
        return stages_of({.kind = op::Kind::Convolution, .axes = {axis}, .orientation = orientation}, 7,
                         CropForm::After);
    };
    EXPECT_EQ(of({.kernel = 3}), (Stages{Stage::Start, Stage::Slide}));
    EXPECT_EQ(of({.kernel = 3, .stride = 2}), (Stages{Stage::Start, Stage::Slide}));
    EXPECT_EQ(of({.kernel = 3, .dilation = 2, .padding_end = 1}),
              (Stages{Stage::Start, Stage::DilateKernel, Stage::Pad, Stage::Slide}));
    EXPECT_EQ(of({.kernel = 1, .dilation = 2}), (Stages{Stage::Start, Stage::Slide})) << "one cell has no gaps";
    EXPECT_EQ(of({.kernel = 3}, op::Orientation::Flipped), (Stages{Stage::Start, Stage::Flip, Stage::Slide}));
    EXPECT_EQ(of({.kernel = 1}, op::Orientation::Flipped), (Stages{Stage::Start, Stage::Slide}));
}

TEST(Stages, OfATransposedConvolution) {
    auto const of = [](op::Axis const& axis, CropForm form) {
        return stages_of({.kind = op::Kind::TransposedConvolution, .axes = {axis}}, 4, form);
    };
    op::Axis const axis{.kernel = 3, .stride = 2, .padding_begin = 1, .padding_end = 1, .output_padding = 1};
    EXPECT_EQ(of(axis, CropForm::Before),
              (Stages{Stage::Start, Stage::InsertZeros, Stage::Pad, Stage::OutputPadding, Stage::Flip, Stage::Slide}));
    EXPECT_EQ(of(axis, CropForm::After), (Stages{Stage::Start, Stage::InsertZeros, Stage::Pad, Stage::OutputPadding,
                                                 Stage::Flip, Stage::Slide, Stage::Crop}));
    op::Axis const cutting{.kernel = 2, .padding_begin = 2, .padding_end = 1};
    EXPECT_EQ(of(cutting, CropForm::Before), (Stages{Stage::Start, Stage::Cut, Stage::Flip, Stage::Slide}));
    EXPECT_EQ(of(cutting, CropForm::After), (Stages{Stage::Start, Stage::Pad, Stage::Flip, Stage::Slide, Stage::Crop}));
    EXPECT_EQ(of({.kernel = 1}, CropForm::Before), (Stages{Stage::Start, Stage::Slide}));
}

TEST(Stages, ASingleCellHasNoZerosBetween) {
    op::Operation const operation{.kind = op::Kind::TransposedConvolution, .axes = {{.kernel = 1, .stride = 3}}};
    EXPECT_EQ(stages_of(operation, 1, CropForm::Before), (Stages{Stage::Start, Stage::Slide}));
    EXPECT_EQ(stages_of(operation, 2, CropForm::Before), (Stages{Stage::Start, Stage::InsertZeros, Stage::Slide}));
}

TEST(Stages, ATurnedKernelTurnedAgainIsAsStored) {
    op::Operation const operation{
        .kind = op::Kind::TransposedConvolution, .axes = {{.kernel = 3}}, .orientation = op::Orientation::Flipped};
    EXPECT_EQ(stages_of(operation, 4, CropForm::Before), (Stages{Stage::Start, Stage::Pad, Stage::Slide}));
}

TEST(Stages, OfAPooling) {
    op::Operation const operation{.kind = op::Kind::MaxPooling, .axes = {{.kernel = 3, .padding_begin = 1}}};
    EXPECT_EQ(stages_of(operation, 4, CropForm::Before), (Stages{Stage::Start, Stage::Pad, Stage::Slide}));
}

TEST(Stages, HaveNamesOfTheirOwn) {
    std::set<std::string_view> names;
    for (int i = 0; i < kStages; ++i) names.insert(identifier(static_cast<Stage>(i)));
    EXPECT_EQ(names.size(), static_cast<std::size_t>(kStages));
    EXPECT_TRUE(names.contains("insert_zeros"));
}

TEST(TraceDeathTest, StepsBeyondTheEndStopTheProgram) {
    op::Random random{16};
    Trace const trace{op::random_computation(random, op::Kind::Convolution), CropForm::Before};
    EXPECT_DEATH((void)trace.step(trace.steps()), "broken invariant");
    EXPECT_DEATH((void)trace.step(-1), "broken invariant");
}

Trace square_trace(std::int64_t extent) {
    auto const cells = static_cast<std::size_t>(extent * extent);
    op::Operation operation{.kind = op::Kind::TransposedConvolution, .axes = {}};
    operation.axes = tensor::PerAxis<op::Axis>(2, {.kernel = 3, .stride = 2, .padding_begin = 1, .padding_end = 1});
    return {*op::make_computation(operation, {{1, 1, {extent, extent}}, std::vector<float>(cells, 1)},
                                  {{1, 1, {3, 3}}, std::vector<float>(9, 1)}, {}),
            CropForm::After};
}

TEST(Trace, AStepOfAHugeInputTakesNoMoreMemoryThanThatOfASmallOne) {
    auto const bytes_of_steps = [](Trace const& trace) {
        auto const slide = *trace.find(Stage::Slide);
        std::set<std::size_t> amounts;
        for (auto const number : {slide.first + slide.count / 2, slide.first + slide.count - 1}) {
            auto const before = bytes_allocated();
            auto const step = trace.step(number);
            auto const sum = trace.sum_of(*step.position);
            amounts.insert(bytes_allocated() - before);
            EXPECT_LE(sum.terms.size(), 9U);
        }
        return *amounts.rbegin();
    };
    auto const small = bytes_of_steps(square_trace(8));
    EXPECT_GT(small, 0U) << "the counter does not count";
    EXPECT_EQ(bytes_of_steps(square_trace(4096)), small);
}

TEST(Trace, AnyStepOfAHugeInputIsThere) {
    auto const trace = square_trace(4096);
    auto const slide = *trace.find(Stage::Slide);
    EXPECT_EQ(slide.count, 8193 * 8193);
    tensor::Index const corner{0, 0, {8190, 8190}};
    auto const last = trace.step_of_output(corner);
    auto const step = trace.step(last);
    EXPECT_EQ(step.position->output, corner);
    EXPECT_EQ(trace.value_of(*step.position), 1);
    EXPECT_EQ(trace.step(trace.steps() - 1).stage, Stage::Crop);
}

}  // namespace
}  // namespace deconvista::trace
