#pragma once
// Whole files, read within a limit and saved so that a reader sees the old content or the new, never a part.
//
// Paths are bytes; nothing here interprets them. Only regular files are read or replaced: directories, devices, sockets
// and pipes are refused, and none of them can make the program wait.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/files/new_file.h"
#include "core/base/result.h"

namespace deconvista::files {

// More than `limit_bytes` is a Limit problem, found before more than that was read. The text is not checked for UTF-8.
base::Result<std::string> read_text(std::string const& path, std::int64_t limit_bytes);
base::Result<std::vector<std::uint8_t>> read_bytes(std::string const& path, std::int64_t limit_bytes);

// The whole file if it is not longer than that, else as much of its beginning and of its end as makes half of it each.
base::Result<std::vector<std::uint8_t>> read_ends(std::string const& path, std::int64_t most_bytes);

// Writes a temporary file beside the target and renames it. A target that is a symbolic link is followed and what it
// points to is replaced; an existing file keeps its mode and, where the system allows it, its owner. On any failure the
// target is as it was and the temporary file is gone.
base::Outcome save_atomically(std::string const& path, std::span<std::uint8_t const> bytes,
                              Durability durability = Durability::Synced);
base::Outcome save_atomically(std::string const& path, std::string_view text);

}  // namespace deconvista::files
