#pragma once
// Reading what comes in pieces: a pipe, a terminal.

#include <cstdint>
#include <string>

#include "core/base/result.h"

namespace deconvista::cli {

enum class Input : std::uint8_t { GoesOn, Ended };

// Appends what the descriptor has, waiting for it if need be. A text that grows to `longest` bytes takes hardly more
// memory than that; who calls stops there. `name` is what a problem calls the input.
base::Result<Input> read_piece(int descriptor, std::string& text, std::int64_t longest, std::string const& name);

}  // namespace deconvista::cli
