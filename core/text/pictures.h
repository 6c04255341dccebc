#pragma once
// Sentences by name: what stands in pictures and explains them.

#include "core/text/text.h"

namespace deconvista::text {

enum class Picture : std::uint16_t {
#define SENTENCE(name, english, chinese) name,
#include "core/text/sentences/pictures.inc"
#undef SENTENCE
};

constexpr Area area_of(Picture) {
    return Area::Picture;
}

}  // namespace deconvista::text
