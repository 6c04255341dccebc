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

DECONVISTA_WIDEST void add_products(double* __restrict sums, float const* __restrict cells, double weight,
                                    std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) sums[i] += double{cells[i]} * weight;
}

DECONVISTA_WIDEST void add_cells(double* __restrict sums, float const* __restrict cells, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) sums[i] += double{cells[i]};
}

DECONVISTA_WIDEST void raise_maxima(float* __restrict maxima, float const* __restrict cells, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        auto const maximum = maxima[i], cell = cells[i];
        bool const first_nan = cell != cell && maximum == maximum;
        maxima[i] = cell > maximum || first_nan ? cell : maximum;
    }
}

}  // namespace deconvista::op
