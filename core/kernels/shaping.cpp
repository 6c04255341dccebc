// Operators that give their input's elements another shape, or none.
#include <algorithm>
#include <optional>

#include "core/kernels/operators.h"
#include "core/net/limits.h"
#include "core/net/node_problem.h"

namespace deconvista::kernels {
namespace {

using net::Array;
using net::Dims;

// A list of integers: an attribute in older operator sets, an input from `opset` on.
base::Result<std::optional<std::vector<std::int64_t>>> integers(Call const& call, char const* attribute,
                                                                std::size_t input, std::int64_t opset) {
    using Some = std::optional<std::vector<std::int64_t>>;
    if (call.opset < opset) {
        if (!call.node.has(attribute)) return Some{};
        return Some{call.node.integers(attribute)};
    }
    if (!call.has(input)) return Some{};
    auto const& given = call.input(input);
    if (given.type() != net::ElementType::Int64 || given.axes() > 1)
        return net::node_problem(call.node, "node_list_needed", {attribute, net::to_text(given.dims())});
    auto const aligned = given.aligned();
    return Some{
        std::vector<std::int64_t>{aligned.values<std::int64_t>().begin(), aligned.values<std::int64_t>().end()}};
}

base::Problem reshape_refused(Call const& call, Dims const& wanted) {
    return net::node_problem(call.node, "node_reshape_refused",
                             {net::to_text(call.input(0).dims()), net::to_text(wanted)});
}

// 0 copies the extent (unless allowzero), one -1 takes what is left.
base::Result<Dims> resolved_dims(Call const& call, Dims wanted) {
    auto const& input = call.input(0);
    bool const copies = call.node.integer("allowzero", 0) == 0;
    auto const open = std::find(wanted.begin(), wanted.end(), -1);
    for (std::size_t axis = 0; axis < wanted.size(); ++axis) {
        if (wanted[axis] != 0 || !copies) continue;
        if (axis >= input.axes()) return reshape_refused(call, wanted);
        wanted[axis] = input.dims()[axis];
    }
    if (open != wanted.end()) {
        *open = 1;
        auto const others = net::count_elements(wanted);
        if (!others || *others == 0 || input.size() % *others != 0) return reshape_refused(call, wanted);
        *open = input.size() / *others;
    }
    if (net::count_elements(wanted) != input.size() || wanted.size() > net::kMaxAxes)
        return reshape_refused(call, wanted);
    return wanted;
}

// The axes as a sorted list without repetition, counted among `count`.
std::optional<std::vector<std::size_t>> sorted_axes(std::vector<std::int64_t> const& axes, std::size_t count) {
    std::vector<std::size_t> sorted;
    for (auto const wanted : axes) {
        auto const axis = net::axis_at(wanted, count);
        if (!axis) return std::nullopt;
        sorted.push_back(*axis);
    }
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) return std::nullopt;
    return sorted;
}

base::Problem axes_refused(Call const& call, std::vector<std::int64_t> const& axes) {
    return net::node_problem(call.node, "node_axes_refused",
                             {net::to_text(Dims{axes}), net::to_text(call.input(0).dims())});
}

Array scalar_or_list(Call const& call) {
    auto const& node = call.node;
    if (auto const found = node.attributes.find("value_float"); found != node.attributes.end())
        return {{}, std::vector{node.number("value_float", 0)}};
    if (node.has("value_int")) return {{}, std::vector{node.integer("value_int", 0)}};
    if (node.has("value_ints")) {
        auto values = node.integers("value_ints");
        auto const count = static_cast<std::int64_t>(values.size());
        return {{count}, std::move(values)};
    }
    if (auto const found = node.attributes.find("value_floats"); found != node.attributes.end())
        if (auto const* const floats = std::get_if<std::vector<float>>(&found->second))
            return {{static_cast<std::int64_t>(floats->size())}, *floats};
    return {};
}

}  // namespace

Outputs constant(Call const& call) {
    auto const found = call.node.attributes.find("value");
    if (found != call.node.attributes.end())
        if (auto const* const array = std::get_if<Array>(&found->second)) return std::vector{*array};
    auto const array = scalar_or_list(call);
    if (array.empty()) return net::node_problem(call.node, "node_attribute_missing", {"value"});
    return std::vector{array};
}

Outputs identity(Call const& call) {
    return std::vector{call.input(0)};
}

// For inference: nothing is dropped, the mask is true throughout.
Outputs dropout(Call const& call) {
    if (call.opset >= 12 && call.has(2)) {
        auto const& mode = call.input(2);
        bool const is_training = mode.size() == 1 && mode.bytes().span[0] != std::byte{};
        auto const ratio =
            call.has(1) ? call.input(1).converted(net::ElementType::Float32) : Array{{}, std::vector{0.5F}};
        if (is_training && ratio.size() == 1 && ratio.aligned().values<float>()[0] != 0)
            return net::node_problem(call.node, "node_training_refused");
    }
    auto const& input = call.input(0);
    std::vector<std::uint8_t> const mask(static_cast<std::size_t>(input.size()), 1);
    auto const all = Array{input.dims(), mask};
    // Until operator set 9 the mask has the type of the data.
    return std::vector{input, call.opset >= 10 ? all.with_type_bool() : all.converted(input.type())};
}

Outputs flatten(Call const& call) {
    auto const& input = call.input(0);
    auto const axis = call.node.integer("axis", 1);
    auto const count = static_cast<std::int64_t>(input.axes());
    if (axis < -count || axis > count)
        return net::node_problem(call.node, "node_attribute_range", {"axis", std::to_string(axis)});
    auto const split = static_cast<std::size_t>(axis < 0 ? axis + count : axis);
    auto const& dims = input.dims();
    auto const rows = *net::count_elements(std::span{dims}.first(split));
    auto const columns = *net::count_elements(std::span{dims}.subspan(split));
    return std::vector{input.reshaped({rows, columns})};
}

Outputs reshape(Call const& call) {
    auto const wanted = integers(call, "shape", 1, 5);
    if (!wanted) return wanted.problem();
    if (!*wanted) return net::node_problem(call.node, "node_attribute_missing", {"shape"});
    auto const dims = resolved_dims(call, **wanted);
    if (!dims) return dims.problem();
    return std::vector{call.input(0).reshaped(*dims)};
}

Outputs squeeze(Call const& call) {
    auto const& dims = call.input(0).dims();
    auto const given = integers(call, "axes", 1, 13);
    if (!given) return given.problem();
    auto const axes = *given ? sorted_axes(**given, dims.size()) : std::vector<std::size_t>{};
    if (!axes) return axes_refused(call, **given);
    Dims left;
    for (std::size_t axis = 0; axis < dims.size(); ++axis) {
        bool const goes = *given ? std::binary_search(axes->begin(), axes->end(), axis) : dims[axis] == 1;
        if (goes && dims[axis] != 1) return axes_refused(call, **given);
        if (!goes) left.push_back(dims[axis]);
    }
    return std::vector{call.input(0).reshaped(left)};
}

Outputs unsqueeze(Call const& call) {
    auto dims = call.input(0).dims();
    auto const given = integers(call, "axes", 1, 13);
    if (!given) return given.problem();
    if (!*given) return net::node_problem(call.node, "node_attribute_missing", {"axes"});
    auto const axes = sorted_axes(**given, dims.size() + (*given)->size());
    if (!axes || dims.size() + axes->size() > net::kMaxAxes) return axes_refused(call, **given);
    for (auto const axis : *axes) dims.insert(dims.begin() + static_cast<std::ptrdiff_t>(axis), 1);
    return std::vector{call.input(0).reshaped(dims)};
}

}  // namespace deconvista::kernels
