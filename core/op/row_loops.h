#pragma once
// The inner loops of core/op/fast_evaluate.cpp, each over `count` neighbouring cells. Number: float or double.

#include <cstdint>
#include <span>

namespace deconvista::op {

// to[i] = from[i]
void widen(double* to, float const* from, std::int64_t count);

// A row of the input that contributes, with the weights of the kernel's row that it meets: those of a kernel cell in
// all channels, then those of the next.
template <class Number>
struct RowPair {
    Number const* cells{};
    Number const* weights{};
};

// What one kernel cell adds to a row: cells from here on.
struct RunStart {
    std::int64_t kernel{}, input{};
};

// What is added up along a row: for each pair and each run cells side by side, and their weight in each of the
// channels.
template <class Number>
struct RowTerms {
    std::int64_t channels{1};
    std::span<RowPair<Number> const> pairs;
    std::span<RunStart const> runs;
};

// What sizes and fractions there are among values: the bits of the largest size, which are in the order of sizes and
// tell infinities and NaN; and whether some value is no multiple of 1 / scale, or larger than 2^30 / scale.
struct Spread {
    std::uint32_t largest{};
    bool has_fractions{};
};
Spread spread_of(std::span<float const> values, float scale);

// Whether this machine multiplies and adds in one instruction, which rounds once.
bool fuses_products();

// For each channel c and cell i: sums[c * apart + i] = the terms' cells[i] * weight[c], added up in order. Floats only
// where fuses_products() or where nothing is rounded: then they are the same on every machine.
void sum_terms(float* sums, std::int64_t apart, RowTerms<float> const& terms, std::int64_t count);
void sum_terms(double* sums, std::int64_t apart, RowTerms<double> const& terms, std::int64_t count);

// to[i * apart] = sums[i] + bias, rounded once
void write_sums(float* to, std::int64_t apart, float const* sums, double bias, std::int64_t count);
void write_sums(float* to, std::int64_t apart, double const* sums, double bias, std::int64_t count);

// maxima[i] = cells[i] where that is larger, or the first NaN
void raise_maxima(float* maxima, float const* cells, std::int64_t count);

}  // namespace deconvista::op
