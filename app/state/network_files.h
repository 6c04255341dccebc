#pragma once
// What files are to the network workspace, as far as a name and the first bytes can tell.

#include <string>

namespace deconvista::state {

bool is_model(std::string const& path);
bool is_picture(std::string const& path);

}  // namespace deconvista::state
