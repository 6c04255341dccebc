#pragma once
// The whole output of large inputs, fast: rows at a time rather than cells, in vector registers as wide as the machine
// has. The same bits as evaluate() gives (core/op/computation.h): the same taps, added up in the same order in double
// precision.

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>

#include "core/op/computation.h"

namespace deconvista::op {

struct Watch {
    std::stop_token stop{};  // asked between rows
    // Called after each row, if there is one, from any of the threads.
    std::function<void(std::int64_t rows_done, std::int64_t rows)> report{};
    int threads{1};  // that share the rows
};

// Nothing if it was stopped before it was done. Memory: the input and the output once more.
std::optional<tensor::Tensor> evaluate_fast(Computation const& computation, Watch const& watch = {});

}  // namespace deconvista::op
