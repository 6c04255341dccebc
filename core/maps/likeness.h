#pragma once
// How alike two pictures are, in numbers: what is said about projections shall be measured.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/net/box.h"

namespace deconvista::maps {

// Of two arrays as vectors, -1 to 1; nothing where one of them is 0 everywhere.
std::optional<double> cosine(std::span<float const> a, std::span<float const> b);

// Pearson's, -1 to 1; nothing where one of them is the same everywhere.
std::optional<double> correlation(std::span<double const> a, std::span<double const> b);

// How much of `a` is not in `b`: |a - b| / |a| as vectors; 0 where `a` is 0.
double change(std::span<float const> a, std::span<float const> b);

// The parts of (channels, height, width) that lie in the box, row-major, over all channels: the sum of the magnitudes;
// and of their sum the magnitude of Sobel's gradient, borders repeated.
std::vector<double> magnitudes(std::span<float const> values, std::int64_t height, std::int64_t width,
                               net::Box const& part);
std::vector<double> edges(std::span<float const> values, std::int64_t height, std::int64_t width, net::Box const& part);

}  // namespace deconvista::maps
