#include "app/ui/parameter_rows.h"

#include <algorithm>
#include <utility>

namespace deconvista::ui {
namespace {

using scene::Parameter;
using text::Name;

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
    auto const kernel = op::is_pooling(scene.operation) ? Name::param_window : Name::param_kernel;
    std::vector<ParameterRow> rows{
        add(Parameter::InputExtent, Name::param_input),      add(Parameter::KernelExtent, kernel),
        add(Parameter::Stride, Name::param_stride),          add(Parameter::PaddingBegin, Name::param_padding_begin),
        add(Parameter::PaddingEnd, Name::param_padding_end), add(Parameter::Dilation, Name::param_dilation),
    };
    if (scene.operation == op::Kind::TransposedConvolution)
        rows.push_back(add(Parameter::OutputPadding, Name::param_output_padding));
    return rows;
}

ParameterTable parameter_table(scene::Scene const& scene, state::Axes axes) {
    auto const add = [&](Parameter parameter, Name label) { return row(scene, axes, parameter, label); };
    ParameterTable table{.basic = parameter_rows(scene, axes),
                         .channels = {add(Parameter::Batch, Name::param_batch),
                                      add(Parameter::InputChannels, Name::param_input_channels)},
                         .groups = scene::group_choices(scene),
                         .output = {},
                         .upsampling = {}};
    if (!op::is_pooling(scene.operation))
        table.channels.push_back(add(Parameter::OutputChannels, Name::param_output_channels));
    auto output = add(Parameter::OutputExtent, Name::param_output_extent);
    auto const moves = [](ParameterCell const& cell) { return cell.bounds.low < cell.bounds.high; };
    if (std::ranges::any_of(output.cells, moves)) table.output = std::move(output);
    if (std::holds_alternative<scene::Upsampled>(scene.input.source))
        table.upsampling = add(Parameter::UpsamplingFactor, Name::param_upsampling_factor);
    return table;
}

text::Name name_of_axis(int axis, int axes) {
    if (axis == axes - 1) return Name::axis_width;
    return axis == axes - 2 ? Name::axis_height : Name::axis_depth;
}

text::Name name_of(op::Kind operation) {
    switch (operation) {
        case op::Kind::Convolution:
            return Name::operation_convolution;
        case op::Kind::TransposedConvolution:
            return Name::operation_transposed_convolution;
        case op::Kind::MaxPooling:
            return Name::operation_max_pooling;
        case op::Kind::AveragePooling:
            break;
    }
    return Name::operation_average_pooling;
}

}  // namespace deconvista::ui
