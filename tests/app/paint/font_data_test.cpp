#include "app/paint/font_data.h"

#include <gtest/gtest.h>

#include "tests/app/files/scratch_folder.h"

namespace deconvista::paint {
namespace {

TEST(FontData, refuses_files_that_are_no_fonts) {
    files::ScratchFolder const folder;
    auto fonts = *files::find_fonts();
    fonts.bold = folder / "DejaVuSans-Bold.ttf";
    EXPECT_EQ(load_fonts(fonts).problem(), base::device_trouble("file_not_found", {fonts.bold}));
    files::write_file(fonts.bold, "");
    EXPECT_EQ(load_fonts(fonts).problem(), base::device_trouble("font_broken", {fonts.bold}));
    files::write_file(fonts.bold, files::content_of(fonts.regular).substr(0, 1000));
    EXPECT_EQ(load_fonts(fonts).problem(), base::device_trouble("font_broken", {fonts.bold}));
    files::write_file(fonts.bold, files::content_of(fonts.regular));
    EXPECT_TRUE(load_fonts(fonts));
}

}  // namespace
}  // namespace deconvista::paint
