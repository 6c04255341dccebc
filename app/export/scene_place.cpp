#include "app/export/scene_place.h"

#include <filesystem>
#include <system_error>
#include <utility>
#include <variant>

#include "app/files/assets.h"
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

constexpr std::string_view kOwn = "assets/";

// The program's own files are named by their place among its assets.
std::string seen_from_or_own(std::string const& folder, std::string const& path) {
    if (auto const assets = files::find_assets()) {
        auto const relative = fs::path{path}.lexically_relative(fs::path{absolute(*assets)}).native();
        if (!relative.empty() && !relative.starts_with("..")) return std::string{kOwn} + relative;
    }
    return seen_from(folder, path);
}

std::string found_from(std::string const& folder, std::string const& path) {
    auto const there = joined(folder, path);
    std::error_code ignored;
    if (!path.starts_with(kOwn) || fs::exists(there, ignored)) return there;
    auto const assets = files::find_assets();
    return assets ? joined(absolute(*assets), path.substr(kOwn.size())) : there;
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

story::ProjectionScene as_seen_from(std::string const& folder, story::ProjectionScene scene) {
    scene.model = seen_from_or_own(folder, scene.model);
    scene.image = seen_from_or_own(folder, scene.image);
    return scene;
}

base::Result<story::ProjectionScene> read_projection_in(std::string const& folder, std::string_view json) {
    auto scene = story::read_projection_scene(json);
    if (!scene) return scene;
    scene->model = found_from(folder, scene->model);
    scene->image = found_from(folder, scene->image);
    return scene;
}

base::Result<AnyScene> read_any_scene_in(std::string const& folder, std::string_view json) {
    if (story::is_projection(json)) {
        auto scene = read_projection_in(folder, json);
        if (!scene) return scene.problem();
        return AnyScene{*std::move(scene)};
    }
    auto scene = read_scene_in(folder, json);
    if (!scene) return scene.problem();
    return AnyScene{*std::move(scene)};
}

}  // namespace deconvista::exporting
