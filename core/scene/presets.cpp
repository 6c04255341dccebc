#include "core/scene/presets.h"

#include <array>

namespace deconvista::scene {
namespace {

// clang-format off
#define PRESET(group, name) Preset{#name, PresetGroup::group, text::Name::preset_##name}
// clang-format on

constexpr std::array kPresets{
    PRESET(Start, transposed_3x3_stride_2),
    // Examples that the users' own course material works out by hand.
    PRESET(WorkedExamples, tensorflow_single_channel),
    PRESET(WorkedExamples, tensorflow_3x3_to_6x6),
    PRESET(WorkedExamples, pytorch_conv_2x2),
    PRESET(WorkedExamples, pytorch_2x2_to_4x4),
    PRESET(WorkedExamples, pytorch_adjoint),
    PRESET(WorkedExamples, matrix_4x4_to_2x2),
    PRESET(WorkedExamples, matrix_3x3_to_2x2),
    PRESET(WorkedExamples, upsample_2x2_stride_2),
    PRESET(WorkedExamples, stride_2_golden),
    // The 19 animations of Dumoulin & Visin, "A guide to convolution arithmetic", under their own names.
    PRESET(ConvolutionArithmetic, no_padding_no_strides),
    PRESET(ConvolutionArithmetic, no_padding_no_strides_transposed),
    PRESET(ConvolutionArithmetic, arbitrary_padding_no_strides),
    PRESET(ConvolutionArithmetic, arbitrary_padding_no_strides_transposed),
    PRESET(ConvolutionArithmetic, same_padding_no_strides),
    PRESET(ConvolutionArithmetic, same_padding_no_strides_transposed),
    PRESET(ConvolutionArithmetic, full_padding_no_strides),
    PRESET(ConvolutionArithmetic, full_padding_no_strides_transposed),
    PRESET(ConvolutionArithmetic, no_padding_strides),
    PRESET(ConvolutionArithmetic, no_padding_strides_transposed),
    PRESET(ConvolutionArithmetic, padding_strides),
    PRESET(ConvolutionArithmetic, padding_strides_transposed),
    PRESET(ConvolutionArithmetic, padding_strides_odd),
    PRESET(ConvolutionArithmetic, padding_strides_odd_transposed),
    PRESET(ConvolutionArithmetic, dilation),
    PRESET(ConvolutionArithmetic, numerical_no_padding_no_strides),
    PRESET(ConvolutionArithmetic, numerical_padding_strides),
    PRESET(ConvolutionArithmetic, numerical_average_pooling),
    PRESET(ConvolutionArithmetic, numerical_max_pooling),
};

#undef PRESET

}  // namespace

std::span<Preset const> presets() {
    return kPresets;
}

}  // namespace deconvista::scene
