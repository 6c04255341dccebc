#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/scene_input.h"
#include "core/base/nearest.h"
#include "core/scene/presets.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

ExitCode list_names(Console& console) {
    for (auto const& preset : scene::presets()) console.out.write(std::string{preset.name} + "\n");
    return ExitCode::Done;
}

ExitCode run(std::string const& name, Console& console) {
    if (name.empty()) return list_names(console);
    std::vector<std::string_view> names;
    for (auto const& preset : scene::presets()) names.push_back(preset.name);
    if (std::ranges::find(names, name) == names.end())
        return complain(console, base::usage("preset_unknown", {name, std::string{base::nearest(name, names)}}));
    auto const text = preset_text(name);
    if (!text) return complain(console, text.problem());
    console.out.write(*text);
    return ExitCode::Done;
}

}  // namespace

Command presets_command() {
    auto const name = std::make_shared<std::string>();
    return {
        "presets",
        "[NAME]",
        text::CommandLine::cli_presets,
        {"presets", "presets padding_strides_odd_transposed > scene.json"},
        std::nullopt,
        [name](Syntax& command, text::Language language) {
            command.add_option("NAME", *name, described(text::CommandLine::cli_presets_name, language));
        },
        [name](Console& console) { return run(*name, console); },
    };
}

}  // namespace deconvista::cli
