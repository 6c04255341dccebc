#pragma once
// Sentences by name: what the window says.

#include "core/text/text.h"

namespace deconvista::text {

enum class Window : std::uint16_t {
#define SENTENCE(name, english, chinese) name,
#include "core/text/sentences/window.inc"
#undef SENTENCE
};

constexpr Area area_of(Window) {
    return Area::Window;
}

}  // namespace deconvista::text
