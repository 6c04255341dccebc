#include "core/scene/presets.h"

#include <array>

#include "core/text/presets.h"

namespace deconvista::scene {
namespace {

// clang-format off
#define PRESET(group, name) Preset{#name, PresetGroup::group, text::Preset::preset_##name}
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
    // The guide's figures that do not move.
    PRESET(Figures, multi_map),
    PRESET(Figures, strides_subsampling_all),
    PRESET(Figures, strides_subsampling),
    PRESET(Figures, counting_positions_a),
    PRESET(Figures, counting_positions_b),
    // What a plane alone does not show.
    PRESET(Channels, groups_4_to_8),
    PRESET(Channels, depthwise),
    PRESET(Channels, volume_shallow_filter),
    PRESET(Channels, causal),
    PRESET(Channels, causal_dilated),
    PRESET(Channels, flipped_kernel),
    PRESET(Channels, edges),
    // Checkerboards, where they come from, and what is done in place of them.
    PRESET(Resampling, checkerboard),
    PRESET(Resampling, checkerboard_cured_kernel_2),
    PRESET(Resampling, checkerboard_cured_kernel_4),
    PRESET(Resampling, bilinear_upsampling),
    PRESET(Resampling, nearest_then_convolution),
    PRESET(Resampling, bilinear_then_convolution),
    PRESET(Resampling, gridding),
    // One operation seen in several ways.
    PRESET(ManyViews, stamping),
    PRESET(ManyViews, stamping_and_sliding),
    PRESET(ManyViews, matrix_4_by_16),
    PRESET(ManyViews, phases_of_four),
    PRESET(ManyViews, four_views),
    PRESET(ManyViews, connections_uneven),
    PRESET(ManyViews, connections_even),
    PRESET(ManyViews, whole_picture),
    // Two operations beside each other.
    PRESET(SideBySide, dilated_against_transposed),
    PRESET(SideBySide, stride_1_against_2),
    PRESET(SideBySide, nearest_against_transposed),
    PRESET(SideBySide, bilinear_against_transposed),
};

#undef PRESET

}  // namespace

std::span<Preset const> presets() {
    return kPresets;
}

}  // namespace deconvista::scene
