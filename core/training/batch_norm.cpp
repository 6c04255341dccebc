#include "core/training/batch_norm.h"

#include <cmath>

#include "core/base/check.h"

namespace deconvista::training {
namespace {

template <class Real>
std::size_t channels_of(Maps<Real> const& maps) {
    return static_cast<std::size_t>(maps.shape.channels);
}

template <class Real>
std::vector<Real> inverse_deviations(Moments<Real> const& moments) {
    std::vector<Real> inverse;
    for (auto const variance : moments.variance)
        inverse.push_back(static_cast<Real>(1 / std::sqrt(static_cast<double>(variance) + kBatchNormEpsilon)));
    return inverse;
}

}  // namespace

template <class Real>
Moments<Real> moments_of(Maps<Real> const& input) {
    auto const channels = channels_of(input), cells = input.shape.cells();
    // Hundreds of thousands of values are too many to be added up in float.
    std::vector<double> sums(channels), squares(channels);
    for (std::size_t i = 0; i < cells; ++i) {
        auto const* const cell = input.cell(i);
        for (std::size_t c = 0; c < channels; ++c) {
            double const value = cell[c];
            sums[c] += value;
            squares[c] += value * value;
        }
    }
    Moments<Real> moments;
    auto const count = static_cast<double>(cells);
    for (std::size_t c = 0; c < channels; ++c) {
        auto const mean = sums[c] / count;
        moments.mean.push_back(static_cast<Real>(mean));
        moments.variance.push_back(static_cast<Real>(std::max(squares[c] / count - mean * mean, 0.0)));
    }
    return moments;
}

template <class Real>
void normalize(Maps<Real> const& input, Moments<Real> const& moments, ScaleAndShift<Real> const& parameters,
               Maps<Real>& output) {
    DECONVISTA_CHECK(output.shape == input.shape);
    auto const channels = channels_of(input), cells = input.shape.cells();
    auto factors = inverse_deviations(moments);
    auto offsets = parameters.shift;
    for (std::size_t c = 0; c < channels; ++c) {
        factors[c] *= parameters.scale[c];
        offsets[c] -= moments.mean[c] * factors[c];
    }
    for (std::size_t i = 0; i < cells; ++i) {
        auto const* const from = input.cell(i);
        auto* const to = output.cell(i);
        for (std::size_t c = 0; c < channels; ++c) to[c] = from[c] * factors[c] + offsets[c];
    }
}

template <class Real>
ScaleAndShift<Real> normalize_backward(Maps<Real> const& input, Moments<Real> const& moments,
                                       ScaleAndShift<Real> const& parameters, Maps<Real>& gradient) {
    DECONVISTA_CHECK(gradient.shape == input.shape);
    auto const channels = channels_of(input), cells = input.shape.cells();
    auto const inverse = inverse_deviations(moments);
    std::vector<double> shifts(channels), scales(channels);
    for (std::size_t i = 0; i < cells; ++i) {
        auto const* const from = input.cell(i);
        auto const* const slope = gradient.cell(i);
        for (std::size_t c = 0; c < channels; ++c) {
            shifts[c] += static_cast<double>(slope[c]);
            scales[c] += static_cast<double>(slope[c] * ((from[c] - moments.mean[c]) * inverse[c]));
        }
    }
    // What the mean and the variance give back is the part of the gradient along 1 and along the normalised input.
    auto const count = static_cast<double>(cells);
    ScaleAndShift<Real> result;
    std::vector<Real> factors, means, slants;
    for (std::size_t c = 0; c < channels; ++c) {
        result.scale.push_back(static_cast<Real>(scales[c]));
        result.shift.push_back(static_cast<Real>(shifts[c]));
        factors.push_back(parameters.scale[c] * inverse[c]);
        means.push_back(static_cast<Real>(shifts[c] / count));
        slants.push_back(static_cast<Real>(scales[c] / count) * inverse[c]);
    }
    for (std::size_t i = 0; i < cells; ++i) {
        auto const* const from = input.cell(i);
        auto* const slope = gradient.cell(i);
        for (std::size_t c = 0; c < channels; ++c)
            slope[c] = factors[c] * (slope[c] - means[c] - (from[c] - moments.mean[c]) * slants[c]);
    }
    return result;
}

template Moments<float> moments_of(Maps<float> const&);
template Moments<double> moments_of(Maps<double> const&);
template void normalize(Maps<float> const&, Moments<float> const&, ScaleAndShift<float> const&, Maps<float>&);
template void normalize(Maps<double> const&, Moments<double> const&, ScaleAndShift<double> const&, Maps<double>&);
template ScaleAndShift<float> normalize_backward(Maps<float> const&, Moments<float> const&, ScaleAndShift<float> const&,
                                                 Maps<float>&);
template ScaleAndShift<double> normalize_backward(Maps<double> const&, Moments<double> const&,
                                                  ScaleAndShift<double> const&, Maps<double>&);

Moments<float> pooled(std::vector<Moments<float>> const& batches) {
    DECONVISTA_CHECK(!batches.empty());
    auto const count = static_cast<double>(batches.size());
    Moments<float> result;
    for (std::size_t c = 0; c < batches.front().mean.size(); ++c) {
        double mean = 0, square = 0;
        for (auto const& batch : batches) {
            double const own = batch.mean[c];
            mean += own / count;
            square += (static_cast<double>(batch.variance[c]) + own * own) / count;
        }
        result.mean.push_back(static_cast<float>(mean));
        result.variance.push_back(static_cast<float>(std::max(square - mean * mean, 0.0)));
    }
    return result;
}

}  // namespace deconvista::training
