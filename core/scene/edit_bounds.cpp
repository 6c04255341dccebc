#include <algorithm>
#include <utility>

#include "core/scene/draft.h"
#include "core/scene/edit.h"
#include "core/scene/limits.h"

namespace deconvista::scene {
namespace {

// Asks for one value after the other, without tensors.
class Trial {
public:
    Trial(Scene const& scene, Parameter parameter, std::optional<int> axis)
        : draft_{draft_of(scene)}, parameter_{parameter}, axis_{axis} {}

    std::optional<base::Problem> problem_of(std::int64_t value) const {
        auto draft = draft_;
        if (auto const set = set_parameter(draft, parameter_, axis_, value); !set) return set.problem();
        auto const operation = operation_of(draft.scene, draft.sizes);
        return operation ? std::nullopt : std::optional{operation.problem()};
    }

private:
    Draft draft_;
    Parameter parameter_;
    std::optional<int> axis_;
};

// Extents, paddings and channels have long ranges, but an output and the work only grow or only shrink with them: what
// is possible ends once, and can be searched for by halves. The others are walked through: a larger kernel, say, can
// take more multiplications or fewer, and so can more channels where the groups change with them.
bool ends_once(Parameter parameter, Scene const& scene) {
    switch (parameter) {
        case Parameter::InputExtent:
        case Parameter::PaddingBegin:
        case Parameter::PaddingEnd:
        case Parameter::Batch:
            return true;
        case Parameter::InputChannels:
        case Parameter::OutputChannels:
            return scene.groups == 1;
        case Parameter::KernelExtent:
        case Parameter::Stride:
        case Parameter::Dilation:
        case Parameter::OutputPadding:
        case Parameter::OutputExtent:
        case Parameter::UpsamplingFactor:
            break;
    }
    return false;
}

// The last possible value from `value` on in steps of `step`, 1 or -1.
std::int64_t walk(Trial const& trial, std::int64_t value, std::int64_t step) {
    while (!trial.problem_of(value + step)) value += step;
    return value;
}

std::int64_t search(Trial const& trial, std::int64_t possible, std::int64_t impossible) {
    while (impossible - possible > 1 || possible - impossible > 1) {
        auto const middle = possible + (impossible - possible) / 2;
        (trial.problem_of(middle) ? impossible : possible) = middle;
    }
    return possible;
}

}  // namespace

Bounds bounds_of(Scene const& scene, Parameter parameter, std::optional<int> axis) {
    Trial const trial{scene, parameter, axis};
    auto const value = value_of(scene, parameter, axis.value_or(0));
    constexpr auto kBeyond = std::max(kMaxExtent, kMaxPadding) + 1;
    bool const once = ends_once(parameter, scene);
    if (auto const stuck = trial.problem_of(value); stuck && once) return {value, value, *stuck, *stuck};
    auto const low = once ? search(trial, value, -1) : walk(trial, value, -1);
    auto const high = once ? search(trial, value, kBeyond) : walk(trial, value, 1);
    return {low, high, *trial.problem_of(low - 1), *trial.problem_of(high + 1)};
}

}  // namespace deconvista::scene
