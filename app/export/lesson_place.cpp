#include "app/export/lesson_place.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "app/export/scene_place.h"
#include "app/export/story_subject.h"
#include "app/files/assets.h"
#include "app/files/text_file.h"
#include "app/models/story_teller.h"
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

// What an export shows of a story is what a lesson does.
class LessonStory : public lesson::Story {
public:
    explicit LessonStory(std::shared_ptr<Subject const> subject) : subject_{std::move(subject)} {}

    trace::Timeline const& timeline() const override { return subject_->timeline(); }
    figure::Figure figure(trace::Moment moment, picture::Look const& look) const override {
        return subject_->figure(moment, look);
    }
    picture::StepWords words(std::int64_t step, text::Language language) const override {
        return subject_->words(step, language);
    }

private:
    std::shared_ptr<Subject const> subject_;
};

base::Result<lesson::Told> tell_story_in(std::string const& folder, std::string const& name) {
    auto const path = joined(folder, name);
    auto const text = files::read_text(path, scene::kMaxSceneFileBytes);
    if (!text) return text.problem();
    auto const scene = read_projection_in(folder_of(path), *text);
    if (!scene) return scene.problem();
    auto const told = models::tell_story(*scene);
    if (auto const* const trouble = std::get_if<models::Trouble>(&told)) return trouble->problem;
    auto const& story = std::get<models::ToldStory>(told).story;
    return lesson::Told{std::make_shared<LessonStory const>(story_subject(story, *scene)), path, {}};
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
    library.tell_story = [&](std::string const& name) { return tell_story_in(folder, name); };
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
