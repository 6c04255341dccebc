#pragma once
// Four ways to compute the same result. They add up the same products in different orders, in double precision, so
// integer values give the same bits whatever the method.

#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/op/computation.h"

namespace deconvista::op {

// Gather: each output cell collects what it is made of. Scatter: each input cell stamps the kernel on the output.
// Matrix: the flattened input times a sparse matrix with a row for each output cell. Phases: a transposed convolution
// with stride s as s small convolutions per axis whose results interleave (sub-pixel convolution).
enum class Method : std::uint8_t { Gather, Scatter, Matrix, Phases };

// The whole output. Only a transposed convolution has phases; asking for those of another operation is refused.
base::Result<tensor::Tensor> evaluate(Computation const& computation, Method method);

// An entry of the sparse matrix: which cell of the flattened input (channels, spatial...) of one batch item, and what
// it is multiplied by.
struct MatrixEntry {
    std::int64_t column{};
    double weight{};
    bool operator==(MatrixEntry const&) const = default;
};

// The row of the matrix that makes one output cell, the same for each batch item up to max pooling. A maximum is no
// linear operation: its row has the one entry that picks the largest cell of this very input.
std::vector<MatrixEntry> matrix_row(Computation const& computation, tensor::Index const& output);

}  // namespace deconvista::op
