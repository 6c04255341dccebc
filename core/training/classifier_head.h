#pragma once
// The end of the network: a fully connected layer, and what it costs to be wrong. For Real = float and double.

#include <span>

#include "core/training/maps.h"

namespace deconvista::training {

template <class Real>
struct FullyConnected {
    std::vector<Real> weights;  // (outputs, inputs)
    std::vector<Real> bias;     // one for each output
};

// Of maps with one cell: (images, 1, 1, outputs).
template <class Real>
Maps<Real> fully_connected(Maps<Real> const& input, FullyConnected<Real> const& layer);

template <class Real>
struct FullyConnectedGradients {
    Maps<Real> input;
    FullyConnected<Real> layer;
};
template <class Real>
FullyConnectedGradients<Real> fully_connected_backward(Maps<Real> const& input, FullyConnected<Real> const& layer,
                                                       Maps<Real> const& output_gradient);

template <class Real>
struct Loss {
    Real mean{};          // over the images, of -log(probability of the right class)
    Maps<Real> gradient;  // of the mean, with respect to the logits
};

// labels: the right class of each image.
template <class Real>
Loss<Real> softmax_cross_entropy(Maps<Real> const& logits, std::span<int const> labels);

}  // namespace deconvista::training
