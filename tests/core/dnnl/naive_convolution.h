#pragma once
// A convolution and its gradients by definition, in double: one multiplication at a time.

#include <cstdint>
#include <functional>
#include <vector>

#include "core/dnnl/training_convolution.h"

namespace deconvista::dnnl_engine {

// at(output, input, weight), as offsets into maps (images, height, width, channels) and weights (filters, channels,
// kernel, kernel), for each product.
inline void for_each_product(ConvolutionShape const& s,
                             std::function<void(std::size_t, std::size_t, std::size_t)> const& at) {
    auto const offset = [](std::int64_t a, int b, int b_count, int c, int c_count, int d, int d_count) {
        return static_cast<std::size_t>(((a * b_count + b) * c_count + c) * d_count + d);
    };
    for (int n = 0; n < s.images; ++n)
        for (int y = 0; y < s.output_height(); ++y)
            for (int x = 0; x < s.output_width(); ++x)
                for (int f = 0; f < s.filters; ++f)
                    for (int ky = 0; ky < s.kernel; ++ky)
                        for (int kx = 0; kx < s.kernel; ++kx)
                            for (int c = 0; c < s.channels; ++c) {
                                auto const row = y * s.stride + ky - s.padding, column = x * s.stride + kx - s.padding;
                                if (row < 0 || row >= s.height || column < 0 || column >= s.width) continue;
                                at(offset(n, y, s.output_height(), x, s.output_width(), f, s.filters),
                                   offset(n, row, s.height, column, s.width, c, s.channels),
                                   offset(f, c, s.channels, ky, s.kernel, kx, s.kernel));
                            }
}

using Doubles = std::vector<double>;

inline Doubles naive_forward(ConvolutionShape const& shape, Doubles const& input, Doubles const& weights) {
    Doubles output(shape.output_size());
    for_each_product(shape, [&](auto out, auto in, auto weight) { output[out] += input[in] * weights[weight]; });
    return output;
}

inline Doubles naive_backward_data(ConvolutionShape const& shape, Doubles const& gradient, Doubles const& weights) {
    Doubles result(shape.input_size());
    for_each_product(shape, [&](auto out, auto in, auto weight) { result[in] += gradient[out] * weights[weight]; });
    return result;
}

inline Doubles naive_backward_weights(ConvolutionShape const& shape, Doubles const& input, Doubles const& gradient) {
    Doubles result(shape.weights_size());
    for_each_product(shape, [&](auto out, auto in, auto weight) { result[weight] += gradient[out] * input[in]; });
    return result;
}

}  // namespace deconvista::dnnl_engine
