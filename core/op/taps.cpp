#include "core/op/taps.h"

#include <optional>

namespace deconvista::op {
namespace {

// Row-major distance between neighbours on each axis of a plane.
tensor::Extents plane_strides(tensor::Extents const& extents) {
    tensor::Extents strides(extents.axes(), 1);
    for (int axis = extents.axes() - 2; axis >= 0; --axis) strides[axis] = strides[axis + 1] * extents[axis + 1];
    return strides;
}

tensor::Extents kernel_extents(Operation const& operation) {
    tensor::Extents extents(operation.axes.axes(), 1);
    for (int axis = 0; axis < extents.axes(); ++axis) extents[axis] = operation.axes[axis].kernel;
    return extents;
}

// Planes have one to three axes; lists always have three, and the missing ones come first.
std::size_t list_of(int axis, int axes) {
    return static_cast<std::size_t>(axis + 3 - axes);
}

std::vector<AxisTap> multiplied(std::vector<AxisTap> taps, std::int64_t kernel_stride, std::int64_t input_stride) {
    for (auto& tap : taps) tap = {tap.kernel * kernel_stride, tap.input * input_stride};
    return taps;
}

// The relation, solved for the big and for the small cell. Either may lie outside its grid.
std::int64_t big_of(Axis const& axis, std::int64_t small, std::int64_t k) {
    return small * axis.stride + k * axis.dilation - axis.padding_begin;
}

std::optional<std::int64_t> small_of(Axis const& axis, std::int64_t big, std::int64_t k) {
    auto const scaled = big + axis.padding_begin - k * axis.dilation;
    if (scaled % axis.stride != 0) return std::nullopt;
    return scaled / axis.stride;
}

enum class Grid : std::uint8_t { Small, Big };

Grid input_grid(Operation const& operation) {
    return operation.kind == Kind::TransposedConvolution ? Grid::Small : Grid::Big;
}

Grid output_grid(Operation const& operation) {
    return operation.kind == Kind::TransposedConvolution ? Grid::Big : Grid::Small;
}

// Calls visit(stored kernel cell, partner) for the cells of the other grid that meet `cell` of `grid`, the partner
// ascending.
template <class Visit>
void for_each_partner(Operation const& operation, Axis const& axis, Grid grid, std::int64_t cell,
                      std::int64_t other_extent, Visit&& visit) {
    for (std::int64_t step = 0; step < axis.kernel; ++step) {
        // Seen from the big grid, a larger k means a smaller small cell: there, the relation's k runs backwards.
        auto const k = grid == Grid::Big ? axis.kernel - 1 - step : step;
        auto const stored = operation.orientation == Orientation::Flipped ? axis.kernel - 1 - k : k;
        auto const partner = grid == Grid::Big ? small_of(axis, cell, k) : big_of(axis, cell, k);
        if (partner && *partner >= 0 && *partner < other_extent) visit(stored, *partner);
    }
}

}  // namespace

std::vector<AxisTap> axis_taps(Operation const& operation, int axis, std::int64_t input_extent, std::int64_t output) {
    std::vector<AxisTap> taps;
    for_each_partner(operation, operation.axes[axis], output_grid(operation), output, input_extent,
                     [&](std::int64_t kernel, std::int64_t input) {
                         taps.push_back({kernel, input});
                     });
    return taps;
}

std::vector<AxisStamp> axis_stamps(Operation const& operation, int axis, std::int64_t output_extent,
                                   std::int64_t input) {
    std::vector<AxisStamp> stamps;
    for_each_partner(operation, operation.axes[axis], input_grid(operation), input, output_extent,
                     [&](std::int64_t kernel, std::int64_t output) {
                         stamps.push_back({kernel, output});
                     });
    return stamps;
}

std::int64_t cells_in_padded_input(Axis const& axis, std::int64_t input_extent, std::int64_t output) {
    std::int64_t cells = 0;
    for (std::int64_t k = 0; k < axis.kernel; ++k) {
        auto const place = output * axis.stride + k * axis.dilation - axis.padding_begin;
        if (place < input_extent + axis.padding_end) ++cells;  // none lies before -padding_begin
    }
    return cells;
}

TapTable::TapTable(Operation const& operation, tensor::Extents const& input, tensor::Extents const& first,
                   tensor::Extents const& extents) {
    auto const axes = input.axes();
    auto const kernel_strides = plane_strides(kernel_extents(operation));
    auto const input_strides = plane_strides(input);
    lists_.fill({{AxisTap{0, 0}}});
    for (int axis = 0; axis < axes; ++axis) {
        auto& lists = lists_[list_of(axis, axes)];
        lists.clear();
        for (std::int64_t cell = 0; cell < extents[axis]; ++cell)
            lists.push_back(multiplied(axis_taps(operation, axis, input[axis], first[axis] + cell),
                                       kernel_strides[axis], input_strides[axis]));
    }
}

TapTable::TapTable(Operation const& operation, tensor::Extents const& input, tensor::Extents const& output)
    : TapTable{operation, input, tensor::Extents(output.axes(), 0), output} {}

TapTable TapTable::of_one(Operation const& operation, tensor::Extents const& input, tensor::Extents const& cell) {
    return {operation, input, cell, tensor::Extents(cell.axes(), 1)};
}

CellTaps TapTable::of(std::int64_t z, std::int64_t y, std::int64_t x) const {
    return {lists_[0][static_cast<std::size_t>(z)], lists_[1][static_cast<std::size_t>(y)],
            lists_[2][static_cast<std::size_t>(x)]};
}

}  // namespace deconvista::op
