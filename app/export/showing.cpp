#include "app/export/showing.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

using Showings = std::vector<Showing>;

Showings one_for_each_step(Schedule const& schedule, trace::Timeline const& timeline, Pace const& pace) {
    Showings showings;
    for (std::int64_t frame = 0; frame < schedule.frames(); ++frame) {
        auto const moment = schedule.moment_of(frame);
        auto const time = timeline.time_of(moment.step);
        showings.push_back({moment, 1, (time.end - time.begin) / pace.speed});
    }
    return showings;
}

Showings sampled(Schedule const& schedule, double frames_per_second) {
    Showings showings;
    for (std::int64_t frame = 0; frame < schedule.frames(); ++frame) {
        auto const moment = schedule.moment_of(frame);
        if (showings.empty() || !(showings.back().moment == moment)) showings.push_back({moment, 0, 0});
        ++showings.back().frames;
    }
    for (auto& showing : showings) showing.seconds = showing.frames / frames_per_second;
    return showings;
}

std::int64_t held_frames(double seconds, Pace const& pace) {
    return pace.frames_per_second ? std::llround(seconds * *pace.frames_per_second) : 0;
}

void hold(Showing& showing, double seconds, Pace const& pace) {
    showing.frames += static_cast<int>(held_frames(seconds, pace));
    showing.seconds += seconds;
}

Schedule schedule_of(trace::Timeline const& timeline, std::vector<StepRange> runs, Pace const& pace) {
    if (!pace.frames_per_second) return Schedule::of_steps(std::move(runs));
    return Schedule::of_time(timeline, std::move(runs), *pace.frames_per_second / pace.speed);
}

base::Result<std::int64_t> counted(Schedule const& schedule, Pace const& pace) {
    auto const frames = schedule.frames() + held_frames(pace.hold_first, pace) + held_frames(pace.hold_last, pace);
    if (frames > kMaxFrames)
        return base::over_limit("export_too_many_frames", {base::to_text(frames), base::to_text(kMaxFrames)});
    return frames;
}

}  // namespace

base::Result<std::int64_t> frames_of(trace::Timeline const& timeline, std::vector<StepRange> runs, Pace const& pace) {
    return counted(schedule_of(timeline, std::move(runs), pace), pace);
}

base::Result<Showings> showings_of(trace::Timeline const& timeline, std::vector<StepRange> runs, Pace const& pace) {
    auto const schedule = schedule_of(timeline, std::move(runs), pace);
    if (auto const frames = counted(schedule, pace); !frames) return frames.problem();
    auto const rate = pace.frames_per_second;
    auto showings = rate ? sampled(schedule, *rate) : one_for_each_step(schedule, timeline, pace);
    hold(showings.front(), pace.hold_first, pace);
    hold(showings.back(), pace.hold_last, pace);
    return showings;
}

std::vector<int> delays_of(Showings const& showings, int parts_of_a_second, int shortest, int longest) {
    std::vector<int> delays;
    double seconds = 0;
    std::int64_t told = 0;
    for (auto const& showing : showings) {
        seconds += showing.seconds;
        auto const wanted = std::llround(seconds * parts_of_a_second) - told;
        delays.push_back(static_cast<int>(std::clamp<std::int64_t>(wanted, shortest, longest)));
        told += delays.back();
    }
    return delays;
}

std::int64_t frames_of(Showings const& showings) {
    std::int64_t frames = 0;
    for (auto const& showing : showings) frames += showing.frames;
    return frames;
}

}  // namespace deconvista::exporting
