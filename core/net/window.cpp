#include "core/net/window.h"

#include <algorithm>
#include <array>

#include "core/net/limits.h"
#include "core/net/node_problem.h"
#include "core/op/computation.h"
#include "core/op/convention.h"

namespace deconvista::net {
namespace {

constexpr std::int64_t kMaxExtent = std::int64_t{1} << 30;

// One number for each axis, read from the attribute or `otherwise`.
base::Result<std::vector<std::int64_t>> per_axis(Node const& node, std::string_view attribute, std::size_t count,
                                                 std::int64_t otherwise) {
    auto values = node.integers(attribute);
    if (values.empty()) values.assign(count, otherwise);
    if (values.size() != count)
        return node_problem(node, "node_attribute_count",
                            {std::string{attribute}, std::to_string(values.size()), std::to_string(count)});
    for (auto const value : values)
        if (value > kMaxExtent || value < -kMaxExtent)
            return node_problem(node, "node_attribute_range", {std::string{attribute}, std::to_string(value)});
    return values;
}

op::Kind kind_of(Node const& node) {
    if (node.operation == "Conv") return op::Kind::Convolution;
    if (node.operation == "ConvTranspose") return op::Kind::TransposedConvolution;
    if (node.operation == "AveragePool" || node.operation == "GlobalAveragePool") return op::Kind::AveragePooling;
    return op::Kind::MaxPooling;
}

// What the attributes say, a number for each axis.
struct Numbers {
    std::vector<std::int64_t> kernel, stride, dilation, padding, output_padding, output;
};

base::Result<Numbers> read_numbers(Node const& node, Dims const& input, Dims const& kernel) {
    auto const axes = input.size() - 2;
    Numbers numbers;
    struct Row {
        char const* attribute;
        std::size_t count;
        std::int64_t otherwise;
        std::vector<std::int64_t>* into;
    };
    for (auto const& row :
         {Row{"strides", axes, 1, &numbers.stride}, Row{"dilations", axes, 1, &numbers.dilation},
          Row{"pads", 2 * axes, 0, &numbers.padding}, Row{"output_padding", axes, 0, &numbers.output_padding},
          Row{"kernel_shape", axes, 0, &numbers.kernel}}) {
        auto values = per_axis(node, row.attribute, row.count, row.otherwise);
        if (!values) return values.problem();
        *row.into = *std::move(values);
    }
    if (node.has("output_shape")) {
        // Exporters gave either the spatial extents or all of them.
        numbers.output = node.integers("output_shape");
        if (numbers.output.size() == input.size())
            numbers.output.erase(numbers.output.begin(), numbers.output.begin() + 2);
        if (numbers.output.size() != axes)
            return node_problem(node, "node_attribute_count",
                                {"output_shape", std::to_string(numbers.output.size()), std::to_string(axes)});
    }
    if (!kernel.empty()) {
        Dims const own{kernel.begin() + 2, kernel.end()};
        if (node.has("kernel_shape") && own != numbers.kernel)
            return node_problem(node, "node_kernel_shape_differs", {to_text(numbers.kernel), to_text(own)});
        numbers.kernel = own;
    }
    return numbers;
}

bool is_same(std::string const& auto_pad) {
    return auto_pad == "SAME_UPPER" || auto_pad == "SAME_LOWER";
}

// One axis in plain numbers. SAME_LOWER mirrors SAME_UPPER: the odd cell lies at the beginning.
base::Result<op::Axis> read_axis(op::Kind kind, std::string const& auto_pad, Numbers const& numbers, std::size_t axis,
                                 std::int64_t input) {
    auto const axes = numbers.stride.size();
    op::AxisRequest request{input, numbers.kernel[axis], numbers.stride[axis], numbers.dilation[axis]};
    if (is_same(auto_pad))
        request.padding = op::NamedPadding::Same;
    else if (auto_pad == "VALID")
        request.padding = op::NamedPadding::Valid;
    else
        request.padding = op::PaddingPair{numbers.padding[axis], numbers.padding[axes + axis]};
    if (kind == op::Kind::TransposedConvolution) {
        if (numbers.output_padding[axis] != 0) request.output_padding = numbers.output_padding[axis];
        if (!numbers.output.empty()) request.output = numbers.output[axis];
    }
    // With an output_shape, only SAME_UPPER cuts the odd cell at the end; the others are what the convention has.
    bool const mirrored = auto_pad == "SAME_LOWER" && !request.output;
    if (auto_pad == "SAME_LOWER" && request.output) request.padding = op::PaddingPair{};
    auto resolved = op::resolve(op::Convention::Onnx, kind, request);
    if (resolved && mirrored) std::swap(resolved->padding_begin, resolved->padding_end);
    return resolved;
}

base::Problem sizes_refused(Node const& node, Dims const& input, std::vector<std::int64_t> const& kernel) {
    return node_problem(node, "node_sizes_refused", {to_text(input), to_text(kernel)});
}

op::Operation operation_with(Node const& node, op::Kind kind, tensor::PerAxis<op::Axis> const& axes) {
    op::Operation operation{.kind = kind, .axes = axes};
    if (!op::is_pooling(kind)) {
        operation.groups = node.integer("group", 1);
        return operation;
    }
    if (node.integer("ceil_mode", 0) != 0) operation.rounding = op::Rounding::Ceil;
    if (node.integer("count_include_pad", 0) == 0) operation.padding_in_average = op::PaddingInAverage::NotCounted;
    return operation;
}

base::Result<tensor::PerAxis<op::Axis>> axes_of(Node const& node, op::Kind kind, Dims const& input,
                                                Dims const& kernel) {
    tensor::PerAxis<op::Axis> axes(static_cast<int>(input.size()) - 2, {});
    if (node.operation.starts_with("Global")) {
        for (int axis = 0; axis < axes.axes(); ++axis) axes[axis].kernel = input[static_cast<std::size_t>(axis) + 2];
        return axes;
    }
    auto const numbers = read_numbers(node, input, kernel);
    if (!numbers) return numbers.problem();
    auto const auto_pad = node.text("auto_pad", "NOTSET");
    if (!is_same(auto_pad) && auto_pad != "VALID" && auto_pad != "NOTSET" && !auto_pad.empty())
        return node_problem(node, "node_attribute_word",
                            {"auto_pad", auto_pad, "NOTSET, SAME_UPPER, SAME_LOWER, VALID"});
    for (int axis = 0; axis < axes.axes(); ++axis) {
        auto const i = static_cast<std::size_t>(axis);
        auto const resolved = read_axis(kind, auto_pad, *numbers, i, input[i + 2]);
        if (!resolved) return sizes_refused(node, input, kernel.empty() ? numbers->kernel : kernel);
        axes[axis] = *resolved;
    }
    return axes;
}

}  // namespace

std::optional<tensor::Shape> shape_from(Dims const& dims) {
    if (dims.size() < 3 || dims.size() > 5) return std::nullopt;
    if (std::any_of(dims.begin(), dims.end(), [](auto extent) { return extent < 1; })) return std::nullopt;
    tensor::Shape shape{dims[0], dims[1], tensor::Extents(static_cast<int>(dims.size()) - 2, 0)};
    for (std::size_t axis = 2; axis < dims.size(); ++axis) shape.spatial[static_cast<int>(axis) - 2] = dims[axis];
    return shape;
}

Dims dims_of(tensor::Shape const& shape) {
    Dims dims{shape.batch, shape.channels};
    dims.insert(dims.end(), shape.spatial.begin(), shape.spatial.end());
    return dims;
}

bool has_window(Node const& node) {
    static constexpr std::array<std::string_view, 7> kOperators{
        "Conv", "ConvTranspose", "MaxPool", "AveragePool", "GlobalMaxPool", "GlobalAveragePool", "MaxUnpool"};
    return std::find(kOperators.begin(), kOperators.end(), node.operation) != kOperators.end();
}

Dims kernel_dims(Graph const& graph, Node const& node) {
    return node.operation == "Conv" || node.operation == "ConvTranspose" ? graph.constant(node.input(1)).dims()
                                                                         : Dims{};
}

std::int64_t count_multiplications(Graph const& graph, Record const& record) {
    std::int64_t count = 0;
    for (auto const& node : graph.nodes) {
        auto const& weights = graph.constant(node.input(1));
        if (node.output(0) == kNoValue || !record.holds(node.output(0)) || weights.empty()) continue;
        if (node.operation == "Gemm") count += weights.size();
        auto const kernel = kernel_dims(graph, node);
        if (kernel.empty()) continue;
        auto const input = record.dims(node.input(0));
        if (auto const window = window_of(node, input, kernel))
            count += op::count_multiplications(window->operation, *shape_from(input), window->output).value_or(0);
    }
    return count;
}

base::Result<Window> window_of(Node const& node, Dims const& input, Dims const& kernel) {
    auto const shape = shape_from(input);
    if (!shape) return node_problem(node, "node_input_axes", {to_text(input)});
    auto const weights = kernel.empty() ? tensor::Shape{} : shape_from(kernel);
    if (!weights || (!kernel.empty() && kernel.size() != input.size())) return sizes_refused(node, input, kernel);
    auto const kind = kind_of(node);
    auto const axes = axes_of(node, kind, input, kernel);
    if (!axes) return axes.problem();
    auto const operation = operation_with(node, kind, *axes);
    auto const output = op::output_shape(operation, *shape, *weights);
    if (!output) return sizes_refused(node, input, kernel);
    if (auto const size = check_size(node, dims_of(*output)); !size) return size.problem();
    return Window{operation, *output};
}

}  // namespace deconvista::net
