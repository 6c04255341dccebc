#include "core/picture/held_output.h"

#include "core/picture/stamp_shot.h"

namespace deconvista::picture {
namespace {

std::int64_t landed_stamps(Shot const& shot) {
    StampShot const stamps{shot};
    return stamps.done + (stamps.landed > 0.5f ? 1 : 0);
}

tensor::Index on_canvas(trace::Trace const& trace, tensor::Index output) {
    for (int axis = 0; axis < trace.board().axes(); ++axis) output.spatial[axis] += trace.board()[axis].crop_begin;
    return output;
}

}  // namespace

HeldOutput::HeldOutput(Shot const& shot) : shot_{shot} {
    if (is_stamped()) stamps_ = landed_stamps(shot);
}

std::optional<HeldOutput::Value> HeldOutput::at(tensor::Index const& output) const {
    if (is_stamped()) {
        auto const value = shot_.leading.stamped_value(on_canvas(shot_.leading, output), stamps_);
        return value ? std::optional{Value{*value, 1}} : std::nullopt;
    }
    if (shot_.trace.step_of_output(output) > shot_.moment.step) return std::nullopt;
    bool const appears = shot_.current && shot_.current->cell() == op::Cell{op::OutputCell{output}};
    return Value{op::value_at(shot_.trace.computation(), output),
                 appears ? part(shot_.progress.of(trace::Stage::Slide), 0.7f, 1) : 1};
}

}  // namespace deconvista::picture
