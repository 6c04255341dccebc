#include "core/dnnl/engine.h"

#include <algorithm>
#include <map>

#include "core/dnnl/layer.h"
#include "core/kernels/folding.h"
#include "core/kernels/reference_engine.h"

namespace deconvista::dnnl_engine {
namespace {

using net::Array;
using net::Node;
using net::ValueId;

constexpr std::size_t kFormsKept = 4;  // of one node, for as many sets of extents

std::size_t at(ValueId value) {
    return static_cast<std::size_t>(value);
}

// The ReLU that alone reads a convolution's output: both run as one.
std::vector<std::optional<std::size_t>> find_partners(net::Graph const& graph) {
    std::vector<int> readers(graph.values.size());
    for (auto const& node : graph.nodes)
        for (auto const input : node.inputs)
            if (input != net::kNoValue) ++readers[at(input)];
    for (auto const& port : graph.outputs) ++readers[at(port.value)];
    std::vector<std::optional<std::size_t>> partners(graph.nodes.size());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        auto const& relu = graph.nodes[i];
        if (relu.operation != "Relu" || !relu.domain.empty() || relu.input(0) == net::kNoValue) continue;
        auto const convolution = producer_of(graph, relu.input(0));
        if (!convolution || graph.nodes[*convolution].operation != "Conv" || readers[at(relu.input(0))] != 1) continue;
        partners[*convolution] = i;
    }
    return partners;
}

// What is prepared for one node.
struct Form {
    std::vector<dnnl::memory::desc> inputs;
    Activation activation;
    std::unique_ptr<Layer> layer;  // none: oneDNN has no form for it
};

class State {
public:
    explicit State(net::Graph network)
        : graph{kernels::fold_constants(std::move(network))},
          partners{find_partners(graph)},
          forms_(graph.nodes.size()) {}

    struct Outcome {
        std::vector<Value> outputs;
        Activation applied;  // none where the plain kernel had to do it
    };

    base::Result<Outcome> run_node(std::size_t i, std::span<Value const> values, Activation activation) {
        auto const& node = graph.nodes[i];
        std::vector<Value> inputs;
        for (auto const input : node.inputs)
            inputs.push_back(input == net::kNoValue ? Value{} : as_floats(values[at(input)]));
        try {
            if (auto* const layer = find_layer(i, inputs, activation))
                return Outcome{{layer->run(workshop, inputs)}, activation};
        } catch (dnnl::error const&) {
            // oneDNN refuses this combination; the plain kernel runs it.
        }
        auto outputs = run_plain(node, values);
        if (!outputs) return outputs.problem();
        return Outcome{*std::move(outputs), {}};
    }

    net::Graph const graph;
    std::vector<std::optional<std::size_t>> const partners;  // of convolutions
    Workshop workshop;

private:
    Value as_floats(Value const& value) const {
        if (value.memory) return value;
        if (value.array.empty() || value.array.type() != net::ElementType::Float32 || value.array.axes() == 0 ||
            value.array.size() == 0)
            return {};
        return workshop.wrap(value.array);
    }

    Layer* find_layer(std::size_t i, std::span<Value const> inputs, Activation activation) {
        std::vector<dnnl::memory::desc> descs;
        for (auto const& input : inputs) descs.push_back(input.memory ? input.memory.get_desc() : dnnl::memory::desc{});
        auto& forms = forms_[i];
        auto const found = std::find_if(forms.begin(), forms.end(), [&](Form const& form) {
            return form.inputs == descs && form.activation == activation;
        });
        if (found != forms.end()) return found->layer.get();
        // Weights that are computed change from run to run: a form would keep the first ones.
        for (std::size_t input = 1; input < inputs.size() && !is_joining(i); ++input) {
            auto const id = graph.nodes[i].input(input);
            if (id != net::kNoValue && graph.constant(id).empty()) return nullptr;
        }
        if (forms.size() >= kFormsKept) forms.erase(forms.begin());
        auto layer = make_layer(workshop, {graph, graph.nodes[i], inputs, activation});
        forms.push_back({std::move(descs), activation, std::move(layer)});
        return forms.back().layer.get();
    }

    bool is_joining(std::size_t i) const {
        auto const& operation = graph.nodes[i].operation;
        return operation == "Add" || operation == "Sum" || operation == "Concat";
    }

    base::Result<std::vector<Value>> run_plain(Node const& node, std::span<Value const> values) {
        if (auto const shared = pass_through(node, values); !shared.empty()) return std::vector{shared};
        std::vector<Array> arrays(graph.values.size());
        for (auto const input : node.inputs)
            if (input != net::kNoValue) arrays[at(input)] = workshop.plain(values[at(input)]);
        auto outputs = kernels::run_node(graph, node, arrays);
        if (!outputs) return outputs.problem();
        std::vector<Value> results;
        for (auto& output : *outputs) {
            results.emplace_back();
            results.back().array = std::move(output);
        }
        return results;
    }

    // What hands its input on keeps the layout.
    static Value pass_through(Node const& node, std::span<Value const> values) {
        bool const passes =
            node.domain.empty() && node.output(1) == net::kNoValue && node.input(0) != net::kNoValue &&
            (node.operation == "Identity" || (node.operation == "Dropout" && node.input(2) == net::kNoValue));
        return passes ? values[at(node.input(0))] : Value{};
    }

    std::vector<std::vector<Form>> forms_;
};

class LayeredRecord final : public net::Record {
public:
    LayeredRecord(std::shared_ptr<State> state, std::vector<Value> values)
        : state_{std::move(state)}, values_{std::move(values)} {}

    bool holds(ValueId value) const override { return !values_[at(value)].empty() || hidden_by(value); }

    net::Dims dims(ValueId value) const override {
        auto const& found = values_[at(hidden_by(value) ? *hidden_by(value) : value)];
        return found.memory ? dims_of(found.memory.get_desc()) : found.array.dims();
    }

    Array array(ValueId value) const override { return state_->workshop.plain(taken_apart(value)); }

    net::View view(ValueId value) const override {
        auto& found = taken_apart(value);
        if (found.memory) {
            auto const layout = layout_of(found.memory.get_desc());
            if (layout) return {static_cast<float const*>(found.memory.get_data_handle()), dims(value), *layout};
        }
        if (found.array.empty()) found.array = state_->workshop.plain(found);
        found.array = found.array.aligned();
        return {found.array.values<float>().data(), found.array.dims(), net::plain_layout(found.array.dims())};
    }

private:
    // The output of the ReLU that ran as one with the convolution of this output.
    std::optional<ValueId> hidden_by(ValueId value) const {
        auto const producer = values_[at(value)].empty() ? producer_of(state_->graph, value) : std::nullopt;
        if (!producer || !state_->partners[*producer]) return std::nullopt;
        auto const outer = state_->graph.nodes[*state_->partners[*producer]].output(0);
        return values_[at(outer)].empty() ? std::nullopt : std::optional{outer};
    }

    Value& taken_apart(ValueId value) const {
        auto& found = values_[at(value)];
        if (found.empty() && hidden_by(value)) {
            auto const results = state_->run_node(*producer_of(state_->graph, value), values_, {});
            DECONVISTA_CHECK(results);  // it ran before
            found = results->outputs.front();
        }
        DECONVISTA_CHECK(!found.empty());
        return found;
    }

    std::shared_ptr<State> state_;
    mutable std::vector<Value> values_;
};

class LayeredEngine final : public net::Engine {
public:
    explicit LayeredEngine(net::Graph graph) : state_{std::make_shared<State>(std::move(graph))} {}

    net::Graph const& graph() const override { return state_->graph; }

    base::Result<std::shared_ptr<net::Record const>> run(std::span<Array const> inputs, std::span<ValueId const> wanted,
                                                         net::Cancelled const& cancelled) override {
        auto const& graph = state_->graph;
        if (auto const outcome = net::check_inputs(graph, inputs); !outcome) return outcome.problem();
        forget_other_extents(inputs);
        std::vector<Value> values(graph.values.size());
        for (std::size_t i = 0; i < graph.values.size(); ++i) values[i].array = graph.values[i].constant;
        for (std::size_t i = 0; i < inputs.size(); ++i) values[at(graph.inputs[i].value)].array = inputs[i].aligned();

        auto const needed = net::nodes_needed(graph, wanted);
        std::vector<char> is_needed(graph.nodes.size());
        for (auto const i : needed) is_needed[i] = 1;
        for (auto const i : needed) {
            if (cancelled && cancelled()) return base::device_trouble("cancelled");
            auto const& node = graph.nodes[i];
            if (node.output(0) != net::kNoValue && !values[at(node.output(0))].empty())
                continue;  // ran with its partner
            auto const partner = state_->partners[i];
            bool const as_one = partner && is_needed[*partner] != 0 &&
                                std::find(wanted.begin(), wanted.end(), node.output(0)) == wanted.end();
            auto results = state_->run_node(i, values, {as_one ? Activation::Kind::Relu : Activation::Kind::None});
            if (!results) return results.problem();
            bool const is_activated = results->applied.kind == Activation::Kind::Relu;
            auto const& outputs = is_activated ? graph.nodes[*partner].outputs : node.outputs;
            for (std::size_t o = 0; o < outputs.size() && o < results->outputs.size(); ++o)
                if (outputs[o] != net::kNoValue) values[at(outputs[o])] = std::move(results->outputs[o]);
        }
        return std::shared_ptr<net::Record const>{std::make_shared<LayeredRecord const>(state_, std::move(values))};
    }

private:
    // Buffers of one set of extents are of no use for another.
    void forget_other_extents(std::span<Array const> inputs) {
        std::vector<net::Dims> extents;
        for (auto const& input : inputs) extents.push_back(input.dims());
        if (extents != extents_) state_->workshop.forget_idle();
        extents_ = std::move(extents);
    }

    std::shared_ptr<State> state_;
    std::vector<net::Dims> extents_;
};

}  // namespace

std::unique_ptr<net::Engine> make_engine(net::Graph graph) {
    return std::make_unique<LayeredEngine>(std::move(graph));
}

}  // namespace deconvista::dnnl_engine
