#pragma once
// Folders and names in them.

#include <string>

#include "core/base/result.h"

namespace deconvista::files {

// Whether anything has this name, followed through links.
bool exists(std::string const& path);

// Makes the folder unless it is there already; its parent must be.
base::Outcome make_folder(std::string const& path);

}  // namespace deconvista::files
