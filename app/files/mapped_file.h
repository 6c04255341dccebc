#pragma once
// Files that are too large to be read: mapped into memory, read-only, so that pages come when they are looked at.
//
// Only regular files are mapped. A file that somebody cuts short while it is mapped ends the program, as with every
// program that maps files.

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "app/files/descriptor.h"
#include "core/base/result.h"

namespace deconvista::files {

struct MappedFile {
    std::shared_ptr<void const> owner;  // the bytes are there for as long as it is held
    std::span<std::byte const> bytes;
};

base::Result<MappedFile> map_file(std::string const& path);

// Opens the folder that a file lies in, for map_beside().
base::Result<Descriptor> open_folder_of(std::string const& path);

// A file of this folder, by its plain name; what is a link is refused.
base::Result<MappedFile> map_beside(Descriptor const& folder, std::string const& name);

}  // namespace deconvista::files
