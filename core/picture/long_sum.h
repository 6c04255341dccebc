#pragma once
// Which terms of a long sum are shown.
//
// Where a ReLU has been most inputs are zero, and of hundreds of terms it takes the few that are not to follow how a
// number came about.

#include <cstdint>
#include <vector>

#include "core/op/computation.h"

namespace deconvista::picture {

struct LongSum {
    std::vector<op::Term> head, tail;  // in the order of the sum
    std::int64_t left_out{};           // anywhere between the first of them and the last
    bool zeros_alone{};                // are left out
};

// At most so many terms at the beginning and at the end of the sum of an output cell. What does not find room are first
// the products that are zero; in sums of more than 32,768 terms, and in poolings, it is simply the middle.
LongSum long_sum(op::Computation const& computation, tensor::Index const& output, std::int64_t head, std::int64_t tail);

}  // namespace deconvista::picture
