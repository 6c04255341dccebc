#include <string>

#include "core/base/number_text.h"
#include "core/training/classifier.h"

namespace deconvista::training {
namespace {

using net::Array;
using net::Dims;
using net::ValueId;
using Integers = std::vector<std::int64_t>;

class Draft {
public:
    ValueId value(std::string name, Array constant = {}) {
        graph_.values.push_back({std::move(name), std::move(constant)});
        return static_cast<ValueId>(graph_.values.size()) - 1;
    }

    // A node called after its output, which it returns.
    ValueId node(std::string const& name, std::string operation, std::vector<ValueId> inputs,
                 std::map<std::string, net::Attribute, std::less<>> attributes = {}) {
        auto const output = value(name);
        graph_.nodes.push_back({name, std::move(operation), "", std::move(inputs), {output}, std::move(attributes)});
        return output;
    }

    net::Graph with_ends(ValueId input, Dims input_dims, ValueId output, Dims output_dims) && {
        constexpr auto kFloat = net::ElementType::Float32;
        graph_.opset = 13;
        graph_.inputs.push_back({input, kFloat, net::Precision::Full, std::move(input_dims)});
        graph_.outputs.push_back({output, kFloat, net::Precision::Full, std::move(output_dims)});
        return std::move(graph_);
    }

private:
    net::Graph graph_;
};

ValueId append(Draft& draft, Block const& block, FoldedBlock const& weights, ValueId input, std::string const& number) {
    auto const square = [](std::int64_t side) { return Integers{side, side}; };
    auto const filters = static_cast<std::int64_t>(block.filters);
    auto const channels = static_cast<std::int64_t>(weights.weights.size()) / (filters * block.kernel * block.kernel);
    auto const kernel = draft.value("conv" + number + ".weight",
                                    {Dims{filters, channels, block.kernel, block.kernel}, weights.weights});
    auto const bias = draft.value("conv" + number + ".bias", {Dims{filters}, weights.bias});
    auto const convolved = draft.node("conv" + number, "Conv", {input, kernel, bias},
                                      {{"kernel_shape", square(block.kernel)},
                                       {"strides", square(block.stride)},
                                       {"pads", Integers{block.padding, block.padding, block.padding, block.padding}}});
    auto const rectified = draft.node("relu" + number, "Relu", {convolved});
    if (block.pooling == Pooling::None) return rectified;
    return draft.node("pool" + number, "MaxPool", {rectified}, {{"kernel_shape", square(2)}, {"strides", square(2)}});
}

}  // namespace

net::Graph as_graph(Classifier const& classifier) {
    Draft draft;
    auto const image = draft.value("image");
    auto maps = image;
    for (std::size_t i = 0; i < classifier.blocks.size(); ++i)
        maps = append(draft, classifier.architecture.blocks[i], classifier.blocks[i], maps,
                      base::to_text(static_cast<std::int64_t>(i) + 1));
    auto const averaged = draft.node("average", "GlobalAveragePool", {maps});
    auto const features = draft.node("features", "Flatten", {averaged}, {{"axis", std::int64_t{1}}});
    auto const classes = static_cast<std::int64_t>(classifier.architecture.classes);
    auto const inputs = static_cast<std::int64_t>(classifier.head.weights.size()) / classes;
    auto const weights = draft.value("logits.weight", {Dims{classes, inputs}, classifier.head.weights});
    auto const bias = draft.value("logits.bias", {Dims{classes}, classifier.head.bias});
    auto const scores = draft.node("logits", "Gemm", {features, weights, bias}, {{"transB", std::int64_t{1}}});
    return std::move(draft).with_ends(image, {-1, 3, -1, -1}, scores, {-1, classes});
}

}  // namespace deconvista::training
