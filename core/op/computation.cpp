#include "core/op/computation.h"

#include <cmath>
#include <limits>
#include <utility>

#include "core/base/checked_math.h"
#include "core/base/number_text.h"

namespace deconvista::op {
namespace {

using base::Checked;
using base::refused;
using base::to_text;

// Which channels meet in one output channel: the input's [first, first + count), and the kernel's plane of each.
struct ChannelPlanes {
    std::int64_t first{}, count{};
    std::int64_t kernel_plane{}, kernel_plane_step{};
};

ChannelPlanes channels_of(Computation const& computation, std::int64_t output_channel) {
    auto const& operation = computation.operation;
    if (is_pooling(operation.kind)) return {output_channel, 1, 0, 0};
    auto const inputs = computation.input.shape().channels / operation.groups;
    auto const outputs = computation.output.channels / operation.groups;
    auto const first = output_channel / outputs * inputs;
    if (operation.kind == Kind::Convolution) return {first, inputs, output_channel * inputs, 1};
    return {first, inputs, first * outputs + output_channel % outputs, outputs};
}

std::span<float const> plane(tensor::Tensor const& tensor, std::int64_t number) {
    auto const size = plane_size(tensor.shape());
    return tensor.values().subspan(static_cast<std::size_t>(number * size), static_cast<std::size_t>(size));
}

// What an average pooling divides by at this output cell.
double divisor(Computation const& computation, CellTaps const& taps, tensor::Extents const& cell) {
    auto const& operation = computation.operation;
    if (operation.padding_in_average == PaddingInAverage::NotCounted) return static_cast<double>(taps.size());
    std::int64_t cells = 1;
    for (int axis = 0; axis < cell.axes(); ++axis)
        cells *= cells_in_padded_input(operation.axes[axis], computation.input.shape().spatial[axis], cell[axis]);
    return static_cast<double>(cells);
}

double sum_of_window(std::span<float const> input, CellTaps const& taps) {
    double sum = 0;
    taps.for_each([&](Tap const& tap) { sum += double{input[static_cast<std::size_t>(tap.input)]}; });
    return sum;
}

// The largest value and its place among the taps. The first largest wins, and the first NaN wins over all.
struct Maximum {
    float value{-std::numeric_limits<float>::infinity()};
    std::int64_t place{-1};
};

Maximum maximum_of_window(std::span<float const> input, CellTaps const& taps) {
    Maximum maximum;
    std::int64_t place = 0;
    taps.for_each([&](Tap const& tap) {
        auto const value = input[static_cast<std::size_t>(tap.input)];
        bool const larger = maximum.place < 0 || value > maximum.value || std::isnan(value);
        if (larger && !std::isnan(maximum.value)) maximum = {value, place};
        ++place;
    });
    return maximum;
}

float convolved(Computation const& computation, tensor::Index const& output, CellTaps const& taps) {
    auto const channels = channels_of(computation, output.channel);
    double sum = 0;
    for (std::int64_t i = 0; i < channels.count; ++i) {
        auto const input =
            plane(computation.input, output.batch * computation.input.shape().channels + channels.first + i);
        auto const kernel = plane(computation.kernel, channels.kernel_plane + i * channels.kernel_plane_step);
        taps.for_each([&](Tap const& tap) {
            sum += double{input[static_cast<std::size_t>(tap.input)]} *
                   double{kernel[static_cast<std::size_t>(tap.kernel)]};
        });
    }
    if (!computation.bias.empty()) sum += double{computation.bias[static_cast<std::size_t>(output.channel)]};
    return static_cast<float>(sum);
}

float value_of(Computation const& computation, tensor::Index const& output, CellTaps const& taps) {
    if (!is_pooling(computation.operation.kind)) return convolved(computation, output, taps);
    auto const input = plane(computation.input, output.batch * computation.input.shape().channels + output.channel);
    if (computation.operation.kind == Kind::MaxPooling) return maximum_of_window(input, taps).value;
    if (taps.size() == 0) return 0;
    return static_cast<float>(sum_of_window(input, taps) / divisor(computation, taps, output.spatial));
}

// The part of a sum's terms that is wanted, by their places in the sum.
struct Places {
    std::int64_t first{}, end{};
    bool holds(std::int64_t place) const { return place >= first && place < end; }
};

// The weights with which a plain sum gives the result of a pooling.
std::vector<Term> pooling_terms(Computation const& computation, tensor::Index const& output, CellTaps const& taps,
                                Places wanted) {
    auto const& shape = computation.input.shape();
    auto const input = plane(computation.input, output.batch * shape.channels + output.channel);
    bool const maximum = computation.operation.kind == Kind::MaxPooling;
    auto const chosen = maximum ? maximum_of_window(input, taps).place : -1;
    auto const share = maximum || taps.size() == 0 ? 0.0 : 1 / divisor(computation, taps, output.spatial);
    auto const input_plane = tensor::Shape{1, 1, shape.spatial};
    auto const kernel_plane = kernel_plane_shape(computation);
    std::vector<Term> terms;
    std::int64_t place = 0;
    taps.for_each([&](Tap const& tap) {
        auto const here = place++;
        if (!wanted.holds(here)) return;
        auto from = index_at(input_plane, tap.input);
        from.batch = output.batch;
        from.channel = output.channel;
        auto const weight = maximum ? (here == chosen ? 1.0 : 0.0) : share;
        terms.push_back({from, index_at(kernel_plane, tap.kernel), input[static_cast<std::size_t>(tap.input)], weight});
    });
    return terms;
}

std::vector<Term> convolution_terms(Computation const& computation, tensor::Index const& output, CellTaps const& taps,
                                    Places wanted) {
    auto const& shape = computation.input.shape();
    auto const& kernel_shape = computation.kernel.shape();
    auto const kernel_plane_size = plane_size(kernel_shape);
    auto const input_plane_size = plane_size(shape);
    auto const channels = channels_of(computation, output.channel);
    std::vector<Term> terms;
    for (std::int64_t i = 0; i < channels.count; ++i) {
        auto place = i * taps.size();
        if (place >= wanted.end || place + taps.size() <= wanted.first) continue;
        auto const input_plane = output.batch * shape.channels + channels.first + i;
        auto const kernel_plane = channels.kernel_plane + i * channels.kernel_plane_step;
        taps.for_each([&](Tap const& tap) {
            if (!wanted.holds(place++)) return;
            auto const from = input_plane * input_plane_size + tap.input;
            auto const weight = kernel_plane * kernel_plane_size + tap.kernel;
            terms.push_back({index_at(shape, from), index_at(kernel_shape, weight),
                             computation.input.values()[static_cast<std::size_t>(from)],
                             double{computation.kernel.values()[static_cast<std::size_t>(weight)]}});
        });
    }
    return terms;
}

std::int64_t count_of(Computation const& computation, tensor::Index const& output, CellTaps const& taps) {
    return channels_of(computation, output.channel).count * taps.size();
}

std::vector<Term> terms_of(Computation const& computation, tensor::Index const& output, CellTaps const& taps,
                           Places wanted) {
    if (is_pooling(computation.operation.kind)) return pooling_terms(computation, output, taps, wanted);
    return convolution_terms(computation, output, taps, wanted);
}

}  // namespace

tensor::Shape kernel_plane_shape(Computation const& computation) {
    tensor::Shape shape{1, 1, tensor::Extents(computation.operation.axes.axes(), 1)};
    for (int axis = 0; axis < shape.spatial.axes(); ++axis)
        shape.spatial[axis] = computation.operation.axes[axis].kernel;
    return shape;
}

base::Result<Computation> make_computation(Operation operation, tensor::Tensor input, tensor::Tensor kernel,
                                           std::vector<float> bias) {
    auto const output = output_shape(operation, input.shape(), kernel.shape());
    if (!output) return output.problem();
    if (is_pooling(operation.kind)) {
        DECONVISTA_CHECK(kernel.empty() && bias.empty());
        return Computation{operation, std::move(input), {}, {}, *output};
    }
    auto const& spatial = kernel.shape().spatial;
    if (spatial.axes() != operation.axes.axes())
        return refused("kernel_axes_differ", {to_text(spatial.axes()), to_text(operation.axes.axes())});
    for (int axis = 0; axis < spatial.axes(); ++axis) DECONVISTA_CHECK(spatial[axis] == operation.axes[axis].kernel);
    auto const biases = static_cast<std::int64_t>(bias.size());
    if (biases != 0 && biases != output->channels)
        return refused("bias_size_differs", {to_text(biases), to_text(output->channels)});
    return Computation{operation, std::move(input), std::move(kernel), std::move(bias), *output};
}

std::optional<std::int64_t> count_multiplications(Operation const& operation, tensor::Shape const& input,
                                                  tensor::Shape const& output) {
    // Each cell of the small grid meets each cell of the kernel, over the channels of the other side of its group.
    bool const transposed = operation.kind == Kind::TransposedConvolution;
    auto const& small = transposed ? input : output;
    auto const others = is_pooling(operation.kind) ? 1 : (transposed ? output : input).channels / operation.groups;
    auto count = Checked{small.batch} * small.channels * others;
    for (auto const extent : small.spatial) count = count * extent;
    for (auto const& axis : operation.axes) count = count * axis.kernel;
    return count.get();
}

ChannelRange input_channels_of(Computation const& computation, std::int64_t output_channel) {
    auto const planes = channels_of(computation, output_channel);
    return {planes.first, planes.count};
}

ChannelRange output_channels_of(Computation const& computation, std::int64_t input_channel) {
    if (is_pooling(computation.operation.kind)) return {input_channel, 1};
    auto const inputs = computation.input.shape().channels / computation.operation.groups;
    auto const outputs = computation.output.channels / computation.operation.groups;
    return {input_channel / inputs * outputs, outputs};
}

tensor::Index kernel_index(Computation const& computation, std::int64_t output_channel, std::int64_t input_channel,
                           tensor::Extents const& cell) {
    auto const planes = channels_of(computation, output_channel);
    auto const plane = planes.kernel_plane + (input_channel - planes.first) * planes.kernel_plane_step;
    auto const channels = computation.kernel.shape().channels;
    return {plane / channels, plane % channels, cell};
}

CellSum sum_at(Computation const& computation, tensor::Index const& output) {
    auto const table = TapTable::of_one(computation.operation, computation.input.shape().spatial, output.spatial);
    auto const taps = table.of(0, 0, 0);
    CellSum sum;
    sum.terms = terms_of(computation, output, taps, {0, count_of(computation, output, taps)});
    if (!computation.bias.empty()) sum.bias = computation.bias[static_cast<std::size_t>(output.channel)];
    sum.value = value_of(computation, output, taps);
    return sum;
}

std::int64_t count_terms(Computation const& computation, tensor::Index const& output) {
    auto const table = TapTable::of_one(computation.operation, computation.input.shape().spatial, output.spatial);
    return count_of(computation, output, table.of(0, 0, 0));
}

std::vector<Term> terms_at(Computation const& computation, tensor::Index const& output, std::int64_t first,
                           std::int64_t count) {
    auto const table = TapTable::of_one(computation.operation, computation.input.shape().spatial, output.spatial);
    return terms_of(computation, output, table.of(0, 0, 0), {first, first + count});
}

float value_at(Computation const& computation, tensor::Index const& output) {
    auto const table = TapTable::of_one(computation.operation, computation.input.shape().spatial, output.spatial);
    return value_of(computation, output, table.of(0, 0, 0));
}

tensor::Tensor evaluate(Computation const& computation) {
    auto const& shape = computation.output;
    TapTable const table{computation.operation, computation.input.shape().spatial, shape.spatial};
    auto const axes = shape.spatial.axes();
    auto const depth = axes == 3 ? shape.spatial[0] : 1;
    auto const height = axes >= 2 ? shape.spatial[axes - 2] : 1;
    auto const width = shape.spatial[axes - 1];
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(*count_cells(shape)));
    tensor::Index cell{.spatial = tensor::Extents(axes, 0)};
    for (cell.batch = 0; cell.batch < shape.batch; ++cell.batch)
        for (cell.channel = 0; cell.channel < shape.channels; ++cell.channel)
            for (std::int64_t z = 0; z < depth; ++z)
                for (std::int64_t y = 0; y < height; ++y)
                    for (std::int64_t x = 0; x < width; ++x) {
                        if (axes == 3) cell.spatial[0] = z;
                        if (axes >= 2) cell.spatial[axes - 2] = y;
                        cell.spatial[axes - 1] = x;
                        values.push_back(value_of(computation, cell, table.of(z, y, x)));
                    }
    return {shape, std::move(values)};
}

}  // namespace deconvista::op
