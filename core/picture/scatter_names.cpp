#include "core/picture/scatter_names.h"

#include "core/text/pictures.h"

namespace deconvista::picture {
namespace {

using text::Picture;
using trace::Stage;

std::string full_result_title(StampShot const& stamp) {
    return say(stamp.shot, Picture::picture_full_result, {times_text(stamp.trace.slid_shape().spatial)});
}

std::string output_title(StampShot const& stamp) {
    return say(stamp.shot, Picture::picture_output, {times_text(stamp.trace.computation().output.spatial)});
}

}  // namespace

std::string input_title(StampShot const& stamp) {
    return say(stamp.shot, Picture::picture_input, {times_text(stamp.trace.computation().input.shape().spatial)});
}

std::string kernel_title(StampShot const& stamp) {
    auto const& computation = stamp.trace.computation();
    if (computation.kernel.empty()) return "";
    return say(stamp.shot, Picture::picture_kernel, {times_text(computation.kernel.shape().spatial)});
}

std::string stamp_title(StampShot const& stamp, Wording wording) {
    if (!stamp.turns_stamp()) return say(stamp.shot, Picture::picture_stamp);
    return say(stamp.shot, wording == Wording::Short ? Picture::picture_product_turned : Picture::picture_stamp_turned);
}

std::string canvas_title(StampShot const& stamp) {
    return is_before_crop(stamp.trace, stamp.progress) ? full_result_title(stamp) : output_title(stamp);
}

std::string longest_canvas_title(StampShot const& stamp) {
    return stamp.trace.find(Stage::Crop) ? full_result_title(stamp) : output_title(stamp);
}

std::vector<std::string> canvas_names(StampShot const& stamp) {
    auto maps = stamp.outputs;
    if (stamp.trace.board().axes() == 3 && !is_before_crop(stamp.trace, stamp.progress))
        for (auto& map : maps) map.slice -= stamp.trace.board()[0].crop_begin;
    return map_names(stamp.shot, maps);
}

std::string rest_of_inputs(StampShot const& stamp) {
    return maps_left_out(stamp.shot, map_names(stamp.shot, stamp.inputs), stamp.inputs_left_out);
}

std::string rest_of_outputs(StampShot const& stamp) {
    return maps_left_out(stamp.shot, canvas_names(stamp), stamp.outputs_left_out);
}

std::string longest_rest_of_inputs(StampShot const& stamp) {
    return longest_left_out(stamp.shot, map_names(stamp.shot, stamp.inputs), stamp.inputs_left_out);
}

std::string longest_rest_of_outputs(StampShot const& stamp) {
    return longest_left_out(stamp.shot, canvas_names(stamp), stamp.outputs_left_out);
}

std::string kernel_slice_name(StampShot const& stamp) {
    return maps_left_out(stamp.shot, map_names(stamp.shot, stamp.kernels), {});
}

}  // namespace deconvista::picture
