#pragma once
// The pictures of an export in their order, each with how long it is shown. Moments that look alike because nothing
// moves (a step holds, the first or last picture is held) are one picture, drawn once.

#include <cstdint>
#include <optional>
#include <vector>

#include "app/export/schedule.h"
#include "core/base/result.h"

namespace deconvista::exporting {

// More frames than this are refused.
constexpr int kMaxFrames = 100000;

struct Pace {
    std::optional<double> frames_per_second;  // none: a frame for each step
    double speed{1};                          // of the timeline
    double hold_first{0}, hold_last{0};       // more seconds for the first and the last picture
};

struct Showing {
    trace::Moment moment;
    int frames{1};     // how many frames show it
    double seconds{};  // how long it is shown
    bool operator==(Showing const&) const = default;
};

// Never empty. A Limit problem if there are more than kMaxFrames frames.
base::Result<std::vector<Showing>> showings_of(trace::Timeline const& timeline, std::vector<StepRange> runs,
                                               Pace const& pace);

// How many frames they would be together; the same problem.
base::Result<std::int64_t> frames_of(trace::Timeline const& timeline, std::vector<StepRange> runs, Pace const& pace);

// How long each is shown in whole parts of a second, so that the sum stays right although each is rounded.
std::vector<int> delays_of(std::vector<Showing> const& showings, int parts_of_a_second, int shortest, int longest);

std::int64_t frames_of(std::vector<Showing> const& showings);

}  // namespace deconvista::exporting
