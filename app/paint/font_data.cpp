#include "app/paint/font_data.h"

#include <utility>

#include "app/files/text_file.h"
#include "app/paint/font_face.h"

namespace deconvista::paint {
namespace {

base::Result<FontData::Bytes> load(std::string const& path) {
    constexpr std::int64_t kLargestFont = std::int64_t{64} << 20;
    auto bytes = files::read_bytes(path, kLargestFont);
    if (!bytes) return bytes.problem();
    auto shared = std::make_shared<std::vector<std::uint8_t> const>(std::move(*bytes));
    if (!FontFace::can_open(shared)) return base::device_trouble("font_broken", {path});
    return FontData::Bytes{std::move(shared)};
}

}  // namespace

base::Result<FontData> load_fonts(files::FontFiles const& files) {
    FontData data;
    for (auto const& [face, path] : {std::pair{Face::Regular, files.regular}, std::pair{Face::Bold, files.bold},
                                     std::pair{Face::Fallback, files.fallback}}) {
        auto const bytes = load(path);
        if (!bytes) return bytes.problem();
        data.bytes_[static_cast<std::size_t>(face)] = *bytes;
    }
    data.bytes_[static_cast<std::size_t>(Face::FallbackBold)] = data.of(Face::Fallback);
    return data;
}

}  // namespace deconvista::paint
