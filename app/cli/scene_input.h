#pragma once
// Scenes as the command line names them: a file, or a preset.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "app/cli/syntax.h"
#include "app/export/scene_place.h"
#include "app/export/state_text.h"
#include "core/base/result.h"
#include "core/scene/scene.h"
#include "core/text/text.h"

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

// A scene as commands are given it: SCENE, or --state TEXT in its place.
struct SceneArguments {
    std::string scene{}, state{};
    std::string command{};  // that they are given to

    // As messages name it: nothing for a text that nobody would recognise.
    std::string name() const { return state.empty() ? scene : std::string{}; }
};
// `meaning`: what is said of SCENE.
void declare_scene(SceneArguments& arguments, Syntax& command, text::Language language, text::Name meaning);

// Usage problems: neither of them is given, or both.
base::Result<exporting::AnyScene> load_any_scene(SceneArguments const& arguments);
// With the step that a state has; none for other scenes.
struct LoadedScene {
    exporting::AnyScene scene;
    std::optional<std::int64_t> step;
};
base::Result<LoadedScene> load_scene_and_step(SceneArguments const& arguments);

// The text of assets/presets/NAME.json.
base::Result<std::string> preset_text(std::string_view name);

}  // namespace deconvista::cli
