#pragma once
// The presets: which there are, in the order of the menu. Their scenes are assets/presets/NAME.json.

#include <cstdint>
#include <span>
#include <string_view>

#include "core/text/text.h"

namespace deconvista::scene {

enum class PresetGroup : std::uint8_t {
    Start,
    WorkedExamples,
    ConvolutionArithmetic,
    Figures,
    Channels,
    Resampling,
    ManyViews,
    SideBySide
};

struct Preset {
    std::string_view name;
    PresetGroup group{};
    text::Name title{};
};

std::span<Preset const> presets();

// The scene that the program opens on.
constexpr std::string_view kDefaultPreset = "transposed_3x3_stride_2";

}  // namespace deconvista::scene
