#pragma once
// Sentences by name: the titles of the presets.

#include "core/text/text.h"

namespace deconvista::text {

enum class Preset : std::uint16_t {
#define SENTENCE(name, english, chinese) name,
#include "core/text/sentences/presets.inc"
#undef SENTENCE
};

constexpr Area area_of(Preset) {
    return Area::Preset;
}

}  // namespace deconvista::text
