#include "core/trace/lockstep.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace deconvista::trace {
namespace {

// For each input place of an axis the first position of the trace that it or any later place touches: with strides and
// dilation a later place can be needed earlier, and stamps keep their order.
std::vector<std::int64_t> first_positions(Trace const& gathering, int axis) {
    auto const& along = gathering.board()[axis];
    std::vector<std::int64_t> firsts(static_cast<std::size_t>(along.inputs));
    auto earliest = along.positions - 1;
    for (auto input = along.inputs; input-- > 0;) {
        for (auto const& stamp : gathering.stamps_on(axis, input)) earliest = std::min(earliest, stamp.output);
        firsts[static_cast<std::size_t>(input)] = earliest;
    }
    return firsts;
}

using Firsts = tensor::PerAxis<std::vector<std::int64_t>>;

Firsts first_positions(Trace const& gathering) {
    Firsts firsts(gathering.board().axes(), {});
    for (int axis = 0; axis < firsts.axes(); ++axis) firsts[axis] = first_positions(gathering, axis);
    return firsts;
}

// How many places of one batch item are due, in row-major order, when the position has been gathered.
std::int64_t count_due(Trace const& gathering, Firsts const& firsts_of, tensor::Extents const& position) {
    std::int64_t count = 0;
    auto places = plane_size(gathering.stamp_shape());
    for (int axis = 0; axis < position.axes(); ++axis) {
        auto const& firsts = firsts_of[axis];
        places /= gathering.board()[axis].inputs;
        auto const due = std::ranges::upper_bound(firsts, position[axis]) - firsts.begin();
        if (due == 0) return count;
        // Only the places that are touched first right here ask the axes that follow.
        if (firsts[static_cast<std::size_t>(due - 1)] < position[axis]) return count + due * places;
        count += (due - 1) * places;
    }
    return count + 1;
}

// The same from the first batch item on, by the number of the slide step. A second output channel finds all stamps
// done.
std::int64_t count_due(Trace const& gathering, Firsts const& firsts, std::int64_t slide) {
    auto const slid = index_at(gathering.slid_shape(), slide);
    auto const of_one = plane_size(gathering.stamp_shape());
    return slid.batch * of_one + (slid.channel > 0 ? of_one : count_due(gathering, firsts, slid.spatial));
}

Moment stamping_at(Trace const& gathering, std::int64_t slide, float phase, Trace const& stamping) {
    auto const firsts = first_positions(gathering);
    auto const done = count_due(gathering, firsts, slide);
    auto const done_before = slide == 0 ? 0 : count_due(gathering, firsts, slide - 1);
    return {stamping.work().first + done - 1, done > done_before ? phase : 1};
}

// How many positions can be gathered from so many stamps.
std::int64_t count_complete(Trace const& gathering, Firsts const& firsts, std::int64_t stamps) {
    std::int64_t complete = 0, beyond = gathering.work().count + 1;
    while (beyond - complete > 1) {
        auto const middle = complete + (beyond - complete) / 2;
        (count_due(gathering, firsts, middle - 1) <= stamps ? complete : beyond) = middle;
    }
    return complete;
}

Moment gathering_at(std::int64_t stamp, float phase, Trace const& gathering) {
    auto const firsts = first_positions(gathering);
    auto const complete = count_complete(gathering, firsts, stamp + 1);
    auto const before = count_complete(gathering, firsts, stamp);
    return {gathering.work().first + complete - 1, complete > before ? phase : 1};
}

// A stage of the structure, which has one step.
Moment structure_at(Stage stage, float phase, Trace const& to) {
    return {to.step_of_stage(stage), to.find(stage) ? phase : 1};
}

}  // namespace

Moment corresponding(Trace const& from, Moment moment, Trace const& to) {
    if (from.order() == to.order()) return moment;
    auto const stage = from.stage_of(moment.step);
    auto const number = moment.step - from.work().first;
    if (stage == Stage::Slide) return stamping_at(from, number, moment.phase, to);
    if (stage == Stage::Stamp) return gathering_at(number, moment.phase, to);
    return structure_at(stage, moment.phase, to);
}

Moment alongside(Trace const& from, Moment moment, Trace const& to) {
    auto const stage = from.stage_of(moment.step);
    auto const& own = from.work();
    auto const& other = to.work();
    if (stage != own.stage) return structure_at(stage, moment.phase, to);
    // Of the other work as large a part is done, rounded up: its last step is never late.
    auto const done = [&](std::int64_t steps) {
        auto const scaled = static_cast<long double>(steps) * static_cast<long double>(other.count);
        return static_cast<std::int64_t>(std::ceil(scaled / static_cast<long double>(own.count)));
    };
    auto const number = moment.step - own.first;
    auto const now = done(number + 1);
    return {other.first + now - 1, now > done(number) ? moment.phase : 1};
}

}  // namespace deconvista::trace
