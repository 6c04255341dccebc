#include "core/training/classifier.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"
#include "core/dnnl/training_convolution.h"
#include "core/net/half.h"
#include "core/training/layers.h"

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

Maps<float> run(Block const& block, FoldedBlock const& weights, Maps<float> const& input) {
    auto const& [images, height, width, channels] = input.shape;
    onednn::TrainingConvolution convolution{
        {images, height, width, channels, block.filters, block.kernel, block.stride, block.padding}};
    Maps<float> output{
        MapsShape{images, convolution.shape().output_height(), convolution.shape().output_width(), block.filters}};
    convolution.forward(input.values, weights.weights, weights.bias, output.values);
    rectify(output);
    if (block.pooling == Pooling::None) return output;
    Maps<float> pooled{halved(output.shape)};
    Switches switches;
    max_pool(output, pooled, switches);
    return pooled;
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

Maps<float> logits(Classifier const& classifier, Maps<float> const& images) {
    auto maps = images;
    for (std::size_t i = 0; i < classifier.blocks.size(); ++i)
        maps = run(classifier.architecture.blocks[i], classifier.blocks[i], maps);
    return fully_connected(global_average(maps), classifier.head);
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
    Confusion result{classes, std::vector<int>(static_cast<std::size_t>(classes * classes))};
    constexpr int kAtOnce = 64;
    for (int first = 0; first < drawings; first += kAtOnce) {
        auto const batch = batch_of(series, static_cast<std::uint64_t>(first), std::min(kAtOnce, drawings - first),
                                    classifier.architecture.size);
        auto const scores = logits(classifier, batch.images);
        for (std::size_t i = 0; i < batch.labels.size(); ++i) {
            auto const* const row = scores.cell(i);
            auto const seen = static_cast<int>(std::max_element(row, row + classes) - row);
            ++result.counts[static_cast<std::size_t>(batch.labels[i] * classes + seen)];
        }
    }
    return result;
}

}  // namespace deconvista::training
