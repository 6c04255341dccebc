#pragma once
// The bytes of the fonts, read once and shared by everyone who paints.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "app/files/fonts.h"
#include "core/base/result.h"

namespace deconvista::paint {

// The faces that text is set in. Droid Sans Fallback has one weight; its bold is made from it.
enum class Face : std::uint8_t { Regular, Bold, Fallback, FallbackBold };
constexpr auto kFaces = std::to_array({Face::Regular, Face::Bold, Face::Fallback, Face::FallbackBold});

// Only made by load_fonts, so these are fonts that can be opened.
class FontData {
public:
    using Bytes = std::shared_ptr<std::vector<std::uint8_t> const>;

    Bytes const& of(Face face) const { return bytes_[static_cast<std::size_t>(face)]; }

private:
    friend base::Result<FontData> load_fonts(files::FontFiles const& files);
    std::array<Bytes, kFaces.size()> bytes_;
};

base::Result<FontData> load_fonts(files::FontFiles const& files);

}  // namespace deconvista::paint
