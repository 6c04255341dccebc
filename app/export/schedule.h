#pragma once
// Which moments an export shows: one frame a step, or samples of the smooth timeline, of all steps or of some.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/trace/timeline.h"

namespace deconvista::exporting {

// Steps first to last, both included.
struct StepRange {
    std::int64_t first{}, last{};
    bool operator==(StepRange const&) const = default;
};

// "7" and "3..9", as --step and --steps have them.
std::optional<StepRange> step_range_from(std::string_view text);

struct Selection {
    std::vector<trace::Stage> stages;  // none = all
    std::optional<StepRange> steps;
    bool operator==(Selection const&) const = default;
};

// The runs of steps that are selected, ascending. Refused if none is; a Usage problem if there are no such steps.
base::Result<std::vector<StepRange>> select_steps(trace::Timeline const& timeline, Selection const& selection);

// The frames of runs of steps, at least one. Every frame is found in a time that does not depend on the number of
// steps.
class Schedule {
public:
    // One frame a step, when it is done.
    static Schedule of_steps(std::vector<StepRange> runs);

    // So many frames a second of the timeline, from run to run without a pause; the last shows the last step done.
    static Schedule of_time(trace::Timeline timeline, std::vector<StepRange> runs, double frames_per_second);

    std::int64_t frames() const { return frames_; }
    trace::Moment moment_of(std::int64_t frame) const;

private:
    Schedule(std::vector<StepRange> runs, std::optional<trace::Timeline> timeline, double frames_per_second);

    trace::Moment moment_at(double seconds) const;

    std::vector<StepRange> runs_;
    std::optional<trace::Timeline> timeline_;
    double frames_per_second_;
    std::int64_t frames_{};
};

}  // namespace deconvista::exporting
