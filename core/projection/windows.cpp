// Convolutions, poolings and their transposes, undone on the part that the signal covers.
#include <algorithm>
#include <numeric>

#include "core/net/node_problem.h"
#include "core/net/receptive_field.h"
#include "core/net/switches.h"
#include "core/net/unpooling.h"
#include "core/net/window.h"
#include "core/op/taps.h"
#include "core/projection/backward.h"

namespace deconvista::projection {
namespace {

using net::Box;

// A multiplication of the sparse path costs about as much as so many of oneDNN's.
constexpr std::int64_t kSparseCost = 16;
constexpr std::int64_t kFewMultiplications = 200'000;

// The cells of a box, (z, y, x), missing axes in front as one cell.
struct Grid {
    explicit Grid(Box const& box) {
        auto const missing = static_cast<std::size_t>(3 - box.axes());
        for (int axis = 0; axis < box.axes(); ++axis) ranges[missing + static_cast<std::size_t>(axis)] = box[axis];
    }
    std::int64_t cell(std::int64_t z, std::int64_t y, std::int64_t x) const {
        return ((z - ranges[0].first) * ranges[1].count() + y - ranges[1].first) * ranges[2].count() + x -
               ranges[2].first;
    }
    bool holds(std::int64_t z, std::int64_t y, std::int64_t x) const {
        return z >= ranges[0].first && z < ranges[0].end && y >= ranges[1].first && y < ranges[1].end &&
               x >= ranges[2].first && x < ranges[2].end;
    }
    std::array<net::Range, 3> ranges{net::Range{0, 1}, net::Range{0, 1}, net::Range{0, 1}};
};

// An operation's axes as (z, y, x), those missing as a window of one cell.
std::array<op::Axis, 3> three_axes(op::Operation const& operation) {
    std::array<op::Axis, 3> axes;
    auto const missing = static_cast<std::size_t>(3 - operation.axes.axes());
    for (int axis = 0; axis < operation.axes.axes(); ++axis)
        axes[missing + static_cast<std::size_t>(axis)] = operation.axes[axis];
    return axes;
}

struct Passage {
    op::Operation operation;
    net::Dims input;
    Box box;  // of the input
};

base::Result<Passage> read(Step const& step, net::Dims const& kernel) {
    auto const dims = step.record.dims(step.node.input(0));
    auto const window = net::window_of(step.node, dims, kernel);
    if (!window) return window.problem();
    if (dims[0] != 1 || step.signal.box.axes() != window->operation.axes.axes())
        return net::node_problem(step.node, "node_not_undone");
    return Passage{window->operation, dims,
                   net::input_box(window->operation, net::shape_from(dims)->spatial, step.signal.box)};
}

std::vector<Arrival> arrival(Step const& step, Signal signal) {
    // A window that lies in the padding brings nothing.
    if (signal.numbers.empty()) return {};
    return {{step.node.input(0), std::move(signal)}};
}

// The convolution's weights of one output channel, kernel cells first, so that the channels of an input cell lie
// together.
void channels_last(std::span<float const> weights, std::int64_t inputs, std::int64_t taps, std::vector<float>& into) {
    into.resize(weights.size());
    for (std::int64_t i = 0; i < inputs; ++i)
        for (std::int64_t k = 0; k < taps; ++k)
            into[static_cast<std::size_t>(k * inputs + i)] = weights[static_cast<std::size_t>(i * taps + k)];
}

// Every number of the signal stamps its channel's weights. What unpooling left empty costs nothing.
void scatter(Passage const& passage, net::Array const& weights, Signal const& signal, Signal& result) {
    auto const& kernel = weights.dims();
    auto const inputs = kernel[1];
    auto const taps = *net::count_elements(std::span{kernel}.subspan(2));
    auto const outputs_in_group = kernel[0] / passage.operation.groups;
    auto const axes = three_axes(passage.operation);
    Grid const from{signal.box}, to{result.box};
    auto const count = signal.channels.count(), result_count = result.channels.count();
    std::vector<float> stamp, copy;
    for (std::int64_t c = 0; c < count; ++c) {
        auto const output = signal.channels.first + c;
        bool is_ready = false;
        auto const first = output / outputs_in_group * inputs - result.channels.first;
        for (auto z = from.ranges[0].first; z < from.ranges[0].end; ++z)
            for (auto y = from.ranges[1].first; y < from.ranges[1].end; ++y)
                for (auto x = from.ranges[2].first; x < from.ranges[2].end; ++x) {
                    auto const number = signal.numbers[static_cast<std::size_t>(from.cell(z, y, x) * count + c)];
                    if (number == 0) continue;
                    if (!is_ready) {
                        auto const size = inputs * taps;
                        channels_last(weights.floats(output * size, size, copy), inputs, taps, stamp);
                        is_ready = true;
                    }
                    auto const* row = stamp.data();
                    for (std::int64_t kz = 0; kz < axes[0].kernel; ++kz)
                        for (std::int64_t ky = 0; ky < axes[1].kernel; ++ky)
                            for (std::int64_t kx = 0; kx < axes[2].kernel; ++kx, row += inputs) {
                                auto const at_z = z * axes[0].stride - axes[0].padding_begin + kz * axes[0].dilation;
                                auto const at_y = y * axes[1].stride - axes[1].padding_begin + ky * axes[1].dilation;
                                auto const at_x = x * axes[2].stride - axes[2].padding_begin + kx * axes[2].dilation;
                                if (!to.holds(at_z, at_y, at_x)) continue;
                                auto* const cell =
                                    result.numbers.data() + to.cell(at_z, at_y, at_x) * result_count + first;
                                for (std::int64_t i = 0; i < inputs; ++i) cell[i] += number * row[i];
                            }
                }
    }
}

// The convolution between the two boxes: its padding is what the windows of the signal have outside the input's box.
op::Operation between(op::Operation operation, Box const& input, Box const& output) {
    for (int i = 0; i < operation.axes.axes(); ++i) {
        auto& axis = operation.axes[i];
        auto const begin = output[i].first * axis.stride - axis.padding_begin;
        auto const end = (output[i].end - 1) * axis.stride - axis.padding_begin + op::reach(axis);
        axis.padding_begin = input[i].first - begin;
        axis.padding_end = end - input[i].end;
    }
    return operation;
}

tensor::Extents counts_of(Box const& box) {
    tensor::Extents counts(box.axes(), 0);
    for (int axis = 0; axis < box.axes(); ++axis) counts[axis] = box[axis].count();
    return counts;
}

// Whether the signal is so sparse that stamping it is the faster way.
bool is_sparse(Signal const& signal, net::Dims const& kernel, std::int64_t taps) {
    auto const live = std::count_if(signal.numbers.begin(), signal.numbers.end(), [](float x) { return x != 0; });
    auto const stamps = live + std::min<std::int64_t>(live, signal.channels.count());
    return stamps * kernel[1] * taps < kFewMultiplications || stamps * kSparseCost < signal.cells() * kernel[0];
}

// The input channels of the groups that the signal's channels belong to.
net::Range input_channels(net::Dims const& kernel, std::int64_t groups, net::Range channels) {
    auto const in_group = kernel[0] / groups;
    return {channels.first / in_group * kernel[1], ((channels.end - 1) / in_group + 1) * kernel[1]};
}

}  // namespace

Arrivals undo_convolution(Step const& step) {
    auto const& weights = step.constant(1);
    if (weights.empty() || weights.type() != net::ElementType::Float32)
        return net::node_problem(step.node, "node_not_undone");
    auto const passage = read(step, weights.dims());
    if (!passage) return passage.problem();
    auto const& kernel = weights.dims();
    auto const groups = passage->operation.groups;
    auto const taps = *net::count_elements(std::span{kernel}.subspan(2));
    auto const channels = input_channels(kernel, groups, step.signal.channels);
    auto const cells = counts_of(passage->box);
    if (std::find(cells.begin(), cells.end(), 0) != cells.end()) return std::vector<Arrival>{};
    if (!is_sparse(step.signal, kernel, taps)) {
        net::Range const all{0, kernel[0]};
        if (step.signal.channels != all) step.signal = widened(step.signal, all, step.signal.box);
        auto whole = step.zeros_at(passage->input, {0, kernel[1] * groups}, passage->box);
        if (step.convolutions.run({step.key, weights, between(passage->operation, passage->box, step.signal.box),
                                   counts_of(step.signal.box), cells},
                                  step.signal.numbers, whole.numbers))
            return arrival(step, std::move(whole));
    }
    auto result = step.zeros_at(passage->input, channels, passage->box);
    scatter(*passage, weights, step.signal, result);
    return arrival(step, std::move(result));
}

Arrivals undo_transposed_convolution(Step const& step) {
    auto const weights = step.constant(1).aligned();
    if (weights.empty() || weights.type() != net::ElementType::Float32)
        return net::node_problem(step.node, "node_not_undone");
    auto const passage = read(step, weights.dims());
    if (!passage) return passage.problem();
    auto const& kernel = weights.dims();
    auto const groups = passage->operation.groups;
    auto const taps = *net::count_elements(std::span{kernel}.subspan(2));
    auto const inputs_in_group = kernel[0] / groups;
    auto result = step.zeros_at(passage->input, {0, kernel[0]}, passage->box);
    auto const spatial = extents_of(passage->input).spatial;
    op::TapTable const table{passage->operation, spatial, extents_of(step.signal.dims).spatial};
    Grid const from{step.signal.box}, to{passage->box};
    auto const plane_x = spatial[spatial.axes() - 1];
    auto const plane_y = spatial.axes() > 1 ? spatial[spatial.axes() - 2] : 1;
    auto const count = step.signal.channels.count();
    for (auto z = from.ranges[0].first; z < from.ranges[0].end; ++z)
        for (auto y = from.ranges[1].first; y < from.ranges[1].end; ++y)
            for (auto x = from.ranges[2].first; x < from.ranges[2].end; ++x)
                table.of(z, y, x).for_each([&](op::Tap const& tap) {
                    auto const cell =
                        to.cell(tap.input / plane_x / plane_y, tap.input / plane_x % plane_y, tap.input % plane_x);
                    auto const* const numbers = step.signal.numbers.data() + from.cell(z, y, x) * count;
                    for (std::int64_t c = 0; c < count; ++c) {
                        auto const output = step.signal.channels.first + c;
                        auto const group = output / kernel[1];
                        for (auto input = group * inputs_in_group; input < (group + 1) * inputs_in_group; ++input)
                            result.numbers[static_cast<std::size_t>(cell * kernel[0] + input)] +=
                                numbers[c] * weights.values<float>()[static_cast<std::size_t>(
                                                 (input * kernel[1] + output % kernel[1]) * taps + tap.kernel)];
                    }
                });
    return arrival(step, std::move(result));
}

// Every number goes to the switch of its window; where windows overlap they add up.
Arrivals undo_max_pooling(Step const& step) {
    auto const passage = read(step, {});
    if (!passage) return passage.problem();
    auto result = step.zeros_at(passage->input, step.signal.channels, passage->box);
    net::Switches const switches{passage->operation, step.record.view(step.node.input(0)), step.signal.box};
    auto const spatial = extents_of(passage->input).spatial;
    auto const plane_x = spatial[spatial.axes() - 1];
    auto const plane_y = spatial.axes() > 1 ? spatial[spatial.axes() - 2] : 1;
    Grid const from{step.signal.box}, to{passage->box};
    auto const count = step.signal.channels.count();
    bool const drops_dead = step.options.dead_windows == DeadWindows::Dropped;
    for (auto z = from.ranges[0].first; z < from.ranges[0].end; ++z)
        for (auto y = from.ranges[1].first; y < from.ranges[1].end; ++y)
            for (auto x = from.ranges[2].first; x < from.ranges[2].end; ++x) {
                auto const* const numbers = step.signal.numbers.data() + from.cell(z, y, x) * count;
                for (std::int64_t c = 0; c < count; ++c) {
                    if (numbers[c] == 0) continue;
                    auto const found = switches.of(step.signal.channels.first + c, z, y, x);
                    if (found.cell < 0 || (drops_dead && !(found.value > 0))) continue;
                    auto const row = found.cell / plane_x;
                    auto const cell = to.cell(row / plane_y, row % plane_y, found.cell % plane_x);
                    result.numbers[static_cast<std::size_t>(cell * count + c)] += numbers[c];
                }
            }
    return arrival(step, std::move(result));
}

// Every cell of the window has an equal share.
Arrivals undo_average_pooling(Step const& step) {
    auto const passage = read(step, {});
    if (!passage) return passage.problem();
    auto const& operation = passage->operation;
    auto result = step.zeros_at(passage->input, step.signal.channels, passage->box);
    auto const spatial = extents_of(passage->input).spatial;
    op::TapTable const table{operation, spatial, extents_of(step.signal.dims).spatial};
    Grid const from{step.signal.box}, to{passage->box};
    auto const plane_x = spatial[spatial.axes() - 1];
    auto const plane_y = spatial.axes() > 1 ? spatial[spatial.axes() - 2] : 1;
    auto const count = step.signal.channels.count();
    auto const counted = [&](std::array<std::int64_t, 3> const& cell) {
        std::int64_t cells = 1;
        auto const missing = cell.size() - static_cast<std::size_t>(operation.axes.axes());
        for (int axis = 0; axis < operation.axes.axes(); ++axis)
            cells *= op::cells_in_padded_input(operation.axes[axis], spatial[axis],
                                               cell[missing + static_cast<std::size_t>(axis)]);
        return cells;
    };
    for (auto z = from.ranges[0].first; z < from.ranges[0].end; ++z)
        for (auto y = from.ranges[1].first; y < from.ranges[1].end; ++y)
            for (auto x = from.ranges[2].first; x < from.ranges[2].end; ++x) {
                auto const taps = table.of(z, y, x);
                auto const cells =
                    operation.padding_in_average == op::PaddingInAverage::Counted ? counted({z, y, x}) : taps.size();
                auto const share = 1 / static_cast<float>(cells);
                auto const* const numbers = step.signal.numbers.data() + from.cell(z, y, x) * count;
                taps.for_each([&](op::Tap const& tap) {
                    auto const row = tap.input / plane_x;
                    auto* const there =
                        result.numbers.data() + to.cell(row / plane_y, row % plane_y, tap.input % plane_x) * count;
                    for (std::int64_t c = 0; c < count; ++c) there[c] += numbers[c] * share;
                });
            }
    return arrival(step, std::move(result));
}

Arrivals undo_max_unpooling(Step const& step) {
    auto const input = step.node.input(0);
    auto const dims = step.record.dims(input);
    auto const natural = net::unpooled_dims(step.node, dims);
    if (!natural) return natural.problem();
    auto const places = (step.constant(1).empty() ? step.record.array(step.node.input(1)) : step.constant(1)).aligned();
    auto const signal = dense(step.signal);
    std::vector<float> values;
    for (auto const place : places.values<std::int64_t>()) {
        auto const there = net::unpooled_place(place, *natural, step.signal.dims);
        values.push_back(there < 0 ? 0 : signal[static_cast<std::size_t>(there)]);
    }
    return std::vector{Arrival{input, from_dense(dims, values)}};
}

}  // namespace deconvista::projection
