// Fully connected layers. The weights, most of a large network's bytes, are read where they lie in the file.
#include "core/dnnl/layer.h"

namespace deconvista::dnnl_engine {
namespace {

using dnnl::memory;

class Product final : public Layer {
public:
    Product(dnnl::primitive primitive, memory::desc const& input, memory::desc const& output, Value weights, Value bias)
        : primitive_{std::move(primitive)},
          input_{input},
          output_{output},
          weights_{std::move(weights)},
          bias_{std::move(bias)} {}

    Value run(Workshop& workshop, std::span<Value const> inputs) override {
        // Opset 3 files hand feature maps to Gemm as they are: the plain floats are a row.
        auto flat = inputs[0];
        flat = workshop.with_layout(flat, plain_desc(dims_of(flat.memory.get_desc())));
        flat.memory = memory{input_, workshop.device(), flat.memory.get_data_handle()};
        auto output = workshop.allocate(output_);
        std::unordered_map<int, memory> arguments{
            {DNNL_ARG_SRC, flat.memory}, {DNNL_ARG_WEIGHTS, weights_.memory}, {DNNL_ARG_DST, output.memory}};
        if (bias_.memory) arguments.emplace(DNNL_ARG_BIAS, bias_.memory);
        workshop.execute(primitive_, arguments);
        return output;
    }

private:
    dnnl::primitive primitive_;
    memory::desc input_, output_;
    Value weights_, bias_;
};

}  // namespace

std::unique_ptr<Layer> make_product(Workshop& workshop, LayerRequest const& request) {
    auto const& node = request.node;
    auto const& inputs = request.inputs;
    if (inputs.size() < 2 || inputs[0].empty() || inputs[1].empty()) return nullptr;
    if (node.integer("transA", 0) != 0 || node.number("alpha", 1) != 1 || node.number("beta", 1) != 1) return nullptr;
    auto const given = dims_of(inputs[0].memory.get_desc());
    auto const stored = dims_of(inputs[1].memory.get_desc());
    auto const size = *net::count_elements(given);
    if (stored.size() != 2 || given.size() < 2 || size == 0) return nullptr;
    bool const transposed = node.integer("transB", 0) != 0;
    net::Dims const flat{given[0], size / given[0]};
    auto const out = transposed ? stored[0] : stored[1];
    if ((transposed ? stored[1] : stored[0]) != flat[1] || out == 0) return nullptr;

    Value bias;
    if (inputs.size() > 2 && !inputs[2].empty()) {
        auto const dims = dims_of(inputs[2].memory.get_desc());
        if (dims != net::Dims{out} && dims != net::Dims{1, out}) return nullptr;
        bias = inputs[2];
        bias.memory = memory{plain_desc({out}), workshop.device(), bias.memory.get_data_handle()};
    }
    memory::desc const weights{
        {out, flat[1]}, memory::data_type::f32, transposed ? memory::format_tag::ab : memory::format_tag::ba};
    auto const input = plain_desc(flat), output = plain_desc({flat[0], out});
    dnnl::inner_product_forward::desc const forward{dnnl::prop_kind::forward_inference, input, weights,
                                                    bias.memory ? plain_desc({out}) : memory::desc{}, output};
    dnnl::inner_product_forward::primitive_desc const made{forward, workshop.device()};
    Value own = inputs[1];
    own.memory = memory{weights, workshop.device(), own.memory.get_data_handle()};
    return std::make_unique<Product>(dnnl::inner_product_forward{made}, input, output, own, bias);
}

}  // namespace deconvista::dnnl_engine
