#pragma once
// A projection as a picture: 0 is the middle grey. The scale is the magnitude below which 99.7 % of the shown numbers
// lie, and the few beyond it are full black, white or colour: one bright pixel does not make all others faint.

#include <cstdint>
#include <span>
#include <vector>

#include "core/net/box.h"
#include "core/projection/projector.h"

namespace deconvista::projection {

enum class ChannelOrder : std::uint8_t { Rgb, Bgr };

struct PixelPicture {
    int width{}, height{};
    std::vector<std::uint8_t> rgb;  // row-major, interleaved
};

// The magnitude below which 99.7 % of the numbers other than 0 lie; 0 where all are.
float display_scale(std::span<float const> values);

// The part of (1, channels, height, width) that lies in `part`. One channel becomes grey; of more than three the first
// three are shown. Refuses what is not a map of two axes.
base::Result<PixelPicture> display(net::Array const& pixels, net::Box const& part, ChannelOrder order);

// On a given scale, above 0: for pictures that are compared.
base::Result<PixelPicture> display(net::Array const& pixels, net::Box const& part, ChannelOrder order, float scale);

}  // namespace deconvista::projection
