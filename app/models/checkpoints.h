#pragma once
// The states of a network while it was trained, as `deconvista train --checkpoints DIR` writes them.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace deconvista::models {

struct CheckpointFile {
    std::string path;
    std::int64_t step{};
    bool operator==(CheckpointFile const&) const = default;
};

// Files of the folder whose names end in -STEP.onnx, by their steps. Refuses a folder without any, and one with more
// than 64.
base::Result<std::vector<CheckpointFile>> checkpoints_in(std::string const& folder);

}  // namespace deconvista::models
