#pragma once
// Memory for values that their maker writes himself, each once.

#include <cstdint>
#include <memory>

namespace deconvista::tensor {

// Nothing is set. Memory costs when it is written first, page by page, and a large result as much as its sums: so the
// system is asked for large pages where a block is large enough to be its own.
std::unique_ptr<float[]> unwritten(std::int64_t count);

}  // namespace deconvista::tensor
