#pragma once
// An operation together with the tensors that it is applied to, checked: what is evaluated, traced and drawn.
//
// Sums run in double precision over the float32 products, in row-major order of the input cells, channel after channel,
// the bias last, and are rounded to float32 once at the end. Integer values give exact results as long as no sum passes
// 2^24.

#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/op/operation.h"
#include "core/op/taps.h"
#include "core/tensor/tensor.h"

namespace deconvista::op {

struct Computation {
    Operation operation;
    tensor::Tensor input;     // (batch, in, spatial...)
    tensor::Tensor kernel;    // as output_shape() says; empty for pooling
    std::vector<float> bias;  // empty = none, else one for each output channel
    tensor::Shape output;     // follows from the others
    bool operator==(Computation const&) const = default;
};

// Checks that the parts fit together and puts them together.
base::Result<Computation> make_computation(Operation operation, tensor::Tensor input, tensor::Tensor kernel,
                                           std::vector<float> bias);

// Multiplications that evaluating takes; the limits are checked against it. A pooling counts its window's cells.
// Nothing if the count overflows.
std::optional<std::int64_t> count_multiplications(Operation const& operation, tensor::Shape const& input,
                                                  tensor::Shape const& output);

// The input channels that meet in an output channel; for pooling, the channel itself.
struct ChannelRange {
    std::int64_t first{}, count{};
    bool operator==(ChannelRange const&) const = default;
    bool holds(std::int64_t channel) const { return channel >= first && channel < first + count; }
};
ChannelRange input_channels_of(Computation const& computation, std::int64_t output_channel);

// The output channels that an input channel meets.
ChannelRange output_channels_of(Computation const& computation, std::int64_t input_channel);

// Where the stored kernel holds the weight at `cell` between an input channel and an output channel of its group.
tensor::Index kernel_index(Computation const& computation, std::int64_t output_channel, std::int64_t input_channel,
                           tensor::Extents const& cell);

// A pooling's window as the shape (1, 1, k...) of a kernel that it does not have.
tensor::Shape kernel_plane_shape(Computation const& computation);

// One product of the sum that makes an output cell. For pooling, the weights with which the sum gives the result: in an
// average 1 / count (then up to rounding), in a maximum 1 at the (first) largest cell and 0 elsewhere.
struct Term {
    tensor::Index input;
    tensor::Index kernel;  // the index in the stored kernel; for pooling (0, 0, k...)
    float x{};
    double w{};
    bool operator==(Term const&) const = default;
};

struct CellSum {
    std::vector<Term> terms;  // over all input channels of the group
    float bias{};
    float value{};
    bool operator==(CellSum const&) const = default;
};

// One output cell, O(kernel * channels of the group). The cell may lie outside the output along the spatial axes, where
// a trace slides over positions that are cropped afterwards.
//
// A maximum over no cell at all is -infinity and an average 0, as in PyTorch; a NaN in the window makes the maximum
// NaN.
CellSum sum_at(Computation const& computation, tensor::Index const& output);
float value_at(Computation const& computation, tensor::Index const& output);

// The same sum in parts, for sums that are too long to be held: how many terms it has, and those from `first` on.
std::int64_t count_terms(Computation const& computation, tensor::Index const& output);
std::vector<Term> terms_at(Computation const& computation, tensor::Index const& output, std::int64_t first,
                           std::int64_t count);

// The whole output.
tensor::Tensor evaluate(Computation const& computation);

}  // namespace deconvista::op
