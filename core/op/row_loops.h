#pragma once
// The inner loops of core/op/fast_evaluate.cpp, each over `count` neighbouring cells.

#include <cstdint>
#include <vector>

namespace deconvista::op {

// to[i] = from[i]
void widen(double* to, float const* from, std::int64_t count);

// What is added up along a row: for each term cells side by side, and their weight in each of several channels.
struct RowTerms {
    std::int64_t channels{1};
    std::vector<double const*> cells;
    std::vector<double> weights;  // of a term one after the other for all channels
};

// For each channel c and cell i, from the left:
// sums[c * apart + i] = cells[0][i] * weights[c] + cells[1][i] * weights[channels + c] + ...
void sum_terms(double* sums, std::int64_t apart, RowTerms const& terms, std::int64_t count);

// maxima[i] = cells[i] where that is larger, or the first NaN
void raise_maxima(float* maxima, float const* cells, std::int64_t count);

}  // namespace deconvista::op
