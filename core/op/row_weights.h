#pragma once
// A kernel's weights as core/op/row_loops.h wants them: side by side for the output channels that are computed
// together.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/op/computation.h"

namespace deconvista::op {

// Output channels that read the same input channels and are computed together.
struct ChannelBlock {
    std::int64_t first{}, count{};
};

inline std::vector<ChannelBlock> channel_blocks(Computation const& computation) {
    constexpr std::int64_t kTogether = 8;
    auto const channels = computation.output.channels;
    auto const in_group = is_pooling(computation.operation.kind) ? 1 : channels / computation.operation.groups;
    std::vector<ChannelBlock> blocks;
    for (std::int64_t group = 0; group < channels; group += in_group)
        for (std::int64_t first = 0; first < in_group; first += kTogether)
            blocks.push_back({group + first, std::min(kTogether, in_group - first)});
    return blocks;
}

// Number: float or double. Those of a pooling are 1.
template <class Number>
class RowWeights {
public:
    RowWeights(Computation const& computation, std::vector<ChannelBlock> const& blocks)
        : inputs_{is_pooling(computation.operation.kind) ? 1 : input_channels_of(computation, 0).count},
          plane_{plane_size(kernel_plane_shape(computation))},
          row_{computation.operation.axes[computation.operation.axes.axes() - 1].kernel} {
        if (is_pooling(computation.operation.kind)) {
            weights_.assign(static_cast<std::size_t>(computation.output.channels * plane_), Number{1});
            return;
        }
        weights_.resize(computation.kernel.values().size());
        for (auto const& block : blocks)
            for (std::int64_t c = 0; c < block.count; ++c) pack(computation, block, c);
    }

    // Those of a block's channels. In them, side by side for all channels of the block, come the cells of the kernel of
    // the group's first input channel, then those of the next.
    Number const* of(ChannelBlock const& block) const { return weights_.data() + block.first * inputs_ * plane_; }

    // Which of these cells begins a row of the kernel.
    std::int64_t row(std::int64_t input, std::int64_t kernel_row) const { return input * plane_ + kernel_row * row_; }

private:
    void pack(Computation const& computation, ChannelBlock const& block, std::int64_t channel) {
        auto const range = input_channels_of(computation, block.first);
        tensor::Extents const first_cell(computation.operation.axes.axes(), 0);
        for (std::int64_t input = 0; input < inputs_; ++input) {
            auto const index = kernel_index(computation, block.first + channel, range.first + input, first_cell);
            auto const* const from = computation.kernel.values().data() + offset(computation.kernel.shape(), index);
            auto* const to = weights_.data() + (block.first * inputs_ + input * block.count) * plane_ + channel;
            for (std::int64_t cell = 0; cell < plane_; ++cell) to[cell * block.count] = Number{from[cell]};
        }
    }

    std::int64_t inputs_, plane_, row_;
    std::vector<Number> weights_;
};

}  // namespace deconvista::op
