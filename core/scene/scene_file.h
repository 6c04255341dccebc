#pragma once
// The scene file: UTF-8 JSON, version 1. The JSON Schema is assets/scene.schema.json.
//
// Reading treats the text as hostile: size and nesting are limited before parsing, duplicate and unknown keys are
// refused (naming the nearest known one), and shapes and limits are checked before anything is allocated for them.

#include <functional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/scene/scene.h"

namespace deconvista::scene {

// Loads the picture at a path as written in the scene: (1, 1 or 3, height, width), values 0 to 255. Who calls knows
// what the path is relative to.
using ImageLoader = std::function<base::Result<tensor::Tensor>(std::string const& path)>;

// A complete, checked scene: computation_of() of it succeeds.
base::Result<Scene> read_scene(std::string_view json, ImageLoader const& load_image);

// The scene as a file that reads back equal: keys in the order of the documentation, rows of values on lines of their
// own, defaults left out, a line break at the end.
std::string write_scene(Scene const& scene);

// The scene on a single line, as it is embedded in exported pictures.
std::string write_scene_line(Scene const& scene);

}  // namespace deconvista::scene
