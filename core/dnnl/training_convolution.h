#pragma once
// A convolution that can be trained: oneDNN's forward pass and both of its backward passes, for one shape.
//
// Maps lie with the channels last (images, height, width, channels), the layout in which oneDNN needs no copies of
// them; weights as ONNX and PyTorch have them (filters, channels, kernel, kernel). Sums are formed in the order that
// oneDNN finds fastest: the same for the same machine and number of threads, not from machine to machine.

#include <cstddef>
#include <memory>
#include <span>

namespace deconvista::dnnl_engine {

struct ConvolutionShape {
    int images{}, height{}, width{}, channels{};    // of the input
    int filters{}, kernel{}, stride{1}, padding{};  // the same along both axes

    int output_height() const { return (height + 2 * padding - kernel) / stride + 1; }
    int output_width() const { return (width + 2 * padding - kernel) / stride + 1; }
    std::size_t input_size() const;
    std::size_t output_size() const;
    std::size_t weights_size() const;
    bool operator==(ConvolutionShape const&) const = default;
};

class TrainingConvolution {
public:
    // At least one output cell. Throws std::bad_alloc.
    explicit TrainingConvolution(ConvolutionShape const& shape);
    TrainingConvolution(TrainingConvolution&&) noexcept;
    TrainingConvolution& operator=(TrainingConvolution&&) noexcept;
    ~TrainingConvolution();

    ConvolutionShape const& shape() const { return shape_; }

    // All spans have the sizes of the shape.
    void forward(std::span<float const> input, std::span<float const> weights, std::span<float> output);

    // From the gradient with respect to the output, those with respect to the input and to the weights.
    void backward_data(std::span<float const> output_gradient, std::span<float const> weights,
                       std::span<float> input_gradient);
    void backward_weights(std::span<float const> input, std::span<float const> output_gradient,
                          std::span<float> weights_gradient);

private:
    struct Inside;

    ConvolutionShape shape_;
    std::unique_ptr<Inside> inside_;
};

}  // namespace deconvista::dnnl_engine
