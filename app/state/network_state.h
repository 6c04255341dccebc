#pragma once
// The network workspace: what is open, what is pointed at, how it is looked at.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/export/subject.h"
#include "app/state/network_values.h"
#include "app/state/network_work.h"
#include "app/state/playback.h"
#include "app/state/studies.h"
#include "core/story/projection_scene.h"

namespace deconvista::state {

enum class Workspace : std::uint8_t { Arithmetic, Network, Lesson };

// What the middle of the network workspace shows.
enum class NetworkView : std::uint8_t { Maps, Story, Rules, TopNine, Evolution, Occlusion };
constexpr std::size_t kNetworkViews = 6;

enum class MapOrder : std::uint8_t { ByNumber, ByStrength };

// Thumbnails show what maps did, or, of the first layer, what they look for.
enum class Thumbs : std::uint8_t { Activations, Filters };

// A story, and how it is played.
struct UnitStory {
    GlimpseKey key;
    base::Result<std::shared_ptr<story::Story const>> story;
    std::shared_ptr<exporting::Subject const> subject;  // none where there is no story
};

struct PictureList {
    std::string folder;
    std::vector<std::string> names;
    std::optional<std::size_t> current;  // nothing: what is seen is none of them
    std::optional<std::size_t> wished;   // the one that was asked for last; as current once it is there
};

// How large thumbnails are, in pixels at scale 1.
constexpr float kSmallestThumb = 32, kUsualThumb = 72, kLargestThumb = 256;

struct NetworkState {
    std::unique_ptr<NetworkWork> work{};  // once the workspace has been entered
    std::string opening{};                // the model that is on its way, if one is
    std::string opening_picture{};        // what is to be seen when it is there
    NetworkView view{NetworkView::Maps};

    std::optional<ModelFacts> model{};
    std::optional<SeenPicture> picture{};  // is there whenever the model is
    PictureList pictures{};

    std::size_t station{0};             // of the strip: the layer that is shown
    std::optional<LayerSheet> sheet{};  // of that layer, or of the one before until it is there
    std::optional<MapFocus> hovered{};  // the map that was pointed at last
    std::optional<MapFocus> pinned{};
    std::optional<UnitGlimpse> glimpse{};  // of the pinned or hovered map, or of the one before until it is there

    projection::Options options{};  // rule and dead windows
    MapOrder order{MapOrder::ByStrength};
    maps::ScaleOf scale{maps::ScaleOf::Map};
    Thumbs thumbs{Thumbs::Activations};
    std::optional<float> thumb_size;  // none: as large as all of a layer find room, and not below the usual size

    std::optional<UnitStory> story{};  // of the unit in focus, or of the one before until it is there
    Playback playback{};               // of the story
    std::optional<story::ProjectionScene> wanted_unit{};  // of a scene whose model is on its way

    RulesStudy rules{};
    TopNineStudy top_nine{};
    EvolutionStudy evolution{};
    OcclusionStudy occlusion{};

    // What the worker was asked for last.
    std::optional<SheetKey> asked_sheet{};
    std::optional<GlimpseKey> asked_glimpse{};
    std::optional<GlimpseKey> asked_story{};
};

}  // namespace deconvista::state
