#pragma once
// One FreeType face with all that it stands on, and a library of its own, so that faces of different threads have
// nothing in common.

#include <cstdint>
#include <memory>
#include <vector>

// FreeType's own name for FT_Face, so that users of this header need not see FreeType.
struct FT_FaceRec_;
struct FT_LibraryRec_;

namespace deconvista::paint {

class FontFace {
public:
    using Bytes = std::shared_ptr<std::vector<std::uint8_t> const>;

    static bool can_open(Bytes const& bytes);

    // The bytes must be a font that can be opened.
    explicit FontFace(Bytes bytes);
    FontFace(FontFace&& other) noexcept = default;
    FontFace& operator=(FontFace&& other) noexcept = default;
    ~FontFace();

    FT_FaceRec_* get() const { return face_.get(); }

private:
    struct CloseLibrary {
        void operator()(FT_LibraryRec_* library) const;
    };
    struct CloseFace {
        void operator()(FT_FaceRec_* face) const;
    };

    // In this order: a face is closed before its library, and its bytes go last.
    Bytes bytes_;
    std::unique_ptr<FT_LibraryRec_, CloseLibrary> library_;
    std::unique_ptr<FT_FaceRec_, CloseFace> face_;
};

}  // namespace deconvista::paint
