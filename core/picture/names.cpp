#include "core/picture/names.h"

#include <algorithm>
#include <functional>

#include "core/base/number_text.h"
#include "core/picture/explanation.h"
#include "core/picture/layout.h"
#include "core/picture/text_fit.h"
#include "core/text/pictures.h"

namespace deconvista::picture {
namespace {

using base::to_text;
using text::Name;
using text::Picture;
using trace::Stage;

Name operation_name(op::Operation const& operation) {
    bool const dilated = std::any_of(operation.axes.begin(), operation.axes.end(),
                                     [](op::Axis const& axis) { return axis.dilation > 1; });
    switch (operation.kind) {
        case op::Kind::Convolution:
            if (operation.orientation == op::Orientation::Flipped) return Picture::operation_true_convolution;
            return dilated ? Picture::operation_dilated_convolution : Picture::operation_convolution;
        case op::Kind::TransposedConvolution:
            return Picture::operation_transposed_convolution;
        case op::Kind::MaxPooling:
            return Picture::operation_max_pooling;
        case op::Kind::AveragePooling:
            return Picture::operation_average_pooling;
    }
    DECONVISTA_CHECK(false);
}

tensor::Extents per_axis(Shot const& shot, std::function<std::int64_t(op::Axis const&)> const& value) {
    auto const& axes = shot.trace.computation().operation.axes;
    tensor::Extents values(axes.axes(), 0);
    for (int axis = 0; axis < axes.axes(); ++axis) values[axis] = value(axes[axis]);
    return values;
}

std::string padding_text(Shot const& shot) {
    auto const begin = per_axis(shot, [](op::Axis const& axis) { return axis.padding_begin; });
    auto const end = per_axis(shot, [](op::Axis const& axis) { return axis.padding_end; });
    if (begin == end) return per_axis_text(begin);
    std::vector<std::string> pairs;
    for (int axis = 0; axis < begin.axes(); ++axis)
        pairs.push_back("[" + to_text(begin[axis]) + ", " + to_text(end[axis]) + "]");
    if (std::ranges::all_of(pairs, [&](auto const& pair) { return pair == pairs.front(); })) return pairs.front();
    std::string joined;
    for (auto const& pair : pairs) joined += (joined.empty() ? "" : "×") + pair;
    return joined;
}

std::string board_text(Shot const& shot) {
    tensor::Extents places(shot.axes(), 0);
    for (int axis = 0; axis < shot.axes(); ++axis) places[axis] = shot.trace.board()[axis].places();
    return times_text(places);
}

bool board_grows(Shot const& shot) {
    return shot.trace.find(Stage::InsertZeros) || shot.trace.find(Stage::Pad) || shot.trace.find(Stage::Cut) ||
           shot.trace.find(Stage::OutputPadding);
}

std::string input_size(Shot const& shot) {
    return times_text(shot.trace.computation().input.shape().spatial);
}

std::string board_title(Shot const& shot) {
    return say(shot, Picture::picture_input_board, {input_size(shot), board_text(shot)});
}

std::string plain_input_title(Shot const& shot) {
    return say(shot, Picture::picture_input, {input_size(shot)});
}

// A title says when only a page of its grid is drawn.
std::string of_page(Shot const& shot, std::string const& title, bool paged) {
    return paged ? say(shot, Picture::picture_part, {title}) : title;
}

std::string full_result_title(Shot const& shot) {
    return say(shot, Picture::picture_full_result, {times_text(shot.trace.slid_shape().spatial)});
}

std::string final_output_title(Shot const& shot) {
    return say(shot, Picture::picture_output, {times_text(shot.trace.computation().output.spatial)});
}

// Of three axes; none where nothing of the input lies.
std::optional<std::int64_t> input_slice(Shot const& shot, Plane const& plane) {
    if (shot.axes() < 3) return std::nullopt;
    trace::Board const depth(1, shot.trace.board()[0]);
    auto const slice = input_at(depth, {plane.slice});
    return slice ? std::optional{(*slice)[0]} : std::nullopt;
}

bool has_channels(Shot const& shot) {
    auto const& computation = shot.trace.computation();
    return computation.input.shape().channels > 1 || computation.output.channels > 1;
}

std::vector<std::string> kernel_names(Shot const& shot, std::vector<Plane> const& planes, Wording wording) {
    bool const brief = wording == Wording::Short && shot.axes() == 3 && has_channels(shot);
    if (!brief) return map_names(shot, planes);
    std::vector<std::string> names;
    for (auto const& plane : planes)
        names.push_back(
            say(shot, Picture::picture_channel_slice_brief, {to_text(plane.channel), to_text(plane.slice)}));
    return names;
}

bool output_paged(Shot const& shot) {
    return shot.output_rows.count < shot.y.positions || shot.output_columns.count < shot.x.positions;
}

}  // namespace

std::string say(Shot const& shot, Name name, std::initializer_list<std::string> facts) {
    return text::fill(name, shot.look.language, facts);
}

// What differs from the plain operation: "kernel 3×3 · stride 2 · padding 1".
std::string parameters_text(Shot const& shot) {
    auto const& computation = shot.trace.computation();
    std::vector<std::string> parts{
        say(shot, Picture::picture_kernel_size,
            {times_text(per_axis(shot, [](op::Axis const& a) { return a.kernel; }))}),
        say(shot, Picture::picture_stride, {per_axis_text(per_axis(shot, [](op::Axis const& a) { return a.stride; }))}),
        say(shot, Picture::picture_padding, {padding_text(shot)})};
    auto const dilation = per_axis(shot, [](op::Axis const& a) { return a.dilation; });
    auto const returned = per_axis(shot, [](op::Axis const& a) { return a.output_padding; });
    auto const any_above = [](tensor::Extents const& values, std::int64_t limit) {
        return std::any_of(values.begin(), values.end(), [&](std::int64_t value) { return value > limit; });
    };
    if (any_above(dilation, 1)) parts.push_back(say(shot, Picture::picture_dilation, {per_axis_text(dilation)}));
    if (any_above(returned, 0)) parts.push_back(say(shot, Picture::picture_output_padding, {per_axis_text(returned)}));
    if (computation.operation.groups > 1)
        parts.push_back(say(shot, Picture::picture_groups, {to_text(computation.operation.groups)}));
    std::string joined;
    for (auto const& one : parts) joined += (joined.empty() ? "" : "  ·  ") + one;
    return joined;
}

std::string stage_text(Shot const& shot) {
    auto const stage = shot.leading.stage_of(shot.leading_moment.step);
    auto const name = say(shot, name_of(stage));
    auto const& work = shot.leading.work();
    if (stage != work.stage) return name;
    auto const number = shot.leading_moment.step - work.first + 1;
    auto caption = say(shot, Picture::picture_step_of, {name, to_text(number), to_text(work.count)});
    auto const batch = shot.leading.computation().output.batch;
    auto const per_item = work.count / batch;
    if (batch > 1)
        caption +=
            "  ·  " + say(shot, Picture::picture_batch_item, {to_text((number - 1) / per_item + 1), to_text(batch)});
    return caption;
}

std::string times_text(tensor::Extents const& extents) {
    std::string text;
    for (auto const extent : extents) text += (text.empty() ? "" : "×") + to_text(extent);
    return text;
}

std::string per_axis_text(tensor::Extents const& values) {
    bool const alike =
        std::all_of(values.begin(), values.end(), [&](std::int64_t value) { return value == values[0]; });
    return alike ? to_text(values[0]) : times_text(values);
}

std::string input_title(Shot const& shot, Wording wording) {
    if (wording == Wording::Short || shows_overview(shot))
        return of_page(shot, plain_input_title(shot), shows_overview(shot));
    return board_grows(shot) && shot.sliding ? board_title(shot) : plain_input_title(shot);
}

std::string longest_input_title(Shot const& shot, Wording wording) {
    if (wording == Wording::Short || shows_overview(shot))
        return of_page(shot, plain_input_title(shot), shows_overview(shot));
    return board_grows(shot) ? board_title(shot) : plain_input_title(shot);
}

std::string output_title(Shot const& shot) {
    return of_page(shot, is_before_crop(shot.trace, shot.progress) ? full_result_title(shot) : final_output_title(shot),
                   output_paged(shot));
}

std::string longest_output_title(Shot const& shot) {
    return of_page(shot, shot.trace.find(Stage::Crop) ? full_result_title(shot) : final_output_title(shot),
                   output_paged(shot));
}

std::string maps_left_out(Shot const& shot, std::vector<std::string> const& shown, LeftOut const& count) {
    auto const& [maps, slices_met] = count;
    if (shown.size() == 1) {
        if (slices_met > 0) return say(shot, Picture::picture_map_and_slices_met, {shown.front(), to_text(slices_met)});
        if (maps > 0) return say(shot, Picture::picture_map_and_more, {shown.front(), to_text(maps)});
        return shot.axes() == 3 ? shown.front() : "";
    }
    if (slices_met == 1) return say(shot, Picture::picture_slice_met);
    if (slices_met > 0) return say(shot, Picture::picture_slices_met, {to_text(slices_met)});
    if (maps == 1) return say(shot, Picture::picture_map_left_out);
    return maps > 0 ? say(shot, Picture::picture_maps_left_out, {to_text(maps)}) : "";
}

std::string rest_of_inputs(Shot const& shot) {
    if (shows_overview(shot)) return "";
    std::vector<std::int64_t> drawn;
    for (auto const& plane : shot.inputs)
        if (auto const slice = input_slice(shot, plane)) drawn.push_back(*slice);
    auto const met = shot.axes() == 3 ? inputs_in_focus_besides(shot.trace.computation(), shot.focus, drawn) : 0;
    auto const names = input_map_names(shot);
    auto const left_out = maps_left_out(shot, names, {shot.inputs_left_out, met});
    // The only one of its group is not the only one.
    bool const is_one_of_many = names.size() == 1 && shot.trace.computation().input.shape().channels > 1;
    return left_out.empty() && is_one_of_many ? names.front() : left_out;
}

std::string rest_of_outputs(Shot const& shot) {
    std::vector<std::int64_t> drawn;
    for (auto const& plane : shot.outputs) drawn.push_back(plane.slice - shot.z.crop_begin);
    auto const met = shot.axes() == 3 ? outputs_in_focus_besides(shot.trace.computation(), shot.focus, drawn) : 0;
    return maps_left_out(shot, output_map_names(shot), {shot.outputs_left_out, met});
}

std::string longest_left_out(Shot const& shot, std::vector<std::string> const& shown, LeftOut count) {
    count.slices_met = 0;
    auto const of_maps = maps_left_out(shot, shown, count);
    if (shot.axes() < 3) return of_maps;
    auto const& computation = shot.trace.computation();
    count.slices_met = std::max(computation.input.shape().spatial[0], computation.output.spatial[0]);
    auto const of_slices = maps_left_out(shot, shown, count);
    return estimated_width(of_slices) > estimated_width(of_maps) ? of_slices : of_maps;
}

std::string longest_rest_of_inputs(Shot const& shot) {
    if (shows_overview(shot)) return "";
    return longest_left_out(shot, input_map_names(shot), {shot.inputs_left_out});
}

std::string longest_rest_of_outputs(Shot const& shot) {
    return longest_left_out(shot, output_map_names(shot), {shot.outputs_left_out});
}

std::string stored_kernel_title(Shot const& shot, Wording wording) {
    auto const size = times_text(shot.trace.computation().kernel.shape().spatial);
    if (wording == Wording::Short) return say(shot, Picture::picture_kernel, {size});
    return say(shot,
               shows_stored_kernel(shot) ? Picture::picture_kernel_stored : Picture::picture_kernel_stored_and_slid,
               {size});
}

std::string slid_kernel_title(Shot const& shot, Wording wording) {
    if (!shows_stored_kernel(shot)) return stored_kernel_title(shot, wording);
    if (wording == Wording::Short && shot.trace.turns_kernel()) return say(shot, Picture::picture_kernel_turned);
    return say(shot, shot.trace.turns_kernel() ? Picture::picture_kernel_slid_turned : Picture::picture_kernel_slid);
}

std::string products_title(Shot const& shot, double sum, Wording wording) {
    auto const kind = shot.trace.computation().operation.kind;
    bool const brief = wording == Wording::Short;
    auto const value = base::pretty(sum, shot.sum_digits());
    if (kind == op::Kind::MaxPooling)
        return say(shot, brief ? Picture::picture_maximum : Picture::picture_window_maximum, {value});
    if (kind == op::Kind::AveragePooling)
        return say(shot, brief ? Picture::picture_average : Picture::picture_window_average, {value});
    return brief ? "Σ = " + value : say(shot, Picture::picture_products_sum, {value});
}

std::string overview_title(Shot const& shot, Wording wording) {
    if (wording == Wording::Short) return say(shot, Picture::picture_whole_input);
    auto const rows = shot.rows, columns = shot.columns;
    return say(shot, Picture::picture_rows_and_columns,
               {to_text(rows.first), to_text(rows.end() - 1), to_text(columns.first), to_text(columns.end() - 1),
                input_size(shot)});
}

std::string result_title(Shot const& shot, std::optional<float> progress) {
    if (!progress) return say(shot, Picture::picture_result);
    return say(shot, Picture::picture_result_computing, {to_text(static_cast<std::int64_t>(*progress * 100))});
}

std::string longest_result_title(Shot const& shot) {
    return result_title(shot, 1.f);
}

std::string map_name(Shot const& shot, Plane const& plane) {
    if (shot.axes() < 3) return say(shot, Picture::picture_channel, {to_text(plane.channel)});
    if (!has_channels(shot)) return say(shot, Picture::picture_slice, {to_text(plane.slice)});
    return say(shot, Picture::picture_channel_slice, {to_text(plane.channel), to_text(plane.slice)});
}

std::vector<std::string> map_names(Shot const& shot, std::vector<Plane> const& planes) {
    std::vector<std::string> names;
    for (auto const& plane : planes) names.push_back(map_name(shot, plane));
    return names;
}

std::vector<std::string> input_map_names(Shot const& shot) {
    if (shot.axes() < 3) return map_names(shot, shot.inputs);
    std::vector<std::string> names;
    for (auto const& plane : shot.inputs) {
        if (auto const slice = input_slice(shot, plane))
            names.push_back(map_name(shot, {plane.channel, *slice}));
        else
            names.push_back(has_channels(shot) ? say(shot, Picture::picture_channel_zeros, {to_text(plane.channel)})
                                               : say(shot, Picture::picture_zeros));
    }
    return names;
}

std::vector<std::string> output_map_names(Shot const& shot) {
    auto planes = shot.outputs;
    if (!is_before_crop(shot.trace, shot.progress))
        for (auto& plane : planes) plane.slice -= shot.z.crop_begin;
    return map_names(shot, planes);
}

std::vector<std::string> slid_kernel_names(Shot const& shot, Wording wording) {
    return kernel_names(shot, shot.kernels, wording);
}

std::vector<std::string> stored_kernel_names(Shot const& shot, Wording wording) {
    auto planes = shot.kernels;
    for (auto& plane : planes) plane.slice = shot.turned_slice(plane.slice);
    return kernel_names(shot, planes, wording);
}

std::string title_of(scene::Scene const& scene, trace::Trace const& trace, text::Language language) {
    if (!scene.title.empty()) return scene.title;
    return std::string{text::sentence(operation_name(trace.computation().operation), language)};
}

}  // namespace deconvista::picture
