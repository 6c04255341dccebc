#pragma once
// Where the files that come with the program lie: presets, lessons, schemas.

#include <optional>
#include <string>

#include "core/base/result.h"

namespace deconvista::files {

// Looked for near the running program (a build tree, then an installation), last in the source tree it was built from;
// never in the working directory.
base::Result<std::string> find_assets();

// Near a program that lies in this folder.
std::optional<std::string> assets_near(std::string const& folder_of_program);

}  // namespace deconvista::files
