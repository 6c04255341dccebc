#include "core/training/classifier.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/check.h"
#include "core/dnnl/engine.h"
#include "core/net/half.h"

namespace deconvista::training {
namespace {

FoldedBlock folded(BlockParameters const& block, Moments<float> const& moments) {
    FoldedBlock result{block.weights, block.norm.shift};
    auto const filters = result.bias.size(), each = result.weights.size() / filters;
    for (std::size_t f = 0; f < filters; ++f) {
        auto const deviation = std::sqrt(static_cast<double>(moments.variance[f]) + kBatchNormEpsilon);
        auto const factor = static_cast<float>(static_cast<double>(block.norm.scale[f]) / deviation);
        for (std::size_t i = 0; i < each; ++i) result.weights[f * each + i] *= factor;
        result.bias[f] -= moments.mean[f] * factor;
    }
    return result;
}

void round_to_half(std::vector<float>& values) {
    for (auto& value : values) value = net::from_half(net::to_half(value));
}

// Channels before rows and columns, as networks in files take their images.
net::Array as_array(Maps<float> const& maps) {
    auto const [images, height, width, channels] = maps.shape;
    auto const cells = maps.shape.cells() / static_cast<std::size_t>(images),
               planes = static_cast<std::size_t>(channels);
    std::vector<float> values(maps.values.size());
    for (std::size_t i = 0; i < maps.shape.cells(); ++i)
        for (std::size_t c = 0; c < planes; ++c) values[(i / cells * planes + c) * cells + i % cells] = maps.cell(i)[c];
    return {net::Dims{images, channels, height, width}, std::move(values)};
}

net::Array logits(net::Engine& engine, Maps<float> const& images) {
    auto const wanted = net::outputs_of(engine.graph());
    auto const record = engine.run(std::array{as_array(images)}, wanted);
    DECONVISTA_CHECK(record);  // the graph is our own
    return (*record)->array(wanted.front());
}

}  // namespace

Classifier folded(Architecture const& architecture, Parameters const& parameters,
                  std::vector<Moments<float>> const& moments) {
    Classifier result{architecture, {}, parameters.head};
    for (std::size_t i = 0; i < parameters.blocks.size(); ++i)
        result.blocks.push_back(folded(parameters.blocks[i], moments[i]));
    return result;
}

Classifier rounded_to_half(Classifier classifier) {
    for (auto& block : classifier.blocks) {
        round_to_half(block.weights);
        round_to_half(block.bias);
    }
    round_to_half(classifier.head.weights);
    round_to_half(classifier.head.bias);
    return classifier;
}

double Confusion::accuracy() const {
    int right = 0, all = 0;
    for (int i = 0; i < classes; ++i) right += count(i, i);
    for (auto const number : counts) all += number;
    return all == 0 ? 0 : static_cast<double>(right) / all;
}

double Confusion::recall(int drawn) const {
    int all = 0;
    for (int seen = 0; seen < classes; ++seen) all += count(drawn, seen);
    return all == 0 ? 0 : static_cast<double>(count(drawn, drawn)) / all;
}

Confusion confusion(Classifier const& classifier, std::uint64_t series, int drawings) {
    auto const classes = classifier.architecture.classes;
    Confusion result{classes, {}};
    result.counts.resize(result.place(classes, 0));
    constexpr int kAtOnce = 64;
    auto const engine = dnnl_engine::make_engine(as_graph(classifier));
    for (int first = 0; first < drawings; first += kAtOnce) {
        auto const batch = batch_of(series, static_cast<std::uint64_t>(first), std::min(kAtOnce, drawings - first),
                                    classifier.architecture.size);
        auto const scores = logits(*engine, batch.images);
        for (std::size_t i = 0; i < batch.labels.size(); ++i) {
            auto const* const row = scores.values<float>().data() + i * static_cast<std::size_t>(classes);
            auto const seen = static_cast<int>(std::max_element(row, row + classes) - row);
            ++result.counts[result.place(batch.labels[i], seen)];
        }
    }
    return result;
}

}  // namespace deconvista::training
