#include "app/paint/imgui_textures.h"

#include <glad/gl.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace deconvista::paint {
namespace {

// Leaves the texture binding and the unpacking rules as they were found: ImGui's backend has its own ideas of them.
class BindForUpload {
public:
    explicit BindForUpload(unsigned name) {
        glGetIntegerv(GL_TEXTURE_BINDING_2D, &texture_);
        for (std::size_t i = 0; i < kRules.size(); ++i) glGetIntegerv(kRules[i], &rules_[i]);
        glBindTexture(GL_TEXTURE_2D, name);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        for (auto const rule : {GL_UNPACK_ROW_LENGTH, GL_UNPACK_SKIP_ROWS, GL_UNPACK_SKIP_PIXELS})
            glPixelStorei(static_cast<GLenum>(rule), 0);
    }
    BindForUpload(BindForUpload const&) = delete;
    BindForUpload& operator=(BindForUpload const&) = delete;
    ~BindForUpload() {
        glBindTexture(GL_TEXTURE_2D, static_cast<unsigned>(texture_));
        for (std::size_t i = 0; i < kRules.size(); ++i) glPixelStorei(kRules[i], rules_[i]);
    }

private:
    static constexpr std::array<GLenum, 4> kRules{GL_UNPACK_ALIGNMENT, GL_UNPACK_ROW_LENGTH, GL_UNPACK_SKIP_ROWS,
                                                  GL_UNPACK_SKIP_PIXELS};
    GLint texture_{};
    std::array<GLint, kRules.size()> rules_{};
};

GLenum format_of(Texels texels) {
    return texels == Texels::Coverage ? GL_RED : GL_RGBA;
}
std::size_t size_of(Texels texels) {
    return texels == Texels::Coverage ? 1 : 4;
}

}  // namespace

Texture::Texture(int width, int height, Texels texels) : texels_{texels} {
    glGenTextures(1, &name_);
    BindForUpload const bound{name_};
    std::vector<std::uint8_t> const empty(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                                          size_of(texels));
    bool const is_coverage = texels == Texels::Coverage;
    glTexImage2D(GL_TEXTURE_2D, 0, is_coverage ? GL_R8 : GL_RGBA8, width, height, 0, format_of(texels),
                 GL_UNSIGNED_BYTE, empty.data());
    auto const filter = is_coverage ? GL_LINEAR : GL_NEAREST;
    for (auto const& [parameter, value] :
         {std::pair{GL_TEXTURE_MIN_FILTER, filter}, std::pair{GL_TEXTURE_MAG_FILTER, filter},
          std::pair{GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE}, std::pair{GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE}}) {
        glTexParameteri(GL_TEXTURE_2D, static_cast<GLenum>(parameter), value);
    }
    if (is_coverage) {
        std::array<GLint, 4> const white_by_coverage{GL_ONE, GL_ONE, GL_ONE, GL_RED};
        glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, white_by_coverage.data());
    }
}

Texture::Texture(Texture&& other) noexcept : name_{std::exchange(other.name_, 0u)}, texels_{other.texels_} {}

Texture& Texture::operator=(Texture&& other) noexcept {
    std::swap(name_, other.name_);
    std::swap(texels_, other.texels_);
    return *this;
}

Texture::~Texture() {
    if (name_ != 0) glDeleteTextures(1, &name_);
}

void Texture::upload(int x, int y, int width, int height, std::span<std::uint8_t const> values) {
    BindForUpload const bound{name_};
    glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, format_of(texels_), GL_UNSIGNED_BYTE, values.data());
}

// ImGui has texture ids as pointers in some versions and as numbers in others.
ImTextureID Texture::id() const {
    return (ImTextureID)(std::uintptr_t{name_});
}

ImTextureID ImageTextures::of(figure::Pixels const& pixels) {
    auto const is_this = [&](Known const& known) { return known.pixels.lock() == pixels.rgba; };
    auto found = std::ranges::find_if(known_, is_this);
    if (found == known_.end()) {
        Texture texture{pixels.width, pixels.height, Texels::Rgba};
        texture.upload(0, 0, pixels.width, pixels.height, *pixels.rgba);
        found = known_.insert(known_.end(), Known{pixels.rgba, std::move(texture), false});
    }
    found->used = true;
    return found->texture.id();
}

void ImageTextures::release_unused() {
    std::erase_if(known_, [](Known const& known) { return !known.used; });
    for (auto& known : known_) known.used = false;
}

}  // namespace deconvista::paint
