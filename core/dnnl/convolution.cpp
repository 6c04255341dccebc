// Convolutions and their transposes, with bias and ReLU in the same pass.
#include "core/dnnl/one_input.h"
#include "core/net/window.h"

namespace deconvista::dnnl_engine {
namespace {

using dnnl::memory;

// A window's numbers as oneDNN takes them: it counts the gaps of a dilation, and the end padding decides the size.
struct Numbers {
    memory::dims strides, dilates, begin, end;
};

Numbers numbers_of(net::Window const& window, net::Dims const& input) {
    Numbers numbers;
    bool const transposed = window.operation.kind == op::Kind::TransposedConvolution;
    for (int i = 0; i < window.operation.axes.axes(); ++i) {
        auto const& axis = window.operation.axes[i];
        auto const in = input[static_cast<std::size_t>(i) + 2], out = window.output.spatial[i];
        auto const big = transposed ? out : in, small = transposed ? in : out;
        numbers.strides.push_back(axis.stride);
        numbers.dilates.push_back(axis.dilation - 1);
        numbers.begin.push_back(axis.padding_begin);
        numbers.end.push_back((small - 1) * axis.stride + op::reach(axis) - big - axis.padding_begin);
    }
    return numbers;
}

// Weights with the groups as an axis of their own: (groups, out / groups, in / groups, k...). A transposed convolution
// stores (in, out / groups, k...).
net::Dims grouped(net::Dims const& kernel, std::int64_t groups) {
    net::Dims dims{groups, kernel[0] / groups, kernel[1]};
    dims.insert(dims.end(), kernel.begin() + 2, kernel.end());
    return dims;
}

dnnl::primitive_attr attributes_of(Activation const& activation) {
    dnnl::primitive_attr attributes;
    if (activation.kind == Activation::Kind::Relu) {
        dnnl::post_ops after;
        after.append_eltwise(1, dnnl::algorithm::eltwise_relu, 0, 0);
        attributes.set_post_ops(after);
    }
    return attributes;
}

// Stored (in, out / groups, k...); oneDNN's deconvolution wants (groups, out / groups, in / groups, k...): the first
// two axes change places within each group, which is a matter of strides.
memory::desc transposed_weights(net::Dims const& kernel, std::int64_t groups) {
    auto dims = grouped(kernel, groups);
    auto strides = net::strides_of(dims);
    std::swap(dims[1], dims[2]);
    std::swap(strides[1], strides[2]);
    return {dims, memory::data_type::f32, strides};
}

template <class Forward>
std::unique_ptr<Layer> prepare(Workshop& workshop, LayerRequest const& request, net::Window const& window,
                               dnnl::algorithm algorithm, memory::desc const& stored) {
    auto const& input = request.inputs[0];
    auto const dims = dims_of(input.memory.get_desc());
    auto const numbers = numbers_of(window, dims);
    bool const has_bias = request.inputs.size() > 2 && !request.inputs[2].empty();
    auto const bias = has_bias ? plain_desc({window.output.channels}) : memory::desc{};
    typename Forward::desc const forward{dnnl::prop_kind::forward_inference,
                                         algorithm,
                                         open_desc(dims),
                                         open_desc(stored.dims()),
                                         bias,
                                         open_desc(net::dims_of(window.output)),
                                         numbers.strides,
                                         numbers.dilates,
                                         numbers.begin,
                                         numbers.end};
    typename Forward::primitive_desc const made{forward, attributes_of(request.activation), workshop.device()};
    Value weights = request.inputs[1];
    weights.memory = memory{stored, workshop.device(), weights.memory.get_data_handle()};
    Constants constants{{DNNL_ARG_WEIGHTS, workshop.with_layout(weights, made.weights_desc())}};
    if (has_bias) constants.emplace(DNNL_ARG_BIAS, request.inputs[2]);
    return std::make_unique<OneInput>(Forward{made}, made.src_desc(), made.dst_desc(), std::move(constants));
}

}  // namespace

std::unique_ptr<Layer> make_convolution(Workshop& workshop, LayerRequest const& request) {
    auto const& inputs = request.inputs;
    if (inputs.size() < 2 || inputs[0].empty() || inputs[1].empty()) return nullptr;
    auto const kernel = dims_of(inputs[1].memory.get_desc());
    auto const window = net::window_of(request.node, dims_of(inputs[0].memory.get_desc()), kernel);
    if (!window) return nullptr;  // the plain kernel says why
    if (inputs.size() > 2 && !inputs[2].empty() &&
        dims_of(inputs[2].memory.get_desc()) != net::Dims{window->output.channels})
        return nullptr;
    auto const groups = window->operation.groups;
    if (window->operation.kind == op::Kind::TransposedConvolution)
        return prepare<dnnl::deconvolution_forward>(workshop, request, *window, dnnl::algorithm::deconvolution_direct,
                                                    transposed_weights(kernel, groups));
    return prepare<dnnl::convolution_forward>(workshop, request, *window, dnnl::algorithm::convolution_direct,
                                              plain_desc(groups == 1 ? kernel : grouped(kernel, groups)));
}

}  // namespace deconvista::dnnl_engine
