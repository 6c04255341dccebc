#include "app/state/playback.h"

#include <gtest/gtest.h>

#include "tests/app/state/exhibits.h"

namespace deconvista::state {
namespace {

// Start, insert zeros, pad, flip, then 25 positions of a 5 x 5 output.
class PlaybackOfATransposedConvolution : public testing::Test {
protected:
    trace::Moment moment(Playback const& playback) const { return exhibit.timeline.at(playback.seconds); }
    std::int64_t slide() const { return exhibit.trace.find(trace::Stage::Slide)->first; }
    std::int64_t last() const { return exhibit.trace.steps() - 1; }
    Playback at(std::int64_t step) const { return at_step({}, exhibit.timeline, step); }

    // Until nothing moves any more; the number of frames it took.
    int play_out(Playback& playback, double frame = 1.0 / 60) const {
        int frames = 0;
        for (; is_moving(playback) && frames < 100'000; ++frames)
            playback = advanced(playback, exhibit.timeline, frame);
        return frames;
    }

    Exhibit exhibit{exhibit_of_preset("transposed_3x3_stride_2")};
};

TEST_F(PlaybackOfATransposedConvolution, PlaysToTheEndAndStopsThere) {
    auto playback = toggled({}, exhibit.timeline);
    EXPECT_EQ(playback.mode, Mode::Playing);
    play_out(playback);
    EXPECT_EQ(playback.mode, Mode::Still);
    EXPECT_EQ(playback.seconds, exhibit.timeline.duration());
    EXPECT_EQ(moment(playback), (trace::Moment{last(), 1}));
}

TEST_F(PlaybackOfATransposedConvolution, PlaysAgainFromTheStartAtTheEnd) {
    auto const again = toggled(at(last()), exhibit.timeline);
    EXPECT_EQ(again.mode, Mode::Playing);
    EXPECT_EQ(again.seconds, 0);
}

TEST_F(PlaybackOfATransposedConvolution, PausesWhereItIs) {
    auto playback = advanced(toggled({}, exhibit.timeline), exhibit.timeline, 3.21);
    auto const paused = toggled(playback, exhibit.timeline);
    EXPECT_EQ(paused.mode, Mode::Still);
    EXPECT_EQ(paused.seconds, playback.seconds);
    EXPECT_EQ(advanced(paused, exhibit.timeline, 5), paused);
}

TEST_F(PlaybackOfATransposedConvolution, SpeedMultipliesTime) {
    auto playback = toggled({.speed = 4}, exhibit.timeline);
    EXPECT_DOUBLE_EQ(advanced(playback, exhibit.timeline, 0.5).seconds, 2);
}

TEST_F(PlaybackOfATransposedConvolution, AStepGlidesThroughItsChangeAndRests) {
    auto playback = stepped(at(slide()), exhibit.timeline, Direction::Forward, Manner::Glide);
    EXPECT_EQ(playback.mode, Mode::Stepping);
    float phase = 0;
    for (playback = advanced(playback, exhibit.timeline, 0.01); is_moving(playback);
         playback = advanced(playback, exhibit.timeline, 0.01)) {
        EXPECT_EQ(moment(playback).step, slide() + 1);
        EXPECT_GT(moment(playback).phase, phase);
        phase = moment(playback).phase;
    }
    EXPECT_EQ(playback, at(slide() + 1));
}

TEST_F(PlaybackOfATransposedConvolution, AStepBackPlaysTheChangeBackwards) {
    auto playback = stepped(at(slide() + 1), exhibit.timeline, Direction::Back, Manner::Glide);
    float phase = 1;
    for (playback = advanced(playback, exhibit.timeline, 0.01); is_moving(playback);
         playback = advanced(playback, exhibit.timeline, 0.01)) {
        EXPECT_EQ(moment(playback).step, slide() + 1);
        EXPECT_LT(moment(playback).phase, phase);
        phase = moment(playback).phase;
    }
    EXPECT_EQ(playback, at(slide()));
}

TEST_F(PlaybackOfATransposedConvolution, AGlideTakesNoLongerThanTheChange) {
    auto playback = stepped(at(slide()), exhibit.timeline, Direction::Forward, Manner::Glide);
    auto const time = exhibit.timeline.time_of(slide() + 1);
    EXPECT_LE(play_out(playback), (time.change_end - time.change_begin) * 60 + 1);
}

TEST_F(PlaybackOfATransposedConvolution, QuickPressesEachMakeAStep) {
    auto playback = at(slide());
    for (int i = 1; i <= 5; ++i) {
        playback = stepped(playback, exhibit.timeline, Direction::Forward, Manner::Glide);
        playback = advanced(playback, exhibit.timeline, 0.02);
    }
    play_out(playback);
    EXPECT_EQ(playback, at(slide() + 5));
}

TEST_F(PlaybackOfATransposedConvolution, TurnsRoundInTheMiddleOfAGlide) {
    auto const begun =
        advanced(stepped(at(slide()), exhibit.timeline, Direction::Forward, Manner::Glide), exhibit.timeline, 0.1);
    auto turned = stepped(begun, exhibit.timeline, Direction::Back, Manner::Glide);
    EXPECT_EQ(moment(turned), moment(begun)) << "nothing jumps";
    play_out(turned);
    EXPECT_EQ(turned, at(slide()));
}

TEST_F(PlaybackOfATransposedConvolution, AStepFromTheMiddleOfAChangeEndsAtIt) {
    auto const time = exhibit.timeline.time_of(slide() + 3);
    auto const middle = scrubbed({}, exhibit.timeline, (time.change_begin + time.change_end) / 2);
    EXPECT_EQ(stepped(middle, exhibit.timeline, Direction::Forward, Manner::Jump), at(slide() + 3));
    EXPECT_EQ(stepped(middle, exhibit.timeline, Direction::Back, Manner::Jump), at(slide() + 2));
}

TEST_F(PlaybackOfATransposedConvolution, NothingWraps) {
    for (auto const manner : {Manner::Glide, Manner::Jump}) {
        EXPECT_EQ(stepped(at(0), exhibit.timeline, Direction::Back, manner), at(0));
        EXPECT_EQ(stepped(at(last()), exhibit.timeline, Direction::Forward, manner), at(last()));
    }
    EXPECT_EQ(row_jumped(at(last()), exhibit, Direction::Forward), at(last()));
    EXPECT_EQ(stage_jumped(at(last()), exhibit.timeline, Direction::Forward), at(last()));
    EXPECT_EQ(stage_jumped(at(0), exhibit.timeline, Direction::Back), at(0));
    EXPECT_EQ(at_step({}, exhibit.timeline, 1'000'000), at(last()));
    EXPECT_EQ(at_step({}, exhibit.timeline, -1), at(0));
}

TEST_F(PlaybackOfATransposedConvolution, StepsReachEveryStepThereAndBack) {
    auto playback = at(0);
    for (std::int64_t step = 1; step <= last(); ++step) {
        playback = stepped(playback, exhibit.timeline, Direction::Forward, Manner::Jump);
        ASSERT_EQ(playback, at(step));
    }
    for (std::int64_t step = last() - 1; step >= 0; --step) {
        playback = stepped(playback, exhibit.timeline, Direction::Back, Manner::Jump);
        ASSERT_EQ(playback, at(step));
    }
}

TEST_F(PlaybackOfATransposedConvolution, RowsKeepTheColumn) {
    auto const on = row_jumped(at(slide() + 2), exhibit, Direction::Forward);
    EXPECT_EQ(on, at(slide() + 2 + 5));
    EXPECT_EQ(row_jumped(on, exhibit, Direction::Back), at(slide() + 2));
    EXPECT_EQ(row_jumped(at(1), exhibit, Direction::Forward), at(slide()));
    EXPECT_EQ(row_jumped(at(slide() + 2), exhibit, Direction::Back), at(slide()));
}

TEST_F(PlaybackOfATransposedConvolution, StagesAreVisitedOneByOne) {
    auto playback = at(0);
    for (auto const& span : exhibit.trace.stages()) {
        EXPECT_EQ(playback, at(span.first));
        playback = stage_jumped(playback, exhibit.timeline, Direction::Forward);
    }
    EXPECT_EQ(playback, at(last()));
    EXPECT_EQ(stage_jumped(at(slide() + 7), exhibit.timeline, Direction::Back), at(slide()));
    EXPECT_EQ(stage_jumped(at(slide()), exhibit.timeline, Direction::Back), at(slide() - 1));
}

TEST_F(PlaybackOfATransposedConvolution, ScrubbingGoesOnPlaying) {
    auto const playing = scrubbed(toggled({}, exhibit.timeline), exhibit.timeline, 4);
    EXPECT_EQ(playing.mode, Mode::Playing);
    EXPECT_EQ(playing.seconds, 4);
    EXPECT_EQ(scrubbed({}, exhibit.timeline, -3).seconds, 0);
    EXPECT_EQ(scrubbed({}, exhibit.timeline, 1e9).seconds, exhibit.timeline.duration());
}

TEST(Speed, HasSixValuesAndTwoEnds) {
    Playback playback{.speed = 1};
    for (int i = 0; i < 9; ++i) playback = speed_changed(playback, Direction::Forward);
    EXPECT_EQ(playback.speed, 8);
    for (int i = 0; i < 5; ++i) playback = speed_changed(playback, Direction::Back);
    EXPECT_EQ(playback.speed, 0.25);
    EXPECT_EQ(speed_changed(playback, Direction::Back).speed, 0.25);
}

TEST(CarriedOver, KeepsTheOutputCell) {
    auto const small = exhibit_of_preset("transposed_3x3_stride_2");
    auto const scene = scene::apply(small.scene, scene::SetParameter{scene::Parameter::InputExtent, std::nullopt, 5});
    ASSERT_TRUE(scene);
    auto const large = exhibit_of(*scene);
    ASSERT_TRUE(large);
    tensor::Index const beyond{0, 0, {3, 8}}, nearest{0, 0, {3, 4}};
    EXPECT_EQ(carried_over(at_step({}, large->timeline, large->trace.step_of_output(beyond)), *large, small),
              at_step({}, small.timeline, small.trace.step_of_output(nearest)));
    tensor::Index const inside{0, 0, {1, 2}};
    EXPECT_EQ(carried_over(at_step({}, small.timeline, small.trace.step_of_output(inside)), small, *large),
              at_step({}, large->timeline, large->trace.step_of_output(inside)));
}

TEST(CarriedOver, KeepsTheStartAndTheEnd) {
    auto const from = exhibit_of_preset("transposed_3x3_stride_2");
    auto const to = exhibit_of_preset("dilation");
    EXPECT_EQ(carried_over(at_step({}, from.timeline, 0), from, to), at_step({}, to.timeline, 0));
    EXPECT_EQ(carried_over(at_step({}, from.timeline, from.trace.steps() - 1), from, to),
              at_step({}, to.timeline, to.trace.steps() - 1));
}

TEST(CarriedOver, AStageThatIsGoneLeavesTheOneBefore) {
    auto const from = exhibit_of_preset("transposed_3x3_stride_2");
    auto const to = exhibit_of_preset("padding_strides");
    ASSERT_FALSE(to.trace.find(trace::Stage::Flip));
    auto const flip = from.trace.find(trace::Stage::Flip)->first;
    auto const pad = to.trace.find(trace::Stage::Pad)->first;
    EXPECT_EQ(carried_over(at_step({}, from.timeline, flip), from, to), at_step({}, to.timeline, pad));
}

}  // namespace
}  // namespace deconvista::state
