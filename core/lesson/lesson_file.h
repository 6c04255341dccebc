#pragma once
// The lesson file: UTF-8 JSON, version 1, in both languages. The JSON Schema is assets/lesson.schema.json.
//
// Reading treats the text as hostile: size and nesting are limited before parsing, duplicate and unknown keys are
// refused (naming the nearest known one), lists and texts are counted before anything is kept of them, and scenes are
// read as hostile themselves. A problem names the page and the key: "pages[3].text.en[0]".

#include <functional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/lesson/lesson.h"
#include "core/scene/scene.h"

namespace deconvista::lesson {

constexpr std::int64_t kMaxLessonBytes = 1 << 20;
constexpr std::int64_t kMaxPages = 100;
constexpr std::int64_t kMaxBlocks = 24;          // of a text
constexpr std::size_t kMaxTextBytes = 4000;      // of all blocks of a text together
constexpr std::size_t kMaxPageTitleBytes = 200;  // also of the lesson's
constexpr std::int64_t kMaxHighlights = 8;
constexpr std::int64_t kMaxLayers = 4;   // of a stack
constexpr std::int64_t kMaxStories = 4;  // of a lesson: each runs a network
constexpr std::int64_t kMaxStackKernel = 16, kMaxRate = 64;

// Where scenes come from that a lesson names. Who calls knows what the names are relative to.
struct Library {
    // The text of a preset, or of a scene file: a name with a point or a slash in it.
    std::function<base::Result<std::string>(std::string const& name)> scene_text;

    // A scene out of its text, which stands in the file of that name, or, if that is empty, in the lesson's own.
    std::function<base::Result<scene::Scene>(std::string_view json, std::string const& name)> read_scene;

    // The story of a projection scene's file; its steps are not chosen yet.
    std::function<base::Result<Told>(std::string const& name)> tell_story;
};

base::Result<Lesson> read_lesson(std::string_view json, Library const& library);

}  // namespace deconvista::lesson
