#include "core/scene/filter.h"

#include <cmath>
#include <string>

#include "core/base/check.h"
#include "core/base/number_text.h"
#include "core/scene/words.h"
#include "core/tensor/for_each.h"

namespace deconvista::scene {
namespace {

using base::refused;
using base::to_text;

constexpr std::int64_t kLeast = 3, kMostOfSobel = 31;

using Weights = std::vector<double>;

// The row of Pascal's triangle with as many entries.
Weights binomial(std::int64_t count) {
    Weights row(static_cast<std::size_t>(count), 0);
    row[0] = 1;
    for (std::int64_t i = 1; i < count; ++i)
        for (auto k = static_cast<std::size_t>(i); k > 0; --k) row[k] += row[k - 1];
    return row;
}

// The difference of neighbours, smoothed: -1 0 1, -1 -2 0 2 1, ... as OpenCV's getDerivKernels has it.
Weights derivative(std::int64_t count) {
    auto const smooth = binomial(count - 1);
    Weights result(static_cast<std::size_t>(count), 0);
    for (std::size_t i = 0; i < smooth.size(); ++i) {
        result[i] -= smooth[i];
        result[i + 1] += smooth[i];
    }
    return result;
}

// The tent of Long, Shelhamer, Darrell ("Fully convolutional networks", 2015): of 2 * s - s % 2 cells, what stretches
// by s in between.
Weights tent(std::int64_t count) {
    auto const half = (count + 1) / 2;
    auto const factor = static_cast<double>(half);
    auto const centre = count % 2 == 1 ? factor - 1 : factor - 0.5;
    Weights result;
    for (std::int64_t i = 0; i < count; ++i) result.push_back(1 - std::abs(static_cast<double>(i) - centre) / factor);
    return result;
}

Weights unit(std::int64_t count) {
    Weights result(static_cast<std::size_t>(count), 0);
    result[static_cast<std::size_t>(count / 2)] = 1;
    return result;
}

Weights smoothed(std::int64_t count) {
    auto weights = binomial(count);
    for (auto& weight : weights) weight = std::ldexp(weight, -static_cast<int>(count - 1));
    return weights;
}

// The axis along which a Sobel kernel takes the difference.
int axis_of(Generator generator, int axes) {
    return generator == Generator::SobelX ? axes - 1 : axes - 2;
}

bool is_sobel(Generator generator) {
    return generator == Generator::SobelX || generator == Generator::SobelY;
}

bool is_stencil(Generator generator) {
    return generator == Generator::Laplacian || generator == Generator::Sharpen || generator == Generator::Emboss;
}

// Of kernels that are a product, what stands along the axis.
Weights along(Generator generator, std::int64_t count, bool differs) {
    switch (generator) {
        case Generator::Box:
            return Weights(static_cast<std::size_t>(count), 1 / static_cast<double>(count));
        case Generator::Gaussian:
            return smoothed(count);
        case Generator::SobelX:
        case Generator::SobelY:
            return differs ? derivative(count) : binomial(count);
        case Generator::Bilinear:
            return tent(count);
        default:
            return unit(count);
    }
}

// Of the others, the weight of the cell so far from the centre: within 3 cells along each axis.
float stencil(Generator generator, tensor::Extents const& from_centre) {
    std::int64_t sum = 0, away = 0;
    for (auto const distance : from_centre) {
        if (distance < -1 || distance > 1) return 0;
        sum += distance;
        away += distance == 0 ? 0 : 1;
    }
    if (generator == Generator::Emboss) return static_cast<float>(sum + (away == 0 ? 1 : 0));
    auto const axes = from_centre.axes();
    auto const laplacian = away == 0 ? -2 * axes : away == 1 ? 1 : 0;
    if (generator == Generator::Laplacian) return static_cast<float>(laplacian);
    return static_cast<float>((away == 0 ? 1 : 0) - laplacian);
}

std::vector<float> stencil_plane(Generator generator, tensor::Extents const& extents) {
    std::vector<float> plane;
    tensor::for_each_index({1, 1, extents}, [&](tensor::Index const& index) {
        auto from_centre = index.spatial;
        for (int axis = 0; axis < extents.axes(); ++axis) from_centre[axis] -= extents[axis] / 2;
        plane.push_back(stencil(generator, from_centre));
    });
    return plane;
}

std::vector<float> product_plane(Generator generator, tensor::Extents const& extents) {
    tensor::PerAxis<Weights> weights(extents.axes(), {});
    for (int axis = 0; axis < extents.axes(); ++axis)
        weights[axis] = along(generator, extents[axis], axis == axis_of(generator, extents.axes()));
    std::vector<float> plane;
    tensor::for_each_index({1, 1, extents}, [&](tensor::Index const& index) {
        double product = 1;
        for (int axis = 0; axis < extents.axes(); ++axis)
            product *= weights[axis][static_cast<std::size_t>(index.spatial[axis])];
        plane.push_back(static_cast<float>(product) + 0.0F);
    });
    return plane;
}

base::Problem too_small(Generator generator, int axis, std::int64_t found) {
    return refused("filter_too_small",
                   {std::string{word_of(generator)}, to_text(kLeast), to_text(axis), to_text(found)});
}

}  // namespace

base::Outcome check_filter(Generator generator, tensor::Extents const& extents) {
    auto const name = std::string{word_of(generator)};
    auto const differs = axis_of(generator, extents.axes());
    if (is_sobel(generator) && differs < 0) return refused("filter_needs_a_plane", {name});
    for (int axis = 0; axis < extents.axes(); ++axis) {
        bool const needs = is_stencil(generator) || (is_sobel(generator) && axis == differs);
        if (needs && extents[axis] < kLeast) return too_small(generator, axis, extents[axis]);
        if (is_sobel(generator) && extents[axis] > kMostOfSobel)
            return base::over_limit("filter_too_large",
                                    {name, to_text(kMostOfSobel), to_text(axis), to_text(extents[axis])});
    }
    return base::done();
}

std::vector<float> filter_plane(Generator generator, tensor::Extents const& extents) {
    return is_stencil(generator) ? stencil_plane(generator, extents) : product_plane(generator, extents);
}

}  // namespace deconvista::scene
