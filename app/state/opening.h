#pragma once
// Files that are opened and saved: scenes, exported pictures that carry their scene, plain pictures, presets.

#include <string>
#include <string_view>
#include <variant>

#include "core/base/result.h"
#include "core/scene/scene.h"

namespace deconvista::state {

// KeptThere: saving may write to the path again. A picture must not be overwritten with a scene.
enum class Home : std::uint8_t { KeptThere, Elsewhere };

struct OpenedScene {
    scene::Scene scene;
    Home home{};
};

// A plain picture: an input for the scene that is shown.
struct OpenedPicture {
    scene::Data input;
};

using Opened = std::variant<OpenedScene, OpenedPicture>;

base::Result<Opened> open_file(std::string const& path);
base::Outcome save_scene(scene::Scene scene, std::string const& path);

base::Result<scene::Scene> load_preset(std::string_view name);

}  // namespace deconvista::state
