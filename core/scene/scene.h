#pragma once
// The document: an operation with its data and the way it is shown, as values. Equal scenes give equal pictures.
//
// A scene is what the scene file holds (core/scene/scene_file.h), before conventions are resolved; computation_of()
// turns it into plain numbers. It holds no step, no window size, no theme.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/op/computation.h"
#include "core/op/convention.h"
#include "core/op/methods.h"
#include "core/tensor/tensor.h"
#include "core/trace/trace.h"

namespace deconvista::scene {

using Method = op::Method;

// Pictures of the same taps. Flat and Isometric gather: the kernel slides over the board. Scatter: each input cell
// stamps the kernel on the output. Matrix, Phases: as the methods of these names. Connections: which cells are joined
// by a tap.
enum class View : std::uint8_t { Flat, Isometric, Scatter, Matrix, Phases, Connections };

// Views beside one another, all at the same step; 1 to kMaxViews of them, each once. The first one leads: if it is
// Scatter, a step is an input cell, otherwise an output cell.
using Views = std::vector<View>;
constexpr std::size_t kMaxViews = 4;

// Ramp: 1, 2, 3, ... in row-major order. OneHot: 1 at the centre of each plane (the later cell of the middle two).
// Checker: 0 and 1 by the parity of the spatial index. Random: integers from -3 to 3 that depend on the seed and the
// cell's index alone; a plane is the first slice of a volume.
//
// The others make kernels only. Identity: what copies each map. Box: the mean, 1 / cells (Ones is the same without the
// division). Gaussian: binomial, sums to 1. SobelX, SobelY: the difference along the last axis and the one before it,
// smoothed along the others, in whole numbers. Laplacian, Sharpen, Emboss: 3 cells along each axis about the centre, 0
// further out. Bilinear: what a transposed convolution of stride s upsamples with, of 2 * s - s % 2 cells.
enum class Generator : std::uint8_t {
    Ones,
    Ramp,
    OneHot,
    Checker,
    Random,
    Identity,
    Box,
    Gaussian,
    SobelX,
    SobelY,
    Laplacian,
    Sharpen,
    Emboss,
    Bilinear
};
constexpr int kGenerators = 14;

constexpr bool makes_kernels_only(Generator generator) {
    return generator >= Generator::Identity;
}

// Where the values of a tensor come from. The tensor itself stands beside it in Data.
struct Given {
    bool operator==(Given const&) const = default;
};
struct Generated {
    Generator generator{Generator::Ramp};
    std::uint64_t seed{0};
    bool operator==(Generated const&) const = default;
};
struct ImageFile {
    std::string path;  // as written in the scene, relative to it
    bool operator==(ImageFile const&) const = default;
};

// Every spatial extent times the factor, 1 to 64, before the operation sees the input.
enum class Interpolation : std::uint8_t { Nearest, Bilinear };
struct Upsampling {
    Interpolation interpolation{Interpolation::Nearest};
    std::int64_t factor{2};
    bool operator==(Upsampling const&) const = default;
};
struct Upsampled {
    Upsampling upsampling;
    std::optional<Generated> generated;  // what made the small tensor; if nothing, its values are given
    tensor::Tensor small;
    bool operator==(Upsampled const&) const = default;
};

struct Data {
    std::variant<Given, Generated, ImageFile, Upsampled> source;  // Upsampled: only of an input
    tensor::Tensor tensor;
    bool operator==(Data const&) const = default;
};

// Whether the generator makes a kernel, respectively an input, of these extents.
base::Outcome check_generator(Generator generator, tensor::Extents const& kernel);
base::Outcome check_input_generator(Generator generator);

// The tensor that a generator makes; shape and generator have been checked.
tensor::Tensor generate(Generated const& generated, tensor::Shape const& shape);

using Padding = std::variant<tensor::PerAxis<op::PaddingPair>, op::NamedPadding>;

struct Scene {
    op::Kind operation{op::Kind::Convolution};
    Data input;
    Data kernel;                                 // no tensor for pooling
    tensor::Extents kernel_extents;              // of the kernel's spatial axes, also for pooling
    std::vector<float> bias;                     // empty = none
    std::optional<op::Orientation> orientation;  // flip_kernel; missing = what the convention does
    tensor::PerAxis<std::int64_t> stride, dilation;
    std::int64_t groups{1};
    Padding padding;
    std::optional<tensor::PerAxis<std::int64_t>> output_padding;
    op::Rounding rounding{op::Rounding::Floor};
    op::PaddingInAverage padding_in_average{op::PaddingInAverage::Counted};
    trace::CropForm crop{trace::CropForm::Before};
    op::Convention convention{op::Convention::PyTorch};
    std::optional<tensor::Extents> output_shape;
    Method method{Method::Gather};
    Views views{View::Flat};
    std::string title;  // UTF-8; empty = none
    // At most one: a scene that is shown beside this one, in the same views and in lockstep. It has none itself.
    std::vector<Scene> beside;
    bool operator==(Scene const&) const = default;

    int axes() const { return kernel_extents.axes(); }
    bool shows(View view) const { return std::find(views.begin(), views.end(), view) != views.end(); }
    trace::Order order() const { return views.front() == View::Scatter ? trace::Order::Inputs : trace::Order::Outputs; }
};

// The sizes of a scene without its values: enough to check everything before anything is allocated.
struct Sizes {
    tensor::Shape input;
    tensor::Shape kernel;  // for pooling, batch and channels 1
};
Sizes sizes_of(Scene const& scene);

// The operation in plain numbers: the convention resolved, every size and limit checked. `scene` may still lack its
// tensors; only `sizes` are read. Problems: as op::resolve and op::output_shape, and Kind::Limit beyond limits.h.
base::Result<op::Operation> operation_of(Scene const& scene, Sizes const& sizes);

base::Result<op::Computation> computation_of(Scene const& scene);

}  // namespace deconvista::scene
