// How near the colours of a GIF come to those of the pictures, over all presets.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "app/export/palette.h"
#include "app/export/show.h"
#include "app/export/task.h"
#include "app/files/assets.h"
#include "app/files/text_file.h"
#include "core/scene/presets.h"
#include "tests/app/export/formats.h"

namespace deconvista::exporting {
namespace {

scene::Scene preset(std::string_view name) {
    constexpr std::int64_t kMost = 1 << 20;
    auto const path = *files::find_assets() + "/presets/" + std::string{name} + ".json";
    return *scene::read_scene(*files::read_text(path, kMost), nullptr);
}

int largest_error(paint::PixelBuffer const& picture) {
    Indexer indexer;
    Indexed indexed;
    indexer.index(picture, indexed);
    int largest = 0;
    for (std::size_t i = 0; i < picture.pixels.size(); ++i)
        for (unsigned shift = 0; shift < 24; shift += 8)
            largest = std::max(largest, std::abs(static_cast<int>(picture.pixels[i] >> shift & 0xff) -
                                                 static_cast<int>(indexed.palette[indexed.pixels[i]] >> shift & 0xff)));
    return largest;
}

TEST(GifColors, OfPresetsAreOffByLittleAtMost) {
    constexpr int kInvisibleAtAnEdge = 16;
    int themes = 0;
    for (auto const& it : scene::presets()) {
        Order order{preset(it.name), "", {}};
        order.settings.format = Format::Png;
        order.settings.size = {344, 386};
        order.settings.theme = picture::kThemeNames[static_cast<std::size_t>(themes++) % picture::kThemeNames.size()];
        for (auto const view : {scene::View::Flat, scene::View::Isometric}) {
            order.settings.views = {view};
            auto const show = Show::of(order, test_fonts(), {});
            ASSERT_TRUE(show) << it.name;
            PixelBench bench{test_fonts(), show->canvas()};
            ASSERT_TRUE(bench.draw(show->figure(0)));
            EXPECT_LE(largest_error(bench.pixels), kInvisibleAtAnEdge) << it.name;
        }
    }
}

}  // namespace
}  // namespace deconvista::exporting
