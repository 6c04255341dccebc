#include "core/net/receptive_field.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "core/base/checked_math.h"
#include "core/net/window.h"

namespace deconvista::net {
namespace {

Range clipped(Range range, std::int64_t extent) {
    auto const first = std::clamp<std::int64_t>(range.first, 0, extent);
    return {first, std::clamp<std::int64_t>(range.end, first, extent)};
}

// big = small * stride + k * dilation - padding, seen from either side.
Range inputs_of(op::Operation const& operation, int i, Range output) {
    auto const& axis = operation.axes[i];
    if (operation.kind != op::Kind::TransposedConvolution)
        return {output.first * axis.stride - axis.padding_begin,
                (output.end - 1) * axis.stride - axis.padding_begin + op::reach(axis)};
    return {base::ceil_divide(output.first + axis.padding_begin - op::reach(axis) + 1, axis.stride),
            base::floor_divide(output.end - 1 + axis.padding_begin, axis.stride) + 1};
}

// Operators after which every cell is where it was.
bool keeps_cells(Node const& node) {
    static constexpr std::array<std::string_view, 14> kOperators{
        "Add", "BatchNormalization", "Clip", "Concat", "Div",     "Dropout", "Identity",
        "LRN", "LeakyRelu",          "Mul",  "Relu",   "Sigmoid", "Sub",     "Sum"};
    return std::find(kOperators.begin(), kOperators.end(), node.operation) != kOperators.end();
}

std::optional<Box> whole_of(Dims const& dims) {
    auto const shape = shape_from(dims);
    return shape ? std::optional{whole(shape->spatial)} : std::nullopt;
}

// What of the input a box of the output needs; nothing for a value without cells.
std::optional<Box> seen_by(Graph const& graph, Record const& record, Node const& node, ValueId input,
                           std::optional<Box> const& box) {
    auto const dims = record.dims(input);
    auto const shape = shape_from(dims);
    if (!shape) return std::nullopt;
    if (box && keeps_cells(node) && shape->spatial.axes() == box->axes()) {
        Box same = *box;
        for (int axis = 0; axis < same.axes(); ++axis) same[axis] = clipped(same[axis], shape->spatial[axis]);
        return same;
    }
    if (box && has_window(node) && node.operation != "MaxUnpool")
        if (auto const window = window_of(node, dims, kernel_dims(graph, node)))
            return input_box(window->operation, shape->spatial, *box);
    return whole_of(dims);
}

using Reaches = std::optional<std::vector<Reach>>;

Reaches of_input(Dims const& dims) {
    auto const shape = shape_from(dims);
    return shape ? Reaches{std::vector<Reach>(static_cast<std::size_t>(shape->spatial.axes()))} : std::nullopt;
}

// Of what the node makes of an input that reaches so far.
Reaches through(Graph const& graph, Record const& record, Node const& node, ValueId input, Reaches reaches) {
    if (!reaches || keeps_cells(node)) return reaches;
    if (!has_window(node)) return std::nullopt;
    auto const window = window_of(node, record.dims(input), kernel_dims(graph, node));
    if (!window || window->operation.kind == op::Kind::TransposedConvolution) return std::nullopt;
    for (std::size_t i = 0; i < reaches->size(); ++i) {
        auto const& axis = window->operation.axes[static_cast<int>(i)];
        auto& reach = (*reaches)[i];
        reach.size += (op::reach(axis) - 1) * reach.jump;
        reach.padding += axis.padding_begin * reach.jump;
        reach.jump *= axis.stride;
    }
    return reaches;
}

// Of branches that meet, the widest; nothing if one of them reaches no one knows how far.
Reaches widest_through(Graph const& graph, Record const& record, Node const& node, auto const& is_fixed,
                       auto const& known_of) {
    Reaches widest;
    for (auto const input : node.inputs) {
        if (is_fixed(input)) continue;
        auto reaches = through(graph, record, node, input, known_of(input));
        if (!reaches) return std::nullopt;
        bool const is_wider = !widest || widest->size() != reaches->size() ||
                              (!reaches->empty() && widest->front().size < reaches->front().size);
        if (is_wider) widest = std::move(reaches);
    }
    return widest;
}

Box hull_of(Box a, Box const& b) {
    for (int axis = 0; axis < a.axes(); ++axis) a[axis] = hull(a[axis], b[axis]);
    return a;
}

}  // namespace

Box input_box(op::Operation const& operation, tensor::Extents const& input, Box const& box) {
    Box reached = box;
    for (int axis = 0; axis < box.axes(); ++axis)
        reached[axis] = clipped(inputs_of(operation, axis, box[axis]), input[axis]);
    return reached;
}

std::optional<Box> receptive_field(Graph const& graph, Record const& record, ValueId value, Box const& unit,
                                   ValueId seen) {
    std::map<ValueId, std::optional<Box>> boxes{{value, unit}};
    auto const wanted = std::array{value};
    auto const nodes = nodes_needed(graph, wanted);
    for (auto i = nodes.rbegin(); i != nodes.rend(); ++i) {
        auto const& node = graph.nodes[*i];
        auto const output = std::find_if(node.outputs.begin(), node.outputs.end(),
                                         [&](ValueId candidate) { return boxes.contains(candidate); });
        if (output == node.outputs.end()) continue;
        auto const box = boxes.at(*output);
        for (auto const input : node.inputs) {
            if (input == kNoValue || !graph.constant(input).empty()) continue;
            auto const reached = seen_by(graph, record, node, input, box);
            auto const [known, is_new] = boxes.try_emplace(input, reached);
            if (!is_new && known->second && reached) known->second = hull_of(*known->second, *reached);
        }
    }
    auto const found = boxes.find(seen);
    return found == boxes.end() ? std::nullopt : found->second;
}

std::optional<std::vector<Reach>> reach_of(Graph const& graph, Record const& record, ValueId value) {
    // Each value once: where branches meet again and again, there are more ways through a network than anyone can walk.
    std::map<ValueId, Reaches> known;
    std::set<ValueId> fixed{kNoValue};  // weights, also those that a node passes on
    auto const is_fixed = [&](ValueId input) { return fixed.contains(input) || !graph.constant(input).empty(); };
    auto const known_of = [&](ValueId input) {
        auto const found = known.find(input);
        return found != known.end() ? found->second : of_input(record.dims(input));
    };
    for (auto const number : nodes_needed(graph, std::array{value})) {
        auto const& node = graph.nodes[number];
        bool const is_constant = std::ranges::all_of(node.inputs, is_fixed);
        auto const reaches = is_constant ? Reaches{} : widest_through(graph, record, node, is_fixed, known_of);
        for (auto const output : node.outputs) {
            known.insert_or_assign(output, reaches);
            if (is_constant) fixed.insert(output);
        }
    }
    return known_of(value);
}

}  // namespace deconvista::net
