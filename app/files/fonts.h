#pragma once
// The fonts of every visible text, found by file name where distributions put them: no font server is asked, so the
// same fonts are used in the window and in files.

#include <span>
#include <string>

#include "core/base/result.h"

namespace deconvista::files {

struct FontFiles {
    std::string regular;   // DejaVu Sans
    std::string bold;      // DejaVu Sans Bold
    std::string fallback;  // Droid Sans Fallback, for Chinese; it has no Latin letters
};

// A missing font is a problem that names the file and the Debian package it comes from.
base::Result<FontFiles> find_fonts();
base::Result<FontFiles> find_fonts_in(std::span<std::string const> folders);

}  // namespace deconvista::files
