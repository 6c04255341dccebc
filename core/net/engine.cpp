#include "core/net/engine.h"

namespace deconvista::net {
namespace {

bool fits(Dims const& declared, Dims const& found) {
    if (declared.size() != found.size()) return false;
    for (std::size_t axis = 0; axis < found.size(); ++axis)
        if (declared[axis] >= 0 && declared[axis] != found[axis]) return false;
    return true;
}

}  // namespace

std::vector<ValueId> outputs_of(Graph const& graph) {
    std::vector<ValueId> values;
    for (auto const& port : graph.outputs) values.push_back(port.value);
    return values;
}

base::Outcome check_inputs(Graph const& graph, std::span<Array const> inputs) {
    if (inputs.size() != graph.inputs.size())
        return base::refused("network_input_count",
                             {std::to_string(inputs.size()), std::to_string(graph.inputs.size())});
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        auto const& port = graph.inputs[i];
        auto const& name = graph.value(port.value).name;
        if (inputs[i].type() != port.type)
            return base::refused("network_input_type",
                                 {name, std::string{name_of(inputs[i].type())}, std::string{name_of(port.type)}});
        if (port.dims && !fits(*port.dims, inputs[i].dims()))
            return base::refused("network_input_dims", {name, to_text(inputs[i].dims()), to_text(*port.dims)});
    }
    return base::done();
}

}  // namespace deconvista::net
