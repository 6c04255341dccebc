#include "app/export/schedule.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

std::optional<std::int64_t> step_from(std::string_view text) {
    std::int64_t step = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), step);
    bool const whole = error == std::errc{} && end == text.data() + text.size();
    return whole && step >= 0 ? std::optional{step} : std::nullopt;
}

double seconds_of(trace::Timeline const& timeline, StepRange const& run) {
    return timeline.time_of(run.last).end - timeline.time_of(run.first).begin;
}

std::string stage_list(trace::Timeline const& timeline) {
    std::string list;
    for (auto const& span : timeline.stages()) list.append(list.empty() ? "" : ", ").append(identifier(span.stage));
    return list;
}

}  // namespace

std::optional<StepRange> step_range_from(std::string_view text) {
    auto const dots = text.find("..");
    auto const first = step_from(text.substr(0, dots));
    auto const last = dots == std::string_view::npos ? first : step_from(text.substr(dots + 2));
    if (!first || !last || *first > *last) return std::nullopt;
    return StepRange{*first, *last};
}

base::Result<std::vector<StepRange>> select_steps(trace::Timeline const& timeline, Selection const& selection) {
    auto const last_step = timeline.steps() - 1;
    auto const wanted = selection.steps.value_or(StepRange{0, last_step});
    if (wanted.last > last_step)
        return base::usage("export_step_not_there", {base::to_text(wanted.last), base::to_text(last_step)});
    std::vector<StepRange> runs;
    for (auto const& [stage, first, count] : timeline.stages()) {
        bool const kept =
            selection.stages.empty() || std::ranges::find(selection.stages, stage) != selection.stages.end();
        StepRange const run{std::max(first, wanted.first), std::min(first + count - 1, wanted.last)};
        if (kept && run.first <= run.last) runs.push_back(run);
    }
    if (runs.empty()) return base::refused("export_no_steps", {stage_list(timeline)});
    return runs;
}

Schedule::Schedule(std::vector<StepRange> runs, std::optional<trace::Timeline> timeline, double frames_per_second)
    : runs_{std::move(runs)}, timeline_{std::move(timeline)}, frames_per_second_{frames_per_second} {
    if (timeline_) {
        double seconds = 0;
        for (auto const& run : runs_) seconds += seconds_of(*timeline_, run);
        frames_ = static_cast<std::int64_t>(std::floor(seconds * frames_per_second_)) + 1;
    } else {
        for (auto const& [first, last] : runs_) frames_ += last - first + 1;
    }
}

Schedule Schedule::of_steps(std::vector<StepRange> runs) {
    return {std::move(runs), std::nullopt, 0};
}

Schedule Schedule::of_time(trace::Timeline timeline, std::vector<StepRange> runs, double frames_per_second) {
    return {std::move(runs), std::move(timeline), frames_per_second};
}

trace::Moment Schedule::moment_of(std::int64_t frame) const {
    if (frame == frames_ - 1) return {runs_.back().last, 1};
    if (timeline_) return moment_at(static_cast<double>(frame) / frames_per_second_);
    for (auto const& [first, last] : runs_) {
        if (frame <= last - first) return {first + frame, 1};
        frame -= last - first + 1;
    }
    return {runs_.back().last, 1};
}

trace::Moment Schedule::moment_at(double seconds) const {
    for (auto const& run : runs_) {
        auto const length = seconds_of(*timeline_, run);
        if (seconds < length) {
            // A sum of seconds may be a hair's breadth off: never into the neighbouring step.
            auto const moment = timeline_->at(timeline_->time_of(run.first).begin + seconds);
            if (moment.step < run.first) return {run.first, 0};
            return moment.step > run.last ? trace::Moment{run.last, 1} : moment;
        }
        seconds -= length;
    }
    return {runs_.back().last, 1};
}

}  // namespace deconvista::exporting
