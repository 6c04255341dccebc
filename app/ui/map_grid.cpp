#include "app/ui/map_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/state/network_focus.h"
#include "app/ui/control_flow.h"
#include "app/ui/lettering.h"
#include "app/ui/map_grid_layout.h"
#include "app/ui/panel.h"
#include "app/ui/parameter_controls.h"
#include "app/ui/pixel_pictures.h"
#include "app/ui/style.h"
#include "core/base/number_text.h"
#include "core/picture/color_scale.h"
#include "core/text/networks.h"
#include "core/text/utf8.h"

namespace deconvista::ui {
namespace {

using text::Network;

constexpr float kTileGap = 6, kTileCaption = 17;

// "relu3: 64 maps of 12 × 12"
std::string title_of(Ui& ui, maps::Station const& station, std::string const& name) {
    auto const maps = base::to_text(station.maps());
    if (station.dims.size() < 4) return ui.say(Network::layer_of_units, {name, maps});
    auto const count = station.dims.size();
    auto const extents = base::to_text(station.dims[count - 2]) + " × " + base::to_text(station.dims[count - 1]);
    return ui.say(Network::layer_of_maps, {name, maps, extents});
}

// That, and how many of the maps are silent on this picture. Of a long name the beginning goes.
void title(Ui& ui, maps::Station const& station, ImVec2 at, float room) {
    auto const size = ui.unit * kTextSize;
    auto const silent = station.silent.value_or(0);
    auto const beside = silent > 0 ? " · " + ui.say(Network::silent_of_them, {base::to_text(silent)}) : std::string{};
    auto const width = [&](std::string const& text) { return width_of(ui, text, size, figure::Weight::Bold); };
    auto const name = fitted_path(ui, text::one_line(station.name), size,
                                  room - width(title_of(ui, station, "") + beside), figure::Weight::Bold);
    letter(ui, *ImGui::GetWindowDrawList(), at, title_of(ui, station, name) + beside,
           {size, ui.colors.text, figure::Weight::Bold});
}

// What the colours mean, from the lowest to the highest value. It ends at a point; returned is where it begins.
float color_bar(Ui& ui, state::LayerSheet const& shown, ImVec2 end) {
    auto const& range = shown.sheet.range;
    bool const is_signed = range.low < 0;
    auto const reach = std::max(std::abs(range.low), std::abs(range.high));
    picture::ColorScale const scale{is_signed ? tensor::Range{-reach, reach} : tensor::Range{0, range.high}};
    bool const own = shown.key.scale == maps::ScaleOf::Map;
    auto const high = own ? ui.say(Network::own_largest) : base::pretty(double{is_signed ? reach : range.high}, 3);
    auto const low = !is_signed ? std::string{"0"} : own ? "−" + high : base::pretty(-double{reach}, 3);
    auto const size = ui.unit * kSmallSize, gap = ui.px(6);
    auto const right = std::round(end.x - width_of(ui, high, size) - gap);
    Rect const place{right - ui.px(80), std::round(end.y - ui.px(5)), ui.px(80), ui.px(10)};
    auto& list = *ImGui::GetWindowDrawList();
    constexpr int kPieces = 32;
    for (int i = 0; i < kPieces; ++i) {
        auto const t = (static_cast<float>(i) + 0.5F) / kPieces;
        auto const value = is_signed ? (2 * t - 1) * reach : t * range.high;
        list.AddRectFilled({place.x + place.width * static_cast<float>(i) / kPieces, place.y},
                           {place.x + place.width * static_cast<float>(i + 1) / kPieces, place.bottom()},
                           packed(scale.of(value)));
    }
    auto const write = [&](float x, std::string const& text, figure::Horizontal side) {
        letter(ui, list, {x, end.y}, text,
               {size, ui.colors.faint_text, figure::Weight::Regular, side, figure::Vertical::Middle});
    };
    write(place.x - gap, low, figure::Horizontal::Right);
    write(place.right() + gap, high, figure::Horizontal::Left);
    return place.x - gap - width_of(ui, low, size);
}

// Below smaller thumbnails than that nothing is written.
float caption_below(Ui& ui, float side) {
    return side < ui.px(44) ? 0 : ui.px(kTileCaption);
}

float side_of_thumbs(Ui& ui, std::int64_t count) {
    if (auto const chosen = ui.state.network.thumb_size) return ui.px(*chosen);
    auto const room = ImGui::GetContentRegionAvail();
    return fitted_side(count, room.x, room.y, {ui.px(state::kUsualThumb), ui.px(state::kLargestThumb)},
                       ui.px(kTileCaption), ui.px(kTileGap));
}

}  // namespace

// How the maps are sorted, what of them is shown, and on which scale.
void MapGrid::map_choices(Ui& ui, ControlFlow& flow, bool has_filters) const {
    using Names = std::array<text::Name, 2>;
    auto const& network = ui.state.network;
    Names const orders{Network::sort_by_strength, Network::sort_by_number};
    bool const by_strength = network.order == state::MapOrder::ByStrength;
    if (auto const chosen = flow.choice("sort_maps", orders, by_strength ? 0 : 1))
        ui.act(
            state::InNetwork{state::SortMaps{*chosen == 0 ? state::MapOrder::ByStrength : state::MapOrder::ByNumber}});
    Names const thumbs{Network::thumbs_maps, Network::thumbs_filters};
    if (has_filters)
        if (auto const chosen = flow.choice("thumbs", thumbs, static_cast<int>(network.thumbs)))
            ui.act(state::InNetwork{state::ShowThumbs{static_cast<state::Thumbs>(*chosen)}});
    Names const scales{Network::scale_of_map, Network::scale_of_layer};
    bool const own = network.scale == maps::ScaleOf::Map;
    if (!has_filters || network.thumbs == state::Thumbs::Activations)
        if (auto const chosen = flow.choice("color_maps", scales, own ? 0 : 1))
            ui.act(state::InNetwork{state::ColorMaps{*chosen == 0 ? maps::ScaleOf::Map : maps::ScaleOf::Layer}});
    auto const side = ui.px(kControl);
    if (flow.icon("smaller_thumbs", Icon::Minus, side, Network::thumbs_smaller))
        ui.act(state::InNetwork{state::SizeThumbs{thumb_size_ / 1.25F}});
    if (flow.icon("larger_thumbs", Icon::Plus, side, Network::thumbs_larger))
        ui.act(state::InNetwork{state::SizeThumbs{thumb_size_ * 1.25F}});
}

void MapGrid::controls(Ui& ui) {
    auto const& network = ui.state.network;
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    auto const middle = begin.y + ui.px(11);
    bool const has_filters = network.sheet && network.sheet->filters;
    bool const shows_filters = has_filters && network.thumbs == state::Thumbs::Filters;
    auto end = begin.x + width;
    if (network.sheet && !shows_filters) end = color_bar(ui, *network.sheet, {end, middle}) - ui.px(16);
    title(ui, state::station_of(network), {begin.x, middle}, end - begin.x);
    ControlFlow flow{ui, {begin.x, begin.y + ui.px(28)}, width};
    map_choices(ui, flow, has_filters);
    ImGui::SetCursorScreenPos({begin.x, begin.y + ui.px(28) + flow.height() + ui.px(8)});
}

void MapGrid::tile(Ui& ui, state::LayerSheet const& shown, std::int64_t channel, Rect const& box) {
    auto const& network = ui.state.network;
    auto const& sheet = shown.sheet;
    auto const& map = sheet.maps[static_cast<std::size_t>(channel)];
    bool const filters = shown.filters && network.thumbs == state::Thumbs::Filters;
    auto const& atlas = filters ? *shown.filters : sheet.thumbs;
    Rect const square{box.x, box.y, box.width, box.width};
    auto const picture = fitted_into(static_cast<float>(atlas.width), static_cast<float>(atlas.height), square);
    draw_tile(ui, atlas, static_cast<int>(channel), picture);
    state::MapFocus const here{shown.key.layer, channel, {}};
    auto const focus = state::focus_of(network);
    bool const in_focus = focus && focus->layer == here.layer && focus->channel == channel;
    auto& list = *ImGui::GetWindowDrawList();
    if (in_focus) {
        auto const line = network.pinned ? ui.px(4) : ui.px(2);
        list.AddRect({picture.x - line / 2, picture.y - line / 2},
                     {picture.right() + line / 2, picture.bottom() + line / 2}, packed(ui.colors.accent), 0, 0, line);
    }
    bool const is_silent = map.is_silent() && state::station_of(network).silent.has_value();
    if (is_silent && !filters)
        list.AddLine({picture.x, picture.bottom()}, {picture.right(), picture.y}, packed(ui.colors.bad), ui.px(2));
    if (caption_below(ui, box.width) == 0) return;
    auto const number = base::to_text(channel);
    auto const y = square.bottom() + ui.px(kTileCaption) / 2;
    auto const size = ui.unit * 11.5F;
    letter(ui, list, {box.x, y}, number, {size, in_focus ? ui.colors.accent : ui.colors.text, figure::Weight::Bold});
    auto const value = is_silent ? ui.say(Network::map_silent) : base::pretty(double{map.largest}, 2);
    if (width_of(ui, number, size, figure::Weight::Bold) + width_of(ui, value, size) + ui.px(4) < box.width)
        letter(ui, list, {box.right(), y}, value,
               {size, is_silent ? ui.colors.bad : ui.colors.faint_text, figure::Weight::Regular,
                figure::Horizontal::Right, figure::Vertical::Middle});
}

void MapGrid::tiles(Ui& ui) {
    auto const& network = ui.state.network;
    auto const& shown = *network.sheet;
    auto const count = static_cast<std::int64_t>(shown.sheet.maps.size());
    auto const begin = ImGui::GetCursorScreenPos();
    auto const size = side_of_thumbs(ui, count);
    thumb_size_ = size / ui.unit;
    auto const caption = caption_below(ui, size);
    auto const layout = map_grid_layout(count, ImGui::GetContentRegionAvail().x, size, caption, ui.px(kTileGap));
    if (std::exchange(layer_, static_cast<std::uint64_t>(shown.key.layer)) !=
        static_cast<std::uint64_t>(shown.key.layer))
        ImGui::SetScrollY(0);
    ImGui::InvisibleButton("maps", {std::max(1.0F, ImGui::GetContentRegionAvail().x), std::max(1.0F, layout.height())});
    auto const pointer = ImGui::GetIO().MousePos;
    bool const over = ImGui::IsItemHovered();
    bool const pressed = ImGui::IsItemActivated();
    auto const at = [&](std::int64_t place) {
        return network.order == state::MapOrder::ByStrength ? shown.sheet.by_strength[static_cast<std::size_t>(place)]
                                                            : place;
    };
    auto const top = ImGui::GetWindowPos().y, bottom = top + ImGui::GetWindowHeight();
    auto const [first, end] = layout.visible(top - begin.y, bottom - begin.y);
    for (auto place = first; place < end; ++place) {
        auto const corner = layout.corner(place);
        Rect const box{begin.x + corner.x, begin.y + corner.y, size, size + caption};
        tile(ui, shown, at(place), box);
        if (place - first < 3) ui.note_place("map." + std::to_string(place), {box.x, box.y, size, size});
    }
    if (!over) return;
    auto const place = layout.place_at(pointer.x - begin.x, pointer.y - begin.y);
    if (!place) return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    auto const channel = at(*place);
    state::MapFocus const here{shown.key.layer, channel, {}};
    if (pressed)
        ui.act(state::InNetwork{state::PinMap{channel}});
    else if (!network.pinned && network.hovered != here)
        ui.act(state::InNetwork{state::PointAtMap{channel}});
}

void MapGrid::show(Ui& ui, Rect const& place) {
    auto const& network = ui.state.network;
    if (begin_panel(ui, "maps", place, Scrolls::Never) && network.picture) {
        controls(ui);
        bool const is_of_layer = network.sheet && network.sheet->key.layer == state::station_of(network).value;
        if (ImGui::BeginChild("tiles", {0, 0}, false) && is_of_layer) tiles(ui);
        ImGui::EndChild();
    }
    end_panel();
}

}  // namespace deconvista::ui
