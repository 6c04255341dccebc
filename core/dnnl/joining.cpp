// Where branches meet: sums of maps of the same extents, and channels put one after the other.
#include <algorithm>

#include "core/dnnl/layer.h"

namespace deconvista::dnnl_engine {
namespace {

using dnnl::memory;

class Joining final : public Layer {
public:
    Joining(dnnl::primitive primitive, std::vector<memory::desc> inputs, memory::desc const& output)
        : primitive_{std::move(primitive)}, inputs_{std::move(inputs)}, output_{output} {}

    Value run(Workshop& workshop, std::span<Value const> inputs) override {
        auto output = workshop.allocate(output_);
        std::vector<Value> parts;
        std::unordered_map<int, memory> arguments{{DNNL_ARG_DST, output.memory}};
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            parts.push_back(workshop.with_layout(inputs[i], inputs_[i]));
            arguments.emplace(DNNL_ARG_MULTIPLE_SRC + static_cast<int>(i), parts.back().memory);
        }
        workshop.execute(primitive_, arguments);
        return output;
    }

private:
    dnnl::primitive primitive_;
    std::vector<memory::desc> inputs_;
    memory::desc output_;
};

std::unique_ptr<Layer> make_sum(Workshop& workshop, std::span<Value const> inputs) {
    auto const desc = inputs[0].memory.get_desc();
    auto const same = [&](Value const& input) { return input.memory.get_desc().dims() == desc.dims(); };
    if (!std::all_of(inputs.begin(), inputs.end(), same)) return nullptr;
    std::vector<memory::desc> const descs(inputs.size(), desc);
    dnnl::sum::primitive_desc const made{desc, std::vector<float>(inputs.size(), 1), descs, workshop.device()};
    return std::make_unique<Joining>(dnnl::sum{made}, descs, made.dst_desc());
}

std::unique_ptr<Layer> make_concat(Workshop& workshop, LayerRequest const& request) {
    auto const first = dims_of(request.inputs[0].memory.get_desc());
    if (net::axis_at(request.node.integer("axis", 1), first.size()) != std::size_t{1}) return nullptr;
    std::vector<memory::desc> descs;
    for (auto const& input : request.inputs) {
        descs.push_back(input.memory.get_desc());
        auto dims = dims_of(descs.back());
        if (dims.size() != first.size()) return nullptr;
        dims[1] = first[1];
        if (dims != first) return nullptr;
    }
    dnnl::concat::primitive_desc const made{1, descs, workshop.device()};
    return std::make_unique<Joining>(dnnl::concat{made}, descs, made.dst_desc());
}

}  // namespace

std::unique_ptr<Layer> make_joining(Workshop& workshop, LayerRequest const& request) {
    auto const missing = [](Value const& input) { return input.empty(); };
    if (request.inputs.empty() || std::any_of(request.inputs.begin(), request.inputs.end(), missing)) return nullptr;
    if (dims_of(request.inputs[0].memory.get_desc()).size() < 2) return nullptr;
    return request.node.operation == "Concat" ? make_concat(workshop, request) : make_sum(workshop, request.inputs);
}

}  // namespace deconvista::dnnl_engine
