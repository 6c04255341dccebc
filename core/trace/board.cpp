#include "core/trace/board.h"

#include <algorithm>

namespace deconvista::trace {
namespace {

BoardAxis gathering_axis(op::Axis const& axis, std::int64_t input, std::int64_t output) {
    BoardAxis board{.inputs = input, .kernel = axis.kernel, .dilation = axis.dilation};
    board.border_begin = axis.padding_begin;
    board.border_end = axis.padding_end;
    board.window_step = axis.stride;
    board.positions = output;
    auto const needed = (output - 1) * axis.stride + op::reach(axis);
    board.overhang = std::max<std::int64_t>(0, needed - board.places());
    return board;
}

BoardAxis transposed_axis(op::Axis const& axis, std::int64_t input, std::int64_t output, CropForm form) {
    BoardAxis board{.inputs = input, .spacing = axis.stride, .kernel = axis.kernel, .dilation = axis.dilation};
    auto const border = op::reach(axis) - 1;
    auto const cut_begin = axis.padding_begin;
    auto const cut_end = axis.padding_end - axis.output_padding;
    board.positions = output;
    board.returned = std::min(axis.output_padding, output);
    if (form == CropForm::Before) {
        board.border_begin = border - cut_begin;
        board.border_end = border - cut_end;
        board.output_padding =
            std::clamp<std::int64_t>(axis.output_padding, 0, std::max<std::int64_t>(0, board.border_end));
        return board;
    }
    // Cells that lie beyond the full result have to be slid over as well; a border makes room for them.
    auto const beyond_begin = std::max<std::int64_t>(0, -cut_begin);
    auto const beyond_end = std::max<std::int64_t>(0, -cut_end);
    board.border_begin = border + beyond_begin;
    board.border_end = border + beyond_end;
    board.output_padding = std::min(beyond_end, axis.output_padding);
    board.crop_begin = std::max<std::int64_t>(0, cut_begin);
    board.crop_end = std::max<std::int64_t>(0, cut_end);
    board.positions += board.crop_begin + board.crop_end;
    return board;
}

PlaceRole role_on_axis(BoardAxis const& axis, std::int64_t place) {
    auto const padded = axis.stretched() + std::max<std::int64_t>(0, axis.border_end);
    if (place >= padded) return PlaceRole::Overhang;
    if (place >= padded - axis.output_padding) return PlaceRole::OutputPadding;
    if (place < 0 || place >= axis.stretched()) return PlaceRole::Padding;
    return place % axis.spacing == 0 ? PlaceRole::Input : PlaceRole::InsertedZero;
}

}  // namespace

Board make_board(op::Operation const& operation, tensor::Extents const& input, tensor::Extents const& output,
                 CropForm form) {
    Board board(input.axes(), {});
    for (int axis = 0; axis < input.axes(); ++axis)
        board[axis] = operation.kind == op::Kind::TransposedConvolution
                          ? transposed_axis(operation.axes[axis], input[axis], output[axis], form)
                          : gathering_axis(operation.axes[axis], input[axis], output[axis]);
    return board;
}

BoardAxis axis_from_last(Board const& board, int from_last) {
    auto const axis = board.axes() - 1 - from_last;
    return axis >= 0 ? board[axis] : BoardAxis{};
}

PlaceRole role_at(Board const& board, tensor::Extents const& place) {
    auto role = PlaceRole::Input;
    for (int axis = 0; axis < board.axes(); ++axis) role = std::max(role, role_on_axis(board[axis], place[axis]));
    return role;
}

std::optional<tensor::Extents> input_at(Board const& board, tensor::Extents const& place) {
    tensor::Extents cell(board.axes(), 0);
    for (int axis = 0; axis < board.axes(); ++axis) {
        auto const& along = board[axis];
        if (place[axis] < 0 || place[axis] >= along.stretched() || place[axis] % along.spacing != 0)
            return std::nullopt;
        cell[axis] = place[axis] / along.spacing;
    }
    return cell;
}

bool cuts(Board const& board) {
    return std::any_of(board.begin(), board.end(),
                       [](BoardAxis const& axis) { return axis.cut_begin() > 0 || axis.cut_end() > 0; });
}

bool pads(Board const& board) {
    return std::any_of(board.begin(), board.end(),
                       [](BoardAxis const& axis) { return axis.padded_begin() > 0 || axis.padded_end() > 0; });
}

}  // namespace deconvista::trace
