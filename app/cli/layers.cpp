#include <memory>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/json_output.h"
#include "app/cli/network_input.h"
#include "app/models/model_file.h"
#include "core/kernels/kernel.h"
#include "core/net/limits.h"
#include "core/net/receptive_field.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

// Zeros in the extents that the network declares; those it leaves open are 224. What it declares is a claim.
base::Result<std::vector<net::Array>> blank_inputs(net::Graph const& graph) {
    std::vector<net::Array> inputs;
    for (auto const& port : graph.inputs) {
        auto dims = port.dims.value_or(net::Dims{1, 3, -1, -1});
        for (std::size_t axis = 0; axis < dims.size(); ++axis)
            if (dims[axis] < 0) dims[axis] = axis == 0 ? 1 : axis == 1 ? 3 : 224;
        auto const& name = graph.value(port.value).name;
        auto const count = net::count_elements(dims);
        if (!count) return base::over_limit("size_overflows", {name});
        auto const size = static_cast<std::size_t>(*count) * byte_size(port.type);
        if (*count > net::kMaxElementsOfValue)
            return base::over_limit("too_much_memory", {name, std::to_string(size),
                                                        std::to_string(net::kMaxElementsOfValue * sizeof(float))});
        auto const zeros = std::make_shared<std::vector<std::byte> const>(size);
        inputs.emplace_back(port.type, dims, net::Bytes{zeros, *zeros});
    }
    return inputs;
}

void print_layer(Output& out, net::Graph const& graph, net::Record const& record, net::Node const& node) {
    auto const value = node.output(0);
    out.write(R"({"layer": )" + json(graph.value(value).name) + R"(, "node": )" + json(node.name) +
              R"(, "operator": )" + json(node.operation) + R"(, "shape": )" + net::to_text(record.dims(value)));
    if (auto const reaches = net::reach_of(graph, record, value)) {
        std::string sizes, jumps, paddings;
        for (auto const& reach : *reaches) {
            auto const comma = sizes.empty() ? "" : ", ";
            sizes += comma + std::to_string(reach.size);
            jumps += comma + std::to_string(reach.jump);
            paddings += comma + std::to_string(reach.padding);
        }
        out.write(R"(, "receptive_field": [)" + sizes + R"(], "jump": [)" + jumps + R"(], "padding": [)" + paddings +
                  "]");
    }
    out.write("}\n");
}

// Nodes up to the first whose operator is missing, which is then named.
ExitCode run(NetworkArguments const& arguments, Console& console) {
    auto graph = models::open_model(arguments.model);
    if (!graph) return complain(console, graph.problem(), arguments.model);
    auto const inputs = blank_inputs(*graph);
    if (!inputs) return complain(console, inputs.problem(), arguments.model);
    auto const engine = make_engine(arguments, *std::move(graph));
    std::vector<net::ValueId> wanted;
    std::optional<base::Problem> missing;
    for (auto const& node : engine->graph().nodes) {
        if (!kernels::find_kernel(node)) {
            missing = kernels::unknown_operator(node);
            break;
        }
        if (node.output(0) != net::kNoValue) wanted.push_back(node.output(0));
    }
    auto const record = engine->run(*inputs, wanted);
    if (!record) return complain(console, record.problem(), arguments.model);
    for (auto const& node : engine->graph().nodes)
        if (node.output(0) != net::kNoValue && (*record)->holds(node.output(0)))
            print_layer(console.out, engine->graph(), **record, node);
    return missing ? complain(console, *missing, arguments.model) : ExitCode::Done;
}

}  // namespace

Command layers_command() {
    auto const arguments = std::make_shared<NetworkArguments>();
    return {
        "layers",
        "MODEL",
        text::CommandLine::cli_layers,
        {"layers alexnet.onnx"},
        text::CommandLine::cli_layers_notes,
        [arguments](Syntax& command, text::Language language) {
            command.add_option("MODEL", arguments->model, described(text::CommandLine::cli_run_model, language))
                .required();
            declare_engine(*arguments, command, language);
        },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
