#pragma once
// Arrays as NumPy's .npy files. Source: numpy/lib/format.py.

#include <string>

#include "core/base/result.h"
#include "core/net/array.h"
#include "core/net/graph.h"

namespace deconvista::net {

// Versions 1 to 3, little-endian, of the types f4, f8, f2 (becomes float32), i8, i4, u1, i1 and b1 (bool). Row-major
// values are used where they lie; what NumPy wrote column-major ("fortran_order") is brought into row-major order.
//
// The header is a claim: nothing is allocated before the file is known to hold all the values, and no more.
base::Result<Array> read_npy(Bytes const& file);

// Version 1, row-major. Half: float32 is written as float16.
std::string write_npy(Array const& array, Precision precision = Precision::Full);

}  // namespace deconvista::net
