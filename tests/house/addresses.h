#pragma once
// Where a header that is not ours may be included. Each library has one address, so that it can be replaced there.

#include <string>
#include <vector>

#include "tests/house/source_tree.h"

namespace deconvista::house {

// One sentence for each `#include <...>` that stands at a wrong address or has no address at all. A test may include
// what the room that it tests may include.
std::vector<std::string> address_faults(std::vector<SourceFile> const& files);

}  // namespace deconvista::house
