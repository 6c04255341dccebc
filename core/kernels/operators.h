#pragma once
// One function for each operator, found by its name in kernel.cpp. Only for the files of core/kernels.

#include "core/kernels/kernel.h"

namespace deconvista::kernels {

// elementwise.cpp
Outputs relu(Call const& call);
Outputs leaky_relu(Call const& call);
Outputs sigmoid(Call const& call);
Outputs clip(Call const& call);

// arithmetic.cpp
Outputs add(Call const& call);
Outputs subtract(Call const& call);
Outputs multiply(Call const& call);
Outputs divide(Call const& call);
Outputs sum(Call const& call);

// sliding.cpp
Outputs convolution(Call const& call);  // and its transpose
Outputs max_pooling(Call const& call);
Outputs average_pooling(Call const& call);  // and the global ones
Outputs max_unpooling(Call const& call);

// matrices.cpp
Outputs gemm(Call const& call);
Outputs matrix_product(Call const& call);

// normalization.cpp
Outputs batch_normalization(Call const& call);
Outputs local_response_normalization(Call const& call);
Outputs softmax(Call const& call);

// shaping.cpp
Outputs constant(Call const& call);
Outputs identity(Call const& call);
Outputs dropout(Call const& call);
Outputs flatten(Call const& call);
Outputs reshape(Call const& call);
Outputs squeeze(Call const& call);
Outputs unsqueeze(Call const& call);

// moving.cpp
Outputs transpose(Call const& call);
Outputs concat(Call const& call);
Outputs gather(Call const& call);
Outputs pad(Call const& call);

// The elements first, first + strides..., in an array of these extents, whatever their type.
net::Array strided(net::Array const& input, net::Dims const& dims, net::Dims const& strides, std::int64_t first);

// extents.cpp
Outputs shape(Call const& call);
Outputs constant_of_shape(Call const& call);
Outputs cast(Call const& call);
Outputs slice(Call const& call);

// reduction.cpp
Outputs reduce_mean(Call const& call);

}  // namespace deconvista::kernels
