#pragma once
// Convolutions run backwards, from the signal at the output to the signal at the input: the transposed convolution with
// the same weights. Arrays are channels-last boxes of maps.

#include <cstdint>
#include <memory>
#include <span>

#include "core/net/array.h"
#include "core/op/operation.h"

namespace deconvista::dnnl_engine {

// One pass. The padding of `operation` is that of the box: what of the windows lies outside of it.
struct BackwardRequest {
    int weights_key;            // the same for the same weights
    net::Array const& weights;  // (out, in / groups, k...)
    op::Operation const& operation;
    tensor::Extents output, input;  // of the boxes
};

// Keeps weights in oneDNN's layout and primitives for the sizes that were asked for. Used by one thread at a time.
class BackwardConvolutions {
public:
    BackwardConvolutions();
    ~BackwardConvolutions();
    BackwardConvolutions(BackwardConvolutions&&) noexcept;
    BackwardConvolutions& operator=(BackwardConvolutions&&) noexcept;

    // `signal` has out channels and `output`'s cells, `result` in channels and `input`'s. False where oneDNN has no
    // form for it; the result is then as it was.
    bool run(BackwardRequest const& request, std::span<float const> signal, std::span<float> result);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace deconvista::dnnl_engine
