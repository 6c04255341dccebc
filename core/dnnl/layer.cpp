#include "core/dnnl/layer.h"

#include <algorithm>
#include <array>

namespace deconvista::dnnl_engine {
namespace {

using Make = std::unique_ptr<Layer> (*)(Workshop&, LayerRequest const&);

struct Row {
    std::string_view operation;
    Make make;
};

constexpr std::array kForms{
    Row{"Add", make_joining},
    Row{"AveragePool", make_pooling},
    Row{"BatchNormalization", make_normalization},
    Row{"Clip", make_elementwise},
    Row{"Concat", make_joining},
    Row{"Conv", make_convolution},
    Row{"ConvTranspose", make_convolution},
    Row{"Gemm", make_product},
    Row{"GlobalAveragePool", make_pooling},
    Row{"GlobalMaxPool", make_pooling},
    Row{"LRN", make_normalization},
    Row{"LeakyRelu", make_elementwise},
    Row{"MaxPool", make_pooling},
    Row{"Relu", make_elementwise},
    Row{"Sum", make_joining},
};

}  // namespace

std::unique_ptr<Layer> make_layer(Workshop& workshop, LayerRequest const& request) {
    auto const& node = request.node;
    auto const row =
        std::find_if(kForms.begin(), kForms.end(), [&](Row const& form) { return form.operation == node.operation; });
    if (!node.domain.empty() || row == kForms.end()) return nullptr;
    return row->make(workshop, request);
}

}  // namespace deconvista::dnnl_engine
