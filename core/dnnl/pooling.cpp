#include "core/dnnl/one_input.h"
#include "core/net/window.h"

namespace deconvista::dnnl_engine {
namespace {

using dnnl::memory;

dnnl::algorithm algorithm_of(op::Operation const& operation) {
    if (operation.kind == op::Kind::MaxPooling) return dnnl::algorithm::pooling_max;
    return operation.padding_in_average == op::PaddingInAverage::Counted ? dnnl::algorithm::pooling_avg_include_padding
                                                                         : dnnl::algorithm::pooling_avg_exclude_padding;
}

}  // namespace

std::unique_ptr<Layer> make_pooling(Workshop& workshop, LayerRequest const& request) {
    if (request.inputs.empty() || request.inputs[0].empty() || request.node.output(1) != net::kNoValue) return nullptr;
    auto const source = request.inputs[0].memory.get_desc();
    auto const dims = dims_of(source);
    auto const window = net::window_of(request.node, dims, {});
    if (!window) return nullptr;
    memory::dims kernel, strides, dilates, begin, end;
    for (int i = 0; i < window->operation.axes.axes(); ++i) {
        auto const& axis = window->operation.axes[i];
        auto const in = dims[static_cast<std::size_t>(i) + 2];
        auto const overhang = (window->output.spatial[i] - 1) * axis.stride + op::reach(axis) - in - axis.padding_begin;
        // What ceil_mode's last window has beyond the padding counts for oneDNN and not for ONNX; a window that sees
        // padding alone is undefined there.
        bool const counts_more = window->operation.kind == op::Kind::AveragePooling &&
                                 window->operation.padding_in_average == op::PaddingInAverage::Counted &&
                                 overhang > axis.padding_end;
        bool const sees_nothing = axis.padding_begin >= op::reach(axis) || overhang >= op::reach(axis);
        if (counts_more || sees_nothing) return nullptr;
        kernel.push_back(axis.kernel);
        strides.push_back(axis.stride);
        dilates.push_back(axis.dilation - 1);
        begin.push_back(axis.padding_begin);
        end.push_back(overhang);
    }
    dnnl::pooling_v2_forward::desc const forward{dnnl::prop_kind::forward_inference,
                                                 algorithm_of(window->operation),
                                                 source,
                                                 open_desc(net::dims_of(window->output)),
                                                 strides,
                                                 kernel,
                                                 dilates,
                                                 begin,
                                                 end};
    dnnl::pooling_v2_forward::primitive_desc const made{forward, workshop.device()};
    return std::make_unique<OneInput>(dnnl::pooling_v2_forward{made}, source, made.dst_desc());
}

}  // namespace deconvista::dnnl_engine
