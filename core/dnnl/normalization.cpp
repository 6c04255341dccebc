// Batch normalization with the statistics of the file, and local response normalization.
#include "core/dnnl/one_input.h"

namespace deconvista::dnnl_engine {
namespace {

std::unique_ptr<Layer> make_batch_normalization(Workshop& workshop, LayerRequest const& request) {
    auto const& node = request.node;
    auto const desc = request.inputs[0].memory.get_desc();
    auto const channels = dims_of(desc)[1];
    bool const is_training = request.graph.opset >= 14 && node.integer("training_mode", 0) != 0;
    if (is_training || node.inputs.size() < 5) return nullptr;
    Constants constants;
    std::size_t i = 1;
    for (auto const argument : {DNNL_ARG_SCALE, DNNL_ARG_SHIFT, DNNL_ARG_MEAN, DNNL_ARG_VARIANCE}) {
        auto const constant = request.graph.constant(node.input(i++));
        if (constant.type() != net::ElementType::Float32 || constant.dims() != net::Dims{channels}) return nullptr;
        constants.emplace(argument, workshop.wrap(constant));
    }
    using dnnl::normalization_flags;
    dnnl::batch_normalization_forward::desc const forward{
        dnnl::prop_kind::forward_inference, desc, node.number("epsilon", 1e-5F),
        normalization_flags::use_global_stats | normalization_flags::use_scale | normalization_flags::use_shift};
    dnnl::batch_normalization_forward::primitive_desc const made{forward, workshop.device()};
    return std::make_unique<OneInput>(dnnl::batch_normalization_forward{made}, desc, desc, std::move(constants));
}

std::unique_ptr<Layer> make_local_response(Workshop& workshop, LayerRequest const& request) {
    auto const& node = request.node;
    auto const size = node.integer("size", 0);
    if (size < 1 || size % 2 == 0) return nullptr;  // oneDNN's windows have a middle
    auto const desc = request.inputs[0].memory.get_desc();
    dnnl::lrn_forward::desc const forward{dnnl::prop_kind::forward_inference,
                                          dnnl::algorithm::lrn_across_channels,
                                          desc,
                                          size,
                                          node.number("alpha", 1e-4F),
                                          node.number("beta", 0.75F),
                                          node.number("bias", 1)};
    dnnl::lrn_forward::primitive_desc const made{forward, workshop.device()};
    return std::make_unique<OneInput>(dnnl::lrn_forward{made}, desc, desc);
}

}  // namespace

std::unique_ptr<Layer> make_normalization(Workshop& workshop, LayerRequest const& request) {
    if (request.inputs.empty() || request.inputs[0].empty()) return nullptr;
    if (dims_of(request.inputs[0].memory.get_desc()).size() != 4) return nullptr;
    return request.node.operation == "LRN" ? make_local_response(workshop, request)
                                           : make_batch_normalization(workshop, request);
}

}  // namespace deconvista::dnnl_engine
