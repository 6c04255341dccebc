#pragma once
// The output-size formula of an operation, in symbols and with its numbers put in. The symbols are PyTorch's: i input,
// k kernel, s stride, p padding, d dilation, op output padding, o output.

#include <string>

#include "core/op/operation.h"

namespace deconvista::picture {

// "o = ⌊(i + 2p − d·(k − 1) − 1) / s⌋ + 1"; with p begin and end named apart where they differ.
std::string size_formula(op::Operation const& operation, op::Axis const& axis);

// "⌊(5 + 2·1 − 1·(3 − 1) − 1) / 2⌋ + 1 = 3"
std::string size_formula_with_numbers(op::Operation const& operation, op::Axis const& axis, std::int64_t input,
                                      std::int64_t output);

}  // namespace deconvista::picture
