#include "app/ui/pixel_pictures.h"

namespace deconvista::ui {
namespace {

ImDrawList& list_of_window() {
    return *ImGui::GetWindowDrawList();
}

}  // namespace

Rect fitted_into(float width, float height, Rect const& place) {
    if (width <= 0 || height <= 0) return {place.x, place.y, 0, 0};
    auto const scale = std::min(place.width / width, place.height / height);
    auto const fitted_width = std::max(1.0F, std::round(width * scale));
    auto const fitted_height = std::max(1.0F, std::round(height * scale));
    return {std::round(place.center().x - fitted_width / 2), std::round(place.center().y - fitted_height / 2),
            fitted_width, fitted_height};
}

void draw_pixels(Ui& ui, figure::Pixels const& pixels, Rect const& place) {
    if (pixels.width < 1 || pixels.height < 1) return;
    list_of_window().AddImage(ui.images.of(pixels), place.begin(), place.end());
}

void draw_tile(Ui& ui, maps::Atlas const& atlas, int tile, Rect const& place) {
    auto const from = atlas.tile(tile);
    auto const width = static_cast<float>(atlas.pixels.width), height = static_cast<float>(atlas.pixels.height);
    list_of_window().AddImage(ui.images.of(atlas.pixels), place.begin(), place.end(), {from.x / width, from.y / height},
                              {from.right() / width, from.bottom() / height});
}

Rect part_of(figure::Pixels const& picture, net::Box const& part, Rect const& place) {
    if (part.axes() != 2 || picture.width < 1 || picture.height < 1) return place;
    auto const x = place.width / static_cast<float>(picture.width);
    auto const y = place.height / static_cast<float>(picture.height);
    return {place.x + static_cast<float>(part[1].first) * x, place.y + static_cast<float>(part[0].first) * y,
            static_cast<float>(part[1].count()) * x, static_cast<float>(part[0].count()) * y};
}

void draw_mark(Ui& ui, Rect const& place) {
    auto const line = std::max(1.0F, ui.px(2));
    auto const half = line / 2;
    auto& list = list_of_window();
    list.AddRect({place.x - half, place.y - half}, {place.right() + half, place.bottom() + half},
                 IM_COL32(0, 0, 0, 160), 0, 0, line + 2 * std::max(1.0F, ui.px(1)));
    list.AddRect({place.x - half, place.y - half}, {place.right() + half, place.bottom() + half},
                 IM_COL32(255, 255, 255, 255), 0, 0, line);
}

void draw_outline(Ui& ui, Rect const& place) {
    list_of_window().AddRect(place.begin(), place.end(), packed(ui.colors.border), 0, 0, std::max(1.0F, ui.px(1)));
}

}  // namespace deconvista::ui
