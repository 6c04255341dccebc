#pragma once
// How dense a part of the matrix (core/op/matrix.h) is, bucket by bucket: a matrix of any size as a small picture.

#include <cstdint>
#include <vector>

#include "core/op/computation.h"

namespace deconvista::op {

// Rows first_row to first_row + rows - 1, columns likewise; inside the matrix, at least one of each.
struct MatrixArea {
    std::int64_t first_row{}, rows{}, first_column{}, columns{};
    bool operator==(MatrixArea const&) const = default;
};

struct MatrixDensity {
    std::int64_t width{}, height{};  // buckets
    std::vector<float> shares;       // row-major: the share of a bucket's entries that are not empty, 0 to 1
    bool operator==(MatrixDensity const&) const = default;
};

// Where bucket `number` of `buckets` begins among `count` rows or columns; the last one ends at `count`.
constexpr std::int64_t bucket_begin(std::int64_t number, std::int64_t buckets, std::int64_t count) {
    return number * count / buckets;
}

// The area in at most `width` x `height` buckets (never more than it has columns and rows). An entry counts where the
// relation has a tap, whatever its weight; in a max pooling, all cells of the window do.
//
// Time and memory: buckets plus, for each axis, extent * kernel, plus the channels. The entries are never visited.
MatrixDensity matrix_density(Computation const& computation, MatrixArea const& area, std::int64_t width,
                             std::int64_t height);

}  // namespace deconvista::op
