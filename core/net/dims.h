#pragma once
// The extents of an array of any number of axes, row-major, the last axis fastest. Unlike the shapes of core/tensor
// they may be empty (a scalar) and hold zeros (no elements).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace deconvista::net {

using Dims = std::vector<std::int64_t>;

constexpr std::size_t kMaxAxes = 16;

// How many elements; nothing if an extent is negative or the product passes 2^40.
std::optional<std::int64_t> count_elements(std::span<std::int64_t const> dims);

// How far apart neighbours lie along each axis, in elements.
Dims strides_of(Dims const& dims);

// NumPy's rule: extents are compared from the last on, and 1 stretches. Nothing if they do not fit.
std::optional<Dims> broadcast(Dims const& a, Dims const& b);

// The strides with which an array of `dims` is read as if it had `target`'s extents: 0 where it is stretched.
Dims broadcast_strides(Dims const& dims, Dims const& target);

// -1 is the last of `axes` axes. Nothing outside.
std::optional<std::size_t> axis_at(std::int64_t axis, std::size_t axes);

// Moves to the next index in row-major order, and back to the first after the last.
void advance(Dims const& dims, Dims& index);

// "[1, 3, 224, 224]"
std::string to_text(Dims const& dims);

}  // namespace deconvista::net
