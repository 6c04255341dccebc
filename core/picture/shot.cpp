#include "core/picture/shot.h"

#include <algorithm>

#include "core/op/taps.h"
#include "core/picture/layout.h"

namespace deconvista::picture {
namespace {

// Axes up to this length are drawn whole; longer ones by pages, because cells would get too small to see.
constexpr std::int64_t kLongestWholeAxis = 72;
constexpr std::int64_t kPage = 20;
constexpr std::int64_t kPageOfSeveral = 12;  // where several maps share the room

// The page that holds [begin, begin + reach), pages overlapping by a reach so that the window is never cut.
Span page_of(Span whole, std::int64_t begin, std::int64_t reach, std::int64_t shown) {
    if (whole.count <= kLongestWholeAxis) return whole;
    auto const page = std::max(shown, std::min(reach, kLongestWholeAxis));
    auto const hop = std::max<std::int64_t>(1, page - reach);
    auto const first = std::min((begin - whole.first) / hop * hop, whole.count - page);
    return {whole.first + std::max<std::int64_t>(0, first), page};
}

// As many as there may be of `count` maps, in pages that are all full: the one with the step's own, if it holds what is
// wanted as well. So what is pointed at stays where it is.
Span page_with(std::int64_t count, std::int64_t most, std::int64_t own, std::int64_t wanted) {
    auto const shown = std::min(count, most);
    auto const with = [&](std::int64_t map) { return Span{std::min(map / shown * shown, count - shown), shown}; };
    return with(own).holds(wanted) ? with(own) : with(wanted);
}

// Of a board that is cut, the part that is cut away is drawn as well while it lasts.
Span whole_board(trace::BoardAxis const& axis) {
    auto const first = std::min<std::int64_t>(axis.begin(), 0);
    auto const end = std::max(axis.end(), axis.stretched());
    return {first, end - first};
}

trace::Position position_at(trace::Trace const& trace, std::int64_t step) {
    auto const& slide = trace.work();
    return *trace.step(std::clamp(step, slide.first, slide.first + slide.count - 1)).position;
}

std::optional<trace::Position> position_before(trace::Trace const& trace, std::int64_t step) {
    auto const& slide = trace.work();
    if (step <= slide.first || step >= slide.first + slide.count) return std::nullopt;
    return trace.step(step - 1).position;
}

// What the step is about, if it is part of the work and its cell stays.
std::optional<op::Partners> partners_of_step(trace::Trace const& trace, std::int64_t number) {
    auto const step = trace.step(number);
    if (step.stamped) return op::Partners{trace.computation(), op::InputCell{*step.stamped}};
    if (step.position && step.position->fate == trace::Fate::Kept)
        return op::Partners{trace.computation(), op::OutputCell{step.position->output}};
    return std::nullopt;
}

std::optional<op::Partners> partners_of_focus(trace::Trace const& trace, std::optional<op::Cell> const& focus) {
    if (!focus || !contains(trace.computation(), *focus)) return std::nullopt;
    return op::Partners{trace.computation(), *focus};
}

// The trace in the other order, where a view needs it: all but Scatter need the one of outputs.
std::optional<trace::Trace> companion_of(scene::Scene const& scene, trace::Trace const& leading) {
    if (leading.order() == trace::Order::Outputs && !scene.shows(scene::View::Scatter)) return std::nullopt;
    auto const other = leading.order() == trace::Order::Outputs ? trace::Order::Inputs : trace::Order::Outputs;
    return trace::Trace{leading.computation(), scene.crop, other};
}

trace::Moment without_travel(trace::Moment moment, Motion motion) {
    if (motion == Motion::Reduced) moment.phase = 1;
    return moment;
}

}  // namespace

std::int64_t most_planes(scene::Views const& views, Look const& look) {
    // A map with its names needs room in proportion to its letters.
    auto const letter = bands_of(look).caption;
    auto const room = look.width * look.height / (letter * letter * static_cast<float>(views.size()));
    constexpr float kForTwo = 1300, kForAll = 2600;
    return room < kForTwo ? 1 : room < kForAll ? 2 : kMaxPlanes;
}

bool shows_whole_result(trace::Trace const& trace) {
    return axis_from_last(trace.board(), 0).positions > kLongestWholeAxis ||
           axis_from_last(trace.board(), 1).positions > kLongestWholeAxis;
}

Shot::Shot(scene::Scene const& of, trace::Trace const& leader, trace::Moment at, Look const& as,
           std::optional<op::Cell> const& pointed, WholeResult const* whole_result)
    : scene{of},
      leading{leader},
      leading_moment{without_travel(at, as.motion)},
      look{as},
      theme{theme_of(as.theme)},
      whole{whole_result},
      focus{partners_of_focus(leader, pointed)},
      current{partners_of_step(leader, at.step)},
      companion_{companion_of(of, leader)},
      trace{leader.order() == trace::Order::Outputs ? leader : *companion_},
      moment{corresponding(leader, leading_moment, trace)},
      progress{trace, moment, as.motion},
      position{position_at(trace, moment.step)},
      previous{position_before(trace, moment.step)},
      sliding{moment.step >= trace.work().first},
      z{axis_from_last(trace.board(), 2)},
      y{axis_from_last(trace.board(), 1)},
      x{axis_from_last(trace.board(), 0)} {
    auto const& slid = position.slid.spatial;
    auto const row = row_of(slid);
    auto const column = column_of(slid);
    output_channel = focus ? channel_in(focus->output_channels(), position.slid.channel) : position.slid.channel;
    auto const own = own_slices();
    if (axes() == 3) slices = tap_in_focus(trace.computation(), focus, own);
    auto const most = most_planes(scene.views, look);
    choose_inputs(most, own);
    choose_outputs(most, own);
    bool const several = inputs.size() > 1 || outputs.size() > 1;
    auto const page = several ? kPageOfSeveral : kPage;
    rows = page_of(whole_board(y), y.window_begin(row), y.reach(), page);
    columns = page_of(whole_board(x), x.window_begin(column), x.reach(), page);
    output_rows = page_of({0, y.positions}, row, 1, page);
    output_columns = page_of({0, x.positions}, column, 1, page);
}

SliceTap Shot::own_slices() const {
    if (axes() < 3) return {};
    // Of what is cropped nothing stays to be drawn once all positions have been slid over.
    bool const slid_over = moment.step >= trace.work().first + trace.work().count;
    return first_tap(trace.computation(),
                     slid_over ? current_output().spatial[0] : position.slid.spatial[0] - z.crop_begin);
}

SliceTap Shot::slices_under_window(SliceTap const& own) const {
    // An input slice that lies there stays there, even if the position is cropped.
    auto const* const input = focus && axes() == 3 ? std::get_if<op::InputCell>(&focus->cell()) : nullptr;
    if (input == nullptr) return slices;
    for (auto const& tap : op::axis_taps(trace.computation().operation, 0, z.inputs, own.output))
        if (tap.input == input->at.spatial[0]) return {tap.input, tap.kernel, own.output};
    return slices;
}

std::int64_t Shot::turned_slice(std::int64_t slice) const {
    return trace.turns_kernel() ? z.kernel - 1 - slice : slice;
}

void Shot::choose_inputs(std::int64_t most, SliceTap const& own) {
    auto const& computation = trace.computation();
    auto const channels = op::input_channels_of(computation, output_channel);
    input_channel = focus ? channel_in(focus->input_channels(), channels.first) : channels.first;
    auto const under = slices_under_window(own);
    under_window =
        under.output == own.output && channels.holds(op::input_channels_of(computation, position.slid.channel).first);
    auto const count = channels.count * z.kernel;
    auto const wanted = (input_channel - channels.first) * z.kernel + turned_slice(under.kernel);
    auto const maps = page_with(count, most, turned_slice(own.kernel), wanted);
    for (auto map = maps.first; map < maps.end(); ++map) {
        Plane const kernel{channels.first + map / z.kernel, map % z.kernel};
        auto const window = z.window_begin(under.output + z.crop_begin);
        kernels.push_back(kernel);
        inputs.push_back({kernel.channel, window + kernel.slice * z.dilation});
    }
    inputs_left_out = count - maps.count;
}

// All channels come before several slices of one.
void Shot::choose_outputs(std::int64_t most, SliceTap const& own) {
    auto const count = trace.computation().output.channels;
    auto const channels = page_with(count, most, position.slid.channel, output_channel);
    auto const first = z.crop_begin;
    auto const drawn = page_with(z.positions, most / channels.count, own.output + first, slices.output + first);
    for (auto channel = channels.first; channel < channels.end(); ++channel)
        for (auto slice = drawn.first; slice < drawn.end(); ++slice) outputs.push_back({channel, slice});
    outputs_left_out = count * z.positions - static_cast<std::int64_t>(outputs.size());
}

tensor::Index Shot::current_output() const {
    return nearest(trace.computation().output, position.output);
}

std::int64_t Shot::output_slice() const {
    return axes() == 3 ? std::clamp<std::int64_t>(slices.output, 0, trace.computation().output.spatial[0] - 1) : 0;
}

tensor::Extents Shot::at(std::int64_t slice, std::int64_t row, std::int64_t column) const {
    if (axes() == 3) return {slice, row, column};
    if (axes() == 2) return {row, column};
    return {column};
}

trace::PlaceRole Shot::role(Plane const& plane, std::int64_t row, std::int64_t column) const {
    return role_at(trace.board(), at(plane.slice, row, column));
}

std::optional<tensor::Index> Shot::input_cell(Plane const& plane, std::int64_t row, std::int64_t column) const {
    auto const cell = input_at(trace.board(), at(plane.slice, row, column));
    if (!cell) return std::nullopt;
    return tensor::Index{position.slid.batch, plane.channel, *cell};
}

std::optional<float> Shot::input_value(Plane const& plane, std::int64_t row, std::int64_t column) const {
    auto const cell = input_cell(plane, row, column);
    if (!cell) return std::nullopt;
    return trace.computation().input[*cell];
}

op::KernelCell Shot::kernel_cell(Plane const& input, tensor::Extents const& stored) const {
    if (pooling()) return {{0, 0, stored}};
    return {kernel_index(trace.computation(), output_channel, input.channel, stored)};
}

op::Cell Shot::stored_cell(Plane const& input, Plane const& kernel, std::int64_t row, std::int64_t column) const {
    return kernel_cell(input, at(turned_slice(kernel.slice), row, column));
}

op::Cell Shot::slid_cell(Plane const& input, Plane const& kernel, std::int64_t row, std::int64_t column) const {
    return kernel_cell(input, trace.stored_cell(at(kernel.slice, row, column)));
}

float Shot::weight_between(Plane const& input, std::int64_t to, tensor::Extents const& stored) const {
    auto const& computation = trace.computation();
    return computation.kernel[kernel_index(computation, to, input.channel, stored)];
}

float Shot::weight(Plane const& input, Plane const& kernel, std::int64_t row, std::int64_t column) const {
    return weight_between(input, output_channel, trace.stored_cell(at(kernel.slice, row, column)));
}

float Shot::factor(Plane const& input, Plane const& kernel, std::int64_t row, std::int64_t column) const {
    return weight_between(input, position.slid.channel, trace.stored_cell(at(kernel.slice, row, column)));
}

float Shot::stored_weight(Plane const& input, Plane const& kernel, std::int64_t row, std::int64_t column) const {
    return weight_between(input, output_channel, at(turned_slice(kernel.slice), row, column));
}

tensor::Index Shot::slid(Plane const& plane, std::int64_t row, std::int64_t column) const {
    return {position.slid.batch, plane.channel, at(plane.slice, row, column)};
}

bool Shot::holds_position(Plane const& output) const {
    return output.channel == position.slid.channel && (axes() < 3 || output.slice == position.slid.spatial[0]);
}

bool Shot::is_computed(tensor::Index const& slid_cell) const {
    return trace.step_of_position(slid_cell) <= moment.step;
}

trace::Trace const& Shot::stamping() const {
    auto const& stamps = leading.order() == trace::Order::Inputs ? leading : *companion_;
    DECONVISTA_CHECK(stamps.order() == trace::Order::Inputs);
    return stamps;
}

trace::Moment Shot::stamping_moment() const {
    return corresponding(leading, leading_moment, stamping());
}

}  // namespace deconvista::picture
