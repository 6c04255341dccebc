#include "app/export/scene_place.h"

#include <filesystem>
#include <system_error>
#include <utility>
#include <variant>

#include "app/files/picture_tensor.h"
#include "core/scene/scene_file.h"

namespace deconvista::exporting {
namespace {

namespace fs = std::filesystem;

std::string joined(std::string const& folder, std::string const& path) {
    return (fs::path{folder} / path).lexically_normal().native();
}

// "home" for /home/ada/x.json.
std::string top_folder(fs::path const& path) {
    auto part = path.begin();
    if (part != path.end()) ++part;
    return part == path.end() ? "" : part->native();
}

// As it should stand in a scene file in this folder.
std::string seen_from(std::string const& folder, std::string const& path) {
    auto const relative = fs::path{path}.lexically_relative(folder).native();
    return relative.empty() || top_folder(path) != top_folder(folder) ? path : relative;
}

}  // namespace

std::string absolute(std::string const& path) {
    std::error_code failed;
    auto const full = fs::absolute(path, failed);
    return failed ? path : full.lexically_normal().native();
}

std::string folder_of(std::string const& path) {
    return fs::path{absolute(path)}.parent_path().native();
}

scene::Scene as_seen_from(std::string const& folder, scene::Scene scene) {
    if (auto* const image = std::get_if<scene::ImageFile>(&scene.input.source))
        image->path = seen_from(folder, image->path);
    return scene;
}

base::Result<scene::Scene> read_scene_in(std::string const& folder, std::string_view json) {
    auto scene = scene::read_scene(
        json, [&](std::string const& path) { return files::read_picture_tensor(joined(folder, path)); });
    if (!scene) return scene;
    if (auto* const image = std::get_if<scene::ImageFile>(&scene->input.source))
        image->path = joined(folder, image->path);
    return scene;
}

}  // namespace deconvista::exporting
