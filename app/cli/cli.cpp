#include "app/cli/cli.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <new>
#include <span>

#include <CLI/CLI.hpp>

#include "app/cli/command.h"
#include "app/cli/help.h"
#include "app/cli/interrupt.h"
#include "core/base/nearest.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

using base::Problem;
using base::Result;
using base::usage;
using text::CommandLine;
using text::Language;
using text::Name;
using Outcome = std::variant<int, WindowRequest>;

constexpr int kStandardOutput = 1;

struct Options {
    std::vector<std::string> files;
    std::string language, theme, ui_scale, state, practice;
    bool help{false}, version{false};
};

void declare_common(CLI::App& app, Options& options, Language language) {
    app.set_help_flag();
    app.allow_extras();
    app.add_option("--lang", options.language, described(CommandLine::cli_lang, language))->type_name("en|zh");
    app.add_flag("--help,-h", options.help, described(CommandLine::cli_help, language));
}

void declare_looks(CLI::App& app, Options& options, Language language) {
    app.add_option("--theme", options.theme, described(CommandLine::cli_theme, language))
        ->type_name("light|dark|print|contrast");
    app.add_option("--ui-scale", options.ui_scale, described(CommandLine::cli_ui_scale, language))->type_name("S");
}

// The language decides how everything is declared, so it is looked for before that.
Result<Language> language_from(std::span<char const* const> arguments) {
    std::string_view tag = "en";
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view const argument = arguments[i];
        if (argument.starts_with("--lang=")) tag = argument.substr(7);
        if (argument == "--lang" && i + 1 < arguments.size()) tag = arguments[i + 1];
    }
    auto const language = tag == "en" || tag == "zh" ? text::language_from(tag) : std::nullopt;
    if (!language) return usage("option_value_unknown", {"--lang", std::string{tag}, "en, zh"});
    return *language;
}

// ---- what was not understood

std::vector<std::string_view> option_names(CLI::App const& app, std::vector<std::string>& storage) {
    for (auto const* const option : app.get_options())
        for (auto const& name : option->get_lnames()) storage.push_back("--" + name);
    return {storage.begin(), storage.end()};
}

Problem not_understood(CLI::App const& app, std::string const& argument) {
    if (!argument.starts_with('-')) return usage("argument_too_many", {argument});
    std::vector<std::string> storage;
    auto const known = option_names(app, storage);
    auto const name = argument.substr(0, argument.find('='));
    return usage("option_unknown", {name, std::string{base::nearest(name, known)}});
}

// CLI11 says what is wrong as English text; the kind of its exception is enough for a sentence of our own.
Problem problem_of(CLI::ParseError const& error, CLI::App const& app) {
    auto const option = std::string{error.what()}.substr(0, std::string_view{error.what()}.find_first_of(": "));
    if (dynamic_cast<CLI::RequiredError const*>(&error) != nullptr)
        return usage("argument_missing", {app.get_name().empty() ? option : app.get_name(), option});
    return usage("option_value_missing", {option});
}

// ---- the window

Problem no_such_file(Problem const& problem, std::string const& file) {
    std::vector<std::string> storage;
    for (auto const& command : commands()) storage.push_back(command.name);
    std::vector<std::string_view> const names{storage.begin(), storage.end()};
    auto const command = base::nearest(file, names);
    constexpr int kMistyped = 2;
    if (base::edit_distance(file, command) > kMistyped) return problem;
    return usage("command_unknown", {file, std::string{command}});
}

Result<float> scale_from(std::string const& text) {
    float scale = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), scale);
    bool const whole = error == std::errc{} && end == text.data() + text.size();
    if (!whole || !(scale >= 0.5F && scale <= 4.0F))
        return usage("option_value_out_of_range", {"--ui-scale", text, "0.5", "4"});
    return scale;
}

Result<WindowRequest> window_request(Options const& options, Language language) {
    WindowRequest request;
    if (!options.language.empty()) request.language = language;
    if (!options.theme.empty()) {
        request.theme = picture::theme_from(options.theme);
        if (!request.theme) return usage("option_value_unknown", {"--theme", options.theme, theme_list()});
    }
    if (!options.ui_scale.empty()) {
        auto const scale = scale_from(options.ui_scale);
        if (!scale) return scale.problem();
        request.ui_scale = *scale;
    }
    if (!options.state.empty()) {
        if (auto const state = exporting::read_state_text(options.state); !state) return state.problem();
        request.state = options.state;
    }
    if (!options.practice.empty()) {
        auto const& text = options.practice;
        std::uint64_t seed = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
        if (error != std::errc{} || end != text.data() + text.size())
            return usage("option_value_out_of_range", {"--practice", text, "0", "18446744073709551615"});
        request.practice = seed;
    }
    for (auto const& file : options.files) {
        auto const found = find_scene(file);
        if (!found) return no_such_file(found.problem(), file);
        request.files.push_back(*found);
    }
    return request;
}

// ---- running

ExitCode finished(Console& console, ExitCode code) {
    if (auto const written = console.out.flush(); !written) return complain(console, written.problem());
    return code;
}

ExitCode run_guarded(Command const& command, Console& console) {
    try {
        return command.run(console);
    } catch (std::bad_alloc const&) {
        return complain(console, base::device_trouble("out_of_memory"));
    }
}

ExitCode print(Console& console, std::string const& text) {
    console.out.write(text);
    return finished(console, ExitCode::Done);
}

Outcome as_outcome(ExitCode code) {
    return static_cast<int>(code);
}

Outcome run_in(Language language, int argc, char const* const* argv) {
    Output out{kStandardOutput};
    Console console{out, language};
    Options options;
    CLI::App app;
    declare_common(app, options, language);
    app.add_flag("--version", options.version, described(CommandLine::cli_version, language));
    declare_looks(app, options, language);
    app.add_option("--state", options.state, described(text::CommandLine::cli_state, language))->type_name("TEXT");
    app.add_option("--practice", options.practice, described(CommandLine::cli_practice, language))->type_name("SEED");
    app.add_option("FILE", options.files, described(CommandLine::cli_files, language));
    auto const all = commands();
    for (auto const& command : all) {
        auto* const sub = app.add_subcommand(command.name);
        Syntax syntax{*sub};
        command.declare(syntax, language);
        declare_common(*sub, options, language);
        if (command.open) declare_looks(*sub, options, language);
    }

    auto const chosen = [&]() -> Command const* {
        for (auto const& command : all)
            if (app.got_subcommand(command.name)) return &command;
        return nullptr;
    };
    auto const active = [&]() -> CLI::App const& {
        return chosen() == nullptr ? app : *app.get_subcommand(chosen()->name);
    };
    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        if (!options.help) return as_outcome(complain(console, problem_of(error, active())));
    }
    if (options.help && chosen() != nullptr)
        return as_outcome(print(console, command_help(*chosen(), active(), language)));
    if (options.help) return as_outcome(print(console, program_help(app, language)));
    if (options.version) return as_outcome(print(console, "deconvista " DECONVISTA_VERSION "\n"));
    if (auto const extras = active().remaining(); !extras.empty())
        return as_outcome(complain(console, not_understood(active(), extras.front())));
    if (chosen() != nullptr && !chosen()->open) {
        end_on_interrupt();
        return as_outcome(finished(console, run_guarded(*chosen(), console)));
    }
    auto request = window_request(options, language);
    if (!request) return as_outcome(complain(console, request.problem()));
    if (chosen() != nullptr)
        if (auto const opened = chosen()->open(*request); !opened)
            return as_outcome(complain(console, opened.problem()));
    return *std::move(request);
}

}  // namespace

std::vector<Command> commands() {
    return {eval_command(),      trace_command(),    describe_command(), export_command(),      presets_command(),
            lesson_command(),    lessons_command(),  run_command(),      layers_command(),      project_command(),
            rules_command(),     top9_command(),     merge_command(),    top9_figure_command(), occlusion_command(),
            evolution_command(), generate_command(), train_command()};
}

std::string described(Name name, Language language) {
    return std::string{text::sentence(name, language)};
}

std::string theme_list() {
    std::vector<std::string_view> names;
    for (auto const theme : picture::kThemeNames) names.push_back(identifier(theme));
    return word_list(names);
}

std::string word_list(std::span<std::string_view const> words) {
    std::string list;
    for (auto const word : words) list.append(list.empty() ? "" : ", ").append(word);
    return list;
}

Outcome run(int argc, char const* const* argv) {
    auto const language = language_from(std::span{argv, static_cast<std::size_t>(argc)});
    if (language) return run_in(*language, argc, argv);
    Output out{kStandardOutput};
    return as_outcome(complain(Console{out}, language.problem()));
}

}  // namespace deconvista::cli
