#include "app/export/lesson_place.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "app/export/scene_place.h"
#include "app/files/assets.h"
#include "app/files/text_file.h"
#include "core/base/nearest.h"
#include "core/lesson/lesson_file.h"
#include "core/scene/json_text.h"
#include "core/scene/limits.h"
#include "core/scene/presets.h"

namespace deconvista::exporting {
namespace {

namespace fs = std::filesystem;

bool is_path(std::string_view name) {
    return name.find_first_of("./") != std::string_view::npos;
}

std::string joined(std::string const& folder, std::string const& path) {
    return (fs::path{folder} / path).lexically_normal().native();
}

base::Result<std::string> preset_text(std::string const& name) {
    std::vector<std::string_view> names;
    for (auto const& preset : scene::presets()) names.push_back(preset.name);
    // Only names that are known become parts of paths.
    if (std::ranges::find(names, name) == names.end())
        return base::refused("preset_unknown", {name, std::string{base::nearest(name, names)}});
    auto const assets = files::find_assets();
    if (!assets) return assets.problem();
    return files::read_text(*assets + "/presets/" + name + ".json", scene::kMaxSceneFileBytes);
}

}  // namespace

base::Result<lesson::Lesson> read_lesson_in(std::string const& folder, std::string_view json) {
    lesson::Library library;
    library.scene_text = [&](std::string const& name) {
        return is_path(name) ? files::read_text(joined(folder, name), scene::kMaxSceneFileBytes) : preset_text(name);
    };
    library.read_scene = [&](std::string_view text, std::string const& name) {
        return read_scene_in(is_path(name) ? folder_of(joined(folder, name)) : folder, text);
    };
    return lesson::read_lesson(json, library);
}

base::Result<std::string> bundled_lesson_text(std::string_view name) {
    auto const assets = files::find_assets();
    if (!assets) return assets.problem();
    return files::read_text(*assets + "/lessons/" + std::string{name} + ".json", lesson::kMaxLessonBytes);
}

base::Result<lesson::Lesson> load_bundled_lesson(std::string_view name) {
    auto const text = bundled_lesson_text(name);
    if (!text) return text.problem();
    return read_lesson_in(*files::find_assets() + "/lessons", *text);
}

bool is_lesson(std::string_view json) {
    if (static_cast<std::int64_t>(json.size()) > lesson::kMaxLessonBytes) return false;
    auto const document = scene::check_json(json, scene::kMaxNesting);
    if (!document || document->kind() != scene::JsonKind::Object) return false;
    for (scene::JsonCursor members{*document}; members.next();)
        if (members.key() == "pages") return true;
    return false;
}

}  // namespace deconvista::exporting
