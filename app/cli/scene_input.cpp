#include "app/cli/scene_input.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/read_piece.h"
#include "app/export/carried_scene.h"
#include "app/files/assets.h"
#include "app/files/descriptor.h"
#include "app/files/device_problem.h"
#include "app/files/picture_format.h"
#include "app/files/text_file.h"
#include "core/base/nearest.h"
#include "core/base/number_text.h"
#include "core/base/overloaded.h"
#include "core/scene/limits.h"
#include "core/scene/presets.h"
#include "core/scene/scene_file.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

namespace fs = std::filesystem;
using exporting::AnyScene;

bool is_preset(std::string_view name) {
    return std::ranges::find(scene::presets(), name, &scene::Preset::name) != scene::presets().end();
}

// What the shell opened for us may be a pipe: `< file`, <(command). Waiting for it is what the user asked for.
bool is_opened_by_shell(std::string_view path) {
    return path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

base::Result<std::string> read_to_end(std::string const& path) {
    files::Descriptor const file{::open(path.c_str(), O_RDONLY | O_NOCTTY | O_CLOEXEC)};
    if (!file) return files::device_problem(errno, path);
    std::string text;
    for (;;) {
        auto const read = read_piece(file.number(), text, scene::kMaxSceneFileBytes, path);
        if (!read) return read.problem();
        if (*read == Input::Ended) return text;
        if (auto const length = static_cast<std::int64_t>(text.size()); length > scene::kMaxSceneFileBytes)
            return base::over_limit("scene_text_too_long",
                                    {base::to_text(length), base::to_text(scene::kMaxSceneFileBytes)});
    }
}

base::Result<std::string> read_file(std::string const& path) {
    if (is_opened_by_shell(path)) return read_to_end(path);
    return files::read_text(path, scene::kMaxSceneFileBytes);
}

// Films and the like are longer than scenes may be; the scene in them lies near one of their ends.
base::Result<AnyScene> load_carried(std::string const& path) {
    constexpr std::int64_t kEnough = std::int64_t{32} << 20;
    auto const bytes = files::read_ends(path, kEnough);
    if (!bytes) return bytes.problem();
    auto const carried = exporting::carried_scene(*bytes);
    if (!carried) return base::refused("picture_is_no_scene");
    return exporting::read_any_scene_in(exporting::folder_of(path), *carried);
}

base::Result<AnyScene> load_path(std::string const& path) {
    if (!is_opened_by_shell(path)) {
        constexpr std::int64_t kBeginning = 256;
        auto const beginning = files::read_ends(path, kBeginning);
        if (!beginning) return beginning.problem();
        if (exporting::may_carry_scene(*beginning) || files::picture_format(*beginning)) return load_carried(path);
    }
    auto const text = read_file(path);
    if (!text) return text.problem();
    return exporting::read_any_scene_in(exporting::folder_of(path), *text);
}

}  // namespace

base::Result<SceneName> find_scene(std::string const& argument) {
    std::error_code failed;
    auto const status = fs::status(argument, failed);
    bool const preset = is_preset(argument);
    if (fs::exists(status) && !(preset && fs::is_directory(status))) return SceneName{ScenePath{argument}};
    if (preset) return SceneName{PresetName{argument}};
    if (failed && failed.value() != ENOENT && failed.value() != ENOTDIR)
        return files::device_problem(failed.value(), argument);
    if (argument.find_first_of("./") != std::string::npos) return base::device_trouble("file_not_found", {argument});
    std::vector<std::string_view> names;
    for (auto const& known : scene::presets()) names.push_back(known.name);
    return base::device_trouble("scene_not_found", {argument, std::string{base::nearest(argument, names)}});
}

base::Result<exporting::AnyScene> load_any_scene(std::string const& argument) {
    auto const found = find_scene(argument);
    if (!found) return found.problem();
    return std::visit(base::Overloaded{
                          [](ScenePath const& file) { return load_path(file.path); },
                          [](PresetName const& preset) -> base::Result<AnyScene> {
                              auto const text = preset_text(preset.name);
                              if (!text) return text.problem();
                              return exporting::read_any_scene_in({}, *text);
                          },
                      },
                      *found);
}

base::Result<scene::Scene> load_scene(std::string const& argument) {
    auto any = load_any_scene(argument);
    if (!any) return any.problem();
    if (auto* const scene = std::get_if<scene::Scene>(&*any)) return std::move(*scene);
    return base::refused("scene_is_projection");
}

void declare_scene(SceneArguments& arguments, Syntax& command, text::Language language, text::Name meaning) {
    arguments.command = command.name();
    command.add_option("SCENE", arguments.scene, described(meaning, language));
    command.add_option("--state", arguments.state, described(text::CommandLine::cli_state, language)).type_name("TEXT");
}

base::Result<LoadedScene> load_scene_and_step(SceneArguments const& arguments) {
    if (arguments.scene.empty() && arguments.state.empty())
        return base::usage("argument_missing", {arguments.command, "SCENE"});
    if (!arguments.scene.empty() && !arguments.state.empty())
        return base::usage("options_exclude", {"SCENE", "--state"});
    if (!arguments.state.empty()) {
        auto state = exporting::read_state_text(arguments.state);
        if (!state) return state.problem();
        return LoadedScene{std::move(state->scene), state->step};
    }
    auto scene = load_any_scene(arguments.scene);
    if (!scene) return scene.problem();
    return LoadedScene{*std::move(scene), std::nullopt};
}

base::Result<exporting::AnyScene> load_any_scene(SceneArguments const& arguments) {
    auto loaded = load_scene_and_step(arguments);
    if (!loaded) return loaded.problem();
    return std::move(loaded->scene);
}

base::Result<std::string> preset_text(std::string_view name) {
    auto const assets = files::find_assets();
    if (!assets) return assets.problem();
    return files::read_text(*assets + "/presets/" + std::string{name} + ".json", scene::kMaxSceneFileBytes);
}

}  // namespace deconvista::cli
