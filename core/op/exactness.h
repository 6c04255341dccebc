#pragma once
// Whether a whole operation can be added up in single precision without any rounding.

#include "core/op/computation.h"

namespace deconvista::op {

// Whether every product, and every sum of products in whatever order, is a float: so it is for whole numbers and for
// fractions with a common power of two that stay small enough, such as a picture under a kernel of such numbers. Then
// single precision gives the bits of double precision. Looks at every value, on so many threads, unless the first few
// tell; infinities and NaN are not exact. The bias is not part of it.
bool is_exact_in_float(Computation const& computation, int threads = 1);

}  // namespace deconvista::op
