#pragma once
// The changes that a user can make to a scene. An edit gives a new scene or a Problem that says why it cannot be; the
// old scene is untouched, so an undo history is a list of scenes.

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/scene/scene.h"

namespace deconvista::scene {

enum class Parameter : std::uint8_t {
    InputExtent,
    KernelExtent,
    Stride,
    Dilation,
    PaddingBegin,
    PaddingEnd,
    OutputPadding,
    OutputExtent,
    Batch,
    InputChannels,
    OutputChannels,
    UpsamplingFactor
};
constexpr int kParameters = 12;

// The last four are one number, not one on each axis.
constexpr bool has_axes(Parameter parameter) {
    return parameter < Parameter::Batch;
}

// Sets a number on one axis, or on all of them when no axis is named. A named padding becomes numbers before one of
// them is changed, and so does output_shape before anything is. A tensor that was generated is generated anew for its
// new shape; any other keeps its values when it grows, new cells getting small integers that depend on the cell alone,
// and is cut at its end when it shrinks. A kernel keeps the weights between channels that stay connected; new biases
// are 0.
//
// OutputExtent asks for a size as output_shape does, in place of output_padding. With other numbers of channels the
// groups become the largest part of them that divides; an operation on each channel alone stays one when the input
// channels change.
struct SetParameter {
    Parameter parameter{};
    std::optional<int> axis;
    std::int64_t value{};
    bool operator==(SetParameter const&) const = default;
};

// Another operation on the same data: the kernel keeps its connections between channels, in the layout of the new
// operation; what the new operation does not have (output_padding, bias, ...) is gone. A padding that leaves no output
// is replaced by one that does. A pooling that becomes a convolution gets a kernel 1, 2, 3, ... for each channel.
struct SetOperation {
    op::Kind operation{};
    bool operator==(SetOperation const&) const = default;
};

// 1, 2 or 3 spatial axes. New axes come first (a plane becomes the first slice of a volume) and take extent, stride and
// so on from the last one; fewer axes keep the first slice.
struct SetAxes {
    int axes{};
    bool operator==(SetAxes const&) const = default;
};

struct SetCropForm {
    trace::CropForm form{};
    bool operator==(SetCropForm const&) const = default;
};

// 1 to kMaxViews, each once.
struct SetViews {
    Views views;
    bool operator==(SetViews const&) const = default;
};

// A new input from outside, e.g. a picture. The kernel is fitted to the input's channels (kept where it fits, else its
// first plane repeated).
struct SetInput {
    Data input;
    bool operator==(SetInput const&) const = default;
};

// The tensors of a scene that hold values to be edited.
enum class Grid : std::uint8_t { Input, Kernel, Bias };

// One cell, by its place in row-major order. A tensor that was generated or read from a picture is one of given values
// after that. A bias is finite.
struct SetValue {
    Grid grid{};
    std::int64_t cell{};
    float value{};
    bool operator==(SetValue const&) const = default;
};

// An input that is upsampled before the operation, or not any more. (The factor is also a Parameter.)
struct SetUpsampling {
    std::optional<Upsampling> upsampling;
    bool operator==(SetUpsampling const&) const = default;
};

// A rectangle of a two-dimensional input in place of it all, e.g. of a picture. Grey: of three channels the brightness
// (Rec. 601) in whole numbers.
enum class Colors : std::uint8_t { AsTheyAre, Grey };
struct CropInput {
    std::int64_t x{}, y{}, width{1}, height{1};
    Colors colors{Colors::AsTheyAre};
    bool operator==(CropInput const&) const = default;
};

// The rectangle alone. Refused if the tensor has not two axes, or the rectangle lies outside.
base::Result<tensor::Tensor> cropped(tensor::Tensor const& whole, CropInput const& part);

// The kernel with which a transposed convolution upsamples linearly by its stride s, each map by itself: 2 * s - s % 2
// cells, and the padding with which the output has s times the input's extents.
struct SetUpsamplingKernel {
    bool operator==(SetUpsamplingKernel const&) const = default;
};

// A whole tensor, e.g. one that was pasted; its shape may differ. What depends on the input's or the kernel's channels
// and axes follows. A bias has a value for each output channel; no value at all takes it away.
struct SetValues {
    Grid grid{};
    tensor::Tensor values;
    bool operator==(SetValues const&) const = default;
};

// The last two axes of input or kernel (or the only one) at one batch item, channel and depth, with a tensor
// (1, 1, y, x) or (1, 1, x). Where it has other extents, all of the tensor gets them.
struct SetSlice {
    Grid grid{};
    tensor::Index at;
    tensor::Tensor values;
    bool operator==(SetSlice const&) const = default;
};

// Values made by a generator for the shape that is there.
struct Fill {
    Grid grid{};
    Generated generated;
    bool operator==(Fill const&) const = default;
};

// As many groups. The number of output channels is kept, or rounded up to what the groups divide; as many groups as
// input channels make the operation depthwise.
struct SetGroups {
    std::int64_t groups{1};
    bool operator==(SetGroups const&) const = default;
};

// A padding by name; without one, the numbers that the name stood for.
struct SetNamedPadding {
    std::optional<op::NamedPadding> name;
    bool operator==(SetNamedPadding const&) const = default;
};

// Without one, what the convention does.
struct SetOrientation {
    std::optional<op::Orientation> orientation;
    bool operator==(SetOrientation const&) const = default;
};

// Another framework's rules for the same parameters. What it does not define (output_shape, a named padding for this
// stride) becomes the numbers that it stood for.
struct SetConvention {
    op::Convention convention{};
    bool operator==(SetConvention const&) const = default;
};

// Of poolings.
struct SetRounding {
    op::Rounding rounding{};
    bool operator==(SetRounding const&) const = default;
};
struct SetPaddingInAverage {
    op::PaddingInAverage padding{};
    bool operator==(SetPaddingInAverage const&) const = default;
};

// A second scene beside this one, which has none itself; none takes it away.
struct SetBeside {
    std::optional<Scene> scene;
    bool operator==(SetBeside const&) const = default;
};

// The second scene becomes the first, and the first the second: only the first one can be edited.
struct SwapBeside {
    bool operator==(SwapBeside const&) const = default;
};

using Edit = std::variant<SetBeside, SwapBeside, SetParameter, SetOperation, SetAxes, SetCropForm, SetViews, SetInput,
                          SetUpsampling, CropInput, SetUpsamplingKernel, SetValue, SetValues, SetSlice, Fill, SetGroups,
                          SetNamedPadding, SetOrientation, SetConvention, SetRounding, SetPaddingInAverage>;

base::Result<Scene> apply(Scene const& scene, Edit const& edit);

// The problem that apply() would give, without making large tensors to find out: for lists of what can be chosen.
std::optional<base::Problem> refusal_of(Scene const& scene, Edit const& edit);

// Of a parameter without axes, `axis` says nothing. 0 where there is none.
std::int64_t value_of(Scene const& scene, Parameter parameter, int axis);

// The numbers of groups that SetGroups takes, ascending; none for a pooling.
std::vector<std::int64_t> group_choices(Scene const& scene);

// The values that a control may reach from where it stands, one by one, and what stops it there: the Problem that the
// next value would give. Costs no tensor work.
struct Bounds {
    std::int64_t low{}, high{};
    base::Problem below, above;
    bool operator==(Bounds const&) const = default;
};
Bounds bounds_of(Scene const& scene, Parameter parameter, std::optional<int> axis);

}  // namespace deconvista::scene
