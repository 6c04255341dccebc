#include "core/dnnl/training_convolution.h"

#include <new>
#include <unordered_map>

#include <dnnl.hpp>

#include "core/base/check.h"

namespace deconvista::onednn {
namespace {

using dnnl::memory;
using Arguments = std::unordered_map<int, memory>;

memory::desc described(memory::dims const& extents, memory::format_tag tag) {
    return {extents, memory::data_type::f32, tag};
}

// The shape as oneDNN wants to be told of it. It may choose how weights lie, which are small.
struct Descriptions {
    memory::desc input, output, weights, plain_weights, bias;
    memory::dims strides, padding;

    explicit Descriptions(ConvolutionShape const& shape)
        : input{described({shape.images, shape.channels, shape.height, shape.width}, memory::format_tag::nhwc)},
          output{described({shape.images, shape.filters, shape.output_height(), shape.output_width()},
                           memory::format_tag::nhwc)},
          weights{described(extents_of_weights(shape), memory::format_tag::any)},
          plain_weights{described(extents_of_weights(shape), memory::format_tag::oihw)},
          bias{described({shape.filters}, memory::format_tag::x)},
          strides{shape.stride, shape.stride},
          padding{shape.padding, shape.padding} {}

    static memory::dims extents_of_weights(ConvolutionShape const& shape) {
        return {shape.filters, shape.channels, shape.kernel, shape.kernel};
    }
};

constexpr auto kDirect = dnnl::algorithm::convolution_direct;

dnnl::convolution_forward::primitive_desc forward_of(Descriptions const& of, dnnl::engine const& engine) {
    return {{dnnl::prop_kind::forward_training, kDirect, of.input, of.weights, of.bias, of.output, of.strides,
             of.padding, of.padding},
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
    dnnl::engine engine{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream{engine};
    Descriptions shapes;
    dnnl::convolution_forward::primitive_desc forward;
    dnnl::convolution_backward_data::primitive_desc backward_data;
    dnnl::convolution_backward_weights::primitive_desc backward_weights;
    dnnl::convolution_forward run_forward;
    dnnl::convolution_backward_data run_backward_data;
    dnnl::convolution_backward_weights run_backward_weights;

    explicit Inside(ConvolutionShape const& shape)
        : shapes{shape},
          forward{forward_of(shapes, engine)},
          backward_data{
              {kDirect, shapes.input, shapes.weights, shapes.output, shapes.strides, shapes.padding, shapes.padding},
              engine,
              forward},
          backward_weights{
              {kDirect, shapes.input, shapes.weights, shapes.output, shapes.strides, shapes.padding, shapes.padding},
              engine,
              forward},
          run_forward{forward},
          run_backward_data{backward_data},
          run_backward_weights{backward_weights} {}

    memory view(memory::desc const& description, void* values) const { return {description, engine, values}; }

    memory copied(memory from, memory::desc const& description) {
        if (from.get_desc() == description) return from;
        memory to{description, engine};
        dnnl::reorder{from, to}.execute(stream, from, to);
        return to;
    }

    void run(dnnl::primitive const& primitive, Arguments const& arguments) {
        primitive.execute(stream, arguments);
        stream.wait();
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
                                  std::span<float const> bias, std::span<float> output) {
    DECONVISTA_CHECK(input.size() == shape_.input_size() && output.size() == shape_.output_size());
    DECONVISTA_CHECK(weights.size() == shape_.weights_size());
    DECONVISTA_CHECK(bias.size() == static_cast<std::size_t>(shape_.filters));
    guarded([&] {
        auto& in = *inside_;
        auto const plain = in.view(in.shapes.plain_weights, untouched(weights));
        in.run(in.run_forward, {{DNNL_ARG_SRC, in.view(in.shapes.input, untouched(input))},
                                {DNNL_ARG_WEIGHTS, in.copied(plain, in.forward.weights_desc())},
                                {DNNL_ARG_BIAS, in.view(in.shapes.bias, untouched(bias))},
                                {DNNL_ARG_DST, in.view(in.shapes.output, output.data())}});
    });
}

void TrainingConvolution::backward_data(std::span<float const> output_gradient, std::span<float const> weights,
                                        std::span<float> input_gradient) {
    DECONVISTA_CHECK(output_gradient.size() == shape_.output_size() && input_gradient.size() == shape_.input_size());
    DECONVISTA_CHECK(weights.size() == shape_.weights_size());
    guarded([&] {
        auto& in = *inside_;
        auto const plain = in.view(in.shapes.plain_weights, untouched(weights));
        in.run(in.run_backward_data, {{DNNL_ARG_DIFF_DST, in.view(in.shapes.output, untouched(output_gradient))},
                                      {DNNL_ARG_WEIGHTS, in.copied(plain, in.backward_data.weights_desc())},
                                      {DNNL_ARG_DIFF_SRC, in.view(in.shapes.input, input_gradient.data())}});
    });
}

void TrainingConvolution::backward_weights(std::span<float const> input, std::span<float const> output_gradient,
                                           std::span<float> weights_gradient) {
    DECONVISTA_CHECK(input.size() == shape_.input_size() && output_gradient.size() == shape_.output_size());
    DECONVISTA_CHECK(weights_gradient.size() == shape_.weights_size());
    guarded([&] {
        auto& in = *inside_;
        memory gradient{in.backward_weights.diff_weights_desc(), in.engine};
        in.run(in.run_backward_weights, {{DNNL_ARG_SRC, in.view(in.shapes.input, untouched(input))},
                                         {DNNL_ARG_DIFF_DST, in.view(in.shapes.output, untouched(output_gradient))},
                                         {DNNL_ARG_DIFF_WEIGHTS, gradient}});
        auto plain = in.view(in.shapes.plain_weights, weights_gradient.data());
        dnnl::reorder{gradient, plain}.execute(in.stream, gradient, plain);
        in.stream.wait();
    });
}

}  // namespace deconvista::onednn
