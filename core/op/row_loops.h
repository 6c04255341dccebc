#pragma once
// The inner loops of core/op/fast_evaluate.cpp, each over `count` neighbouring cells.

#include <cstdint>

namespace deconvista::op {

// sums[i] += cells[i] * weight
void add_products(double* sums, float const* cells, double weight, std::int64_t count);

// sums[i] += cells[i]
void add_cells(double* sums, float const* cells, std::int64_t count);

// maxima[i] = cells[i] where that is larger, or the first NaN
void raise_maxima(float* maxima, float const* cells, std::int64_t count);

}  // namespace deconvista::op
