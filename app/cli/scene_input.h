#pragma once
// Scenes as the command line names them: a file, or a preset.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "app/export/scene_place.h"
#include "core/base/result.h"
#include "core/scene/scene.h"

namespace deconvista::cli {

struct ScenePath {
    std::string path;
    bool operator==(ScenePath const&) const = default;
};
struct PresetName {
    std::string name;
    bool operator==(PresetName const&) const = default;
};
using SceneName = std::variant<ScenePath, PresetName>;

// A file of that name wins over a preset. What is neither is a Device problem; it names the nearest preset, unless the
// argument looks like a path.
base::Result<SceneName> find_scene(std::string const& argument);

// A scene file, an exported file that carries its scene, or a preset. load_scene() refuses the story of a unit.
base::Result<exporting::AnyScene> load_any_scene(std::string const& argument);
base::Result<scene::Scene> load_scene(std::string const& argument);

// The text of assets/presets/NAME.json.
base::Result<std::string> preset_text(std::string_view name);

}  // namespace deconvista::cli
