#pragma once
// Pixels of our own making as a PNG file.

#include <string>

#include "app/export/order.h"
#include "app/files/image_file.h"
#include "core/base/result.h"

namespace deconvista::exporting {

// Three channels. Saved atomically.
base::Outcome save_picture(std::string const& path, files::Picture const& picture, Existing existing);

}  // namespace deconvista::exporting
