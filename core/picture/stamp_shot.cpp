#include "core/picture/stamp_shot.h"

#include <algorithm>

namespace deconvista::picture {
namespace {

tensor::Index place_at(trace::Trace const& trace, std::int64_t step) {
    auto const& work = trace.work();
    return *trace.step(std::clamp(step, work.first, work.first + work.count - 1)).stamped;
}

// A window of a long axis, moving by halves of itself so that it stands still for a while.
Span page_around(std::int64_t count, std::int64_t at, std::int64_t needed) {
    constexpr std::int64_t kLongestWhole = 48, kPage = 20;
    if (count <= kLongestWhole) return {0, count};
    auto const page = std::min(count, std::max(kPage, 2 * needed));
    auto const hop = std::max<std::int64_t>(1, page / 2);
    return {std::clamp<std::int64_t>((at / hop) * hop - hop / 2, 0, count - page), page};
}

std::vector<op::AxisStamp> stamps_on(trace::Trace const& trace, tensor::Index const& place, int from_last) {
    auto const axis = trace.board().axes() - 1 - from_last;
    if (axis < 0) return {{0, 0}};
    return trace.stamps_on(axis, place.spatial[axis]);
}

std::int64_t middle_of(std::vector<op::AxisStamp> const& stamps, std::int64_t otherwise) {
    return stamps.empty() ? otherwise : stamps[stamps.size() / 2].output;
}

}  // namespace

StampShot::StampShot(Shot const& of)
    : shot{of},
      trace{of.stamping()},
      moment{of.stamping_moment()},
      progress{trace, moment, of.look.motion},
      stamping{trace.stage_of(moment.step) == trace::Stage::Stamp},
      begun{moment.step >= trace.work().first},
      place{place_at(trace, moment.step)},
      y{axis_from_last(trace.board(), 1)},
      x{axis_from_last(trace.board(), 0)},
      rows_hit{stamps_on(trace, place, 1)},
      columns_hit{stamps_on(trace, place, 0)},
      slices_hit_{stamps_on(trace, place, 2)} {
    auto const in_item = offset(trace.stamp_shape(), {0, 0, place.spatial});
    done = !begun ? 0 : stamping ? in_item : plane_size(trace.stamp_shape());
    landed = stamping ? part(progress.of(trace::Stage::Stamp), 0.75f, 1) : 0;

    auto const row = row_of(place.spatial), column = column_of(place.spatial);
    input_rows = page_around(y.inputs, row, 1);
    input_columns = page_around(x.inputs, column, 1);
    canvas_rows = page_around(y.positions, middle_of(rows_hit, row), y.reach());
    canvas_columns = page_around(x.positions, middle_of(columns_hit, column), x.reach());

    choose_maps();
}

SliceTap StampShot::own_slices() const {
    auto const input = place.spatial[0];
    if (slices_hit_.empty()) return {input, 0, 0};
    auto const& middle = slices_hit_[slices_hit_.size() / 2];
    return {input, middle.kernel, middle.output - trace.board()[0].crop_begin};
}

void StampShot::choose_maps() {
    auto const& computation = trace.computation();
    bool const has_slices = trace.board().axes() == 3;
    std::int64_t canvas_slice = 0;
    if (has_slices) {
        own_slices_ = own_slices();
        slices_ = tap_in_focus(computation, shot.focus, own_slices_);
        canvas_slice = slices_.output + trace.board()[0].crop_begin;
        op::AxisStamp const drawn{slices_.kernel, canvas_slice};
        holds_stamp_ = holds_place() && std::ranges::find(slices_hit_, drawn) != slices_hit_.end();
        hits_canvas_ = std::ranges::find(slices_hit_, canvas_slice, &op::AxisStamp::output) != slices_hit_.end();
        inputs_left_out.slices_met = inputs_in_focus_besides(computation, shot.focus, {slices_.input});
        outputs_left_out.slices_met = outputs_in_focus_besides(computation, shot.focus, {slices_.output});
    }
    auto const in = computation.input.shape().channels, out = computation.output.channels;
    auto const most = most_planes(shot.scene.views, shot.look);
    auto const first_input = shot.input_channel / most * most, first_output = shot.output_channel / most * most;
    for (auto channel = first_input; channel < std::min(in, first_input + most); ++channel)
        inputs.push_back({channel, slices_.input});
    for (auto channel = first_output; channel < std::min(out, first_output + most); ++channel) {
        outputs.push_back({channel, canvas_slice});
        kernels.push_back({channel, slices_.kernel});
    }
    auto const slices = [&](std::int64_t count) { return has_slices ? count : 1; };
    inputs_left_out.maps = in * slices(computation.input.shape().spatial[0]) - static_cast<std::int64_t>(inputs.size());
    outputs_left_out.maps = out * slices(trace.board()[0].positions) - static_cast<std::int64_t>(outputs.size());
}

tensor::Index StampShot::input(Plane const& plane, std::int64_t row, std::int64_t column) const {
    return {place.batch, plane.channel, shot.at(plane.slice, row, column)};
}

tensor::Index StampShot::canvas(Plane const& plane, std::int64_t row, std::int64_t column) const {
    return {place.batch, plane.channel, shot.at(plane.slice, row, column)};
}

tensor::Index StampShot::kernel_cell(Plane const& output, std::int64_t m, std::int64_t n) const {
    auto const& computation = trace.computation();
    auto const cell = shot.at(slices_.kernel, m, n);
    if (computation.kernel.empty()) return {0, 0, cell};
    auto const from = channel_in(op::input_channels_of(computation, output.channel), shot.input_channel);
    return kernel_index(computation, output.channel, from, cell);
}

float StampShot::weight(Plane const& output, std::int64_t m, std::int64_t n) const {
    auto const& kernel = trace.computation().kernel;
    return kernel.empty() ? 1 : kernel[kernel_cell(output, m, n)];
}

double StampShot::product(Plane const& output, std::int64_t m, std::int64_t n) const {
    auto const& computation = trace.computation();
    auto const range = op::input_channels_of(computation, output.channel);
    double sum = 0;
    for (auto from = range.first; from < range.first + range.count; ++from) {
        auto const value = double{computation.input[{place.batch, from, place.spatial}]};
        if (computation.kernel.empty()) return value;
        auto const at = kernel_index(computation, output.channel, from, shot.at(slices_.kernel, m, n));
        sum += value * double{computation.kernel[at]};
    }
    return sum;
}

bool StampShot::turns_stamp() const {
    auto const& operation = trace.computation().operation;
    if (op::is_pooling(operation.kind)) return false;
    return (operation.kind == op::Kind::Convolution) != (operation.orientation == op::Orientation::Flipped);
}

bool StampShot::lands(std::int64_t m, std::int64_t n) const {
    auto const holds = [](std::vector<op::AxisStamp> const& hits, std::int64_t kernel) {
        return std::ranges::find(hits, kernel, &op::AxisStamp::kernel) != hits.end();
    };
    return holds_stamp_ && holds(rows_hit, m) && holds(columns_hit, n);
}

bool StampShot::touches(std::int64_t row, std::int64_t column) const {
    auto const holds = [](std::vector<op::AxisStamp> const& hits, std::int64_t at) {
        return std::ranges::find(hits, at, &op::AxisStamp::output) != hits.end();
    };
    return stamping && hits_canvas_ && holds(rows_hit, row) && holds(columns_hit, column);
}

}  // namespace deconvista::picture
