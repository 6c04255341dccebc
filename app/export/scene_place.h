#pragma once
// Scenes and the place that their picture file is named from.
//
// In memory the path of a scene's picture is absolute; in a file it is relative to the file where the two lie in one
// part of the disk, so that they can be moved together.

#include <string>
#include <string_view>
#include <variant>

#include "core/base/result.h"
#include "core/scene/scene.h"
#include "core/story/projection_scene.h"

namespace deconvista::exporting {

std::string absolute(std::string const& path);
std::string folder_of(std::string const& path);  // absolute

// The scene with the path of its picture as it should stand in a file in this folder.
scene::Scene as_seen_from(std::string const& folder, scene::Scene scene);

story::ProjectionScene as_seen_from(std::string const& folder, story::ProjectionScene scene);

// A scene out of its text in a file of this folder, with its picture loaded.
base::Result<scene::Scene> read_scene_in(std::string const& folder, std::string_view json);

// The same for the story of a network's unit; nothing of it is opened.
base::Result<story::ProjectionScene> read_projection_in(std::string const& folder, std::string_view json);

// Whichever of the two the text is.
using AnyScene = std::variant<scene::Scene, story::ProjectionScene>;
base::Result<AnyScene> read_any_scene_in(std::string const& folder, std::string_view json);

}  // namespace deconvista::exporting
