#pragma once
// A model file without the bulk of its weights.
//
// A message class would copy every weight. The wire format is therefore walked first: raw_data of initializers that is
// long enough to matter is left out of the text that is parsed, and pointed at in the file.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace deconvista::onnx {

struct SlimModel {
    std::string text;                                      // a serialized ModelProto
    std::vector<std::span<std::byte const>> initializers;  // of the i-th initializer; empty where it was left in
};

enum class SlimFault { Broken, TooLarge };

struct SlimResult {
    std::optional<SlimModel> model;
    SlimFault fault{};  // where there is no model
};

// What is left must not be longer than `limit` bytes, nor of more fields than any network needs, which would take far
// more memory than they have bytes.
SlimResult slim(std::span<std::byte const> file, std::size_t limit);

}  // namespace deconvista::onnx
