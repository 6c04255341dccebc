#include "core/op/row_loops.h"

#include <bit>
#include <cstring>

// Each loop is compiled for several instruction sets, and the program takes the widest that the machine has. The
// results do not depend on which: every cell has its own sum. In double precision the product of two floats is exact,
// so that it is the same whether it is added in one instruction with it or in two; single precision is asked for only
// where it is one.
#if defined(__x86_64__) && defined(__GNUC__)
#define DECONVISTA_TARGETS 1
#define DECONVISTA_FOR(target_name) __attribute__((target(target_name)))
#else
#define DECONVISTA_FOR(target_name)
#endif
// The sanitizers cannot be asked which set it is while the program is being loaded; clang 14 has no such loops.
#if defined(DECONVISTA_TARGETS) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define DECONVISTA_WIDEST __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define DECONVISTA_WIDEST
#endif
#define DECONVISTA_INLINE __attribute__((always_inline)) inline

namespace deconvista::op {
namespace {

// Cells side by side. To and from memory they are copied, because there they are aligned as a single one is.
template <class Number, std::int64_t lanes>
struct SideBySide {
    using Type __attribute__((vector_size(lanes * sizeof(Number)))) = Number;
};
template <class Number>
struct SideBySide<Number, 1> {
    using Type = Number;  // of vectors of one, GCC makes detours through memory
};
template <class Number, std::int64_t lanes>
using Cells = typename SideBySide<Number, lanes>::Type;

// Some of the channels of the terms, as long as a row is.
template <class Number>
struct Rows {
    Number* sums;
    std::int64_t apart;
    RowTerms<Number> const& terms;
    std::int64_t first;  // channel
};

// The sums of some channels, at vectors * lanes cells from i on, stay in registers while the terms go by.
template <std::int64_t lanes, std::int64_t channels, std::int64_t vectors, class Number>
DECONVISTA_INLINE void sum_tile(Rows<Number> const& rows, std::int64_t i) {
    constexpr auto kSize = lanes * sizeof(Number);
    auto const* const weights = rows.terms.weights + rows.first;
    Cells<Number, lanes> sums[channels][vectors]{};
    for (auto const& pair : rows.terms.pairs)
        for (auto const& run : rows.terms.runs) {
            auto const* const cells = pair.cells + run.input + i;
            auto const* const weight = weights + (pair.kernel + run.kernel) * rows.terms.channels;
            Cells<Number, lanes> values[vectors];
            for (std::int64_t v = 0; v < vectors; ++v) std::memcpy(&values[v], cells + v * lanes, kSize);
            for (std::int64_t c = 0; c < channels; ++c)
                for (std::int64_t v = 0; v < vectors; ++v) sums[c][v] += values[v] * weight[c];
        }
    for (std::int64_t c = 0; c < channels; ++c) {
        auto* const to = rows.sums + (rows.first + c) * rows.apart + i;
        for (std::int64_t v = 0; v < vectors; ++v) std::memcpy(to + v * lanes, &sums[c][v], kSize);
    }
}

// A single cell, with the channels side by side instead, as their weights are.
template <std::int64_t channels, class Number>
DECONVISTA_INLINE void sum_cell(Rows<Number> const& rows, std::int64_t i) {
    auto const* const weights = rows.terms.weights + rows.first;
    Cells<Number, channels> sums{};
    for (auto const& pair : rows.terms.pairs)
        for (auto const& run : rows.terms.runs) {
            Cells<Number, channels> weight;
            std::memcpy(&weight, weights + (pair.kernel + run.kernel) * rows.terms.channels, sizeof(weight));
            sums += weight * pair.cells[run.input + i];
        }
    for (std::int64_t c = 0; c < channels; ++c) rows.sums[(rows.first + c) * rows.apart + i] = sums[c];
}

// What is left of a row from cell i on, at most vectors * lanes cells, in few tiles: the last one begins before the end
// by its own length and adds up some cells once more, if there are so many.
template <std::int64_t lanes, std::int64_t channels, std::int64_t vectors, class Number>
DECONVISTA_INLINE void sum_rest(Rows<Number> const& rows, std::int64_t i, std::int64_t count) {
    constexpr auto kFewer = vectors - 1, kCells = vectors * lanes;
    if constexpr (kFewer > 0)
        if (count - i <= kFewer * lanes) return sum_rest<lanes, channels, kFewer>(rows, i, count);
    if (count >= kCells) return sum_tile<lanes, channels, vectors>(rows, count - kCells);
    if constexpr (kFewer > 0) {
        sum_tile<lanes, channels, kFewer>(rows, i);
        sum_rest<lanes, channels, 1>(rows, i + kFewer * lanes, count);
    } else {
        for (; i < count; ++i) {
            if constexpr (std::has_single_bit(static_cast<std::uint64_t>(channels)) && channels > 1)
                sum_cell<channels>(rows, i);
            else
                sum_tile<1, channels, 1>(rows, i);
        }
    }
}

template <std::int64_t lanes, std::int64_t channels, std::int64_t vectors, class Number>
DECONVISTA_INLINE void sum_channels(Rows<Number> const& rows, std::int64_t count) {
    std::int64_t i = 0;
    for (; i + vectors * lanes <= count; i += vectors * lanes) sum_tile<lanes, channels, vectors>(rows, i);
    if (i < count) sum_rest<lanes, channels, vectors>(rows, i, count);
}

// So many channels at a time, as often as there are so many.
template <std::int64_t lanes, std::int64_t channels, std::int64_t vectors, class Number>
DECONVISTA_INLINE void sum_some(Rows<Number>& rows, std::int64_t count) {
    for (; rows.first + channels <= rows.terms.channels; rows.first += channels)
        sum_channels<lanes, channels, vectors>(rows, count);
}

// Most channels at a time, as many as there are registers for, with so many vectors each.
template <std::int64_t lanes, std::int64_t channels, std::int64_t vectors, class Number>
DECONVISTA_INLINE void sum_all(Rows<Number> rows, std::int64_t count) {
    sum_some<lanes, channels, vectors>(rows, count);
    sum_some<lanes, 4, 3>(rows, count);
    sum_some<lanes, 3, 4>(rows, count);
    sum_some<lanes, 1, 8>(rows, count);
}

// The commonest strides each in a loop of its own, which is one of vectors.
template <class Number>
DECONVISTA_INLINE void copy_by(Number* __restrict to, float const* __restrict from, std::int64_t apart,
                               std::int64_t count) {
    if (apart == 1)
        for (std::int64_t i = 0; i < count; ++i) to[i] = Number{from[i]};
    else if (apart == 2)
        for (std::int64_t i = 0; i < count; ++i) to[i] = Number{from[2 * i]};
    else
        for (std::int64_t i = 0; i < count; ++i) to[i] = Number{from[apart * i]};
}

template <class Number>
DECONVISTA_INLINE void write_pairs(float* __restrict to, Number const* __restrict even, Number const* __restrict odd,
                                   double bias, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        to[2 * i] = static_cast<float>(double{even[i]} + bias);
        to[2 * i + 1] = static_cast<float>(double{odd[i]} + bias);
    }
}

#ifdef DECONVISTA_TARGETS
// By itself, AVX-512F fuses single cells and those of 512 bits, but not those between.
bool has_512() {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("fma");
}

bool has_256() {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

template <class Number>
DECONVISTA_FOR("avx512f,fma")
void sum_by_512(Rows<Number> const& rows, std::int64_t count) {
    sum_all<64 / sizeof(Number), 8, 3>(rows, count);
}
template <class Number>
DECONVISTA_FOR("avx2,fma")
void sum_by_256(Rows<Number> const& rows, std::int64_t count) {
    sum_all<32 / sizeof(Number), 4, 3>(rows, count);
}
#endif

template <class Number>
void sum_by_widest(Rows<Number> const& rows, std::int64_t count) {
#ifdef DECONVISTA_TARGETS
    if (has_512()) return sum_by_512(rows, count);
    if (has_256()) return sum_by_256(rows, count);
#endif
    sum_all<16 / sizeof(Number), 4, 2>(rows, count);
}

}  // namespace

bool fuses_products() {
#ifdef DECONVISTA_TARGETS
    return has_512() || has_256();
#elif defined(__FP_FAST_FMAF)
    return true;
#else
    return false;
#endif
}

DECONVISTA_WIDEST Spread spread_of(std::span<float const> values, float scale) {
    constexpr std::uint32_t kSize = 0x7FFFFFFF;                    // all but the sign
    constexpr auto kMost = std::bit_cast<std::uint32_t>(0x1p30F);  // of what is converted; the rest becomes 0
    std::uint32_t largest = 0, fractions = 0;
    for (auto const value : values) {
        auto const size = std::bit_cast<std::uint32_t>(value) & kSize;
        largest = size > largest ? size : largest;
        auto const scaled = value * scale;
        auto const bits = std::bit_cast<std::uint32_t>(scaled);
        auto const within = std::bit_cast<float>(bits & (0U - static_cast<std::uint32_t>((bits & kSize) < kMost)));
        fractions += static_cast<float>(static_cast<std::int32_t>(within)) != scaled ? 1 : 0;
    }
    return {largest, fractions > 0};
}

DECONVISTA_WIDEST void copy_cells(float* to, float const* from, std::int64_t apart, std::int64_t count) {
    copy_by(to, from, apart, count);
}

DECONVISTA_WIDEST void copy_cells(double* to, float const* from, std::int64_t apart, std::int64_t count) {
    copy_by(to, from, apart, count);
}

void sum_terms(float* sums, std::int64_t apart, RowTerms<float> const& terms, std::int64_t count) {
    sum_by_widest(Rows<float>{sums, apart, terms, 0}, count);
}

void sum_terms(double* sums, std::int64_t apart, RowTerms<double> const& terms, std::int64_t count) {
    sum_by_widest(Rows<double>{sums, apart, terms, 0}, count);
}

DECONVISTA_WIDEST void write_sums(float* __restrict to, std::int64_t apart, float const* __restrict sums, double bias,
                                  std::int64_t count) {
    if (apart == 1)
        for (std::int64_t i = 0; i < count; ++i) to[i] = static_cast<float>(double{sums[i]} + bias);
    else
        for (std::int64_t i = 0; i < count; ++i) to[i * apart] = static_cast<float>(double{sums[i]} + bias);
}

DECONVISTA_WIDEST void write_sums(float* __restrict to, std::int64_t apart, double const* __restrict sums, double bias,
                                  std::int64_t count) {
    if (apart == 1)
        for (std::int64_t i = 0; i < count; ++i) to[i] = static_cast<float>(sums[i] + bias);
    else
        for (std::int64_t i = 0; i < count; ++i) to[i * apart] = static_cast<float>(sums[i] + bias);
}

DECONVISTA_WIDEST void write_in_turn(float* to, float const* even, float const* odd, double bias, std::int64_t count) {
    write_pairs(to, even, odd, bias, count);
}

DECONVISTA_WIDEST void write_in_turn(float* to, double const* even, double const* odd, double bias,
                                     std::int64_t count) {
    write_pairs(to, even, odd, bias, count);
}

DECONVISTA_WIDEST void raise_maxima(float* __restrict maxima, float const* __restrict cells, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        auto const maximum = maxima[i], cell = cells[i];
        bool const first_nan = cell != cell && maximum == maximum;
        maxima[i] = cell > maximum || first_nan ? cell : maximum;
    }
}

}  // namespace deconvista::op
