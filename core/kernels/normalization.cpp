#include <algorithm>
#include <cmath>
#include <limits>

#include "core/kernels/floats.h"
#include "core/kernels/operators.h"
#include "core/net/node_problem.h"

namespace deconvista::kernels {
namespace {

using net::Array;
using net::Dims;

// An array as (outer, axis, inner): what a normalization along one axis walks through.
struct Lines {
    std::int64_t outer{1}, length{1}, inner{1};
};

Lines lines_along(Dims const& dims, std::size_t first, std::size_t end) {
    Lines lines;
    for (std::size_t axis = 0; axis < dims.size(); ++axis)
        (axis < first ? lines.outer : axis < end ? lines.length : lines.inner) *= dims[axis];
    return lines;
}

// scale, bias, mean and variance of a BatchNormalization.
struct Statistics {
    std::vector<double> scale, bias, mean, variance;
};

base::Result<Statistics> read_statistics(Call const& call, std::int64_t channels) {
    Statistics statistics;
    std::size_t i = 1;
    for (auto* const into : {&statistics.scale, &statistics.bias, &statistics.mean, &statistics.variance}) {
        auto const given = float_input(call, i++);
        if (!given) return given.problem();
        if (given->size() != channels)
            return net::node_problem(call.node, "node_channels_differ",
                                     {std::to_string(given->size()), std::to_string(channels)});
        into->assign(given->values<float>().begin(), given->values<float>().end());
    }
    return statistics;
}

// Mean and variance of what is there, for training mode; population variance.
void measure(std::span<float const> values, Lines const& lines, Statistics& statistics) {
    auto const count = static_cast<double>(lines.outer * lines.inner);
    for (std::int64_t channel = 0; channel < lines.length; ++channel) {
        double sum = 0, squares = 0;
        auto const visit = [&](auto&& use) {
            for (std::int64_t outer = 0; outer < lines.outer; ++outer)
                for (std::int64_t i = 0; i < lines.inner; ++i)
                    use(double{values[static_cast<std::size_t>((outer * lines.length + channel) * lines.inner + i)]});
        };
        visit([&](double x) { sum += x; });
        auto const mean = sum / count;
        visit([&](double x) { squares += (x - mean) * (x - mean); });
        statistics.mean[static_cast<std::size_t>(channel)] = mean;
        statistics.variance[static_cast<std::size_t>(channel)] = squares / count;
    }
}

Array running(std::vector<double> const& given, std::vector<double> const& measured, double momentum) {
    std::vector<float> values(given.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(given[i] * momentum + measured[i] * (1 - momentum));
    auto const count = static_cast<std::int64_t>(values.size());
    return {{count}, std::move(values)};
}

}  // namespace

// Until operator set 13 a node says nothing of training; exporters wrote these for inference.
Outputs batch_normalization(Call const& call) {
    auto const input = float_input(call, 0);
    if (!input) return input.problem();
    if (input->axes() < 2) return net::node_problem(call.node, "node_input_axes", {net::to_text(input->dims())});
    auto const lines = lines_along(input->dims(), 1, 2);
    auto const given = read_statistics(call, lines.length);
    if (!given) return given.problem();
    auto used = *given;
    bool const is_training = call.opset >= 14 && call.node.integer("training_mode", 0) != 0;
    auto const x = input->values<float>();
    if (is_training) measure(x, lines, used);

    auto const epsilon = double{call.node.number("epsilon", 1e-5F)};
    std::vector<float> values(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        auto const c = i / static_cast<std::size_t>(lines.inner) % static_cast<std::size_t>(lines.length);
        auto const normal = (double{x[i]} - used.mean[c]) / std::sqrt(used.variance[c] + epsilon);
        values[i] = static_cast<float>(normal * used.scale[c] + used.bias[c]);
    }
    std::vector outputs{like_input(call, Array{input->dims(), std::move(values)})};
    if (is_training) {
        auto const momentum = double{call.node.number("momentum", 0.9F)};
        outputs.push_back(running(given->mean, used.mean, momentum));
        outputs.push_back(running(given->variance, used.variance, momentum));
    }
    return outputs;
}

// x / (bias + alpha / size * sum of squares)^beta over `size` neighbouring channels, the odd one after.
Outputs local_response_normalization(Call const& call) {
    auto const input = float_input(call, 0);
    if (!input) return input.problem();
    auto const size = call.node.integer("size", 0);
    if (input->axes() < 2) return net::node_problem(call.node, "node_input_axes", {net::to_text(input->dims())});
    if (size < 1) return net::node_problem(call.node, "node_attribute_range", {"size", std::to_string(size)});
    auto const alpha = double{call.node.number("alpha", 1e-4F)}, beta = double{call.node.number("beta", 0.75F)};
    auto const bias = double{call.node.number("bias", 1)};
    auto const before = (size - 1) / 2, after = size - 1 - before;
    auto const lines = lines_along(input->dims(), 1, 2);
    auto const x = input->values<float>();
    std::vector<float> values(x.size());
    for (std::int64_t outer = 0; outer < lines.outer; ++outer)
        for (std::int64_t channel = 0; channel < lines.length; ++channel)
            for (std::int64_t i = 0; i < lines.inner; ++i) {
                auto const at = [&](std::int64_t c) {
                    return static_cast<std::size_t>((outer * lines.length + c) * lines.inner + i);
                };
                double squares = 0;
                auto const last = std::min(lines.length - 1, channel + std::min(after, lines.length));
                for (auto c = std::max<std::int64_t>(0, channel - std::min(before, lines.length)); c <= last; ++c)
                    squares += double{x[at(c)]} * double{x[at(c)]};
                auto const scale = std::pow(bias + alpha / static_cast<double>(size) * squares, beta);
                values[at(channel)] = static_cast<float>(double{x[at(channel)]} / scale);
            }
    return std::vector{like_input(call, Array{input->dims(), std::move(values)})};
}

// Until operator set 12 everything from the axis on is one line; from 13 on the axis alone.
Outputs softmax(Call const& call) {
    auto const input = float_input(call, 0);
    if (!input) return input.problem();
    bool const flattens = call.opset < 13;
    auto const wanted = call.node.integer("axis", flattens ? 1 : -1);
    auto const axis = net::axis_at(wanted, input->axes());
    if (!axis) return net::node_problem(call.node, "node_attribute_range", {"axis", std::to_string(wanted)});
    auto const lines = lines_along(input->dims(), *axis, flattens ? input->axes() : *axis + 1);
    auto const x = input->values<float>();
    std::vector<float> values(x.size());
    for (std::int64_t outer = 0; outer < lines.outer; ++outer)
        for (std::int64_t i = 0; i < lines.inner; ++i) {
            auto const at = [&](std::int64_t k) {
                return static_cast<std::size_t>((outer * lines.length + k) * lines.inner + i);
            };
            auto largest = -std::numeric_limits<double>::infinity();
            for (std::int64_t k = 0; k < lines.length; ++k) largest = std::max(largest, double{x[at(k)]});
            double sum = 0;
            for (std::int64_t k = 0; k < lines.length; ++k) sum += std::exp(double{x[at(k)]} - largest);
            for (std::int64_t k = 0; k < lines.length; ++k)
                values[at(k)] = static_cast<float>(std::exp(double{x[at(k)]} - largest) / sum);
        }
    return std::vector{like_input(call, Array{input->dims(), std::move(values)})};
}

}  // namespace deconvista::kernels
