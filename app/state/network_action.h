#pragma once
// What a user can do in the network workspace, as values.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "app/state/network_state.h"
#include "app/state/playback.h"

namespace deconvista::state {

struct OpenBundledNetwork {};
struct SeePicture {
    std::size_t number{};  // in the list
};
struct PictureBy {
    Direction direction{};
};
struct PreparePicturesAs {
    net::Preprocessing preprocessing{};
};
struct ShowLayer {
    std::size_t station{};
};
struct LayerBy {
    Direction direction{};
};
struct PointAtMap {
    std::int64_t channel{};  // of the layer that is shown
};
struct PinMap {  // or lets it go
    std::int64_t channel{};
};
struct PinUnit {  // of the map in focus
    std::vector<std::int64_t> cell;
};
struct ProjectBy {
    projection::Options options;
};
struct SortMaps {
    MapOrder order{};
};
struct ColorMaps {
    maps::ScaleOf scale{};
};
struct ShowThumbs {
    Thumbs thumbs{};
};
struct SizeThumbs {
    float size{};
};
struct ShowNetworkView {
    NetworkView view{};
};
struct OpenStoryLayer {};  // in the arithmetic workspace
// From the map or the unit in focus to the one beside it, which is pinned.
struct MapBy {
    Direction direction{};
};
struct UnitBy {
    int rows{}, columns{};
};
struct PinAnotherMap {  // of the layer in focus
    std::int64_t channel{};
};
struct CancelNetworkWork {};  // what is under way

using NetworkAction = std::variant<OpenBundledNetwork, SeePicture, PictureBy, PreparePicturesAs, ShowLayer, LayerBy,
                                   PointAtMap, PinMap, PinUnit, ProjectBy, SortMaps, ColorMaps, ShowThumbs, SizeThumbs,
                                   ShowNetworkView, OpenStoryLayer, PinAnotherMap, MapBy, UnitBy, RulesChoice,
                                   TopNineChoice, Checkpoints, SquareChoice, Pursuit, CancelNetworkWork>;

}  // namespace deconvista::state
