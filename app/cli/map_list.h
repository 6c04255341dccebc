#pragma once
// Numbers of maps on the command line: "3", "0..5,17".

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace deconvista::cli {

// In the order in which they are given, at most 400; without a text the first ones, as many as `usual`.
base::Result<std::vector<std::int64_t>> map_list(std::string const& text, int usual);

}  // namespace deconvista::cli
