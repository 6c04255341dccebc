#include "core/training/classifier.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/dnnl/engine.h"
#include "core/training/initial_parameters.h"
#include "core/training/layers.h"
#include "tests/core/dnnl/naive_convolution.h"
#include "tests/core/training/finite_differences.h"
#include "tests/core/training/small_network.h"

namespace deconvista::training {
namespace {

struct Trained {
    Architecture architecture{small_architecture()};
    Parameters parameters{initial_parameters(architecture, 1)};
    std::vector<Moments<float>> moments;

    Trained() {
        drawings::Random random{9};
        for (auto& block : parameters.blocks) {
            Moments<float> found;
            for (std::size_t f = 0; f < block.norm.scale.size(); ++f) {
                block.norm.scale[f] = random.between(-2, 2);
                block.norm.shift[f] = random.between(-1, 1);
                found.mean.push_back(random.between(-0.2F, 0.2F));
                found.variance.push_back(random.between(0.01F, 0.3F));
            }
            moments.push_back(found);
        }
    }
};

template <class To, class From>
std::vector<To> as(std::vector<From> const& values) {
    return {values.begin(), values.end()};
}

Moments<double> as_doubles(Moments<float> const& moments) {
    return {as<double>(moments.mean), as<double>(moments.variance)};
}

// Layer by layer as in training, with these moments in place of the batch's, in double.
Maps<double> unfolded_logits(Trained const& trained, Maps<float> const& images) {
    Maps<double> maps{images.shape};
    maps.values = as<double>(images.values);
    for (std::size_t i = 0; i < trained.architecture.blocks.size(); ++i) {
        auto const& block = trained.architecture.blocks[i];
        auto const& parameters = trained.parameters.blocks[i];
        auto const [count, height, width, channels] = maps.shape;
        dnnl_engine::ConvolutionShape const shape{count,         height,       width,        channels,
                                                  block.filters, block.kernel, block.stride, block.padding};
        Maps<double> convolved{MapsShape{count, shape.output_height(), shape.output_width(), block.filters}};
        convolved.values = dnnl_engine::naive_forward(shape, maps.values, as<double>(parameters.weights));
        maps = Maps<double>{convolved.shape};
        normalize(convolved, as_doubles(trained.moments[i]),
                  {as<double>(parameters.norm.scale), as<double>(parameters.norm.shift)}, maps);
        rectify(maps);
        if (block.pooling == Pooling::None) continue;
        Maps<double> pooled{halved(maps.shape)};
        Switches switches;
        max_pool(maps, pooled, switches);
        maps = pooled;
    }
    auto const& head = trained.parameters.head;
    return fully_connected(global_average(maps), {as<double>(head.weights), as<double>(head.bias)});
}

// Channels first.
net::Array image_of(Batch const& batch, int size) {
    std::vector<float> values;
    for (std::size_t c = 0; c < 3; ++c)
        for (std::size_t i = 0; i < batch.images.shape.cells(); ++i) values.push_back(batch.images.cell(i)[c]);
    return {net::Dims{1, 3, size, size}, std::move(values)};
}

std::vector<float> run(net::Graph const& graph, net::Array const& image) {
    auto const engine = dnnl_engine::make_engine(graph);
    auto const wanted = net::outputs_of(graph);
    auto const record = engine->run(std::array{image}, wanted);
    if (!record) return {};
    auto const logits = (*record)->array(wanted.front());
    return {logits.values<float>().begin(), logits.values<float>().end()};
}

TEST(Folding, ChangesNothing) {
    Trained const trained;
    auto const size = trained.architecture.size;
    auto const graph = as_graph(folded(trained.architecture, trained.parameters, trained.moments));
    for (std::uint64_t number = 0; number < 3; ++number) {
        auto const batch = batch_of(1, number, 1, size);
        auto const expected = unfolded_logits(trained, batch.images).values;
        auto const found = run(graph, image_of(batch, size));
        ASSERT_EQ(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i], expected[i], 1e-5) << i;
    }
}

TEST(Folding, KeepsTheHead) {
    Trained const trained;
    auto const classifier = folded(trained.architecture, trained.parameters, trained.moments);
    EXPECT_EQ(classifier.head.weights, trained.parameters.head.weights);
    EXPECT_EQ(classifier.architecture, trained.architecture);
}

TEST(Graph, NamesItsLayers) {
    Trained const trained;
    auto const graph = as_graph(folded(trained.architecture, trained.parameters, trained.moments));
    std::vector<std::string> names;
    for (auto const& node : graph.nodes) names.push_back(node.name + ":" + node.operation);
    EXPECT_EQ(names, (std::vector<std::string>{"conv1:Conv", "relu1:Relu", "pool1:MaxPool", "conv2:Conv", "relu2:Relu",
                                               "average:GlobalAveragePool", "features:Flatten", "logits:Gemm"}));
    ASSERT_EQ(graph.inputs.size(), 1U);
    EXPECT_EQ(graph.value(graph.inputs.front().value).name, "image");
    EXPECT_EQ(graph.inputs.front().dims, (net::Dims{-1, 3, -1, -1}));
}

TEST(Rounding, LeavesWhatFloat16Holds) {
    Trained const trained;
    auto const classifier = folded(trained.architecture, trained.parameters, trained.moments);
    auto const once = rounded_to_half(classifier);
    EXPECT_NE(once.blocks[0].weights, classifier.blocks[0].weights);
    EXPECT_EQ(rounded_to_half(once).blocks, once.blocks);
    for (std::size_t i = 0; i < once.blocks[1].weights.size(); ++i)
        EXPECT_NEAR(once.blocks[1].weights[i], classifier.blocks[1].weights[i],
                    1e-7F + std::fabs(classifier.blocks[1].weights[i]) / 2048);
}

TEST(Confusion, CountsWhatIsRight) {
    Confusion const confusion{3, {4, 1, 0, 0, 2, 0, 0, 0, 0}};
    EXPECT_DOUBLE_EQ(confusion.accuracy(), 6 / 7.0);
    EXPECT_DOUBLE_EQ(confusion.recall(0), 0.8);
    EXPECT_DOUBLE_EQ(confusion.recall(1), 1);
    EXPECT_DOUBLE_EQ(confusion.recall(2), 0);
}

// A head that always says class 3 is right once in sixteen times.
TEST(Confusion, IsThatOfTheGraph) {
    Trained const trained;
    auto classifier = folded(trained.architecture, trained.parameters, trained.moments);
    for (auto& weight : classifier.head.weights) weight = 0;
    classifier.head.bias[3] = 1;
    auto const found = confusion(classifier, 4, 100);
    EXPECT_DOUBLE_EQ(found.recall(3), 1);
    EXPECT_DOUBLE_EQ(found.recall(2), 0);
    EXPECT_EQ(found.count(0, 3), 7);  // of numbers 0 to 99, seven are 0 modulo 16
}

}  // namespace
}  // namespace deconvista::training
