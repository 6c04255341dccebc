#include "app/export/extent.h"

#include <gtest/gtest.h>

namespace deconvista::exporting {
namespace {

TEST(Extent, IsReadAsPeopleSayIt) {
    EXPECT_EQ(extent_from("1280x720", {}), (Extent{{1280, 720}, {}}));
    EXPECT_EQ(extent_from(" 1280 × 720 ", 300), (Extent{{1280, 720}, {}})) << "pixels are of screens";
    EXPECT_EQ(extent_from("800px", {}), (Extent{{800, 450}, {}}));
    EXPECT_EQ(extent_from("85 mm", {}), (Extent{{1004, 565}, 300}));
    EXPECT_EQ(extent_from("8.5cm", 600), (Extent{{2008, 1129}, 600}));
    EXPECT_EQ(extent_from("85 x 60 mm", 100), (Extent{{335, 236}, 100}));
    EXPECT_EQ(extent_from("2in × 1in", 100), (Extent{{200, 100}, 100}));
    for (auto const* const text : {"", "x", "mm", "85 km", "15x100", "100x8193", "1x1mm", "nan", "85x60xmm"})
        EXPECT_EQ(extent_from(text, {}), std::nullopt) << text;
}

TEST(Extent, IsWrittenSoThatItReadsBack) {
    for (Extent const& extent : {Extent{{1920, 1080}, {}}, Extent{{1004, 565}, 300}, Extent{{335, 236}, 100}})
        EXPECT_EQ(extent_from(extent_text(extent), extent.dpi), extent) << extent_text(extent);
    EXPECT_EQ(extent_text({{1004, 565}, 300}), "85 mm");
    EXPECT_EQ(extent_text({{335, 236}, 100}), "85.1 × 59.9 mm");
}

TEST(Extent, KeepsItsSizeOnPaperInAnotherResolution) {
    EXPECT_EQ(at_resolution({{1004, 565}, 300}, 600), (Extent{{2008, 1129}, 600}));
    EXPECT_EQ(at_resolution({{400, 300}, 100}, 150), (Extent{{600, 450}, 150}));
    EXPECT_EQ(at_resolution({{1920, 1080}, {}}, 300), (Extent{{1920, 1080}, 300}));
    EXPECT_EQ(at_resolution({{1004, 565}, 300}, {}), (Extent{{1004, 565}, {}}));
    EXPECT_EQ(at_resolution({{8000, 4500}, 300}, 600), std::nullopt);
}

}  // namespace
}  // namespace deconvista::exporting
