#include "app/files/stb_decode.h"

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <cstring>

#include "core/base/check.h"

namespace deconvista::files {
namespace {

// Thrown through the decoder's frames, which own nothing but memory of the heap below.
struct GivenUp {};

// The memory of one decoding. It is all zeros when it is handed out, because the JPEG decoder of stb_image 2.27 looks
// at tables that a broken file never filled. It ends with the decoding whichever way that ends, and asking for more
// than the budget ends the decoding: stb_image does not ask every time whether it got its memory.
class Heap {
public:
    explicit Heap(std::size_t budget) : left_{budget} {}
    Heap(Heap const&) = delete;
    Heap& operator=(Heap const&) = delete;
    ~Heap() {
        for (auto const& block : blocks_) std::free(block.start);
    }

    void* allocate(std::size_t size) {
        if (size > left_) throw GivenUp{};
        blocks_.reserve(blocks_.size() + 1);
        void* const start = std::calloc(std::max<std::size_t>(size, 1), 1);
        if (start == nullptr) throw GivenUp{};
        blocks_.push_back({start, size});
        left_ -= size;
        return start;
    }

    void* reallocate(void* start, std::size_t size) {
        if (start == nullptr) return allocate(size);
        auto const block = find(start);
        if (size > block->size && size - block->size > left_) throw GivenUp{};
        void* const moved = std::realloc(start, std::max<std::size_t>(size, 1));
        if (moved == nullptr) throw GivenUp{};
        if (size > block->size) std::memset(static_cast<char*>(moved) + block->size, 0, size - block->size);
        left_ = left_ + block->size - size;
        *block = {moved, size};
        return moved;
    }

    void release(void* start) {
        if (start == nullptr) return;
        auto const block = find(start);
        left_ += block->size;
        std::free(start);
        blocks_.erase(block);
    }

private:
    struct Block {
        void* start;
        std::size_t size;
    };

    std::vector<Block>::iterator find(void* start) {
        auto const block = std::ranges::find(blocks_, start, &Block::start);
        DECONVISTA_CHECK(block != blocks_.end());
        return block;
    }

    std::vector<Block> blocks_;  // never more than some twenty
    std::size_t left_;
};

// stb_image's macros have no place for a context; this is it, for the time of one call.
thread_local Heap* current_heap = nullptr;

class UseHeap {
public:
    explicit UseHeap(Heap& heap) { current_heap = &heap; }
    UseHeap(UseHeap const&) = delete;
    UseHeap& operator=(UseHeap const&) = delete;
    ~UseHeap() { current_heap = nullptr; }
};

void insist(bool condition) {
    if (!condition) throw GivenUp{};
}

}  // namespace
}  // namespace deconvista::files

// Formats whose loaders are known to be unsafe stay out, and so does everything that touches files.
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_ONLY_BMP
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STBI_NO_FAILURE_STRINGS
#define STBI_MAX_DIMENSIONS 4096
// A broken file must not end the program through an assertion.
#define STBI_ASSERT(condition) deconvista::files::insist(condition)
#define STBI_MALLOC(size) deconvista::files::current_heap->allocate(size)
#define STBI_REALLOC(start, size) deconvista::files::current_heap->reallocate(start, size)
#define STBI_FREE(start) deconvista::files::current_heap->release(start)
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#include <stb/stb_image.h>

namespace deconvista::files {

std::optional<DecodedPicture> stb_decode(std::span<std::uint8_t const> file, std::size_t budget) try {
    if (file.size() > INT_MAX) return std::nullopt;
    Heap heap{budget};
    UseHeap const use{heap};
    DecodedPicture picture;
    auto const* const values = stbi_load_from_memory(file.data(), static_cast<int>(file.size()), &picture.width,
                                                     &picture.height, &picture.channels, 0);
    if (values == nullptr) return std::nullopt;
    auto const count = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) *
                       static_cast<std::size_t>(picture.channels);
    picture.values.assign(values, values + count);
    return picture;
} catch (GivenUp const&) {
    return std::nullopt;
}

}  // namespace deconvista::files
