#pragma once
// Turns seconds into a Moment and back. Screen play and export ask the same timeline; it has no clock of its own.
//
// A step is discrete: it holds, then changes in a short eased transition, and holds again. Steps of a stage all take
// the same time, so the timeline of a billion steps is as cheap as that of ten.

#include <cstdint>
#include <vector>

#include "core/trace/trace.h"

namespace deconvista::trace {

// A step and how far its change has come, eased: 0 = as the step before left it, 1 = done.
struct Moment {
    std::int64_t step{};
    float phase{1};
    bool operator==(Moment const&) const = default;
};

// When a step happens, in seconds on the timeline: it begins and holds, changes, and holds again until the next one
// begins.
struct StepTime {
    double begin{}, change_begin{}, change_end{}, end{};
    bool operator==(StepTime const&) const = default;
};

class Timeline {
public:
    // Spans of steps without gaps, from step 0 on; at least one.
    explicit Timeline(std::vector<StageSpan> const& stages);
    explicit Timeline(Trace const& trace) : Timeline{trace.stages()} {}

    std::vector<StageSpan> const& stages() const { return stages_; }
    std::int64_t steps() const { return stages_.back().first + stages_.back().count; }
    Stage stage_of(std::int64_t step) const;

    double duration() const;  // seconds at speed 1

    StepTime time_of(std::int64_t step) const;

    // Clamped to the first and the last moment.
    Moment at(double seconds) const;

    // When the step is done: in the middle of its closing hold, so that rounding cannot fall back into the change.
    double when_done(std::int64_t step) const;

private:
    struct Band {
        std::int64_t first, count;
        double begin;
        Stage stage;
    };
    std::vector<StageSpan> stages_;
    std::vector<Band> bands_;
};

// Slow at both ends: 0 to 0, 1 to 1, with no speed at either.
constexpr double ease_in_out(double t) {
    return t * t * (3 - 2 * t);
}

}  // namespace deconvista::trace
