#include "core/training/classifier_head.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"

namespace deconvista::training {

template <class Real>
Maps<Real> fully_connected(Maps<Real> const& input, FullyConnected<Real> const& layer) {
    auto const inputs = static_cast<std::size_t>(input.shape.channels), outputs = layer.bias.size();
    DECONVISTA_CHECK(layer.weights.size() == inputs * outputs);
    Maps<Real> result{MapsShape{input.shape.images, 1, 1, static_cast<int>(outputs)}};
    for (std::size_t image = 0; image < input.shape.cells(); ++image) {
        for (std::size_t out = 0; out < outputs; ++out) {
            auto sum = layer.bias[out];
            for (std::size_t in = 0; in < inputs; ++in) sum += layer.weights[out * inputs + in] * input.cell(image)[in];
            result.cell(image)[out] = sum;
        }
    }
    return result;
}

template <class Real>
FullyConnectedGradients<Real> fully_connected_backward(Maps<Real> const& input, FullyConnected<Real> const& layer,
                                                       Maps<Real> const& output_gradient) {
    auto const inputs = static_cast<std::size_t>(input.shape.channels), outputs = layer.bias.size();
    FullyConnectedGradients<Real> result{Maps<Real>{input.shape},
                                         {std::vector<Real>(layer.weights.size()), std::vector<Real>(outputs)}};
    for (std::size_t image = 0; image < input.shape.cells(); ++image) {
        for (std::size_t out = 0; out < outputs; ++out) {
            auto const slope = output_gradient.cell(image)[out];
            result.layer.bias[out] += slope;
            for (std::size_t in = 0; in < inputs; ++in) {
                result.layer.weights[out * inputs + in] += slope * input.cell(image)[in];
                result.input.cell(image)[in] += slope * layer.weights[out * inputs + in];
            }
        }
    }
    return result;
}

template <class Real>
Loss<Real> softmax_cross_entropy(Maps<Real> const& logits, std::span<int const> labels) {
    auto const images = logits.shape.cells(), classes = static_cast<std::size_t>(logits.shape.channels);
    DECONVISTA_CHECK(labels.size() == images);
    Loss<Real> loss{0, Maps<Real>{logits.shape}};
    auto const count = static_cast<Real>(images);
    for (std::size_t image = 0; image < images; ++image) {
        auto const* const scores = logits.cell(image);
        auto* const slopes = loss.gradient.cell(image);
        auto const right = static_cast<std::size_t>(labels[image]);
        // Subtracting the largest changes nothing but keeps the powers finite.
        auto const largest = *std::max_element(scores, scores + classes);
        Real sum = 0;
        for (std::size_t c = 0; c < classes; ++c) sum += slopes[c] = std::exp(scores[c] - largest);
        for (std::size_t c = 0; c < classes; ++c) slopes[c] /= sum * count;
        slopes[right] -= 1 / count;
        loss.mean += (std::log(sum) + largest - scores[right]) / count;
    }
    return loss;
}

template Maps<float> fully_connected(Maps<float> const&, FullyConnected<float> const&);
template Maps<double> fully_connected(Maps<double> const&, FullyConnected<double> const&);
template FullyConnectedGradients<float> fully_connected_backward(Maps<float> const&, FullyConnected<float> const&,
                                                                 Maps<float> const&);
template FullyConnectedGradients<double> fully_connected_backward(Maps<double> const&, FullyConnected<double> const&,
                                                                  Maps<double> const&);
template Loss<float> softmax_cross_entropy(Maps<float> const&, std::span<int const>);
template Loss<double> softmax_cross_entropy(Maps<double> const&, std::span<int const>);

}  // namespace deconvista::training
