#pragma once
// The pictures of a folder, by their names' endings.

#include <string>
#include <vector>

#include "core/base/result.h"

namespace deconvista::models {

// Plain names, sorted byte by byte, of regular files ending in .png, .jpg, .jpeg or .bmp. Folders within are not
// entered.
base::Result<std::vector<std::string>> pictures_in(std::string const& folder);

}  // namespace deconvista::models
