#pragma once
// A problem and the file that it lies in.

#include <string>

#include "core/base/result.h"

namespace deconvista::models {

struct Trouble {
    base::Problem problem;
    std::string file;  // "" where the sentence needs none
};

}  // namespace deconvista::models
