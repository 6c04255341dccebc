#include "app/state/playback.h"

#include <algorithm>

#include "core/trace/lockstep.h"

namespace deconvista::state {
namespace {

std::int64_t last_step(trace::Timeline const& timeline) {
    return timeline.steps() - 1;
}

// The last step of which something is to be seen.
std::int64_t visible_step(trace::Moment moment) {
    return moment.phase > 0 ? moment.step : std::max<std::int64_t>(0, moment.step - 1);
}

bool at_end(Playback const& playback, trace::Timeline const& timeline) {
    auto const moment = timeline.at(playback.seconds);
    return moment.step == last_step(timeline) && moment.phase >= 1;
}

// Where the show rests when the step is done: at the very ends of the timeline, else in the middle of the closing hold.
double rest_of(trace::Timeline const& timeline, std::int64_t step) {
    if (step == 0) return 0;
    return step == last_step(timeline) ? timeline.duration() : timeline.when_done(step);
}

Playback still_at(Playback const& playback, double seconds) {
    return {.seconds = seconds, .speed = playback.speed};
}

Direction gliding_direction(Playback const& playback) {
    return playback.glide_end >= playback.seconds ? Direction::Forward : Direction::Back;
}

// Where a step leads from here. A change that is under way is first brought to its end, whichever lies that way.
std::int64_t step_after(Playback const& playback, trace::Timeline const& timeline, Direction direction) {
    auto const moment = timeline.at(playback.seconds);
    if (direction == Direction::Forward) return moment.phase < 1 ? moment.step : moment.step + 1;
    return visible_step(moment) - 1;
}

std::int64_t step_of(trace::Position const& position, trace::Trace const& to) {
    if (position.output.spatial.axes() != to.board().axes()) return to.work().first;
    if (position.fate == trace::Fate::Cropped) return to.step_of_position(nearest(to.slid_shape(), position.slid));
    return to.step_of_output(nearest(to.computation().output, position.output));
}

std::int64_t step_of_place(tensor::Index const& place, trace::Trace const& to) {
    if (place.spatial.axes() != to.board().axes()) return to.work().first;
    return to.step_of_stamp(nearest(to.stamp_shape(), place));
}

// In traces of the same order.
std::int64_t corresponding_step(std::int64_t step, trace::Trace const& from, trace::Trace const& to) {
    auto const shown = from.step(step);
    if (shown.position) return step_of(*shown.position, to);
    if (shown.stamped) return step_of_place(*shown.stamped, to);
    return to.step_of_stage(shown.stage);
}

// Another order is first taken to the same one, in lockstep.
std::int64_t corresponding_step_in_any_order(std::int64_t step, trace::Trace const& from, trace::Trace const& to) {
    if (from.order() == to.order()) return corresponding_step(step, from, to);
    trace::Trace const other{from.computation(), to.crop_form(), to.order()};
    return corresponding_step(trace::corresponding(from, {step, 1}, other).step, other, to);
}

}  // namespace

Playback advanced(Playback playback, trace::Timeline const& timeline, double seconds) {
    auto const way = seconds * playback.speed;
    if (playback.mode == Mode::Playing) {
        playback.seconds += way;
        if (playback.seconds >= timeline.duration()) return still_at(playback, timeline.duration());
    }
    if (playback.mode == Mode::Stepping) {
        bool const forward = gliding_direction(playback) == Direction::Forward;
        playback.seconds += forward ? way : -way;
        bool const through = forward ? playback.seconds >= playback.glide_end : playback.seconds <= playback.glide_end;
        if (through) return still_at(playback, playback.rest);
    }
    return playback;
}

Playback toggled(Playback playback, trace::Timeline const& timeline) {
    if (playback.mode == Mode::Playing) return still_at(playback, playback.seconds);
    if (at_end(playback, timeline)) playback.seconds = 0;
    playback.mode = Mode::Playing;
    return playback;
}

Playback stepped(Playback playback, trace::Timeline const& timeline, Direction direction, Manner manner) {
    // Who presses again before a glide is through wants the next step, not the rest of this one; who turns round wants
    // to turn right here.
    if (playback.mode == Mode::Stepping && gliding_direction(playback) == direction) playback.seconds = playback.rest;
    auto const wanted = step_after(playback, timeline, direction);
    auto const step = std::clamp<std::int64_t>(wanted, 0, last_step(timeline));
    auto const rest = rest_of(timeline, step);
    if (manner == Manner::Jump || wanted != step) return still_at(playback, rest);

    bool const forward = direction == Direction::Forward;
    auto const moving = timeline.time_of(forward ? step : step + 1);
    playback.mode = Mode::Stepping;
    playback.seconds = std::clamp(playback.seconds, moving.change_begin, moving.change_end);
    playback.glide_end = forward ? moving.change_end : moving.change_begin;
    playback.rest = rest;
    return playback;
}

Playback row_jumped(Playback playback, Exhibit const& exhibit, Direction direction) {
    auto const& trace = exhibit.trace;
    auto const slide = trace.work();
    auto const rows = (trace.order() == trace::Order::Outputs ? trace.slid_shape() : trace.stamp_shape()).spatial;
    auto const row = rows[rows.axes() - 1];
    auto const step = visible_step(exhibit.timeline.at(playback.seconds));
    auto const last = slide.first + slide.count - 1;
    bool const forward = direction == Direction::Forward;
    if (step < slide.first) return at_step(playback, exhibit.timeline, forward ? slide.first : 0);
    if (step > last) return at_step(playback, exhibit.timeline, forward ? step : last);
    return at_step(playback, exhibit.timeline, std::clamp(forward ? step + row : step - row, slide.first, last));
}

Playback stage_jumped(Playback playback, trace::Timeline const& timeline, Direction direction) {
    auto const step = visible_step(timeline.at(playback.seconds));
    auto goal = direction == Direction::Forward ? last_step(timeline) : std::int64_t{0};
    for (auto const& span : timeline.stages()) {
        if (direction == Direction::Forward && span.first > step) {
            goal = span.first;
            break;
        }
        if (direction == Direction::Back && span.first < step) goal = span.first;
    }
    return at_step(playback, timeline, goal);
}

Playback at_step(Playback playback, trace::Timeline const& timeline, std::int64_t step) {
    return still_at(playback, rest_of(timeline, std::clamp<std::int64_t>(step, 0, last_step(timeline))));
}

Playback scrubbed(Playback playback, trace::Timeline const& timeline, double seconds) {
    if (playback.mode == Mode::Stepping) playback = still_at(playback, playback.seconds);
    playback.seconds = std::clamp(seconds, 0.0, timeline.duration());
    return playback;
}

Playback speed_changed(Playback playback, Direction direction) {
    auto const here = std::ranges::lower_bound(kSpeeds, playback.speed);
    if (direction == Direction::Forward) {
        auto const next = std::ranges::upper_bound(kSpeeds, playback.speed);
        if (next != kSpeeds.end()) playback.speed = *next;
    } else if (here != kSpeeds.begin()) {
        playback.speed = *std::prev(here);
    }
    return playback;
}

Playback carried_over(Playback playback, Exhibit const& from, Exhibit const& to) {
    if (playback.mode == Mode::Stepping) playback = still_at(playback, playback.rest);
    auto const step = visible_step(from.timeline.at(playback.seconds));
    auto target = corresponding_step_in_any_order(step, from.trace, to.trace);
    if (step == 0) target = 0;
    if (at_end(playback, from.timeline)) target = last_step(to.timeline);
    playback.seconds = rest_of(to.timeline, target);
    return playback;
}

}  // namespace deconvista::state
