#pragma once
// Made-up computations with small integers, the same ones on every run.

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "core/op/computation.h"

namespace deconvista::op {

class Random {
public:
    explicit Random(std::uint32_t seed) : engine_{seed} {}

    std::int64_t pick(std::int64_t smallest, std::int64_t largest) {
        return smallest + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(largest - smallest + 1));
    }
    // True once in `times`.
    bool once_in(std::int64_t times) { return pick(1, times) == 1; }

    std::vector<float> integers(std::int64_t count) {
        std::vector<float> values(static_cast<std::size_t>(count));
        for (auto& value : values) value = static_cast<float>(pick(-4, 4));
        return values;
    }

    tensor::Tensor tensor(tensor::Shape const& shape) { return {shape, integers(*count_cells(shape))}; }

private:
    std::mt19937 engine_;
};

// Transposed axes also get negative padding and output_padding beyond the padding; gathering ones do not have them.
inline Axis random_axis(Random& random, Kind kind, int axes) {
    Axis axis;
    axis.kernel = random.pick(1, axes == 3 ? 3 : 4);
    axis.stride = random.pick(1, 4);
    axis.dilation = random.pick(1, 3);
    bool const transposed = kind == Kind::TransposedConvolution;
    auto const smallest = transposed && random.once_in(4) ? -3 : 0;
    axis.padding_begin = random.pick(smallest, 5);
    axis.padding_end = random.once_in(2) ? axis.padding_begin : random.pick(smallest, 5);
    if (transposed) axis.output_padding = random.pick(0, std::max(axis.stride, axis.dilation) - 1);
    return axis;
}

inline Computation random_computation(Random& random, Kind kind) {
    for (;;) {
        auto const axes = static_cast<int>(random.pick(1, 3));
        Operation operation{.kind = kind, .axes = {}};
        operation.axes = tensor::PerAxis<Axis>(axes, {});
        tensor::Shape input{random.pick(1, 2), 1, tensor::Extents(axes, 0)};
        tensor::Shape kernel{1, 1, tensor::Extents(axes, 0)};
        for (int i = 0; i < axes; ++i) {
            operation.axes[i] = random_axis(random, kind, axes);
            input.spatial[i] = random.pick(1, axes == 3 ? 4 : 7);
            kernel.spatial[i] = operation.axes[i].kernel;
        }
        if (is_pooling(kind)) {
            input.channels = random.pick(1, 3);
            operation.rounding = random.once_in(2) ? Rounding::Ceil : Rounding::Floor;
            operation.padding_in_average = random.once_in(2) ? PaddingInAverage::Counted : PaddingInAverage::NotCounted;
            auto pooled = make_computation(operation, random.tensor(input), {}, {});
            if (pooled) return *pooled;
            continue;
        }
        operation.groups = random.pick(1, 3);
        operation.orientation = random.once_in(2) ? Orientation::Flipped : Orientation::AsStored;
        auto const inputs = random.pick(1, 2);
        auto const outputs = random.pick(1, 2);
        input.channels = operation.groups * inputs;
        bool const transposed = kind == Kind::TransposedConvolution;
        kernel.batch = transposed ? input.channels : operation.groups * outputs;
        kernel.channels = transposed ? outputs : inputs;
        auto bias = random.once_in(2) ? random.integers(operation.groups * outputs) : std::vector<float>{};
        auto computation = make_computation(operation, random.tensor(input), random.tensor(kernel), std::move(bias));
        if (computation) return *computation;
    }
}

}  // namespace deconvista::op
