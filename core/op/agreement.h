#pragma once
// Whether all methods give the same result. They add up the same products in different orders, so integers agree bit
// for bit; other numbers may differ in their last digits.

#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/op/methods.h"

namespace deconvista::op {

struct Agreement {
    std::vector<Method> methods;  // that the operation has, gather first
    std::int64_t cells{};         // of the output
    std::int64_t equal{};         // in which all methods have the same bits; NaN equals NaN
    double largest_difference{};  // of finite values, from gather's
    bool operator==(Agreement const&) const = default;
};

// As costly as evaluating by every method.
base::Result<Agreement> compare_methods(Computation const& computation);

}  // namespace deconvista::op
