#pragma once
// Textures on the graphics card: the only file of app/paint that talks to OpenGL.
//
// Everything here needs the context of the window to be current, also to be destroyed.

#include <imgui.h>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/figure/figure.h"

namespace deconvista::paint {

enum class Texels : std::uint8_t {
    Coverage,  // one byte: white, that opaque; read smoothly
    Rgba,      // four bytes, straight alpha; read as the nearest pixel
};

class Texture {
public:
    // Transparent until something is uploaded.
    Texture(int width, int height, Texels texels);
    Texture(Texture&& other) noexcept;
    Texture& operator=(Texture&& other) noexcept;
    ~Texture();

    // Replaces a part; row-major, without gaps.
    void upload(int x, int y, int width, int height, std::span<std::uint8_t const> values);

    ImTextureID id() const;

private:
    unsigned name_{};
    Texels texels_{};
};

// The images that figures show, uploaded when they are first seen. An image is known by its shared pixels; it must not
// change while it is shared.
class ImageTextures {
public:
    ImTextureID of(figure::Pixels const& pixels);

    // To be called once a frame: lets go of images that have not been asked for since the last time.
    void release_unused();

    int count() const { return static_cast<int>(known_.size()); }

private:
    struct Known {
        std::weak_ptr<std::vector<std::uint8_t> const> pixels;
        Texture texture;
        bool used;
    };
    std::vector<Known> known_;
};

}  // namespace deconvista::paint
