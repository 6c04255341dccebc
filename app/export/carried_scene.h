#pragma once
// Scenes in exported files: how they are put there, and how they are found again.
//
// PNG, APNG: a text chunk. SVG: <metadata>. HTML, TeX: a line of text that is not shown. PDF: the keywords. GIF: a
// comment. MP4, WebM: the comment tag. Outside of PNG the scene is pure ASCII, its other characters written as JSON
// escapes.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace deconvista::exporting {

// The key under which files carry their scene, and how long a scene may be to be carried and to be found again.
constexpr std::string_view kSceneKey = "deconvista-scene";
constexpr std::size_t kLongestScene = std::size_t{64} << 10;

// What stands in front of a scene in files that have no keys of their own.
constexpr std::string_view kSceneMark = "deconvista-scene: ";

// JSON without anything but ASCII, and without the signs that end text in HTML and SVG.
std::string as_ascii_json(std::string_view json);

// The document as a file carries it: on one line without an end; empty if it is too long.
std::string carried(std::string json);

// The scene in a file that this program exported, if there is one and it is intact. The bytes may be anything: no
// length in them is trusted. Of a file that is not read whole, its beginning and its end are enough.
std::optional<std::string> carried_scene(std::span<std::uint8_t const> file);

// Whether the file begins like one that may carry a scene and is no picture or scene itself.
bool may_carry_scene(std::span<std::uint8_t const> file);

}  // namespace deconvista::exporting
