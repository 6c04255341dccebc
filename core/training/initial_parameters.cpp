#include "core/training/initial_parameters.h"

#include <cmath>
#include <span>

#include "core/drawings/random.h"

namespace deconvista::training {
namespace {

using drawings::Random;

std::size_t count_of(int n) {
    return static_cast<std::size_t>(n);
}

std::vector<float> normal(Random& random, std::size_t count, float deviation) {
    std::vector<float> values(count);
    for (auto& value : values) value = deviation * random.normal();
    return values;
}

float gaussian(float distance, float deviation) {
    return std::exp(-distance * distance / (2 * deviation * deviation));
}

// The middle size x size of wider noise, blurred by a Gaussian of deviation 1 pixel.
std::vector<float> smooth_noise(Random& random, int size) {
    constexpr int kReach = 2;
    auto const wide = size + 2 * kReach;
    auto const noise = normal(random, count_of(wide) * count_of(wide), 1);
    std::vector<float> smooth;
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            float sum = 0;
            for (int row = 0; row <= 2 * kReach; ++row)
                for (int column = 0; column <= 2 * kReach; ++column)
                    sum += noise[count_of((y + row) * wide + x + column)] *
                           gaussian(static_cast<float>(row - kReach), 1) *
                           gaussian(static_cast<float>(column - kReach), 1);
            smooth.push_back(sum);
        }
    }
    return smooth;
}

void put_window_over(std::span<float> plane, int size) {
    auto const middle = static_cast<float>(size - 1) / 2, deviation = static_cast<float>(size) / 3;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            plane[count_of(y * size + x)] *= gaussian(static_cast<float>(y) - middle, deviation) *
                                             gaussian(static_cast<float>(x) - middle, deviation);
}

void scale_to_rms(std::span<float> values, float rms) {
    float squares = 0;
    for (auto const value : values) squares += value * value;
    auto const factor = rms / std::sqrt(squares / static_cast<float>(values.size()));
    for (auto& value : values) value *= factor;
}

std::vector<float> smooth_filters(Random& random, Block const& block, int channels) {
    constexpr float kRms = 0.02F;
    std::vector<float> weights;
    for (int filter = 0; filter < block.filters; ++filter) {
        auto const begin = weights.size();
        for (int channel = 0; channel < channels; ++channel) {
            auto plane = smooth_noise(random, block.kernel);
            put_window_over(plane, block.kernel);
            weights.insert(weights.end(), plane.begin(), plane.end());
        }
        scale_to_rms(std::span{weights}.subspan(begin), kRms);
    }
    return weights;
}

}  // namespace

Parameters initial_parameters(Architecture const& architecture, std::uint64_t seed) {
    Random random{seed};
    Parameters parameters;
    auto const channels = channels_into(architecture);
    for (std::size_t i = 0; i < architecture.blocks.size(); ++i) {
        auto const& block = architecture.blocks[i];
        auto const filters = count_of(block.filters);
        auto const inputs = count_of(channels[i]) * count_of(block.kernel) * count_of(block.kernel);
        auto weights = i == 0 ? smooth_filters(random, block, channels[i])
                              : normal(random, filters * inputs, std::sqrt(2 / static_cast<float>(inputs)));
        ScaleAndShift<float> norm{std::vector(filters, 1.F), std::vector(filters, 0.F)};
        parameters.blocks.push_back({std::move(weights), std::move(norm)});
    }
    constexpr float kHeadDeviation = 0.05F;
    auto const classes = count_of(architecture.classes);
    parameters.head = {normal(random, classes * count_of(channels.back()), kHeadDeviation), std::vector(classes, 0.F)};
    return parameters;
}

}  // namespace deconvista::training
