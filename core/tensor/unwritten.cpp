#include "core/tensor/unwritten.h"

#include <cstddef>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace deconvista::tensor {
namespace {

#if defined(MADV_HUGEPAGE)
// Blocks of this size come from the system alone, and go back to it.
constexpr std::size_t kOwnBlock = std::size_t{32} << 20U;
constexpr std::size_t kLargePage = std::size_t{2} << 20U;

// A wish: without large pages there are small ones.
void prefer_large_pages(void* begin, std::size_t size) {
    if (std::align(kLargePage, kLargePage, begin, size) != nullptr) ::madvise(begin, size, MADV_HUGEPAGE);
}
#endif

}  // namespace

std::unique_ptr<float[]> unwritten(std::int64_t count) {
    auto const cells = static_cast<std::size_t>(count);
    auto values = std::make_unique_for_overwrite<float[]>(cells);
#if defined(MADV_HUGEPAGE)
    if (cells * sizeof(float) >= kOwnBlock) prefer_large_pages(values.get(), cells * sizeof(float));
#endif
    return values;
}

}  // namespace deconvista::tensor
