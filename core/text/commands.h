#pragma once
// Sentences by name: what the command line says.

#include "core/text/text.h"

namespace deconvista::text {

enum class CommandLine : std::uint16_t {
#define SENTENCE(name, english, chinese) name,
#include "core/text/sentences/commands.inc"
#undef SENTENCE
};

constexpr Area area_of(CommandLine) {
    return Area::CommandLine;
}

}  // namespace deconvista::text
