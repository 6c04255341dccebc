#include "app/state/opening.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "app/export/png.h"
#include "app/files/assets.h"
#include "app/files/image_file.h"
#include "app/files/picture_format.h"
#include "app/files/picture_tensor.h"
#include "app/files/text_file.h"
#include "core/scene/limits.h"
#include "core/scene/scene_file.h"

namespace deconvista::state {
namespace {

namespace fs = std::filesystem;

std::string folder_of(std::string const& path) {
    return fs::path{absolute(path)}.parent_path().native();
}

std::string joined(std::string const& folder, std::string const& path) {
    return (fs::path{folder} / path).lexically_normal().native();
}

base::Result<scene::Scene> scene_in(std::string_view json, std::string const& folder) {
    auto scene = scene::read_scene(
        json, [&](std::string const& path) { return files::read_picture_tensor(joined(folder, path)); });
    if (!scene) return scene;
    if (auto* const image = std::get_if<scene::ImageFile>(&scene->input.source))
        image->path = joined(folder, image->path);
    return scene;
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

base::Result<Opened> open_picture(std::vector<std::uint8_t> const& bytes, std::string const& path) {
    if (auto const json = exporting::scene_in_png(bytes)) {
        auto scene = scene_in(*json, folder_of(path));
        if (!scene) return scene.problem();
        return Opened{OpenedScene{*std::move(scene), Home::Elsewhere}};
    }
    auto const picture = files::decode_picture(bytes, path);
    if (!picture) return picture.problem();
    return Opened{OpenedPicture{{scene::ImageFile{absolute(path)}, files::as_tensor(*picture)}}};
}

}  // namespace

base::Result<Opened> open_file(std::string const& path) {
    auto const bytes = files::read_bytes(path, std::max(scene::kMaxSceneFileBytes, files::kMaxPictureFile));
    if (!bytes) return bytes.problem();
    if (files::picture_format(*bytes) || files::mistaken_for_picture(*bytes)) return open_picture(*bytes, path);
    auto scene = scene_in({reinterpret_cast<char const*>(bytes->data()), bytes->size()}, folder_of(path));
    if (!scene) return scene.problem();
    return Opened{OpenedScene{*std::move(scene), Home::KeptThere}};
}

base::Outcome save_scene(scene::Scene scene, std::string const& path) {
    return files::save_atomically(path, scene::write_scene(as_seen_from(folder_of(path), std::move(scene))));
}

scene::Scene as_seen_from(std::string const& folder, scene::Scene scene) {
    if (auto* const image = std::get_if<scene::ImageFile>(&scene.input.source))
        image->path = seen_from(folder, image->path);
    return scene;
}

base::Result<scene::Scene> load_preset(std::string_view name) {
    auto const assets = files::find_assets();
    if (!assets) return assets.problem();
    auto const folder = *assets + "/presets";
    auto const json = files::read_text(folder + "/" + std::string{name} + ".json", scene::kMaxSceneFileBytes);
    if (!json) return json.problem();
    return scene_in(*json, folder);
}

std::string absolute(std::string const& path) {
    std::error_code failed;
    auto const full = fs::absolute(path, failed);
    return failed ? path : full.lexically_normal().native();
}

}  // namespace deconvista::state
