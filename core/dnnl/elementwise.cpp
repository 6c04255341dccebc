#include <limits>

#include "core/dnnl/one_input.h"

namespace deconvista::dnnl_engine {
namespace {

struct Function {
    dnnl::algorithm algorithm;
    float alpha, beta;
};

// One end of a Clip; nothing where it comes from elsewhere than a constant.
std::optional<float> bound(LayerRequest const& request, std::size_t input, char const* attribute, float otherwise) {
    auto const& node = request.node;
    if (request.graph.opset < 11) return node.has(attribute) ? node.number(attribute, otherwise) : otherwise;
    if (node.input(input) == net::kNoValue) return otherwise;
    auto const constant = request.graph.constant(node.input(input)).aligned();
    if (constant.type() != net::ElementType::Float32 || constant.size() != 1) return std::nullopt;
    return constant.values<float>()[0];
}

std::optional<Function> function_of(LayerRequest const& request) {
    auto const& node = request.node;
    if (node.operation == "Relu") return Function{dnnl::algorithm::eltwise_relu, 0, 0};
    if (node.operation == "LeakyRelu") return Function{dnnl::algorithm::eltwise_relu, node.number("alpha", 0.01F), 0};
    auto const low = bound(request, 1, "min", std::numeric_limits<float>::lowest());
    auto const high = bound(request, 2, "max", std::numeric_limits<float>::max());
    if (!low || !high || *low > *high) return std::nullopt;
    return Function{dnnl::algorithm::eltwise_clip, *low, *high};
}

}  // namespace

std::unique_ptr<Layer> make_elementwise(Workshop& workshop, LayerRequest const& request) {
    if (request.inputs.empty() || request.inputs[0].empty()) return nullptr;
    auto const function = function_of(request);
    if (!function) return nullptr;
    auto const desc = request.inputs[0].memory.get_desc();
    dnnl::eltwise_forward::desc const forward{dnnl::prop_kind::forward_inference, function->algorithm, desc,
                                              function->alpha, function->beta};
    dnnl::eltwise_forward::primitive_desc const made{forward, workshop.device()};
    return std::make_unique<OneInput>(dnnl::eltwise_forward{made}, desc, desc);
}

}  // namespace deconvista::dnnl_engine
