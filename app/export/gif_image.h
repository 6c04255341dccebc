#pragma once
// One image of a GIF, as it stands between the file's header and its end.

#include <cstdint>
#include <vector>

#include "app/export/palette.h"

namespace deconvista::exporting {

// Appends the image with its own palette, shown for so many hundredths of a second; it stays and is replaced by the
// next one, which covers all of it.
void append_gif_image(std::vector<std::uint8_t>& to, Indexed const& image, int width, int height, int delay);

}  // namespace deconvista::exporting
