#include "core/op/methods.h"

#include <array>
#include <cmath>
#include <limits>
#include <span>

#include "core/op/matrix.h"
#include "core/op/phases.h"
#include "core/tensor/for_each.h"

namespace deconvista::op {
namespace {

using Plane = std::array<std::int64_t, 3>;  // extents or a cell of a plane; missing axes come first and hold 1 or 0

Plane three(tensor::Extents const& extents, std::int64_t missing) {
    Plane plane{missing, missing, missing};
    for (int axis = 0; axis < extents.axes(); ++axis)
        plane[static_cast<std::size_t>(axis + 3 - extents.axes())] = extents[axis];
    return plane;
}

std::size_t offset_in(Plane const& extents, Plane const& cell) {
    return static_cast<std::size_t>((cell[0] * extents[1] + cell[1]) * extents[2] + cell[2]);
}

std::span<float const> input_plane(Computation const& computation, std::int64_t batch, std::int64_t channel) {
    auto const& shape = computation.input.shape();
    auto const size = plane_size(shape);
    return computation.input.values().subspan(static_cast<std::size_t>((batch * shape.channels + channel) * size),
                                              static_cast<std::size_t>(size));
}

// The stored weights between two channels.
std::span<float const> kernel_plane(Computation const& computation, std::int64_t output_channel,
                                    std::int64_t input_channel) {
    auto const& shape = computation.kernel.shape();
    tensor::Extents const first(shape.spatial.axes(), 0);
    auto const begin = offset(shape, kernel_index(computation, output_channel, input_channel, first));
    return computation.kernel.values().subspan(static_cast<std::size_t>(begin),
                                               static_cast<std::size_t>(plane_size(shape)));
}

double bias_of(Computation const& computation, std::int64_t output_channel) {
    return computation.bias.empty() ? 0 : double{computation.bias[static_cast<std::size_t>(output_channel)]};
}

// What an average pooling divides by.
double cells_in_average(Computation const& computation, tensor::Extents const& output) {
    auto const& operation = computation.operation;
    auto const& input = computation.input.shape().spatial;
    double cells = 1;
    for (int axis = 0; axis < output.axes(); ++axis) {
        auto const real = axis_taps(operation, axis, input[axis], output[axis]).size();
        auto const padded = cells_in_padded_input(operation.axes[axis], input[axis], output[axis]);
        bool const counted = operation.padding_in_average == PaddingInAverage::Counted;
        cells *= real == 0 ? 0.0 : counted ? static_cast<double>(padded) : static_cast<double>(real);
    }
    return cells;
}

// ---- scatter

using Stamps = std::vector<std::vector<AxisStamp>>;  // for each input cell

std::array<Stamps, 3> stamps_of(Computation const& computation) {
    std::array<Stamps, 3> stamps;
    stamps.fill({{AxisStamp{0, 0}}});
    auto const& extents = computation.input.shape().spatial;
    for (int axis = 0; axis < extents.axes(); ++axis) {
        auto& along = stamps[static_cast<std::size_t>(axis + 3 - extents.axes())];
        along.clear();
        for (std::int64_t input = 0; input < extents[axis]; ++input)
            along.push_back(axis_stamps(computation.operation, axis, computation.output.spatial[axis], input));
    }
    return stamps;
}

// Calls stamp(output cell, input value, weight's cell) for all stamps of an input plane.
template <class Visit>
void for_each_stamp(std::array<Stamps, 3> const& stamps, std::span<float const> input, Visit&& stamp) {
    auto value = input.begin();
    for (auto const& along_z : stamps[0])
        for (auto const& along_y : stamps[1])
            for (auto const& along_x : stamps[2]) {
                for (auto const& z : along_z)
                    for (auto const& y : along_y)
                        for (auto const& x : along_x)
                            stamp(Plane{z.output, y.output, x.output}, *value, Plane{z.kernel, y.kernel, x.kernel});
                ++value;
            }
}

void raise(double& maximum, double value) {
    if (std::isnan(maximum)) return;
    if (std::isnan(value) || value > maximum) maximum = value;
}

std::vector<double> scattered_plane(Computation const& computation, std::array<Stamps, 3> const& stamps,
                                    std::int64_t batch, std::int64_t channel) {
    auto const extents = three(computation.output.spatial, 1);
    auto const kind = computation.operation.kind;
    auto const empty = kind == Kind::MaxPooling ? -std::numeric_limits<double>::infinity() : 0.0;
    std::vector<double> sums(static_cast<std::size_t>(plane_size(computation.output)), empty);
    if (is_pooling(kind)) {
        for_each_stamp(stamps, input_plane(computation, batch, channel), [&](Plane const& cell, float x, Plane const&) {
            auto& sum = sums[offset_in(extents, cell)];
            kind == Kind::MaxPooling ? raise(sum, x) : void(sum += double{x});
        });
        return sums;
    }
    auto const kernel_extents = three(computation.kernel.shape().spatial, 1);
    auto const range = input_channels_of(computation, channel);
    for (auto from = range.first; from < range.first + range.count; ++from) {
        auto const kernel = kernel_plane(computation, channel, from);
        for_each_stamp(stamps, input_plane(computation, batch, from), [&](Plane const& cell, float x, Plane const& w) {
            sums[offset_in(extents, cell)] += double{x} * double{kernel[offset_in(kernel_extents, w)]};
        });
    }
    return sums;
}

tensor::Tensor scatter(Computation const& computation) {
    auto const stamps = stamps_of(computation);
    auto const& shape = computation.output;
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(*count_cells(shape)));
    for (std::int64_t batch = 0; batch < shape.batch; ++batch)
        for (std::int64_t channel = 0; channel < shape.channels; ++channel) {
            auto const sums = scattered_plane(computation, stamps, batch, channel);
            auto sum = sums.begin();
            tensor::for_each_index({1, 1, shape.spatial}, [&](tensor::Index const& cell) {
                auto finished = *sum++ + bias_of(computation, channel);
                if (computation.operation.kind == Kind::AveragePooling) {
                    auto const cells = cells_in_average(computation, cell.spatial);
                    finished = cells > 0 ? finished / cells : 0;
                }
                values.push_back(static_cast<float>(finished));
            });
        }
    return {shape, std::move(values)};
}

// ---- matrix

double times_row(std::vector<MatrixEntry> const& row, std::span<float const> flattened) {
    double sum = 0;
    for (auto const& entry : row) sum += double{flattened[static_cast<std::size_t>(entry.column)]} * entry.weight;
    return sum;
}

// The weights of an average are all 1 / n, which has a rounding error: it must not get into the sum, where what
// cancels in integers would leave a rest.
double times_average_row(std::vector<MatrixEntry> const& row, std::span<float const> flattened) {
    double sum = 0;
    for (auto const& entry : row) sum += double{flattened[static_cast<std::size_t>(entry.column)]};
    return row.empty() ? 0 : sum * row.front().weight;
}

tensor::Tensor multiply_matrix(Computation const& computation) {
    auto const& shape = computation.output;
    auto const columns = static_cast<std::size_t>(matrix_extents(computation).columns);
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(*count_cells(shape)));
    tensor::for_each_index(shape, [&](tensor::Index const& cell) {
        auto const row = matrix_row(computation, cell);
        auto const item = computation.input.values().subspan(static_cast<std::size_t>(cell.batch) * columns, columns);
        auto const kind = computation.operation.kind;
        auto sum = kind == Kind::AveragePooling ? times_average_row(row, item) : times_row(row, item);
        if (row.empty() && kind == Kind::MaxPooling) sum = -std::numeric_limits<double>::infinity();
        values.push_back(static_cast<float>(sum + bias_of(computation, cell.channel)));
    });
    return {shape, std::move(values)};
}

// ---- phases

using InterleavedTaps = std::array<std::vector<std::vector<AxisTap>>, 3>;  // axis, output cell

InterleavedTaps interleave(Computation const& computation, PhaseAxes const& phases) {
    InterleavedTaps taps;
    taps.fill({{AxisTap{0, 0}}});
    auto const& input = computation.input.shape().spatial;
    for (int axis = 0; axis < input.axes(); ++axis) {
        auto& along = taps[static_cast<std::size_t>(axis + 3 - input.axes())];
        along.clear();
        for (std::int64_t output = 0; output < computation.output.spatial[axis]; ++output)
            along.push_back(taps_in_phase(phases[axis], input[axis], output));
    }
    return taps;
}

base::Result<tensor::Tensor> evaluate_phases(Computation const& computation) {
    auto const phases = phases_of(computation);
    if (!phases) return phases.problem();
    auto const taps = interleave(computation, *phases);
    auto const input_extents = three(computation.input.shape().spatial, 1);
    auto const kernel_extents = three(computation.kernel.shape().spatial, 1);
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(*count_cells(computation.output)));
    tensor::for_each_index(computation.output, [&](tensor::Index const& output) {
        auto const [z, y, x] = three(output.spatial, 0);
        auto const range = input_channels_of(computation, output.channel);
        auto sum = 0.0;
        for (auto from = range.first; from < range.first + range.count; ++from) {
            auto const input = input_plane(computation, output.batch, from);
            auto const kernel = kernel_plane(computation, output.channel, from);
            for (auto const& at_z : taps[0][static_cast<std::size_t>(z)])
                for (auto const& at_y : taps[1][static_cast<std::size_t>(y)])
                    for (auto const& at_x : taps[2][static_cast<std::size_t>(x)])
                        sum += double{input[offset_in(input_extents, {at_z.input, at_y.input, at_x.input})]} *
                               double{kernel[offset_in(kernel_extents, {at_z.kernel, at_y.kernel, at_x.kernel})]};
        }
        values.push_back(static_cast<float>(sum + bias_of(computation, output.channel)));
    });
    return tensor::Tensor{computation.output, std::move(values)};
}

}  // namespace

base::Result<tensor::Tensor> evaluate(Computation const& computation, Method method) {
    switch (method) {
        case Method::Gather:
            return evaluate(computation);
        case Method::Scatter:
            return scatter(computation);
        case Method::Matrix:
            return multiply_matrix(computation);
        case Method::Phases:
            return evaluate_phases(computation);
    }
    DECONVISTA_CHECK(false);
}

}  // namespace deconvista::op
