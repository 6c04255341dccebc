#pragma once
// Counts what this test program takes from the heap.

#include <cstddef>

namespace deconvista::trace {

// Bytes asked for since the program began, given back or not.
std::size_t bytes_allocated();

}  // namespace deconvista::trace
