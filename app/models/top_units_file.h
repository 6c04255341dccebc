#pragma once
// Strongest units in a file: JSON,
//
//   {"version": 1, "model": "vgg16.onnx", "preprocessing": "torchvision", "parts": [[1, 1]], "pictures": 1000,
//    "layers": [{"layer": "relu1", "maps": [{"cells": 50176, "positive": 1200, "sum": 77, "best":
//      [{"picture": "cat.jpg", "value": 3.5, "cell": [4, 7]}, ...]}, ...]}]}
//
// A file of a run that is not done has "last" too, the last picture that was added.

#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/projection/top_units.h"

namespace deconvista::models {

struct TopUnitsFile {
    projection::TopUnits units;
    std::optional<std::string> last;  // of a run that goes on
    bool operator==(TopUnitsFile const&) const = default;
};

// The same bytes for the same units.
std::string write_top_units(TopUnitsFile const& file);

base::Result<TopUnitsFile> parse_top_units(std::string const& text);
base::Result<TopUnitsFile> read_top_units(std::string const& path);

}  // namespace deconvista::models
