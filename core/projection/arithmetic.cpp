#include <algorithm>
#include <numeric>

#include "core/net/node_problem.h"
#include "core/projection/backward.h"

namespace deconvista::projection {
namespace {

bool is_computed(Step const& step, std::size_t i) {
    return step.node.input(i) != net::kNoValue && step.constant(i).empty();
}

// Sums what was stretched back onto its extents.
std::vector<float> gathered(std::span<float const> values, net::Dims const& from, net::Dims const& to) {
    std::vector<double> sums(static_cast<std::size_t>(*net::count_elements(to)));
    auto const strides = net::broadcast_strides(to, from);
    net::Dims index(from.size(), 0);
    for (auto const value : values) {
        sums[static_cast<std::size_t>(
            std::inner_product(index.begin(), index.end(), strides.begin(), std::int64_t{0}))] += double{value};
        net::advance(from, index);
    }
    return {sums.begin(), sums.end()};
}

// The signal at input i, times what belongs to each element.
Signal returned(Step const& step, std::size_t i, std::span<float const> factors) {
    auto values = dense(step.signal);
    for (std::size_t k = 0; k < values.size(); ++k) values[k] *= factors[k];
    auto const dims = step.record.dims(step.node.input(i));
    return from_dense(dims, gathered(values, step.signal.dims, dims));
}

// A value stretched to the extents of the signal.
std::vector<float> stretched(net::Array const& array, net::Dims const& dims) {
    auto const aligned = array.aligned();
    auto const strides = net::broadcast_strides(array.dims(), dims);
    net::Dims index(dims.size(), 0);
    std::vector<float> values(static_cast<std::size_t>(*net::count_elements(dims)));
    for (auto& value : values) {
        auto const at = std::inner_product(index.begin(), index.end(), strides.begin(), std::int64_t{0});
        value = aligned.values<float>()[static_cast<std::size_t>(at)];
        net::advance(dims, index);
    }
    return values;
}

net::Array value_of(Step const& step, std::size_t i) {
    return is_computed(step, i) ? step.record.array(step.node.input(i)) : step.constant(i);
}

}  // namespace

Arrivals undo_sum(Step const& step) {
    std::vector<Arrival> arrivals;
    for (std::size_t i = 0; i < step.node.inputs.size(); ++i) {
        if (!is_computed(step, i)) continue;
        auto const sign = step.node.operation == "Sub" && i == 1 ? -1.0F : 1.0F;
        auto const id = step.node.input(i);
        Signal signal;
        if (step.record.dims(id) == step.signal.dims) {
            signal = step.signal;
            for (auto& number : signal.numbers) number *= sign;
        } else {
            signal = returned(
                step, i, std::vector<float>(static_cast<std::size_t>(*net::count_elements(step.signal.dims)), sign));
        }
        // One value may be added to itself: it hears of both.
        arrivals.push_back({id, std::move(signal)});
    }
    return arrivals;
}

Arrivals undo_product(Step const& step) {
    auto const a = value_of(step, 0), b = value_of(step, 1);
    auto const& dims = step.signal.dims;
    bool const fits = a.type() == net::ElementType::Float32 && b.type() == net::ElementType::Float32 &&
                      net::broadcast(a.dims(), b.dims()) == dims;
    if (!fits) return net::node_problem(step.node, "node_not_undone");
    bool const divides = step.node.operation == "Div";
    std::vector<Arrival> arrivals;
    if (is_computed(step, 0)) {
        auto factors = stretched(b, dims);
        if (divides) std::ranges::transform(factors, factors.begin(), [](float x) { return 1 / x; });
        arrivals.push_back({step.node.input(0), returned(step, 0, factors)});
    }
    if (is_computed(step, 1)) {
        auto factors = stretched(a, dims);
        if (divides) {
            auto const below = stretched(b, dims);
            for (std::size_t i = 0; i < factors.size(); ++i) factors[i] /= -below[i] * below[i];
        }
        arrivals.push_back({step.node.input(1), returned(step, 1, factors)});
    }
    return arrivals;
}

// Every element has an equal share in the mean.
Arrivals undo_mean(Step const& step) {
    auto const dims = step.record.dims(step.node.input(0));
    auto kept = dims;
    auto const axes = step.graph.opset >= 18 && !step.constant(1).empty()
                          ? step.constant(1).aligned().values<std::int64_t>()
                          : std::span<std::int64_t const>{};
    auto named = axes.empty() ? step.node.integers("axes") : std::vector<std::int64_t>{axes.begin(), axes.end()};
    if (named.empty())
        for (std::size_t axis = 0; axis < dims.size(); ++axis) named.push_back(static_cast<std::int64_t>(axis));
    for (auto const wanted : named) {
        auto const axis = net::axis_at(wanted, dims.size());
        if (!axis) return net::node_problem(step.node, "node_not_undone");
        kept[*axis] = 1;
    }
    auto const share = static_cast<float>(static_cast<double>(*net::count_elements(kept)) /
                                          static_cast<double>(*net::count_elements(dims)));
    auto values = stretched(net::Array{kept, dense(step.signal)}, dims);
    for (auto& value : values) value *= share;
    return std::vector{Arrival{step.node.input(0), from_dense(dims, values)}};
}

}  // namespace deconvista::projection
