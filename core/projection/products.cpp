// Fully connected layers: the transposed weights, row by row, rows without signal left out.
#include "core/net/node_problem.h"
#include "core/projection/backward.h"

namespace deconvista::projection {
namespace {

// The signal at the inputs of out = in * weights, weights (in, out) or, transposed, (out, in).
std::vector<float> through_weights(std::span<float const> signal, net::Array const& weights, bool transposed,
                                   float factor) {
    auto const outs = static_cast<std::int64_t>(signal.size()), ins = weights.size() / outs;
    std::vector<float> result(static_cast<std::size_t>(ins)), copy;
    if (transposed) {
        for (std::int64_t out = 0; out < outs; ++out) {
            auto const scaled = signal[static_cast<std::size_t>(out)] * factor;
            if (scaled == 0) continue;
            auto const row = weights.floats(out * ins, ins, copy);
            for (std::size_t in = 0; in < result.size(); ++in) result[in] += scaled * row[in];
        }
        return result;
    }
    std::vector<std::size_t> live;
    for (std::size_t out = 0; out < signal.size(); ++out)
        if (signal[out] != 0) live.push_back(out);
    for (std::int64_t in = 0; in < ins; ++in) {
        auto const row = weights.floats(in * outs, outs, copy);
        double sum = 0;
        for (auto const out : live) sum += double{signal[out]} * double{row[out]};
        result[static_cast<std::size_t>(in)] = static_cast<float>(sum) * factor;
    }
    return result;
}

}  // namespace

Arrivals undo_gemm(Step const& step) {
    auto const& node = step.node;
    auto const& weights = step.constant(1);
    auto const dims = step.record.dims(node.input(0));
    bool const is_row = dims.size() >= 2 && dims[0] == 1 && step.signal.dims.size() == 2;
    if (weights.empty() || weights.type() != net::ElementType::Float32 || !is_row || weights.size() == 0 ||
        node.integer("transA", 0) != 0)
        return net::node_problem(node, "node_not_undone");
    auto const result =
        through_weights(dense(step.signal), weights, node.integer("transB", 0) != 0, node.number("alpha", 1));
    return std::vector{Arrival{node.input(0), from_dense(dims, result)}};
}

Arrivals undo_matrix_product(Step const& step) {
    auto const& node = step.node;
    auto const& weights = step.constant(1);
    auto const dims = step.record.dims(node.input(0));
    if (weights.empty() || weights.type() != net::ElementType::Float32 || weights.axes() != 2 || dims.empty() ||
        weights.dims()[1] == 0)
        return net::node_problem(node, "node_not_undone");
    // Each row of the stack by itself.
    auto const signal = dense(step.signal);
    auto const outs = static_cast<std::size_t>(weights.dims()[1]);
    std::vector<float> result;
    for (std::size_t row = 0; row + outs <= signal.size(); row += outs) {
        auto const part = through_weights(std::span{signal}.subspan(row, outs), weights, false, 1);
        result.insert(result.end(), part.begin(), part.end());
    }
    return std::vector{Arrival{node.input(0), from_dense(dims, result)}};
}

}  // namespace deconvista::projection
