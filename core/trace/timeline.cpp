#include "core/trace/timeline.h"

#include <algorithm>
#include <cmath>

namespace deconvista::trace {
namespace {

// Seconds. The learner's eye needs the holds; the change itself is short.
struct Pace {
    double hold_before, change, hold_after;
    double total() const { return hold_before + change + hold_after; }
};

Pace pace_of(Stage stage) {
    constexpr Pace kStanding{0, 0, 1.0};
    constexpr Pace kSlide{0.1, 0.25, 0.35};
    constexpr Pace kRebuild{0.25, 0.6, 0.65};  // two movements, one after the other
    if (stage == Stage::Start) return kStanding;
    constexpr Pace kStamp{0.15, 0.45, 0.6};  // the kernel is scaled, and lands
    if (stage == Stage::Stamp) return kStamp;
    constexpr Pace kLayer{0.3, 0.5, 1.2};  // much to see at once
    if (stage >= Stage::Forward) return kLayer;
    return stage == Stage::Slide ? kSlide : kRebuild;
}

double eased_phase(Pace const& pace, double seconds_into_step) {
    if (pace.change <= 0) return 1;
    return ease_in_out(std::clamp((seconds_into_step - pace.hold_before) / pace.change, 0.0, 1.0));
}

}  // namespace

Timeline::Timeline(std::vector<StageSpan> const& stages) : stages_{stages} {
    double begin = 0;
    for (auto const& [stage, first, count] : stages_) {
        bands_.push_back({first, count, begin, stage});
        begin += static_cast<double>(count) * pace_of(stage).total();
    }
}

Stage Timeline::stage_of(std::int64_t step) const {
    return std::prev(std::ranges::upper_bound(bands_, step, {}, &Band::first))->stage;
}

double Timeline::duration() const {
    auto const& last = bands_.back();
    return last.begin + static_cast<double>(last.count) * pace_of(last.stage).total();
}

Moment Timeline::at(double seconds) const {
    auto const clamped = std::clamp(seconds, 0.0, duration());
    auto const after = std::ranges::upper_bound(bands_, clamped, {}, &Band::begin);
    auto const& band = *std::prev(after);
    auto const pace = pace_of(band.stage);
    auto const into_band = clamped - band.begin;
    auto const in_band = std::min(static_cast<std::int64_t>(into_band / pace.total()), band.count - 1);
    auto const into_step = into_band - static_cast<double>(in_band) * pace.total();
    return {band.first + in_band, static_cast<float>(eased_phase(pace, into_step))};
}

StepTime Timeline::time_of(std::int64_t step) const {
    auto const after = std::ranges::upper_bound(bands_, step, {}, &Band::first);
    auto const& band = *std::prev(after);
    auto const pace = pace_of(band.stage);
    auto const begin = band.begin + static_cast<double>(step - band.first) * pace.total();
    auto const end = band.begin + static_cast<double>(step - band.first + 1) * pace.total();
    return {begin, begin + pace.hold_before, end - pace.hold_after, end};
}

double Timeline::when_done(std::int64_t step) const {
    auto const time = time_of(step);
    return (time.change_end + time.end) / 2;
}

}  // namespace deconvista::trace
