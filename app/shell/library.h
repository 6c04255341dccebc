#pragma once
// GLFW, as long as anything needs it.

#include <memory>
#include <string>

#include "core/base/result.h"

namespace deconvista::shell {

class Library {
public:
    // A Problem where there is no display.
    static base::Result<std::shared_ptr<Library>> start();

    Library(Library const&) = delete;
    Library& operator=(Library const&) = delete;
    ~Library();

private:
    Library() = default;
};

// The latest error of GLFW in its own words, or nothing.
std::string latest_error();

}  // namespace deconvista::shell
