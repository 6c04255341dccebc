#include "core/maps/example_tile.h"

namespace deconvista::maps {

void draw_empty_tile(Page& page, figure::Rect tile) {
    page.shapes.push_back(figure::Box{tile, 0, page.theme.inserted, {}});
}

void draw_tile(Page& page, figure::Rect tile, Example const& example, Side side) {
    draw_empty_tile(page, tile);
    auto const& window = example.window;
    auto const& part = example.part;
    if (part[0].count() < 1 || part[1].count() < 1) return;
    auto const x = tile.width / static_cast<float>(window[1].count());
    auto const y = tile.height / static_cast<float>(window[0].count());
    figure::Rect const rect{tile.x + static_cast<float>(part[1].first - window[1].first) * x,
                            tile.y + static_cast<float>(part[0].first - window[0].first) * y,
                            static_cast<float>(part[1].count()) * x, static_cast<float>(part[0].count()) * y};
    page.shapes.push_back(figure::Image{rect, side == Side::Patch ? example.patch : example.projection});
    page.shapes.push_back(figure::Box{rect, 0, {}, figure::Stroke{page.theme.rule, 1}});  // white on white has an edge
}

double tile_proportion(Example const& example) {
    auto const& window = example.window;
    if (window.axes() != 2 || window[1].count() < 1) return 1;
    return static_cast<double>(window[0].count()) / static_cast<double>(window[1].count());
}

}  // namespace deconvista::maps
