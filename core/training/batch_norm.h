#pragma once
// Batch normalisation (Ioffe and Szegedy, 2015): every channel is brought to mean 0 and variance 1 over the batch, then
// scaled and shifted by parameters that are learnt. For Real = float and double.

#include "core/training/maps.h"

namespace deconvista::training {

// Added to the variance.
constexpr double kBatchNormEpsilon = 1e-5;

// Of each channel, over all images and cells.
template <class Real>
struct Moments {
    std::vector<Real> mean, variance;  // the variance divides by the count, not by one less
};

template <class Real>
struct ScaleAndShift {
    std::vector<Real> scale, shift;  // one for each channel
};

template <class Real>
Moments<Real> moments_of(Maps<Real> const& input);

// output = (input - mean) / sqrt(variance + epsilon) * scale + shift
template <class Real>
void normalize(Maps<Real> const& input, Moments<Real> const& moments, ScaleAndShift<Real> const& parameters,
               Maps<Real>& output);

// `gradient` is with respect to the output, and becomes that with respect to the input: its moments depend on the input
// as well. Returns the gradient with respect to the parameters.
template <class Real>
ScaleAndShift<Real> normalize_backward(Maps<Real> const& input, Moments<Real> const& moments,
                                       ScaleAndShift<Real> const& parameters, Maps<Real>& gradient);

// The moments of all batches together, from those of batches of one size: at least one.
Moments<float> pooled(std::vector<Moments<float>> const& batches);

}  // namespace deconvista::training
