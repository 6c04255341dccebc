#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "core/base/check.h"
#include "core/scene/filter.h"
#include "core/scene/json_fields.h"
#include "core/scene/scene.h"
#include "core/scene/words.h"
#include "core/tensor/for_each.h"

namespace deconvista::scene {
namespace {

// The finaliser of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
std::uint64_t mixed(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9u;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBu;
    return bits ^ (bits >> 31);
}

// Missing axes count as 0, so that a plane is the first slice of a volume.
float random_value(std::uint64_t seed, tensor::Index const& index) {
    constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15u;
    auto bits = mixed(seed + kStep);
    auto const stir = [&](std::int64_t number) {
        bits = mixed(bits + kStep * (static_cast<std::uint64_t>(number) + 1));
    };
    stir(index.batch);
    stir(index.channel);
    for (int axis = index.spatial.axes(); axis < tensor::kMaxSpatialAxes; ++axis) stir(0);
    for (auto const along : index.spatial) stir(along);
    return static_cast<float>(static_cast<int>(bits % 7) - 3);
}

bool is_centre(tensor::Shape const& shape, tensor::Index const& index) {
    for (int axis = 0; axis < shape.spatial.axes(); ++axis)
        if (index.spatial[axis] != shape.spatial[axis] / 2) return false;
    return true;
}

bool is_odd(tensor::Index const& index) {
    std::int64_t sum = 0;
    for (auto const along : index.spatial) sum += along;
    return sum % 2 != 0;
}

}  // namespace

base::Outcome check_generator(Generator generator, tensor::Extents const& kernel) {
    return makes_kernels_only(generator) ? check_filter(generator, kernel) : base::done();
}

base::Outcome check_input_generator(Generator generator) {
    if (!makes_kernels_only(generator)) return base::done();
    return base::refused("generator_for_kernels", {std::string{word_of(generator)}, quoted_list(kInputGeneratorWords)});
}

namespace {

tensor::Tensor generate_filter(Generator generator, tensor::Shape const& shape) {
    auto const plane = filter_plane(generator, shape.spatial);
    std::vector<float> values(static_cast<std::size_t>(*count_cells(shape)), 0);
    for (std::int64_t pair = 0; pair < shape.batch * shape.channels; ++pair)
        if (!is_diagonal(generator) || pair / shape.channels % shape.channels == pair % shape.channels)
            std::ranges::copy(plane, values.begin() + pair * std::ssize(plane));
    return {shape, std::move(values)};
}

}  // namespace

tensor::Tensor generate(Generated const& generated, tensor::Shape const& shape) {
    auto const cells = count_cells(shape);
    DECONVISTA_CHECK(cells.has_value());
    if (makes_kernels_only(generated.generator)) return generate_filter(generated.generator, shape);
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(*cells));
    tensor::for_each_index(shape, [&](tensor::Index const& index) {
        auto const value = [&]() -> float {
            switch (generated.generator) {
                case Generator::Ones:
                    return 1;
                case Generator::Ramp:
                    return static_cast<float>(values.size() + 1);
                case Generator::OneHot:
                    return is_centre(shape, index) ? 1 : 0;
                case Generator::Checker:
                    return is_odd(index) ? 1 : 0;
                case Generator::Random:
                    return random_value(generated.seed, index);
                default:
                    break;
            }
            DECONVISTA_CHECK(false);
        };
        values.push_back(value());
    });
    return {shape, std::move(values)};
}

}  // namespace deconvista::scene
