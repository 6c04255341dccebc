#pragma once
// A command of the command line. Each has a file of its own and a row in commands().

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/console.h"
#include "app/cli/syntax.h"
#include "core/text/text.h"

namespace deconvista::cli {

struct WindowRequest;

struct Command {
    std::string name;
    std::string arguments;  // as in "eval SCENE"
    text::Name summary;
    std::vector<std::string> examples;  // what to type after "deconvista "
    std::optional<text::Name> notes;    // what the help says besides

    // Declares the command's arguments, which live as long as both functions.
    std::function<void(Syntax&, text::Language)> declare;
    std::function<ExitCode(Console&)> run;

    // In place of `run`, for what is shown in the window: adds to what it shall open with.
    std::function<base::Outcome(WindowRequest&)> open{};
};

Command eval_command();
Command trace_command();
Command export_command();
Command presets_command();
Command lesson_command();
Command lessons_command();
Command describe_command();
Command generate_command();
Command train_command();
Command run_command();
Command project_command();
Command rules_command();
Command top9_command();
Command top9_figure_command();
Command merge_command();
Command occlusion_command();
Command evolution_command();
Command layers_command();

// In the order of the help.
std::vector<Command> commands();

// The sentence as it stands; for descriptions and headings.
std::string described(text::Name name, text::Language language);

// "light, dark, ..."
std::string theme_list();

// "a, b, c"
std::string word_list(std::span<std::string_view const> words);

}  // namespace deconvista::cli
