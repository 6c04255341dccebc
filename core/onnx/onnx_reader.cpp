#include "core/onnx/onnx_reader.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <unordered_map>
#include <unordered_set>

#include <google/protobuf/stubs/logging.h>
#include <onnx/onnx_pb.h>

#include "core/onnx/slim_model.h"
#include "core/onnx/tensor_reader.h"

namespace deconvista::onnx {
namespace {

using net::Graph;
using net::Node;
using net::ValueId;

// A model without its bulk: the largest networks' graphs take a few megabytes; models that store their weights as typed
// fields a few hundred.
constexpr std::size_t kMaxSlimBytes = std::size_t{128} << 20U;
constexpr int kMaxNodes = 100'000;
constexpr std::int64_t kNewestOpset = 21;

class GraphReader {
public:
    GraphReader(::onnx::GraphProto const& proto, SlimModel const& slim, net::Bytes const& model,
                Neighbour const& neighbour)
        : proto_{proto}, slim_{slim}, model_{model}, neighbour_{neighbour} {}

    base::Result<Graph> read(std::int64_t opset) {
        graph_.opset = opset;
        if (proto_.sparse_initializer_size() > 0) return base::refused("model_sparse");
        if (proto_.node_size() > kMaxNodes)
            return base::over_limit("model_too_many_nodes",
                                    {std::to_string(proto_.node_size()), std::to_string(kMaxNodes)});
        for (auto const& part : {&GraphReader::read_constants, &GraphReader::read_inputs, &GraphReader::read_nodes,
                                 &GraphReader::sort_nodes, &GraphReader::read_outputs})
            if (auto outcome = (this->*part)(); !outcome) return outcome.problem();
        return std::move(graph_);
    }

private:
    // The value of this name, made if there is none yet. "" is what is left out.
    ValueId value_named(std::string const& name) {
        if (name.empty()) return net::kNoValue;
        auto const [found, is_new] = ids_.try_emplace(name, static_cast<ValueId>(graph_.values.size()));
        if (is_new) graph_.values.push_back({name, {}});
        return found->second;
    }

    // Gives the value its one definition.
    base::Result<ValueId> define(std::string const& name) {
        if (!defined_.insert(name).second) return base::refused("model_defined_twice", {name});
        return value_named(name);
    }

    base::Outcome read_constants() {
        for (int i = 0; i < proto_.initializer_size(); ++i) {
            auto const& tensor = proto_.initializer(i);
            auto const bulk = static_cast<std::size_t>(i) < slim_.initializers.size()
                                  ? slim_.initializers[static_cast<std::size_t>(i)]
                                  : std::span<std::byte const>{};
            auto array = read_tensor(tensor, tensor.name(), {model_.owner, bulk}, neighbour_);
            if (!array) return array.problem();
            auto const id = define(tensor.name());
            if (!id) return id.problem();
            if (*id == net::kNoValue) return base::refused("model_nameless");
            graph_.values[static_cast<std::size_t>(*id)].constant = *std::move(array);
        }
        return base::done();
    }

    // Models before IR version 4 list their initializers as inputs too.
    base::Outcome read_inputs() {
        for (auto const& input : proto_.input()) {
            if (auto const known = ids_.find(input.name());
                known != ids_.end() && !graph_.constant(known->second).empty())
                continue;
            auto port = read_port(input);
            if (!port) return port.problem();
            if (auto const id = define(input.name()); !id) return id.problem();
            graph_.inputs.push_back(*std::move(port));
        }
        return base::done();
    }

    base::Result<net::Port> read_port(::onnx::ValueInfoProto const& info) {
        auto const id = value_named(info.name());
        if (id == net::kNoValue) return base::refused("model_nameless");
        auto const& tensor = info.type().tensor_type();
        auto const type = type_from(tensor.elem_type());
        if (!info.type().has_tensor_type() || !type)
            return base::refused("model_port_type", {info.name(), name_of_type(tensor.elem_type())});
        net::Port port{id, type->type, type->precision, std::nullopt};
        if (!tensor.has_shape()) return port;
        port.dims.emplace();
        for (auto const& extent : tensor.shape().dim())
            port.dims->push_back(extent.has_dim_value() ? extent.dim_value() : -1);
        return port;
    }

    base::Outcome read_nodes() {
        std::unordered_set<std::string> names;
        for (auto const& proto : proto_.node()) {
            Node node{proto.name(), proto.op_type(), proto.domain() == "ai.onnx" ? "" : proto.domain(), {}, {}, {}};
            if (node.name.empty()) node.name = node.operation + "_" + std::to_string(graph_.nodes.size());
            for (auto const plain = node.name; !names.insert(node.name).second;)
                node.name = plain + "_" + std::to_string(names.size());
            for (auto const& attribute : proto.attribute())
                if (auto outcome = read_attribute(attribute, node); !outcome) return outcome;
            for (auto const& name : proto.input()) node.inputs.push_back(value_named(name));
            for (auto const& name : proto.output()) {
                auto const id = name.empty() ? base::Result<ValueId>{net::kNoValue} : define(name);
                if (!id) return id.problem();
                node.outputs.push_back(*id);
            }
            graph_.nodes.push_back(std::move(node));
        }
        return base::done();
    }

    // An attribute of a kind that no operator here has (a graph, say) is left out: the operator is then an unknown one.
    base::Outcome read_attribute(::onnx::AttributeProto const& attribute, Node& node) {
        using ::onnx::AttributeProto;
        auto& into = node.attributes;
        switch (attribute.type()) {
            case AttributeProto::INT:
                into[attribute.name()] = attribute.i();
                break;
            case AttributeProto::FLOAT:
                into[attribute.name()] = attribute.f();
                break;
            case AttributeProto::STRING:
                into[attribute.name()] = attribute.s();
                break;
            case AttributeProto::INTS:
                into[attribute.name()] = std::vector<std::int64_t>{attribute.ints().begin(), attribute.ints().end()};
                break;
            case AttributeProto::FLOATS:
                into[attribute.name()] = std::vector<float>{attribute.floats().begin(), attribute.floats().end()};
                break;
            case AttributeProto::TENSOR: {
                auto array = read_tensor(attribute.t(), node.name + "." + attribute.name(), {}, neighbour_);
                if (!array) return array.problem();
                into[attribute.name()] = *std::move(array);
                break;
            }
            default:
                break;
        }
        return base::done();
    }

    // Brings each node after those whose outputs it reads; where there is a choice, the file's order stays.
    base::Outcome sort_nodes() {
        auto const count = graph_.nodes.size();
        std::vector<std::vector<std::size_t>> readers(graph_.values.size());
        std::vector<int> missing(count);
        std::vector<char> is_computed(graph_.values.size());
        for (auto const& node : graph_.nodes)
            for (auto const output : node.outputs)
                if (output != net::kNoValue) is_computed[static_cast<std::size_t>(output)] = 1;
        for (std::size_t i = 0; i < count; ++i) {
            for (auto const input : graph_.nodes[i].inputs) {
                if (input == net::kNoValue) continue;
                auto const& name = graph_.value(input).name;
                if (!defined_.contains(name)) return base::refused("model_undefined", {graph_.nodes[i].name, name});
                if (is_computed[static_cast<std::size_t>(input)] == 0) continue;
                readers[static_cast<std::size_t>(input)].push_back(i);
                ++missing[i];
            }
        }
        std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
        for (std::size_t i = 0; i < count; ++i)
            if (missing[i] == 0) ready.push(i);
        std::vector<Node> sorted;
        while (!ready.empty()) {
            auto const i = ready.top();
            ready.pop();
            for (auto const output : graph_.nodes[i].outputs) {
                if (output == net::kNoValue) continue;
                for (auto const reader : readers[static_cast<std::size_t>(output)])
                    if (--missing[reader] == 0) ready.push(reader);
            }
            sorted.push_back(std::move(graph_.nodes[i]));
        }
        if (sorted.size() < count) {
            auto const stuck = std::find_if(missing.begin(), missing.end(), [](int left) { return left > 0; });
            return base::refused("model_cycle", {graph_.nodes[static_cast<std::size_t>(stuck - missing.begin())].name});
        }
        graph_.nodes = std::move(sorted);
        return base::done();
    }

    base::Outcome read_outputs() {
        for (auto const& output : proto_.output()) {
            if (!defined_.contains(output.name())) return base::refused("model_output_undefined", {output.name()});
            auto port = read_port(output);
            if (!port) return port.problem();
            graph_.outputs.push_back(*std::move(port));
        }
        if (graph_.outputs.empty()) return base::refused("model_without_output");
        return base::done();
    }

    ::onnx::GraphProto const& proto_;
    SlimModel const& slim_;
    net::Bytes const& model_;
    Neighbour const& neighbour_;
    Graph graph_;
    std::unordered_map<std::string, ValueId> ids_;
    std::unordered_set<std::string> defined_;
};

base::Result<std::int64_t> read_opset(::onnx::ModelProto const& model) {
    std::int64_t opset = 1;  // models of IR version 1 and 2 import none
    for (auto const& import : model.opset_import())
        if (import.domain().empty() || import.domain() == "ai.onnx") opset = import.version();
    if (opset < 1 || opset > kNewestOpset)
        return base::refused("model_opset", {std::to_string(opset), std::to_string(kNewestOpset)});
    return opset;
}

}  // namespace

base::Result<Graph> read_onnx(net::Bytes const& model, Neighbour const& neighbour) {
    google::protobuf::LogSilencer const silence;
    auto slimmed = slim(model.span, kMaxSlimBytes);
    if (!slimmed.model)
        return slimmed.fault == SlimFault::Broken
                   ? base::refused("model_broken")
                   : base::over_limit("model_too_large", {std::to_string(kMaxSlimBytes >> 20U)});
    ::onnx::ModelProto proto;
    // A message that did not parse is half filled and is not looked at.
    if (!proto.ParseFromString(slimmed.model->text)) return base::refused("model_broken");
    if (!proto.has_graph()) return base::refused("model_without_graph");
    auto const opset = read_opset(proto);
    if (!opset) return opset.problem();
    return GraphReader{proto.graph(), *slimmed.model, model, neighbour}.read(*opset);
}

}  // namespace deconvista::onnx
