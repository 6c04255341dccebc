#pragma once
// Elements as files store them: little-endian, half precision as an own form of float32, truth values as bytes.

#include <string>

#include "core/base/result.h"
#include "core/net/array.h"
#include "core/net/graph.h"

namespace deconvista::net {

struct StoredType {
    ElementType type{};
    Precision precision{};
    bool operator==(StoredType const&) const = default;
};

std::size_t stored_size(StoredType const& type);

// As many elements as the extents count. The bytes are used where they lie, unless they are half precision, which
// becomes float32, or truth values, of which all but 0 become 1.
Array array_from_stored(StoredType const& type, Dims dims, Bytes const& bytes);

// The bytes to store. Half: float32 values are rounded to half precision.
std::string stored_bytes(Array const& array, Precision precision);

}  // namespace deconvista::net
