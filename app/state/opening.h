#pragma once
// Files that are opened and saved: scenes, exported pictures that carry their scene, plain pictures, presets.
//
// In memory the path of a scene's picture is absolute; in a scene file it is relative to the file where the two lie in
// one part of the disk, so that they can be moved together.

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

// The scene with the path of its picture as it should stand in a file in this folder.
scene::Scene as_seen_from(std::string const& folder, scene::Scene scene);

base::Result<scene::Scene> load_preset(std::string_view name);

std::string absolute(std::string const& path);

}  // namespace deconvista::state
