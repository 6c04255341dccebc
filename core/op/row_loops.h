#pragma once
// The inner loops of core/op/fast_evaluate.cpp, each over `count` neighbouring cells.

#include <cstdint>
#include <span>

namespace deconvista::op {

// to[i] = from[i]
void widen(double* to, float const* from, std::int64_t count);

// Cells side by side, all with the same weight.
struct RowTerm {
    double const* cells{};
    double weight{};
};

// sums[i] = terms[0].cells[i] * terms[0].weight + terms[1].cells[i] * terms[1].weight + ..., from the left.
void sum_terms(double* sums, std::span<RowTerm const> terms, std::int64_t count);

// maxima[i] = cells[i] where that is larger, or the first NaN
void raise_maxima(float* maxima, float const* cells, std::int64_t count);

}  // namespace deconvista::op
