#pragma once
// Operators that are defined on floating numbers compute in float32 with double sums; float64 arrays go through them
// and come back as float64.

#include "core/kernels/kernel.h"

namespace deconvista::kernels {

// The input as aligned float32. Integers of 8 bits and float64 are converted; others are refused.
base::Result<net::Array> float_input(Call const& call, std::size_t i);

// Back in the element type of input 0.
net::Array like_input(Call const& call, net::Array const& result);

}  // namespace deconvista::kernels
