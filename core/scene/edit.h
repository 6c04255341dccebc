#pragma once
// The changes that a user can make to a scene. An edit gives a new scene or a Problem that says why it cannot be; the
// old scene is untouched, so an undo history is a list of scenes.

#include <cstdint>
#include <optional>
#include <variant>

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
    OutputPadding
};

// Sets a number on one axis, or on all of them when no axis is named. A named padding becomes numbers before one of
// them is changed, and so does output_shape before anything is. A tensor that was generated is generated anew for its
// new shape; any other keeps its values when it grows, new cells getting small integers that depend on the cell alone,
// and is cut at its end when it shrinks.
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

struct SetView {
    View view{};
    bool operator==(SetView const&) const = default;
};

// A new input from outside, e.g. a picture. The kernel is fitted to the input's channels (kept where it fits, else its
// first plane repeated).
struct SetInput {
    Data input;
    bool operator==(SetInput const&) const = default;
};

using Edit = std::variant<SetParameter, SetOperation, SetAxes, SetCropForm, SetView, SetInput>;

base::Result<Scene> apply(Scene const& scene, Edit const& edit);

std::int64_t value_of(Scene const& scene, Parameter parameter, int axis);

// The values that a control may reach from where it stands, one by one, and what stops it there: the Problem that the
// next value would give. Costs no tensor work.
struct Bounds {
    std::int64_t low{}, high{};
    base::Problem below, above;
    bool operator==(Bounds const&) const = default;
};
Bounds bounds_of(Scene const& scene, Parameter parameter, std::optional<int> axis);

}  // namespace deconvista::scene
