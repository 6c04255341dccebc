#include "app/ui/parameter_rows.h"
#include "core/text/pictures.h"
#include "core/text/window.h"

#include <algorithm>
#include <utility>

namespace deconvista::ui {
namespace {

using scene::Parameter;
using text::Name;
using text::Picture;
using text::Window;

bool is_equal_on_all_axes(scene::Scene const& scene, Parameter parameter) {
    for (int axis = 1; axis < scene.axes(); ++axis)
        if (scene::value_of(scene, parameter, axis) != scene::value_of(scene, parameter, 0)) return false;
    return true;
}

ParameterRow row(scene::Scene const& scene, state::Axes axes, Parameter parameter, Name label) {
    ParameterRow result{.parameter = parameter, .label = label, .cells = {}};
    bool const linked = axes == state::Axes::Linked || !has_axes(parameter);
    int const count = linked && is_equal_on_all_axes(scene, parameter) ? 1 : scene.axes();
    for (int axis = 0; axis < count; ++axis) {
        auto const edited = linked ? std::nullopt : std::optional{axis};
        result.cells.push_back(
            {edited, scene::value_of(scene, parameter, axis), scene::bounds_of(scene, parameter, edited)});
    }
    return result;
}

}  // namespace

std::vector<ParameterRow> parameter_rows(scene::Scene const& scene, state::Axes axes) {
    auto const add = [&](Parameter parameter, Name label) { return row(scene, axes, parameter, label); };
    auto const kernel = op::is_pooling(scene.operation) ? Window::param_window : Window::param_kernel;
    std::vector<ParameterRow> rows{
        add(Parameter::InputExtent, Window::param_input),
        add(Parameter::KernelExtent, kernel),
        add(Parameter::Stride, Window::param_stride),
        add(Parameter::PaddingBegin, Window::param_padding_begin),
        add(Parameter::PaddingEnd, Window::param_padding_end),
        add(Parameter::Dilation, Window::param_dilation),
    };
    if (scene.operation == op::Kind::TransposedConvolution)
        rows.push_back(add(Parameter::OutputPadding, Window::param_output_padding));
    return rows;
}

ParameterTable parameter_table(scene::Scene const& scene, state::Axes axes) {
    auto const add = [&](Parameter parameter, Name label) { return row(scene, axes, parameter, label); };
    ParameterTable table{.basic = parameter_rows(scene, axes),
                         .channels = {add(Parameter::Batch, Window::param_batch),
                                      add(Parameter::InputChannels, Window::param_input_channels)},
                         .groups = scene::group_choices(scene),
                         .output = {},
                         .upsampling = {}};
    if (!op::is_pooling(scene.operation))
        table.channels.push_back(add(Parameter::OutputChannels, Window::param_output_channels));
    auto output = add(Parameter::OutputExtent, Window::param_output_extent);
    auto const moves = [](ParameterCell const& cell) { return cell.bounds.low < cell.bounds.high; };
    if (std::ranges::any_of(output.cells, moves)) table.output = std::move(output);
    if (std::holds_alternative<scene::Upsampled>(scene.input.source))
        table.upsampling = add(Parameter::UpsamplingFactor, Window::param_upsampling_factor);
    return table;
}

text::Name name_of_axis(int axis, int axes) {
    if (axis == axes - 1) return Picture::axis_width;
    return axis == axes - 2 ? Picture::axis_height : Picture::axis_depth;
}

text::Name name_of(op::Kind operation) {
    switch (operation) {
        case op::Kind::Convolution:
            return Picture::operation_convolution;
        case op::Kind::TransposedConvolution:
            return Picture::operation_transposed_convolution;
        case op::Kind::MaxPooling:
            return Picture::operation_max_pooling;
        case op::Kind::AveragePooling:
            break;
    }
    return Picture::operation_average_pooling;
}

}  // namespace deconvista::ui
