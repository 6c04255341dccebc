#include <algorithm>
#include <cmath>

#include "core/net/node_problem.h"
#include "core/projection/backward.h"

namespace deconvista::projection {

// gamma / sqrt(variance + epsilon): what folding it into the convolution before would leave of it.
Arrivals undo_batch_normalization(Step const& step) {
    auto const& node = step.node;
    bool const is_training = step.graph.opset >= 14 && node.integer("training_mode", 0) != 0;
    auto const scale = step.constant(1).aligned(), variance = step.constant(4).aligned();
    auto const needed = extents_of(step.signal.dims).channels;
    if (is_training || scale.type() != net::ElementType::Float32 || variance.type() != net::ElementType::Float32 ||
        scale.size() != needed || variance.size() != needed)
        return net::node_problem(node, "node_not_undone");
    auto const epsilon = double{node.number("epsilon", 1e-5F)};
    auto result = std::move(step.signal);
    auto const count = result.channels.count();
    std::vector<float> factors;
    for (auto c = result.channels.first; c < result.channels.end; ++c) {
        auto const i = static_cast<std::size_t>(c);
        factors.push_back(static_cast<float>(double{scale.values<float>()[i]} /
                                             std::sqrt(double{variance.values<float>()[i]} + epsilon)));
    }
    for (std::size_t i = 0; i < result.numbers.size(); ++i)
        result.numbers[i] *= factors[i % static_cast<std::size_t>(count)];
    return std::vector{Arrival{node.input(0), std::move(result)}};
}

// With y_i = x_i * s_i^-beta and s_i = bias + alpha / size * (sum of x_j^2 over the window of i), the derivative to x_j
// is R_j * s_j^-beta - 2 alpha beta / size * x_j * (sum over the windows i that hold j of R_i * x_i * s_i^(-beta - 1)).
Arrivals undo_local_response(Step const& step) {
    auto const& node = step.node;
    if (step.options.rule == Rule::Deconvnet) return std::vector{Arrival{node.input(0), std::move(step.signal)}};
    auto const size = node.integer("size", 1);
    auto const alpha = double{node.number("alpha", 1e-4F)} / static_cast<double>(size);
    auto const beta = double{node.number("beta", 0.75F)}, bias = double{node.number("bias", 1)};
    auto const before = (size - 1) / 2, after = size - 1 - before;

    auto const extents = extents_of(step.signal.dims);
    auto const channels = extents.channels;
    auto result = widened(step.signal, {0, channels}, step.signal.box);
    auto const view = step.record.view(node.input(0));
    auto const windowed = [&](std::int64_t c, std::int64_t back, std::int64_t ahead, auto&& term) {
        double total = 0;
        for (auto j = std::max<std::int64_t>(0, c - back); j <= std::min(channels - 1, c + ahead); ++j)
            total += term(j);
        return total;
    };
    std::vector<double> x(static_cast<std::size_t>(channels)), scales(x.size()), terms(x.size());
    for_each_cell(result, [&](std::int64_t cell, std::int64_t in_map) {
        std::int64_t at = 0;
        for (int axis = extents.spatial.axes(); axis-- > 0; in_map /= extents.spatial[axis])
            at += in_map % extents.spatial[axis] * view.layout.strides[static_cast<std::size_t>(axis)];
        auto const index = [](std::int64_t c) { return static_cast<std::size_t>(c); };
        auto* const numbers = result.numbers.data() + cell * channels;
        for (std::int64_t c = 0; c < channels; ++c) x[index(c)] = double{view.data[view.channel_offset(c) + at]};
        for (std::int64_t c = 0; c < channels; ++c)
            scales[index(c)] =
                bias + alpha * windowed(c, before, after, [&](auto j) { return x[index(j)] * x[index(j)]; });
        for (std::int64_t c = 0; c < channels; ++c)
            terms[index(c)] = double{numbers[c]} * x[index(c)] * std::pow(scales[index(c)], -beta - 1);
        for (std::int64_t c = 0; c < channels; ++c) {
            auto const through = windowed(c, after, before, [&](auto i) { return terms[index(i)]; });
            numbers[c] = static_cast<float>(double{numbers[c]} * std::pow(scales[index(c)], -beta) -
                                            2 * alpha * beta * x[index(c)] * through);
        }
    });
    return std::vector{Arrival{node.input(0), std::move(result)}};
}

}  // namespace deconvista::projection
