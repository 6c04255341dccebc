#pragma once
// The whole output of large inputs, fast: rows at a time rather than cells, in vector registers as wide as the machine
// has. The same taps as evaluate() takes (core/op/computation.h), added up in the same order, and the same bits: in
// single precision where nothing is rounded in it (core/op/exactness.h), as of a picture under most filters by name, in
// double precision otherwise.
//
// The exception are sums that single precision rounds, with many output channels to a group, as in the layers of a
// network. Those are added up in single precision as networks compute them: twice as fast, and off by at most
// terms * 2^-24 of the sum of the products' sizes. Each product is fused into its sum, so that they too are the same on
// every machine and on any number of threads; a machine that cannot do so, none of this decade, takes double precision.

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>

#include "core/op/computation.h"

namespace deconvista::op {

// So many output channels in a group are many.
constexpr std::int64_t kManyChannels = 16;

struct Watch {
    std::stop_token stop{};  // asked between rows
    // Called after each row, if there is one, from any of the threads.
    std::function<void(std::int64_t rows_done, std::int64_t rows)> report{};
    int threads{1};  // that share the rows
};

// Nothing if it was stopped before it was done. Memory: the output, and for each thread the rows that are read at once.
std::optional<tensor::Tensor> evaluate_fast(Computation const& computation, Watch const& watch = {});

}  // namespace deconvista::op
