// What exporters compute extents and borders with; in most networks all of it folds into constants.
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "core/kernels/operators.h"
#include "core/net/limits.h"
#include "core/net/node_problem.h"

namespace deconvista::kernels {
namespace {

using net::Array;
using net::Dims;
using net::ElementType;

constexpr std::int64_t kMostOfShape = 1 << 22;

// ONNX's numbers for the types that are read here.
std::optional<ElementType> type_numbered(std::int64_t number) {
    switch (number) {
        case 1:
            return ElementType::Float32;
        case 2:
            return ElementType::Uint8;
        case 3:
            return ElementType::Int8;
        case 6:
            return ElementType::Int32;
        case 7:
            return ElementType::Int64;
        case 9:
            return ElementType::Bool;
        case 11:
            return ElementType::Float64;
        default:
            return std::nullopt;
    }
}

Array truths(Array const& input) {
    return net::visit_type(input.type(), [&]<class T>(T) {
        std::vector<std::uint8_t> values;
        auto const aligned = input.aligned();
        for (auto const x : aligned.values<T>()) values.push_back(x != T{} ? 1 : 0);
        return Array{input.dims(), std::move(values)}.with_type_bool();
    });
}

// Whether every element fits the integer type; a cast of others is undefined.
bool fits(Array const& input, ElementType type) {
    if (is_float(type) || !is_float(input.type())) return true;
    return net::visit_type(type, [&]<class To>(To) {
        auto const wide = input.converted(ElementType::Float64);
        auto const lowest = static_cast<double>(std::numeric_limits<To>::lowest());
        auto const highest = static_cast<double>(std::numeric_limits<To>::max());
        return std::ranges::all_of(wide.values<double>(), [&](double x) { return x > lowest - 1 && x < highest; });
    });
}

// A list of integers: an attribute until operator set 9, an input from 10 on.
base::Result<std::vector<std::int64_t>> list_of(Call const& call, char const* attribute, std::size_t input) {
    if (call.opset < 10) return call.node.integers(attribute);
    if (!call.has(input)) return std::vector<std::int64_t>{};
    auto const& given = call.input(input);
    if (given.axes() > 1 || (given.type() != ElementType::Int64 && given.type() != ElementType::Int32))
        return net::node_problem(call.node, "node_list_needed", {attribute, net::to_text(given.dims())});
    auto const wide = given.converted(ElementType::Int64).aligned();
    return std::vector<std::int64_t>{wide.values<std::int64_t>().begin(), wide.values<std::int64_t>().end()};
}

// The cells first, first + step, ... of an axis, `count` of them.
struct Cut {
    std::int64_t first{}, step{1}, count{};
};

// Negative places count from the end; places outside are moved to the nearest inside, as NumPy does.
Cut cut(std::int64_t begin, std::int64_t end, std::int64_t step, std::int64_t extent) {
    auto const placed = [&](std::int64_t place, std::int64_t low, std::int64_t high) {
        return std::clamp(place < 0 && place >= -extent ? place + extent : place, low, high);
    };
    if (step > 0) {
        auto const first = placed(begin, 0, extent), last = placed(end, 0, extent);
        return {first, step, first < last ? (last - first - 1) / step + 1 : 0};
    }
    auto const first = placed(begin, 0, extent - 1), last = placed(end, -1, extent - 1);
    auto const apart = -std::max(step, -extent - 1);
    return {first, -apart, first > last ? (first - last - 1) / apart + 1 : 0};
}

}  // namespace

Outputs shape(Call const& call) {
    auto const& dims = call.input(0).dims();
    auto const extent = static_cast<std::int64_t>(dims.size());
    auto const range = cut(call.node.integer("start", 0), call.node.integer("end", extent), 1, extent);
    Dims const part{dims.begin() + range.first, dims.begin() + range.first + range.count};
    return std::vector{Array{{range.count}, std::vector<std::int64_t>{part}}};
}

Outputs constant_of_shape(Call const& call) {
    auto const& given = call.input(0);
    if (given.type() != ElementType::Int64 || given.axes() > 1)
        return net::node_problem(call.node, "node_list_needed", {"input", net::to_text(given.dims())});
    auto const aligned = given.aligned();
    Dims const dims{aligned.values<std::int64_t>().begin(), aligned.values<std::int64_t>().end()};
    if (auto const size = net::check_size(call.node, dims); !size) return size.problem();
    // It makes extents and borders; what is larger comes from a file that means harm.
    if (*net::count_elements(dims) > kMostOfShape)
        return net::node_limit(call.node, "node_value_too_large", {net::to_text(dims), std::to_string(kMostOfShape)});
    auto const found = call.node.attributes.find("value");
    auto const* const given_value = found == call.node.attributes.end() ? nullptr : std::get_if<Array>(&found->second);
    auto const value = given_value && given_value->size() == 1 ? *given_value : Array{{1}, std::vector{0.0F}};
    auto const filled = net::visit_type(value.type(), [&]<class T>(T) {
        std::vector<T> values(static_cast<std::size_t>(*net::count_elements(dims)), value.aligned().values<T>()[0]);
        return Array{dims, std::move(values)};
    });
    return std::vector{value.type() == ElementType::Bool ? filled.with_type_bool() : filled};
}

Outputs cast(Call const& call) {
    auto const& input = call.input(0);
    auto const number = call.node.integer("to", 0);
    auto const type = type_numbered(number);
    if (!type) return net::node_problem(call.node, "node_attribute_range", {"to", std::to_string(number)});
    if (*type == input.type()) return std::vector{input};
    if (*type == ElementType::Bool) return std::vector{truths(input)};
    if (!fits(input, *type))
        return net::node_problem(call.node, "node_attribute_range", {"to", std::to_string(number)});
    return std::vector{input.converted(*type)};
}

Outputs slice(Call const& call) {
    auto const& input = call.input(0);
    std::vector<std::vector<std::int64_t>> lists;
    std::size_t i = 1;
    for (auto const* const name : {"starts", "ends", "axes", "steps"}) {
        auto list = list_of(call, name, i++);
        if (!list) return list.problem();
        lists.push_back(*std::move(list));
    }
    auto const& begins = lists[0];
    if (lists[2].empty())
        for (std::size_t axis = 0; axis < begins.size(); ++axis) lists[2].push_back(static_cast<std::int64_t>(axis));
    if (lists[3].empty()) lists[3].assign(begins.size(), 1);
    auto const refuse = [&] {
        return net::node_problem(call.node, "node_axes_refused", {net::to_text(lists[2]), net::to_text(input.dims())});
    };
    auto dims = input.dims();
    auto const own = net::strides_of(dims);
    Dims strides = own;
    std::int64_t first = 0;
    for (std::size_t k = 0; k < begins.size(); ++k) {
        if (lists[1].size() != begins.size() || lists[2].size() != begins.size() || lists[3].size() != begins.size())
            return refuse();
        auto const axis = net::axis_at(lists[2][k], input.axes());
        if (!axis || lists[3][k] == 0) return refuse();
        auto const range = cut(begins[k], lists[1][k], lists[3][k], input.dims()[*axis]);
        dims[*axis] = range.count;
        strides[*axis] = own[*axis] * range.step;
        if (range.count > 0) first += range.first * own[*axis];
    }
    return std::vector{strided(input, dims, strides, first)};
}

}  // namespace deconvista::kernels
