// Operators that bring elements to other places, whatever their type.
#include <algorithm>
#include <cstring>
#include <optional>

#include "core/kernels/operators.h"
#include "core/net/limits.h"
#include "core/net/node_problem.h"

namespace deconvista::kernels {
namespace {

using net::Array;
using net::Bytes;
using net::Dims;

// An array under construction, element by element, of any type.
class Elements {
public:
    Elements(net::ElementType type, Dims dims)
        : type_{type},
          dims_{std::move(dims)},
          size_{byte_size(type)},
          bytes_{
              std::make_shared<std::vector<std::byte>>(static_cast<std::size_t>(*net::count_elements(dims_)) * size_)} {
    }

    // Copies `count` elements that lie one after the other.
    void put(std::int64_t at, Array const& from, std::int64_t source, std::int64_t count = 1) {
        if (count > 0)
            std::memcpy(bytes_->data() + static_cast<std::size_t>(at) * size_,
                        from.bytes().span.data() + static_cast<std::size_t>(source) * size_,
                        static_cast<std::size_t>(count) * size_);
    }

    Array finished() const { return {type_, dims_, Bytes{bytes_, *bytes_}}; }

private:
    net::ElementType type_;
    Dims dims_;
    std::size_t size_;
    std::shared_ptr<std::vector<std::byte>> bytes_;
};

std::int64_t product(std::span<std::int64_t const> dims) {
    return *net::count_elements(dims);
}

// Where the padded position lies in the input, by the mode's rule; nothing: it takes the constant.
std::optional<std::int64_t> padded_source(std::string const& mode, std::int64_t position, std::int64_t extent) {
    if (position >= 0 && position < extent) return position;
    if (mode == "edge") return std::clamp<std::int64_t>(position, 0, extent - 1);
    if (mode != "reflect") return std::nullopt;
    if (extent == 1) return 0;
    auto const period = 2 * (extent - 1);
    auto const folded = ((position % period) + period) % period;
    return std::min(folded, period - folded);
}

// begin and end of every axis: attributes until operator set 10, an input from 11 on; from 18 on for some axes alone.
base::Result<std::vector<std::int64_t>> read_pads(Call const& call) {
    auto const axes = call.input(0).axes();
    std::vector<std::int64_t> pads;
    if (call.opset < 11) {
        pads = call.node.integers(call.opset < 2 ? "paddings" : "pads");
    } else if (call.has(1) && call.input(1).type() == net::ElementType::Int64) {
        auto const given = call.input(1).aligned();
        pads.assign(given.values<std::int64_t>().begin(), given.values<std::int64_t>().end());
    }
    if (call.has(3) && call.input(3).type() == net::ElementType::Int64) {
        auto const given = call.input(3).aligned();
        auto const named = given.values<std::int64_t>();
        std::vector<std::int64_t> all(2 * axes, 0);
        for (std::size_t i = 0; i < named.size() && pads.size() == 2 * named.size(); ++i) {
            auto const axis = net::axis_at(named[i], axes);
            if (!axis)
                return net::node_problem(
                    call.node, "node_axes_refused",
                    {net::to_text({named.begin(), named.end()}), net::to_text(call.input(0).dims())});
            all[*axis] = pads[i];
            all[axes + *axis] = pads[named.size() + i];
        }
        pads = all;
    }
    if (pads.size() != 2 * axes)
        return net::node_problem(call.node, "node_attribute_count",
                                 {"pads", std::to_string(pads.size()), std::to_string(2 * axes)});
    return pads;
}

// The element that Pad puts around; 0 unless one is given.
base::Result<Array> pad_value(Call const& call) {
    auto const type = call.input(0).type();
    if (call.opset < 11) return Array{{}, std::vector{call.node.number("value", 0)}}.converted(type);
    if (!call.has(2)) return Array{{}, std::vector{0.0F}}.converted(type);
    if (call.input(2).size() != 1 || call.input(2).type() != type)
        return net::node_problem(call.node, "node_scalar_needed",
                                 {"constant_value", net::to_text(call.input(2).dims())});
    return call.input(2);
}

}  // namespace

Array strided(Array const& input, Dims const& dims, Dims const& strides, std::int64_t first) {
    Elements moved{input.type(), dims};
    Dims index(dims.size(), 0);
    auto const count = product(dims);
    for (std::int64_t i = 0; i < count; ++i, net::advance(dims, index)) {
        auto source = first;
        for (std::size_t axis = 0; axis < index.size(); ++axis) source += index[axis] * strides[axis];
        moved.put(i, input, source);
    }
    return moved.finished();
}

Outputs transpose(Call const& call) {
    auto const& input = call.input(0);
    auto permutation = call.node.integers("perm");
    if (permutation.empty())
        for (auto axis = static_cast<std::int64_t>(input.axes()); axis-- > 0;) permutation.push_back(axis);
    auto sorted = permutation;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < std::max(sorted.size(), input.axes()); ++i)
        if (sorted.size() != input.axes() || sorted[i] != static_cast<std::int64_t>(i))
            return net::node_problem(call.node, "node_axes_refused",
                                     {net::to_text(permutation), net::to_text(input.dims())});
    auto const own = net::strides_of(input.dims());
    Dims dims, strides;
    for (auto const axis : permutation) {
        dims.push_back(input.dims()[static_cast<std::size_t>(axis)]);
        strides.push_back(own[static_cast<std::size_t>(axis)]);
    }
    return std::vector{strided(input, dims, strides, 0)};
}

Outputs concat(Call const& call) {
    auto const& first = call.input(0);
    auto const axis = net::axis_at(call.node.integer("axis", 1), first.axes());
    auto dims = first.dims();
    auto const refuse = [&](Array const& other) {
        return net::node_problem(call.node, "node_concat_refused",
                                 {net::to_text(first.dims()), net::to_text(other.dims())});
    };
    if (!axis) return refuse(first);
    dims[*axis] = 0;
    for (auto const& part : call.inputs) {
        if (part.type() != first.type() || part.axes() != dims.size()) return refuse(part);
        for (std::size_t i = 0; i < dims.size(); ++i)
            if (i != *axis && part.dims()[i] != dims[i]) return refuse(part);
        dims[*axis] += part.dims()[*axis];
    }
    if (auto const size = net::check_size(call.node, dims); !size) return size.problem();
    Elements joined{first.type(), dims};
    auto const outer = product(std::span{dims}.first(*axis)), inner = product(std::span{dims}.subspan(*axis + 1));
    std::int64_t begin = 0;
    for (auto const& part : call.inputs) {
        auto const run = part.dims()[*axis] * inner;
        for (std::int64_t i = 0; i < outer; ++i) joined.put(i * dims[*axis] * inner + begin, part, i * run, run);
        begin += run;
    }
    return std::vector{joined.finished()};
}

Outputs gather(Call const& call) {
    auto const& input = call.input(0);
    auto const given = call.input(1);
    auto const wanted = call.node.integer("axis", 0);
    auto const axis = net::axis_at(wanted, input.axes());
    if (!axis) return net::node_problem(call.node, "node_attribute_range", {"axis", std::to_string(wanted)});
    if (given.type() != net::ElementType::Int64 && given.type() != net::ElementType::Int32)
        return net::node_problem(call.node, "node_input_type", {"2", std::string{name_of(given.type())}});
    auto const indices = given.converted(net::ElementType::Int64).aligned();
    auto const extent = input.dims()[*axis];
    auto const split = static_cast<std::ptrdiff_t>(*axis);
    Dims dims{input.dims().begin(), input.dims().begin() + split};
    dims.insert(dims.end(), indices.dims().begin(), indices.dims().end());
    dims.insert(dims.end(), input.dims().begin() + split + 1, input.dims().end());
    if (auto const size = net::check_size(call.node, dims); !size) return size.problem();
    Elements taken{input.type(), dims};
    auto const outer = product(std::span{input.dims()}.first(*axis));
    auto const inner = product(std::span{input.dims()}.subspan(*axis + 1));
    std::int64_t at = 0;
    for (std::int64_t i = 0; i < outer; ++i)
        for (auto const index : indices.values<std::int64_t>()) {
            if (index < -extent || index >= extent)
                return net::node_problem(call.node, "node_index_range",
                                         {std::to_string(index), std::to_string(extent)});
            taken.put(at, input, (i * extent + (index < 0 ? index + extent : index)) * inner, inner);
            at += inner;
        }
    return std::vector{taken.finished()};
}

Outputs pad(Call const& call) {
    auto const& input = call.input(0);
    auto const mode = call.node.text("mode", "constant");
    if (mode != "constant" && mode != "edge" && mode != "reflect")
        return net::node_problem(call.node, "node_attribute_word", {"mode", mode, "constant, edge, reflect"});
    auto const pads = read_pads(call);
    if (!pads) return pads.problem();
    auto const around = pad_value(call);
    if (!around) return around.problem();
    auto dims = input.dims();
    auto const axes = dims.size();
    for (std::size_t axis = 0; axis < axes; ++axis) {
        auto const grown = net::kMaxElementsOfValue;
        if ((*pads)[axis] > grown || (*pads)[axis] < -grown || (*pads)[axes + axis] > grown ||
            (*pads)[axes + axis] < -grown)
            return net::node_problem(call.node, "node_attribute_range", {"pads", net::to_text(*pads)});
        dims[axis] += (*pads)[axis] + (*pads)[axes + axis];
        if (dims[axis] < 0 || (mode != "constant" && input.dims()[axis] == 0))
            return net::node_problem(call.node, "node_attribute_range", {"pads", net::to_text(*pads)});
    }
    if (auto const size = net::check_size(call.node, dims); !size) return size.problem();
    Elements padded{input.type(), dims};
    auto const strides = net::strides_of(input.dims());
    Dims index(axes, 0);
    auto const count = product(dims);
    for (std::int64_t i = 0; i < count; ++i, net::advance(dims, index)) {
        std::optional<std::int64_t> source = 0;
        for (std::size_t axis = 0; axis < axes && source; ++axis) {
            auto const cell = padded_source(mode, index[axis] - (*pads)[axis], input.dims()[axis]);
            source = cell ? std::optional{*source + *cell * strides[axis]} : std::nullopt;
        }
        if (source)
            padded.put(i, input, *source);
        else
            padded.put(i, *around, 0);
    }
    return std::vector{padded.finished()};
}

}  // namespace deconvista::kernels
