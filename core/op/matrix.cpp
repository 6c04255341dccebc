#include "core/op/matrix.h"

#include <utility>

#include "core/base/check.h"
#include "core/op/taps.h"

namespace deconvista::op {
namespace {

// Two places that grow together into row-major offsets, axis by axis.
struct Stamp {
    std::int64_t kernel{}, output{};
};

// Where an input cell lands within one pair of channels: offsets into the kernel's and the output's plane, the output
// ascending.
std::vector<Stamp> stamps_of(Computation const& computation, tensor::Extents const& input) {
    auto const& operation = computation.operation;
    std::vector<Stamp> stamps{{}};
    for (int axis = 0; axis < input.axes(); ++axis) {
        auto const extent = computation.output.spatial[axis];
        auto const along = axis_stamps(operation, axis, extent, input[axis]);
        std::vector<Stamp> longer;
        longer.reserve(stamps.size() * along.size());
        for (auto const& [kernel, output] : stamps)
            for (auto const& stamp : along)
                longer.push_back({kernel * operation.axes[axis].kernel + stamp.kernel, output * extent + stamp.output});
        stamps = std::move(longer);
    }
    return stamps;
}

std::int64_t kernel_plane(Computation const& computation, std::int64_t output_channel, std::int64_t input_channel) {
    tensor::Extents const first(computation.operation.axes.axes(), 0);
    return offset(computation.kernel.shape(), kernel_index(computation, output_channel, input_channel, first));
}

double weight_at(Computation const& computation, std::int64_t kernel) {
    return double{computation.kernel.values()[static_cast<std::size_t>(kernel)]};
}

std::int64_t offset_in_item(tensor::Shape const& shape, tensor::Index cell) {
    cell.batch = 0;
    return offset(shape, cell);
}

tensor::Shape window_shape(Operation const& operation) {
    tensor::Shape shape{1, 1, tensor::Extents(operation.axes.axes(), 1)};
    for (int axis = 0; axis < shape.spatial.axes(); ++axis) shape.spatial[axis] = operation.axes[axis].kernel;
    return shape;
}

std::vector<MatrixEntry> pooling_row(Computation const& computation, tensor::Index const& output) {
    auto const row = offset_in_item(computation.output, output);
    auto const window = window_shape(computation.operation);
    bool const maximum = computation.operation.kind == Kind::MaxPooling;
    std::vector<MatrixEntry> entries;
    for (auto const& term : sum_at(computation, output).terms) {
        if (maximum && term.w == 0) continue;
        entries.push_back(
            {row, offset_in_item(computation.input.shape(), term.input), offset(window, term.kernel), term.w});
    }
    return entries;
}

std::vector<MatrixEntry> pooling_column(Computation const& computation, tensor::Index const& input) {
    auto const column = offset_in_item(computation.input.shape(), input);
    auto const plane = input.channel * plane_size(computation.output);
    std::vector<MatrixEntry> entries;
    for (auto const& stamp : stamps_of(computation, input.spatial)) {
        auto output = index_at(computation.output, plane + stamp.output);
        output.batch = input.batch;
        for (auto const& entry : pooling_row(computation, output))
            if (entry.column == column) entries.push_back(entry);
    }
    return entries;
}

}  // namespace

MatrixExtents matrix_extents(Computation const& computation) {
    auto const& input = computation.input.shape();
    auto const& output = computation.output;
    return {output.channels * plane_size(output), input.channels * plane_size(input)};
}

std::vector<MatrixEntry> matrix_row(Computation const& computation, tensor::Index const& output) {
    if (is_pooling(computation.operation.kind)) return pooling_row(computation, output);
    auto const table = TapTable::of_one(computation.operation, computation.input.shape().spatial, output.spatial);
    auto const taps = table.of(0, 0, 0);
    auto const plane = plane_size(computation.input.shape());
    auto const row = offset_in_item(computation.output, output);
    auto const range = input_channels_of(computation, output.channel);
    std::vector<MatrixEntry> entries;
    entries.reserve(static_cast<std::size_t>(range.count * taps.size()));
    for (auto from = range.first; from < range.first + range.count; ++from) {
        auto const weights = kernel_plane(computation, output.channel, from);
        taps.for_each([&](Tap const& tap) {
            auto const kernel = weights + tap.kernel;
            entries.push_back({row, from * plane + tap.input, kernel, weight_at(computation, kernel)});
        });
    }
    return entries;
}

std::vector<MatrixEntry> matrix_column(Computation const& computation, tensor::Index const& input) {
    if (is_pooling(computation.operation.kind)) return pooling_column(computation, input);
    auto const stamps = stamps_of(computation, input.spatial);
    auto const plane = plane_size(computation.output);
    auto const column = offset_in_item(computation.input.shape(), input);
    auto const range = output_channels_of(computation, input.channel);
    std::vector<MatrixEntry> entries;
    entries.reserve(static_cast<std::size_t>(range.count) * stamps.size());
    for (auto to = range.first; to < range.first + range.count; ++to) {
        auto const weights = kernel_plane(computation, to, input.channel);
        for (auto const& stamp : stamps) {
            auto const kernel = weights + stamp.kernel;
            entries.push_back({to * plane + stamp.output, column, kernel, weight_at(computation, kernel)});
        }
    }
    return entries;
}

MatrixExtents im2col_extents(Computation const& computation) {
    auto const& operation = computation.operation;
    auto const channels = is_pooling(operation.kind) ? 1 : computation.input.shape().channels / operation.groups;
    return {channels * plane_size(window_shape(operation)), plane_size(computation.output)};
}

std::vector<std::optional<std::int64_t>> im2col_column(Computation const& computation, tensor::Index const& output) {
    auto const& operation = computation.operation;
    auto const& input = computation.input.shape();
    std::vector<std::optional<std::int64_t>> window{0};  // offsets in a plane of the input, by kernel cells
    for (int axis = 0; axis < input.spatial.axes(); ++axis) {
        auto const extent = input.spatial[axis];
        std::vector<std::optional<std::int64_t>> met(static_cast<std::size_t>(operation.axes[axis].kernel));
        for (auto const& tap : axis_taps(operation, axis, extent, output.spatial[axis]))
            met[static_cast<std::size_t>(tap.kernel)] = tap.input;
        std::vector<std::optional<std::int64_t>> longer;
        longer.reserve(window.size() * met.size());
        for (auto const& before : window)
            for (auto const& here : met)
                longer.push_back(before && here ? std::optional{*before * extent + *here} : std::nullopt);
        window = std::move(longer);
    }
    auto const range = input_channels_of(computation, output.channel);
    std::vector<std::optional<std::int64_t>> column;
    column.reserve(static_cast<std::size_t>(range.count) * window.size());
    for (auto from = range.first; from < range.first + range.count; ++from)
        for (auto const& cell : window)
            column.push_back(cell ? std::optional{from * plane_size(input) + *cell} : std::nullopt);
    return column;
}

}  // namespace deconvista::op
