#include "app/export/schedule.h"

#include <gtest/gtest.h>

#include <numeric>

namespace deconvista::exporting {
namespace {

using trace::Stage;

// start, insert_zeros, pad, flip, 25 slide steps.
trace::Trace small_trace() {
    op::Operation operation;
    operation.kind = op::Kind::TransposedConvolution;
    operation.axes = {op::Axis{3, 2, 1, 1, 1}, op::Axis{3, 2, 1, 1, 1}};
    tensor::Tensor const nine{{1, 1, {3, 3}}, {1, 2, 3, 4, 5, 6, 7, 8, 9}};
    return {*op::make_computation(operation, nine, nine, {}), trace::CropForm::Before};
}

using Runs = std::vector<StepRange>;

TEST(StepRange, IsReadFromText) {
    EXPECT_EQ(step_range_from("7"), (StepRange{7, 7}));
    EXPECT_EQ(step_range_from("3..9"), (StepRange{3, 9}));
    EXPECT_EQ(step_range_from("0..0"), (StepRange{0, 0}));
    for (auto const* const text :
         {"", "..", "3..", "..3", "9..3", "-1", "1..-2", "a", "1.5", "1...3", " 1", "1..2..3", "99999999999999999999"})
        EXPECT_FALSE(step_range_from(text)) << text;
}

TEST(SelectSteps, KeepsStagesAndSteps) {
    auto const trace = small_trace();
    EXPECT_EQ(*select_steps(trace::Timeline{trace}, {}), (Runs{{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 28}}));
    EXPECT_EQ(*select_steps(trace::Timeline{trace}, {{Stage::Slide}, std::nullopt}), (Runs{{4, 28}}));
    EXPECT_EQ(*select_steps(trace::Timeline{trace}, {{Stage::Slide, Stage::Pad}, std::nullopt}),
              (Runs{{2, 2}, {4, 28}}));
    EXPECT_EQ(*select_steps(trace::Timeline{trace}, {{}, StepRange{3, 5}}), (Runs{{3, 3}, {4, 5}}));
    EXPECT_EQ(*select_steps(trace::Timeline{trace}, {{Stage::Slide}, StepRange{0, 5}}), (Runs{{4, 5}}));
}

TEST(SelectSteps, SaysWhenNothingIsLeft) {
    auto const trace = small_trace();
    EXPECT_EQ(select_steps(trace::Timeline{trace}, {{Stage::Crop}, std::nullopt}).problem().name, "export_no_steps");
    EXPECT_EQ(select_steps(trace::Timeline{trace}, {{Stage::Slide}, StepRange{0, 3}}).problem().name,
              "export_no_steps");
    auto const beyond = select_steps(trace::Timeline{trace}, {{}, StepRange{0, 29}}).problem();
    EXPECT_EQ(beyond.name, "export_step_not_there");
    EXPECT_EQ(beyond.facts, (std::vector<std::string>{"29", "28"}));
}

TEST(Schedule, OneFrameAStep) {
    auto const schedule = Schedule::of_steps({{2, 2}, {4, 6}});
    ASSERT_EQ(schedule.frames(), 4);
    for (auto const& [frame, step] : {std::pair{0, 2}, std::pair{1, 4}, std::pair{2, 5}, std::pair{3, 6}})
        EXPECT_EQ(schedule.moment_of(frame), (trace::Moment{step, 1}));
}

TEST(Schedule, SamplesTheTimeline) {
    auto const trace = small_trace();
    trace::Timeline const timeline{trace};
    auto const schedule = Schedule::of_time(timeline, *select_steps(trace::Timeline{trace}, {}), 30);
    EXPECT_EQ(schedule.frames(), static_cast<std::int64_t>(timeline.duration() * 30) + 1);
    for (std::int64_t frame = 0; frame + 1 < schedule.frames(); ++frame) {
        auto const expected = timeline.at(static_cast<double>(frame) / 30);
        auto const moment = schedule.moment_of(frame);
        EXPECT_EQ(moment.step, expected.step) << frame;
        EXPECT_NEAR(moment.phase, expected.phase, 1e-4) << frame;
    }
    EXPECT_EQ(schedule.moment_of(schedule.frames() - 1), (trace::Moment{28, 1}));
}

// Runs that are left out take no time, and no frame shows a step that was left out.
TEST(Schedule, LeavesOutWhatIsNotSelected) {
    auto const trace = small_trace();
    trace::Timeline const timeline{trace};
    Runs const runs{{1, 1}, {4, 6}, {20, 20}};
    auto const schedule = Schedule::of_time(timeline, runs, 60);
    std::int64_t last = 0;
    for (std::int64_t frame = 0; frame < schedule.frames(); ++frame) {
        auto const step = schedule.moment_of(frame).step;
        EXPECT_GE(step, last);
        EXPECT_TRUE(step == 1 || (step >= 4 && step <= 6) || step == 20) << step;
        last = step;
    }
    EXPECT_EQ(last, 20);
}

TEST(Schedule, ASlowRateStillEndsWithTheLastStep) {
    auto const trace = small_trace();
    auto const schedule = Schedule::of_time(trace::Timeline{trace}, *select_steps(trace::Timeline{trace}, {}), 0.1);
    EXPECT_GE(schedule.frames(), 2);
    EXPECT_EQ(schedule.moment_of(schedule.frames() - 1), (trace::Moment{28, 1}));
}

}  // namespace
}  // namespace deconvista::exporting
