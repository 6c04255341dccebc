#pragma once
// What the system says about a file (errno), as a sentence of our own where it is one of the usual ones.

#include <string>

#include "core/base/result.h"

namespace deconvista::files {

base::Problem device_problem(int error, std::string path);

}  // namespace deconvista::files
