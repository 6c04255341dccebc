#include <algorithm>
#include <cmath>
#include <limits>

#include "core/kernels/floats.h"
#include "core/kernels/operators.h"
#include "core/net/node_problem.h"

namespace deconvista::kernels {
namespace {

using net::Array;

// Every element by itself. NaN stays NaN in all of them.
template <class T, class Change>
Array each(Array const& input, Change&& change) {
    std::vector<T> values(static_cast<std::size_t>(input.size()));
    std::ranges::transform(input.aligned().values<T>(), values.begin(), change);
    return {input.dims(), std::move(values)};
}

template <class Change>
Outputs each_float(Call const& call, Change&& change) {
    auto const& input = call.input(0);
    if (input.type() == net::ElementType::Float64) return std::vector{each<double>(input, change)};
    auto const floats = float_input(call, 0);
    if (!floats) return floats.problem();
    return std::vector{like_input(call, each<float>(*floats, change))};
}

// One end of a Clip: an attribute until operator set 10, an input from 11 on.
template <class T>
base::Result<T> bound(Call const& call, std::size_t input, char const* attribute, T otherwise) {
    if (call.opset < 11) {
        if (!call.node.has(attribute)) return otherwise;
        return static_cast<T>(call.node.number(attribute, 0));
    }
    if (!call.has(input)) return otherwise;
    auto const& given = call.input(input);
    if (given.size() != 1 || given.type() != call.input(0).type())
        return net::node_problem(call.node, "node_scalar_needed", {attribute, net::to_text(given.dims())});
    return given.aligned().values<T>()[0];
}

template <class T>
Outputs clip_as(Call const& call) {
    using Limits = std::numeric_limits<T>;
    auto const low = bound<T>(call, 1, "min", Limits::has_infinity ? -Limits::infinity() : Limits::lowest());
    if (!low) return low.problem();
    auto const high = bound<T>(call, 2, "max", Limits::has_infinity ? Limits::infinity() : Limits::max());
    if (!high) return high.problem();
    // Where the bounds cross, the upper one wins, as in NumPy.
    return std::vector{each<T>(call.input(0), [&](T x) {
        auto const raised = x < *low ? *low : x;
        return raised > *high ? *high : raised;
    })};
}

}  // namespace

Outputs relu(Call const& call) {
    return net::visit_type(call.input(0).type(), [&]<class T>(T) -> Outputs {
        return std::vector{each<T>(call.input(0), [](T x) { return x < T{0} ? T{0} : x; })};
    });
}

Outputs leaky_relu(Call const& call) {
    auto const alpha = call.node.number("alpha", 0.01F);
    return each_float(call, [alpha]<class T>(T x) { return x < 0 ? static_cast<T>(alpha) * x : x; });
}

Outputs sigmoid(Call const& call) {
    return each_float(call, []<class T>(T x) { return static_cast<T>(1 / (1 + std::exp(-static_cast<double>(x)))); });
}

Outputs clip(Call const& call) {
    return net::visit_type(call.input(0).type(), [&]<class T>(T) { return clip_as<T>(call); });
}

}  // namespace deconvista::kernels
