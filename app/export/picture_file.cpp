#include "app/export/picture_file.h"

#include "app/export/png.h"
#include "app/files/folder.h"
#include "app/files/text_file.h"
#include "core/base/check.h"

namespace deconvista::exporting {
namespace {

paint::PixelBuffer pixels_of(files::Picture const& picture) {
    DECONVISTA_CHECK(picture.channels == 3);
    paint::PixelBuffer buffer{picture.width, picture.height, {}, paint::Alpha::None};
    for (std::size_t i = 0; i + 2 < picture.values.size(); i += 3) {
        std::uint32_t const red = picture.values[i], green = picture.values[i + 1], blue = picture.values[i + 2];
        buffer.pixels.push_back(red << 16 | green << 8 | blue);
    }
    return buffer;
}

}  // namespace

base::Outcome save_picture(std::string const& path, files::Picture const& picture, Existing existing) {
    if (existing == Existing::Refuse && files::exists(path)) return base::device_trouble("export_name_taken", {path});
    PngPacker packer;
    ByteBuffer file;
    encode_png(file, packer, pixels_of(picture));
    return files::save_atomically(path, file, files::Durability::Cached);
}

}  // namespace deconvista::exporting
