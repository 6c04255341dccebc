#include "core/trace/stage.h"

#include "core/base/check.h"

namespace deconvista::trace {

std::string_view identifier(Stage stage) {
    switch (stage) {
        case Stage::Start:
            return "start";
        case Stage::DilateKernel:
            return "dilate_kernel";
        case Stage::InsertZeros:
            return "insert_zeros";
        case Stage::Pad:
            return "pad";
        case Stage::Cut:
            return "cut";
        case Stage::OutputPadding:
            return "output_padding";
        case Stage::Flip:
            return "flip";
        case Stage::Slide:
            return "slide";
        case Stage::Stamp:
            return "stamp";
        case Stage::Crop:
            return "crop";
        case Stage::Forward:
            return "forward";
        case Stage::Choose:
            return "choose";
        case Stage::Down:
            return "down";
    }
    DECONVISTA_CHECK(false);
}

}  // namespace deconvista::trace
