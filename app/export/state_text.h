#pragma once
// A scene and a step of it as a short text, "deconvista:1:...", to put into an exercise sheet or a message.
//
// After the version: base64url (RFC 4648, without padding) of a CRC-32, big-endian, and of zlib-packed JSON
// {"step": 7, "scene": {...}}. Reading takes nothing of it on trust: how long it is, how much it unpacks to, what the
// scene is.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/scene/scene.h"

namespace deconvista::exporting {

constexpr std::string_view kStateMark = "deconvista:";
constexpr std::size_t kLongestStateText = std::size_t{128} << 10;
constexpr std::size_t kLongestStateJson = std::size_t{256} << 10;

struct SceneState {
    scene::Scene scene;
    std::int64_t step{};
};

// Refused for a scene whose input is a picture file, which others do not have; over the limit for one that is too long.
base::Result<std::string> state_text(SceneState const& state);

// Whether the text means to be a state, whatever is behind the mark. Spaces before it do not matter.
bool is_state_text(std::string_view text);

// Spaces and line breaks within the text do not matter: a sheet may have broken it. The step is one of the scene's.
base::Result<SceneState> read_state_text(std::string_view text);

}  // namespace deconvista::exporting
