#include "app/paint/font_face.h"

#include <freetype/freetype.h>

#include <utility>

#include "core/base/check.h"

namespace deconvista::paint {
namespace {

FT_Library open_library() {
    FT_Library library = nullptr;
    DECONVISTA_CHECK(FT_Init_FreeType(&library) == 0);
    return library;
}

FT_Face open_face(FT_Library library, std::vector<std::uint8_t> const& bytes) {
    FT_Face face = nullptr;
    auto const error = FT_New_Memory_Face(library, bytes.data(), static_cast<FT_Long>(bytes.size()), 0, &face);
    return error == 0 ? face : nullptr;
}

}  // namespace

void FontFace::CloseLibrary::operator()(FT_LibraryRec_* library) const {
    FT_Done_FreeType(library);
}
void FontFace::CloseFace::operator()(FT_FaceRec_* face) const {
    FT_Done_Face(face);
}

bool FontFace::can_open(Bytes const& bytes) {
    std::unique_ptr<FT_LibraryRec_, CloseLibrary> const library{open_library()};
    std::unique_ptr<FT_FaceRec_, CloseFace> const face{open_face(library.get(), *bytes)};
    return face && FT_IS_SCALABLE(face.get()) && face->units_per_EM > 0;
}

FontFace::FontFace(Bytes bytes)
    : bytes_{std::move(bytes)}, library_{open_library()}, face_{open_face(library_.get(), *bytes_)} {
    DECONVISTA_CHECK(face_ != nullptr);
}

FontFace::~FontFace() = default;

}  // namespace deconvista::paint
