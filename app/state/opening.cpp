#include "app/state/opening.h"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "app/export/carried_scene.h"
#include "app/export/lesson_place.h"
#include "app/export/scene_place.h"
#include "app/files/assets.h"
#include "app/files/image_file.h"
#include "app/files/picture_format.h"
#include "app/files/picture_tensor.h"
#include "app/files/text_file.h"
#include "core/scene/limits.h"
#include "core/scene/scene_file.h"

namespace deconvista::state {
namespace {

base::Result<Opened> open_picture(std::vector<std::uint8_t> const& bytes, std::string const& path) {
    auto const picture = files::decode_picture(bytes, path);
    if (!picture) return picture.problem();
    return Opened{OpenedPicture{{scene::ImageFile{exporting::absolute(path)}, files::as_tensor(*picture)}}};
}

base::Result<Opened> open_lesson(std::string_view json, std::string const& path) {
    auto lesson = exporting::read_lesson_in(exporting::folder_of(path), json);
    if (!lesson) return lesson.problem();
    return Opened{OpenedLesson{std::make_shared<lesson::Lesson const>(*std::move(lesson)),
                               std::filesystem::path{path}.stem().native(), path}};
}

base::Result<Opened> opened(base::Result<exporting::AnyScene> any, Home home) {
    if (!any) return any.problem();
    if (auto* const projection = std::get_if<story::ProjectionScene>(&*any))
        return Opened{OpenedProjection{std::move(*projection)}};
    return Opened{OpenedScene{std::get<scene::Scene>(*std::move(any)), home}};
}

}  // namespace

base::Result<Opened> open_file(std::string const& path) {
    auto const bytes = files::read_ends(path, std::max(scene::kMaxSceneFileBytes, files::kMaxPictureFile));
    if (!bytes) return bytes.problem();
    auto const folder = exporting::folder_of(path);
    if (auto const json = exporting::carried_scene(*bytes))
        return opened(exporting::read_any_scene_in(folder, *json), Home::Elsewhere);
    bool const is_picture = files::picture_format(*bytes) || files::mistaken_for_picture(*bytes);
    if (is_picture || files::is_named_as_picture(path)) return open_picture(*bytes, path);
    if (exporting::may_carry_scene(*bytes)) return base::refused("file_carries_no_scene");
    std::string_view const json{reinterpret_cast<char const*>(bytes->data()), bytes->size()};
    if (exporting::is_lesson(json)) return open_lesson(json, path);
    return opened(exporting::read_any_scene_in(folder, json), Home::KeptThere);
}

base::Outcome save_scene(scene::Scene scene, std::string const& path) {
    return files::save_atomically(
        path, scene::write_scene(exporting::as_seen_from(exporting::folder_of(path), std::move(scene))));
}

base::Outcome save_scene(story::ProjectionScene scene, std::string const& path) {
    return files::save_atomically(
        path, story::write_projection_scene(exporting::as_seen_from(exporting::folder_of(path), std::move(scene))));
}

base::Result<scene::Scene> load_preset(std::string_view name) {
    auto const assets = files::find_assets();
    if (!assets) return assets.problem();
    auto const folder = *assets + "/presets";
    auto const json = files::read_text(folder + "/" + std::string{name} + ".json", scene::kMaxSceneFileBytes);
    if (!json) return json.problem();
    return exporting::read_scene_in(folder, *json);
}

}  // namespace deconvista::state
