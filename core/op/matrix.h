#pragma once
// An operation as a sparse matrix: the flattened output of a batch item is this matrix times the flattened input of the
// item, plus the bias. Row r makes output cell index_at(output, r) and column c is for input cell index_at(input, c),
// both of batch item 0: channels first, then the spatial axes, row-major.
//
// With the same kernel, the matrix of a transposed convolution is the transpose of that of the convolution. The matrix
// is the same for each batch item, up to max pooling: a maximum is no linear operation, and its row has the one entry
// that picks the largest cell of this very item.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/op/computation.h"

namespace deconvista::op {

struct MatrixExtents {
    std::int64_t rows{}, columns{};
    bool operator==(MatrixExtents const&) const = default;
};
MatrixExtents matrix_extents(Computation const& computation);

struct MatrixEntry {
    std::int64_t row{}, column{};
    std::int64_t kernel{};  // row-major offset in the stored kernel; for pooling in the window
    double weight{};        // a pooling's: 1 for what a maximum picks, 1 / count in an average
    bool operator==(MatrixEntry const&) const = default;
};

// The entries of the row that makes an output cell, by columns, and of the column of an input cell, by rows:
// O(kernel * channels of the group) whatever the extents. Entries whose weight happens to be 0 are among them.
std::vector<MatrixEntry> matrix_row(Computation const& computation, tensor::Index const& output);
std::vector<MatrixEntry> matrix_column(Computation const& computation, tensor::Index const& input);

// im2col: what lies under the kernel at one output cell, as a column. For each input channel of the group and each cell
// of the kernel as stored, row-major, the offset of the input cell in its item, or nothing: padding, or a zero that a
// transposed convolution inserts. The weights of an output channel, flattened likewise, times this column give the
// output cell.
std::vector<std::optional<std::int64_t>> im2col_column(Computation const& computation, tensor::Index const& output);

// Rows: cells of im2col_column; columns: output cells of one channel. Nothing if the product overflows.
MatrixExtents im2col_extents(Computation const& computation);

}  // namespace deconvista::op
