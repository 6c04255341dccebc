#pragma once
// The board: the grid on which the kernel slides. For a convolution it is the padded input; for a transposed
// convolution in the gather view it is the input with zeros inserted between its cells and a border around them.
//
// Along each axis a place is counted from the first input cell, which lies at place 0 whatever the border: places do
// not move when a border is added or cut. Pictures ask the board what lies where; they compute no index.

#include <algorithm>
#include <cstdint>
#include <optional>

#include "core/op/operation.h"
#include "core/tensor/shape.h"

namespace deconvista::trace {

// How the gather picture of a transposed convolution is drawn; the result is the same. Before: a border of
// reach - 1 - padding, so that nothing is left to crop (negative: it cuts into the stretched input). After: a border of
// reach - 1, every position of the full result slid over, and then cropped.
enum class CropForm : std::uint8_t { Before, After };

enum class PlaceRole : std::uint8_t {
    Input,
    InsertedZero,
    Padding,
    OutputPadding,  // padding that is there because of output_padding
    Overhang,       // beyond the padding, under the last window of a ceil_mode pooling
};

struct BoardAxis {
    std::int64_t inputs{1};                       // cells of the input
    std::int64_t spacing{1};                      // places from one input cell to the next
    std::int64_t border_begin{0}, border_end{0};  // places added; negative: cut away
    std::int64_t output_padding{0};               // places of border_end that output_padding adds
    std::int64_t overhang{0};                     // places after border_end
    std::int64_t kernel{1}, dilation{1};
    std::int64_t window_step{1};              // places from one position of the window to the next
    std::int64_t positions{1};                // of the window
    std::int64_t crop_begin{0}, crop_end{0};  // positions that are slid over and then cropped
    std::int64_t returned{0};  // positions at the end of what is kept that are there because of output_padding

    bool operator==(BoardAxis const&) const = default;

    std::int64_t stretched() const { return (inputs - 1) * spacing + 1; }
    std::int64_t begin() const { return -border_begin; }
    std::int64_t end() const { return stretched() + border_end + overhang; }
    std::int64_t places() const { return end() - begin(); }
    std::int64_t reach() const { return dilation * (kernel - 1) + 1; }
    std::int64_t kept() const { return positions - crop_begin - crop_end; }

    // The border, taken apart: what stage Pad adds, what Cut takes away; OutputPadding adds the rest.
    std::int64_t padded_begin() const { return std::max<std::int64_t>(0, border_begin); }
    std::int64_t padded_end() const { return std::max<std::int64_t>(0, border_end) - output_padding; }
    std::int64_t cut_begin() const { return std::max<std::int64_t>(0, -border_begin); }
    std::int64_t cut_end() const { return std::max<std::int64_t>(0, -border_end); }

    // The place under the window's first cell.
    std::int64_t window_begin(std::int64_t position) const { return begin() + position * window_step; }
};

using Board = tensor::PerAxis<BoardAxis>;

Board make_board(op::Operation const& operation, tensor::Extents const& input, tensor::Extents const& output,
                 CropForm form);

// The axis that many before the last one; an axis that is missing has one place.
BoardAxis axis_from_last(Board const& board, int from_last);

// What lies at a place of the board, or lay there before a negative border cut it away.
PlaceRole role_at(Board const& board, tensor::Extents const& place);

// The input cell at the place, if one lies there, or lay there before it was cut away.
std::optional<tensor::Extents> input_at(Board const& board, tensor::Extents const& place);

// Whether any axis's border takes input or inserted zeros away, respectively adds places (other than for
// output_padding).
bool cuts(Board const& board);
bool pads(Board const& board);

}  // namespace deconvista::trace
