#pragma once
// One node made ready for inputs of certain layouts: the primitive and its weights. Only for the files of core/dnnl.

#include <memory>
#include <span>

#include "core/dnnl/workshop.h"
#include "core/net/graph.h"

namespace deconvista::dnnl_engine {

class Layer {
public:
    virtual ~Layer() = default;

    // The node's first output. The inputs have the extents that the layer was made for.
    virtual Value run(Workshop& workshop, std::span<Value const> inputs) = 0;
};

// What happens to a result on its way to memory.
struct Activation {
    enum class Kind : std::uint8_t { None, Relu } kind{Kind::None};
    bool operator==(Activation const&) const = default;
};

// Makes a layer, or nothing where oneDNN has no form for this node with these inputs. Throws dnnl::error where oneDNN
// itself refuses. `inputs` are floats, or empty where the node's input is left out or no float32.
struct LayerRequest {
    net::Graph const& graph;
    net::Node const& node;
    std::span<Value const> inputs;
    Activation activation;  // convolutions only
};
std::unique_ptr<Layer> make_layer(Workshop& workshop, LayerRequest const& request);

// One function for each family, in the file of its name.
std::unique_ptr<Layer> make_convolution(Workshop& workshop, LayerRequest const& request);
std::unique_ptr<Layer> make_pooling(Workshop& workshop, LayerRequest const& request);
std::unique_ptr<Layer> make_elementwise(Workshop& workshop, LayerRequest const& request);
std::unique_ptr<Layer> make_normalization(Workshop& workshop, LayerRequest const& request);
std::unique_ptr<Layer> make_product(Workshop& workshop, LayerRequest const& request);
std::unique_ptr<Layer> make_joining(Workshop& workshop, LayerRequest const& request);

}  // namespace deconvista::dnnl_engine
