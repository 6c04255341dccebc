#include "core/trace/timeline.h"

#include <gtest/gtest.h>

#include "tests/core/op/random_cases.h"

namespace deconvista::trace {
namespace {

Trace random_trace(std::uint32_t seed) {
    op::Random random{seed};
    return {op::random_computation(random, op::Kind::TransposedConvolution), CropForm::After};
}

// 4095 * 4095 slide steps.
Trace long_trace() {
    constexpr std::int64_t kExtent = 4096;
    tensor::Tensor const input{{1, 1, {kExtent, kExtent}}, std::vector<float>(kExtent * kExtent)};
    tensor::Tensor const kernel{{1, 1, {2, 2}}, std::vector<float>(4)};
    op::Operation const operation{.kind = op::Kind::Convolution, .axes = {{.kernel = 2}, {.kernel = 2}}};
    return {*op::make_computation(operation, input, kernel, {}), CropForm::Before};
}

TEST(Timeline, WhenDoneAStepIsDone) {
    for (std::uint32_t seed = 0; seed < 30; ++seed) {
        auto const trace = random_trace(seed);
        Timeline const timeline{trace};
        for (std::int64_t step = 0; step < trace.steps(); ++step)
            ASSERT_EQ(timeline.at(timeline.when_done(step)), (Moment{step, 1}));
    }
}

TEST(Timeline, WhenDoneHoldsFarIntoALongOne) {
    auto const trace = long_trace();
    Timeline const timeline{trace};
    ASSERT_GT(trace.steps(), 16'000'000);
    for (std::int64_t step = 0; step < trace.steps(); step += 99'991)
        ASSERT_EQ(timeline.at(timeline.when_done(step)), (Moment{step, 1}));
    auto const last = trace.steps() - 1;
    EXPECT_EQ(timeline.at(timeline.when_done(last)), (Moment{last, 1}));
    EXPECT_EQ(timeline.at(timeline.duration()), (Moment{last, 1}));
}

TEST(Timeline, IsClampedToItsEnds) {
    auto const trace = random_trace(1);
    Timeline const timeline{trace};
    auto const last = trace.steps() - 1;
    EXPECT_EQ(timeline.at(-5), timeline.at(0));
    EXPECT_EQ(timeline.at(0).step, 0);
    EXPECT_EQ(timeline.at(timeline.duration() + 5), (Moment{last, 1}));
    EXPECT_GT(timeline.duration(), timeline.when_done(last));
}

std::vector<Moment> sampled(Timeline const& timeline, int samples) {
    std::vector<Moment> moments;
    for (int i = 0; i <= samples; ++i) moments.push_back(timeline.at(timeline.duration() * i / samples));
    return moments;
}

TEST(Timeline, NeverGoesBack) {
    for (std::uint32_t seed = 0; seed < 10; ++seed) {
        auto const moments = sampled(Timeline{random_trace(seed)}, 20'000);
        for (std::size_t i = 1; i < moments.size(); ++i) {
            auto const& [step, phase] = moments[i];
            auto const& before = moments[i - 1];
            ASSERT_TRUE(step > before.step || (step == before.step && phase >= before.phase));
            ASSERT_LE(step, before.step + 1);
            ASSERT_GE(phase, 0);
            ASSERT_LE(phase, 1);
        }
        EXPECT_EQ(moments.front().step, 0);
    }
}

TEST(Timeline, PlaysBackwardsAsForwards) {
    Timeline const timeline{random_trace(2)};
    constexpr int kSamples = 5'000;
    auto const forwards = sampled(timeline, kSamples);
    for (int i = kSamples; i >= 0; --i)
        ASSERT_EQ(timeline.at(timeline.duration() * i / kSamples), forwards[static_cast<std::size_t>(i)]);
}

TEST(Timeline, AStepHoldsThenChangesThenHolds) {
    auto const trace = random_trace(3);
    Timeline const timeline{trace};
    auto const step = trace.find(Stage::Slide)->first + 1;
    auto const begin = timeline.when_done(step - 1);
    auto const end = timeline.when_done(step);
    int untouched = 0;
    int changing = 0;
    int done = 0;
    for (int i = 0; i <= 1000; ++i) {
        auto const moment = timeline.at(begin + (end - begin) * i / 1000);
        if (moment.step == step && moment.phase == 0) ++untouched;
        if (moment.step == step && moment.phase > 0 && moment.phase < 1) ++changing;
        if (moment.step == step && moment.phase == 1) ++done;
    }
    EXPECT_GT(untouched, 50);
    EXPECT_GT(changing, 200);
    EXPECT_GT(done, 100);
}

TEST(Timeline, StepsFollowEachOtherAndChangeWithinTheirTime) {
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        auto const trace = random_trace(seed);
        Timeline const timeline{trace};
        auto before = 0.0;
        for (std::int64_t step = 0; step < trace.steps(); ++step) {
            auto const time = timeline.time_of(step);
            ASSERT_NEAR(time.begin, before, 1e-9);
            ASSERT_LE(time.begin, time.change_begin);
            ASSERT_LE(time.change_begin, time.change_end);
            ASSERT_LT(time.change_end, time.end);
            before = time.end;
            if (trace.stage_of(step) == Stage::Start) continue;  // where nothing changes
            ASSERT_EQ(timeline.at((time.begin + time.change_begin) / 2), (Moment{step, 0}));
            auto const changing = timeline.at((time.change_begin + time.change_end) / 2);
            ASSERT_EQ(changing.step, step);
            ASSERT_NEAR(changing.phase, 0.5, 1e-5);
        }
        EXPECT_NEAR(before, timeline.duration(), 1e-9);
    }
}

TEST(Timeline, StepsOfAStageTakeTheSameTime) {
    auto const trace = random_trace(4);
    Timeline const timeline{trace};
    auto const slide = *trace.find(Stage::Slide);
    ASSERT_GT(slide.count, 3);
    auto const each = timeline.when_done(slide.first + 1) - timeline.when_done(slide.first);
    for (auto step = slide.first + 1; step < slide.first + slide.count; ++step)
        EXPECT_NEAR(timeline.when_done(step) - timeline.when_done(step - 1), each, 1e-9);
}

TEST(Timeline, EveryStageHasItsBandInOrder) {
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        auto const trace = random_trace(seed);
        auto const moments = sampled(Timeline{trace}, 20'000);
        std::vector<Stage> seen;
        for (auto const& moment : moments) {
            auto const stage = trace.stage_of(moment.step);
            if (seen.empty() || seen.back() != stage) seen.push_back(stage);
        }
        std::vector<Stage> expected;
        for (auto const& span : trace.stages()) expected.push_back(span.stage);
        if (trace.steps() < 2'000) {
            EXPECT_EQ(seen, expected);
        }
    }
}

TEST(Ease, IsSlowAtBothEndsAndNeverTurnsBack) {
    EXPECT_EQ(ease_in_out(0), 0);
    EXPECT_EQ(ease_in_out(0.5), 0.5);
    EXPECT_EQ(ease_in_out(1), 1);
    for (int i = 1; i <= 100; ++i) EXPECT_GT(ease_in_out(i / 100.0), ease_in_out((i - 1) / 100.0));
    EXPECT_LT(ease_in_out(0.01), 0.001);
    EXPECT_GT(ease_in_out(0.99), 0.999);
}

}  // namespace
}  // namespace deconvista::trace
