#pragma once
// The inner loops of core/op/fast_evaluate.cpp, each over `count` neighbouring cells. Number: float or double.

#include <cstdint>
#include <span>

namespace deconvista::op {

// to[i] = from[i * apart]
void copy_cells(float* to, float const* from, std::int64_t apart, std::int64_t count);
void copy_cells(double* to, float const* from, std::int64_t apart, std::int64_t count);

// A row of the input that contributes, and which cell of the kernel begins the row that it meets.
template <class Number>
struct RowPair {
    Number const* cells{};
    std::int64_t kernel{};
};

// What one kernel cell adds to a row: this cell of the kernel's row, and the input's cells from here on.
struct RunStart {
    std::int64_t kernel{}, input{};
};

// What is added up along a row: for each pair and each run cells side by side, and their weight in each of the
// channels. The weights of a kernel cell lie side by side for all channels.
template <class Number>
struct RowTerms {
    std::int64_t channels{1};
    Number const* weights{};
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

// The same for two rows of sums in turn: to[2 * i] = even[i] + bias, to[2 * i + 1] = odd[i] + bias
void write_in_turn(float* to, float const* even, float const* odd, double bias, std::int64_t count);
void write_in_turn(float* to, double const* even, double const* odd, double bias, std::int64_t count);

// maxima[i] = cells[i] where that is larger, or the first NaN
void raise_maxima(float* maxima, float const* cells, std::int64_t count);

}  // namespace deconvista::op
