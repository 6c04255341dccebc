#pragma once
// Four ways to compute the same result. They add up the same products in different orders, in double precision, so
// integer values give the same bits whatever the method.

#include <cstdint>

#include "core/base/result.h"
#include "core/op/computation.h"

namespace deconvista::op {

// Gather: each output cell collects what it is made of. Scatter: each input cell stamps the kernel on the output.
// Matrix: the flattened input times a sparse matrix with a row for each output cell (core/op/matrix.h). Phases: a
// transposed convolution with stride s as s small convolutions per axis whose results interleave (core/op/phases.h).
enum class Method : std::uint8_t { Gather, Scatter, Matrix, Phases };

// The whole output. Only a transposed convolution has phases; asking for those of another operation is refused.
base::Result<tensor::Tensor> evaluate(Computation const& computation, Method method);

}  // namespace deconvista::op
