#pragma once
// A picture as a tensor: (1, 1 or 3, height, width), values 0 to 255.

#include <string>

#include "app/files/image_file.h"
#include "core/base/result.h"
#include "core/tensor/tensor.h"

namespace deconvista::files {

tensor::Tensor as_tensor(Picture const& picture);

base::Result<tensor::Tensor> read_picture_tensor(std::string const& path);

}  // namespace deconvista::files
