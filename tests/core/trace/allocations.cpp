#include "tests/core/trace/allocations.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> bytes_so_far{0};

}  // namespace

// The program's own operator new; the array form and the one that does not throw call it.
void* operator new(std::size_t bytes) {
    bytes_so_far += bytes;
    if (void* const memory = std::malloc(bytes)) return memory;
    throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace deconvista::trace {

std::size_t bytes_allocated() {
    return bytes_so_far;
}

}  // namespace deconvista::trace
