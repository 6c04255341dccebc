#pragma once
// What the frameworks mean by their parameters: sizes, cropping and orientation, reduced to core/op/operation.h.
//
// Every framework computes the same full transposed result of F = (input - 1) * stride + reach cells per axis and
// differs only in how many it cuts at either end; the rules are in convention.cpp, each with its source. The layouts of
// tensors are never touched. What a library itself would refuse (say, asymmetric padding in PyTorch) is still computed,
// by the same rule.

#include <cstdint>
#include <optional>
#include <variant>

#include "core/base/result.h"
#include "core/op/operation.h"

namespace deconvista::op {

enum class Convention : std::uint8_t { PyTorch, TensorFlow, Keras, Jax, Onnx, Caffe, Mxnet, Matlab, Scipy };

enum class NamedPadding : std::uint8_t { Valid, Same, Full, Half, Causal };

struct PaddingPair {
    std::int64_t begin{}, end{};
    bool operator==(PaddingPair const&) const = default;
};

// What a user asks for on one axis.
struct AxisRequest {
    std::int64_t input{1}, kernel{1}, stride{1}, dilation{1};
    std::variant<PaddingPair, NamedPadding> padding{};
    std::optional<std::int64_t> output_padding{};  // transposed only
    std::optional<std::int64_t> output{};          // the size wanted; transposed only, where the convention has it
};

// The axis in plain numbers. Refuses extents, strides and dilations below 1, a named padding that the convention does
// not define for this stride, and an output size that it does not have or that no admissible parameters give; numbers
// beyond 2^30 are over a limit.
base::Result<Axis> resolve(Convention convention, Kind kind, AxisRequest const& request);

// What a kernel means where the user does not say: MATLAB's and SciPy's convolution turn it, and so does JAX's
// transposed convolution as seen from the scatter.
Orientation default_orientation(Convention convention, Kind kind);

}  // namespace deconvista::op
