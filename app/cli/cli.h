#pragma once
// The command line: `deconvista COMMAND ...` does its job and ends; anything else asks for the window.
//
//   auto const request = cli::run(argc, argv);
//   if (auto const* const code = std::get_if<int>(&request)) return *code;
//
// Nothing here needs a display. Options are the same in every position after the command.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/cli/scene_input.h"
#include "core/picture/look.h"
#include "core/text/text.h"

namespace deconvista::cli {

// What the window shall open with. The files exist; what they hold is not known yet.
struct WindowRequest {
    std::vector<SceneName> files;           // scenes, pictures, presets
    std::string lesson;                     // the name of one that comes with the program; empty = none
    std::optional<std::uint64_t> practice;  // random exercises of this seed
    std::string state;                      // a scene and its step as text, intact; empty = none
    std::optional<text::Language> language;
    std::optional<picture::ThemeName> theme;
    std::optional<float> ui_scale;  // 0.5 to 4
};

// Either an exit code or what to open.
std::variant<int, WindowRequest> run(int argc, char const* const* argv);

}  // namespace deconvista::cli
