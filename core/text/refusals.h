#pragma once
// Sentences by name: what is refused, and why. A base::Problem names its sentence by identifier, so that few files need
// this.

#include "core/text/text.h"

namespace deconvista::text {

enum class Refusal : std::uint16_t {
#define SENTENCE(name, english, chinese) name,
#include "core/text/sentences/refusals.inc"
#undef SENTENCE
};

constexpr Area area_of(Refusal) {
    return Area::Refusal;
}

}  // namespace deconvista::text
