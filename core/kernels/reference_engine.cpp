#include "core/kernels/reference_engine.h"

#include "core/kernels/folding.h"
#include "core/kernels/kernel.h"
#include "core/net/node_problem.h"

namespace deconvista::kernels {
namespace {

using net::Array;
using net::ValueId;

class PlainRecord final : public net::Record {
public:
    explicit PlainRecord(std::vector<Array> values) : values_{std::move(values)} {}

    bool holds(ValueId value) const override { return !at(value).empty(); }
    net::Dims dims(ValueId value) const override { return at(value).dims(); }
    Array array(ValueId value) const override { return at(value); }
    net::View view(ValueId value) const override {
        auto const& array = at(value);
        return {array.values<float>().data(), array.dims(), net::plain_layout(array.dims())};
    }

private:
    Array const& at(ValueId value) const { return values_[static_cast<std::size_t>(value)]; }

    std::vector<Array> values_;
};

class ReferenceEngine final : public net::Engine {
public:
    explicit ReferenceEngine(net::Graph graph) : graph_{fold_constants(std::move(graph))} {}

    net::Graph const& graph() const override { return graph_; }

    base::Result<std::shared_ptr<net::Record const>> run(std::span<Array const> inputs, std::span<ValueId const> wanted,
                                                         net::Cancelled const& cancelled) override {
        if (auto const outcome = net::check_inputs(graph_, inputs); !outcome) return outcome.problem();
        std::vector<Array> values;
        for (auto const& value : graph_.values)
            values.push_back(value.constant.empty() ? Array{} : value.constant.aligned());
        for (std::size_t i = 0; i < inputs.size(); ++i)
            values[static_cast<std::size_t>(graph_.inputs[i].value)] = inputs[i].aligned();
        for (auto const i : net::nodes_needed(graph_, wanted)) {
            if (cancelled && cancelled()) return base::device_trouble("cancelled");
            auto const& node = graph_.nodes[i];
            auto outputs = run_node(graph_, node, values);
            if (!outputs) return outputs.problem();
            for (std::size_t o = 0; o < node.outputs.size(); ++o)
                if (node.outputs[o] != net::kNoValue) values[static_cast<std::size_t>(node.outputs[o])] = (*outputs)[o];
        }
        return std::shared_ptr<net::Record const>{std::make_shared<PlainRecord const>(std::move(values))};
    }

private:
    net::Graph graph_;
};

}  // namespace

std::unique_ptr<net::Engine> make_reference_engine(net::Graph graph) {
    return std::make_unique<ReferenceEngine>(std::move(graph));
}

base::Result<std::vector<Array>> run_node(net::Graph const& graph, net::Node const& node,
                                          std::span<Array const> values) {
    std::vector<Array> inputs;
    for (auto const input : node.inputs)
        inputs.push_back(input == net::kNoValue ? Array{} : values[static_cast<std::size_t>(input)]);
    auto outputs = compute({node, graph.opset, inputs});
    if (!outputs) return outputs;
    for (std::size_t i = outputs->size(); i < node.outputs.size(); ++i)
        if (node.outputs[i] != net::kNoValue)
            return net::node_problem(node, "node_output_unknown", {std::to_string(i + 1)});
    return outputs;
}

}  // namespace deconvista::kernels
