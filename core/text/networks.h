#pragma once
// Sentences by name: what the window says of networks.

#include "core/text/text.h"

namespace deconvista::text {

enum class Network : std::uint16_t {
#define SENTENCE(name, english, chinese) name,
#include "core/text/sentences/networks.inc"
#undef SENTENCE
};

constexpr Area area_of(Network) {
    return Area::Network;
}

}  // namespace deconvista::text
