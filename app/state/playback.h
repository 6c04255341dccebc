#pragma once
// Where a show stands on its timeline, and how it moves there. Values only: who holds a clock calls advanced().
//
// A step is shown when its change is done, or under way. Nothing here ever wraps around an end.

#include <array>
#include <cstdint>

#include "app/state/exhibit.h"
#include "core/trace/timeline.h"

namespace deconvista::state {

enum class Mode : std::uint8_t {
    Still,
    Playing,   // until the end
    Stepping,  // through the change of one step, forwards or backwards, and then still
};

struct Playback {
    Mode mode{Mode::Still};
    double seconds{0};    // on the timeline
    double glide_end{0};  // Stepping: when the change is through
    double rest{0};       // Stepping: where the show then comes to rest
    double speed{1};
    bool operator==(Playback const&) const = default;
};

inline constexpr std::array kSpeeds{0.25, 0.5, 1.0, 2.0, 4.0, 8.0};

enum class Direction : std::int8_t { Back = -1, Forward = 1 };

// Glide plays the change of the step; Jump shows it done.
enum class Manner : std::uint8_t { Glide, Jump };

constexpr bool is_moving(Playback const& playback) {
    return playback.mode != Mode::Still;
}

Playback advanced(Playback playback, trace::Timeline const& timeline, double seconds);

// Play or pause; at the end, play from the start.
Playback toggled(Playback playback, trace::Timeline const& timeline);

Playback stepped(Playback playback, trace::Timeline const& timeline, Direction direction, Manner manner);

// To the same column of the next or previous row of the output; from before the slide, to its first position.
Playback row_jumped(Playback playback, Exhibit const& exhibit, Direction direction);

// To the first step of the next stage; back to the first step of this stage or, from there, of the one before.
Playback stage_jumped(Playback playback, trace::Timeline const& timeline, Direction direction);

// The step, done. Clamped to the steps that there are.
Playback at_step(Playback playback, trace::Timeline const& timeline, std::int64_t step);

// Any moment, clamped. What plays goes on playing from there.
Playback scrubbed(Playback playback, trace::Timeline const& timeline, double seconds);

// The neighbouring speed of kSpeeds.
Playback speed_changed(Playback playback, Direction direction);

// The place in another exhibit that corresponds best: the start, the end, the same output cell, the same stage.
Playback carried_over(Playback playback, Exhibit const& from, Exhibit const& to);

}  // namespace deconvista::state
