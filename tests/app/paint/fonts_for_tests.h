#pragma once

#include "app/files/fonts.h"
#include "app/paint/font_data.h"

namespace deconvista::paint {

// The fonts of this machine; without them no test of a painter means anything.
inline FontData fonts_for_tests() {
    auto const files = files::find_fonts();
    DECONVISTA_CHECK(files);
    auto const data = load_fonts(*files);
    DECONVISTA_CHECK(data);
    return *data;
}

}  // namespace deconvista::paint
