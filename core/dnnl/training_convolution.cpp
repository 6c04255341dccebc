#include "core/dnnl/training_convolution.h"

#include <new>

#include "core/base/check.h"
#include "core/dnnl/workshop.h"

namespace deconvista::dnnl_engine {
namespace {

using dnnl::memory;

// The shape as oneDNN wants to be told of it. It may choose how weights lie, which are small.
struct Descriptions {
    memory::desc input, output, weights, plain_weights;
    memory::dims strides, padding;

    explicit Descriptions(ConvolutionShape const& shape)
        : input{channels_last({shape.images, shape.channels, shape.height, shape.width})},
          output{channels_last({shape.images, shape.filters, shape.output_height(), shape.output_width()})},
          weights{open_desc(extents_of_weights(shape))},
          plain_weights{plain_desc(extents_of_weights(shape))},
          strides{shape.stride, shape.stride},
          padding{shape.padding, shape.padding} {}

    static memory::desc channels_last(memory::dims const& extents) {
        return {extents, memory::data_type::f32, memory::format_tag::nhwc};
    }

    static memory::dims extents_of_weights(ConvolutionShape const& shape) {
        return {shape.filters, shape.channels, shape.kernel, shape.kernel};
    }
};

constexpr auto kDirect = dnnl::algorithm::convolution_direct;

dnnl::convolution_forward::primitive_desc forward_of(Descriptions const& of, dnnl::engine const& engine) {
    return {{dnnl::prop_kind::forward_training, kDirect, of.input, of.weights, of.output, of.strides, of.padding,
             of.padding},
            engine};
}

// oneDNN only reads what is an input to it, but its memory objects do not know that.
void* untouched(std::span<float const> values) {
    return const_cast<float*>(values.data());
}

// oneDNN throws; here only memory can be missing, for the shapes have been checked.
template <class Function>
auto guarded(Function const& function) {
    try {
        return function();
    } catch (dnnl::error const& error) {
        DECONVISTA_CHECK(error.status == dnnl_out_of_memory);
        throw std::bad_alloc{};
    }
}

std::size_t product(int a, int b, int c, int d) {
    return static_cast<std::size_t>(a) * static_cast<std::size_t>(b) * static_cast<std::size_t>(c) *
           static_cast<std::size_t>(d);
}

}  // namespace

std::size_t ConvolutionShape::input_size() const {
    return product(images, height, width, channels);
}

std::size_t ConvolutionShape::output_size() const {
    return product(images, output_height(), output_width(), filters);
}

std::size_t ConvolutionShape::weights_size() const {
    return product(filters, channels, kernel, kernel);
}

struct TrainingConvolution::Inside {
    Workshop workshop;
    Descriptions shapes;
    dnnl::convolution_forward::primitive_desc forward;
    dnnl::convolution_backward_data::primitive_desc backward_data;
    dnnl::convolution_backward_weights::primitive_desc backward_weights;
    dnnl::convolution_forward run_forward;
    dnnl::convolution_backward_data run_backward_data;
    dnnl::convolution_backward_weights run_backward_weights;

    explicit Inside(ConvolutionShape const& shape)
        : shapes{shape},
          forward{forward_of(shapes, workshop.device())},
          backward_data{
              {kDirect, shapes.input, shapes.weights, shapes.output, shapes.strides, shapes.padding, shapes.padding},
              workshop.device(),
              forward},
          backward_weights{
              {kDirect, shapes.input, shapes.weights, shapes.output, shapes.strides, shapes.padding, shapes.padding},
              workshop.device(),
              forward},
          run_forward{forward},
          run_backward_data{backward_data},
          run_backward_weights{backward_weights} {}

    memory view(memory::desc const& description, void* values) const {
        return {description, workshop.device(), values};
    }

    Value weights_as(memory::desc const& description, std::span<float const> weights) {
        Value plain;
        plain.memory = view(shapes.plain_weights, untouched(weights));
        return workshop.with_layout(plain, description);
    }
};

TrainingConvolution::TrainingConvolution(ConvolutionShape const& shape) : shape_{shape} {
    DECONVISTA_CHECK(shape.images > 0 && shape.channels > 0 && shape.filters > 0 && shape.kernel > 0);
    DECONVISTA_CHECK(shape.stride > 0 && shape.padding >= 0 && shape.padding < shape.kernel);
    DECONVISTA_CHECK(shape.height + 2 * shape.padding >= shape.kernel &&
                     shape.width + 2 * shape.padding >= shape.kernel);
    guarded([&] { inside_ = std::make_unique<Inside>(shape); });
}

TrainingConvolution::TrainingConvolution(TrainingConvolution&&) noexcept = default;
TrainingConvolution& TrainingConvolution::operator=(TrainingConvolution&&) noexcept = default;
TrainingConvolution::~TrainingConvolution() = default;

void TrainingConvolution::forward(std::span<float const> input, std::span<float const> weights,
                                  std::span<float> output) {
    DECONVISTA_CHECK(input.size() == shape_.input_size() && output.size() == shape_.output_size());
    DECONVISTA_CHECK(weights.size() == shape_.weights_size());
    guarded([&] {
        auto& in = *inside_;
        auto const chosen = in.weights_as(in.forward.weights_desc(), weights);
        in.workshop.execute(in.run_forward, {{DNNL_ARG_SRC, in.view(in.shapes.input, untouched(input))},
                                             {DNNL_ARG_WEIGHTS, chosen.memory},
                                             {DNNL_ARG_DST, in.view(in.shapes.output, output.data())}});
    });
}

void TrainingConvolution::backward_data(std::span<float const> output_gradient, std::span<float const> weights,
                                        std::span<float> input_gradient) {
    DECONVISTA_CHECK(output_gradient.size() == shape_.output_size() && input_gradient.size() == shape_.input_size());
    DECONVISTA_CHECK(weights.size() == shape_.weights_size());
    guarded([&] {
        auto& in = *inside_;
        auto const chosen = in.weights_as(in.backward_data.weights_desc(), weights);
        in.workshop.execute(in.run_backward_data,
                            {{DNNL_ARG_DIFF_DST, in.view(in.shapes.output, untouched(output_gradient))},
                             {DNNL_ARG_WEIGHTS, chosen.memory},
                             {DNNL_ARG_DIFF_SRC, in.view(in.shapes.input, input_gradient.data())}});
    });
}

void TrainingConvolution::backward_weights(std::span<float const> input, std::span<float const> output_gradient,
                                           std::span<float> weights_gradient) {
    DECONVISTA_CHECK(input.size() == shape_.input_size() && output_gradient.size() == shape_.output_size());
    DECONVISTA_CHECK(weights_gradient.size() == shape_.weights_size());
    guarded([&] {
        auto& in = *inside_;
        auto const chosen = in.workshop.allocate(in.backward_weights.diff_weights_desc());
        in.workshop.execute(in.run_backward_weights,
                            {{DNNL_ARG_SRC, in.view(in.shapes.input, untouched(input))},
                             {DNNL_ARG_DIFF_DST, in.view(in.shapes.output, untouched(output_gradient))},
                             {DNNL_ARG_DIFF_WEIGHTS, chosen.memory}});
        auto const plain = in.view(in.shapes.plain_weights, weights_gradient.data());
        in.workshop.execute(dnnl::reorder{chosen.memory, plain},
                            {{DNNL_ARG_FROM, chosen.memory}, {DNNL_ARG_TO, plain}});
    });
}

}  // namespace deconvista::dnnl_engine
