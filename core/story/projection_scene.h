#pragma once
// The document of a story: what one unit of a network saw in a picture, by which rule it is shown. A scene file whose
// operation is "projection":
//
//   {"version": 1, "operation": "projection", "model": "vgg16.onnx", "image": "cat.jpg", "preprocessing":
//   "torchvision",
//    "layer": "relu3", "unit": [17, 5, 7], "rule": "deconvnet", "dead_windows": "pass"}
//
// `unit` is the channel and the cell; the channel alone stands for the strongest unit of its map. `preprocessing` is
// what is noted beside the model if it is left out, `rule` deconvnet, `dead_windows` pass. Paths are relative to the
// file; one that begins with assets/ is the program's own where the file's folder has none of that name.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/net/preprocessing.h"
#include "core/projection/projector.h"

namespace deconvista::story {

struct ProjectionScene {
    std::string model, image;  // paths
    std::optional<net::Preprocessing> preprocessing;
    std::string layer;               // a value of the graph, or a node
    std::vector<std::int64_t> unit;  // channel, or channel and cell
    projection::Rule rule{};
    projection::DeadWindows dead_windows{};
    std::string title;
    bool operator==(ProjectionScene const&) const = default;
};

// Whether the text is a scene file of this operation, broken or not. Any other text is not.
bool is_projection(std::string_view json);

// The text is hostile until checked. No file is opened.
base::Result<ProjectionScene> read_projection_scene(std::string_view json);

// A file that reads back equal. Line: all on one line, as files of other formats carry it.
std::string write_projection_scene(ProjectionScene const& scene);
std::string write_projection_scene_line(ProjectionScene const& scene);

}  // namespace deconvista::story
