#include "core/op/row_loops.h"

// Each loop is compiled for several instruction sets, and the program takes the widest that the machine has. The
// results do not depend on it: every cell has its own sum, and products are rounded before they are added.
// The sanitizers cannot be asked which set it is while the program is being loaded; clang 14 has no such loops.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define DECONVISTA_WIDEST __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define DECONVISTA_WIDEST
#endif

namespace deconvista::op {
namespace {

// Eight cells at once, in memory aligned as a single one is.
constexpr std::int64_t kLanes = 8;
using Doubles = double __attribute__((vector_size(kLanes * sizeof(double))));
using StoredDoubles = double __attribute__((vector_size(kLanes * sizeof(double)), aligned(alignof(double)), may_alias));

}  // namespace

DECONVISTA_WIDEST void widen(double* __restrict to, float const* __restrict from, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) to[i] = double{from[i]};
}

// Four sums of eight cells each stay in registers while the terms go by.
DECONVISTA_WIDEST void sum_terms(double* sums, std::span<RowTerm const> terms, std::int64_t count) {
    std::int64_t i = 0;
    for (; i + 4 * kLanes <= count; i += 4 * kLanes) {
        Doubles first{}, second{}, third{}, fourth{};
        for (auto const& [cells, weight] : terms) {
            auto const* const from = reinterpret_cast<StoredDoubles const*>(cells + i);
            first += from[0] * weight;
            second += from[1] * weight;
            third += from[2] * weight;
            fourth += from[3] * weight;
        }
        auto* const to = reinterpret_cast<StoredDoubles*>(sums + i);
        to[0] = first;
        to[1] = second;
        to[2] = third;
        to[3] = fourth;
    }
    for (; i < count; ++i) {
        double sum = 0;
        for (auto const& [cells, weight] : terms) sum += cells[i] * weight;
        sums[i] = sum;
    }
}

DECONVISTA_WIDEST void raise_maxima(float* __restrict maxima, float const* __restrict cells, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        auto const maximum = maxima[i], cell = cells[i];
        bool const first_nan = cell != cell && maximum == maximum;
        maxima[i] = cell > maximum || first_nan ? cell : maximum;
    }
}

}  // namespace deconvista::op
