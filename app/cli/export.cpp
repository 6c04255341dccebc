#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/export_arguments.h"
#include "app/cli/export_progress.h"
#include "app/cli/interrupt.h"
#include "app/cli/lesson_input.h"
#include "app/cli/scene_input.h"
#include "app/export/book.h"
#include "app/export/job.h"
#include "app/export/lesson_subject.h"
#include "app/export/story_subject.h"
#include "app/files/fonts.h"
#include "app/models/story_teller.h"
#include "core/scene/presets.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

using base::Result;
using exporting::Ending;

Result<std::vector<exporting::BookScene>> all_presets(text::Language language) {
    std::vector<exporting::BookScene> scenes;
    for (auto const& preset : scene::presets()) {
        auto scene = load_scene(std::string{preset.name});
        if (!scene) return scene.problem();
        scenes.push_back({std::string{preset.name}, described(preset.title, language), *std::move(scene)});
    }
    return scenes;
}

// What --all DIR asks for: the directory stands where the scene would.
Result<Ending> write_book(ExportArguments const& arguments, exporting::Settings const& settings,
                          paint::FontData const& fonts, exporting::Hooks const& hooks) {
    if (!arguments.out.empty()) return base::usage("argument_too_many", {arguments.out});
    auto const scenes = all_presets(settings.language);
    if (!scenes) return scenes.problem();
    return exporting::export_book(arguments.scene, *scenes, settings, fonts, hooks);
}

using Shown = decltype(exporting::Order::shown);

// The scene, or the story that it asks for, told.
std::variant<Shown, models::Trouble> shown_by(LoadedScene loaded, std::stop_token const& stop) {
    if (auto* const scene = std::get_if<scene::Scene>(&loaded.scene)) return Shown{std::move(*scene)};
    auto& projection = std::get<story::ProjectionScene>(loaded.scene);
    auto told = models::tell_story(projection, [&] { return stop.stop_requested(); });
    if (auto const* const trouble = std::get_if<models::Trouble>(&told)) return *trouble;
    return Shown{exporting::story_subject(std::get<models::ToldStory>(told).story, std::move(projection))};
}

// The pages that are asked for; of a format of one picture the first, unless told.
Result<Ending> write_lesson(ExportArguments const& arguments, exporting::Settings settings,
                            paint::FontData const& fonts, exporting::Hooks const& hooks) {
    if (auto const fine = exporting::check_for_lesson(settings); !fine) return fine.problem();
    auto loaded = load_lesson(arguments.scene);
    if (!loaded) return loaded.problem();
    auto const pages = static_cast<int>(loaded->lesson.pages.size());
    auto const page = page_of(arguments, pages);
    if (!page) return page.problem();
    bool const one = exporting::traits_of(settings.format).pictures == exporting::Pictures::One;
    if (*page || one) settings.selection.steps = exporting::StepRange{page->value_or(0), page->value_or(0)};
    auto subject = exporting::lesson_subject(std::move(loaded->lesson), hooks.stop);
    return exporting::export_order({std::move(subject), arguments.out, settings}, fonts, hooks);
}

// A still picture of a state shows its step.
exporting::Settings with_step(exporting::Settings settings, std::optional<std::int64_t> step) {
    bool const one = exporting::traits_of(settings.format).pictures == exporting::Pictures::One;
    bool const chosen = settings.selection.steps || !settings.selection.stages.empty();
    if (step && one && !chosen) settings.selection.steps = exporting::StepRange{*step, *step};
    return settings;
}

// Cancelled: nothing is left of it.
std::variant<Ending, models::Trouble> write_pictures(ExportArguments const& arguments,
                                                     exporting::Settings const& settings, Console const& console) {
    auto const in_scene = [&](base::Problem const& problem) { return models::Trouble{problem, arguments.name()}; };
    auto const files = files::find_fonts();
    if (!files) return in_scene(files.problem());
    auto const fonts = paint::load_fonts(*files);
    if (!fonts) return in_scene(fonts.problem());
    InterruptWatch const watch;
    ExportProgress line{settings.language};
    exporting::Hooks hooks;
    hooks.progress = [&](std::int64_t done, std::int64_t all) { line.show(done, all); };
    hooks.warn = [&](base::Problem const& what) { complain(console, what); };
    hooks.stop = watch.token();
    auto const answer = [&](Result<Ending> const& ending) -> std::variant<Ending, models::Trouble> {
        if (!ending) return in_scene(ending.problem());
        return *ending;
    };
    if (arguments.all) return answer(write_book(arguments, settings, *fonts, hooks));
    if (arguments.state.empty() && names_lesson(arguments.scene))
        return answer(write_lesson(arguments, settings, *fonts, hooks));
    if (!arguments.page.empty()) return in_scene(base::usage("export_option_for_lesson", {"--page"}));
    auto loaded = load_scene_and_step(arguments);
    if (!loaded) return in_scene(loaded.problem());
    auto const chosen = with_step(settings, loaded->step);
    auto shown = shown_by(*std::move(loaded), hooks.stop);
    if (auto const* const trouble = std::get_if<models::Trouble>(&shown)) {
        if (hooks.stop.stop_requested()) return Ending::Cancelled;
        return *trouble;
    }
    return answer(exporting::export_order({std::get<Shown>(std::move(shown)), arguments.out, chosen}, *fonts, hooks));
}

ExitCode run(ExportArguments arguments, Console& console) {
    // With a state in place of SCENE, what is given first is OUT.
    if (!arguments.state.empty() && arguments.out.empty()) std::swap(arguments.scene, arguments.out);
    if (arguments.out.empty() && !arguments.all)
        return complain(console, base::usage("argument_missing", {"export", "OUT"}));
    auto const settings = settings_of(arguments, console.language);
    if (!settings) return complain(console, settings.problem());
    auto const ending = write_pictures(arguments, *settings, console);
    if (auto const* const trouble = std::get_if<models::Trouble>(&ending))
        return complain(console, trouble->problem, trouble->file);
    return std::get<Ending>(ending) == Ending::Cancelled ? ExitCode::Interrupted : ExitCode::Done;
}

void declare(ExportArguments& arguments, Syntax& command, text::Language language) {
    using text::Name;
    declare_scene(arguments, command, language, text::CommandLine::cli_export_scene);
    command.add_option("OUT", arguments.out, described(text::CommandLine::cli_export_out, language));
    auto const option = [&](char const* name, std::string& value, Name meaning, char const* type) {
        command.add_option(name, value, described(meaning, language)).type_name(type);
    };
    option("--format", arguments.format, text::CommandLine::cli_export_format, "F");
    option("--size", arguments.size, text::CommandLine::cli_export_size, "WxH");
    option("--width", arguments.width, text::CommandLine::cli_export_width, "W");
    option("--dpi", arguments.dpi, text::CommandLine::cli_export_dpi, "N");
    command.add_flag("--crop-to-content", arguments.crop, described(text::CommandLine::cli_export_crop, language));
    option("--theme", arguments.theme, text::CommandLine::cli_theme, "light|dark|print|contrast");
    command.add_flag("--transparent", arguments.transparent,
                     described(text::CommandLine::cli_export_transparent, language));
    option("--labels", arguments.labels, text::CommandLine::cli_export_labels, "on|off");
    option("--font-size", arguments.font_size, text::CommandLine::cli_export_font_size, "N");
    option("--digits", arguments.digits, text::CommandLine::cli_export_digits, "N");
    option("--view", arguments.view, text::CommandLine::cli_export_view, "V,V,...");
    option("--stages", arguments.stages, text::CommandLine::cli_export_stages, "S,S,...");
    option("--step", arguments.step, text::CommandLine::cli_export_step, "K");
    option("--steps", arguments.steps, text::CommandLine::cli_export_steps, "A..B");
    option("--page", arguments.page, text::CommandLine::cli_export_page, "K");
    option("--fps", arguments.fps, text::CommandLine::cli_export_fps, "F");
    option("--speed", arguments.speed, text::CommandLine::cli_export_speed, "X");
    option("--hold-first", arguments.hold_first, text::CommandLine::cli_export_hold_first, "S");
    option("--hold-last", arguments.hold_last, text::CommandLine::cli_export_hold_last, "S");
    option("--loop", arguments.loop, text::CommandLine::cli_export_loop, "N");
    command.add_flag("--all", arguments.all, described(text::CommandLine::cli_export_all, language));
    command.add_flag("--force", arguments.force, described(text::CommandLine::cli_export_force, language));
}

}  // namespace

Command export_command() {
    auto const arguments = std::make_shared<ExportArguments>();
    return {
        "export",
        "SCENE OUT",
        text::CommandLine::cli_export,
        {
            "export transposed_3x3_stride_2 frames/",
            "export dilation dilation.mp4 --size 1280x720 --theme dark",
            "export tensorflow_3x3_to_6x6 slides.pptx --stages slide",
            "export padding_strides steps.pdf --width 85mm --crop-to-content --font-size 8pt",
            "export scene.json step-7.svg --step 7 --lang zh",
            "export transposed_convolution slides.pptx --lang zh",
            "export --all book/ --size 1280x720",
        },
        text::CommandLine::cli_export_notes,
        [arguments](Syntax& command, text::Language language) { declare(*arguments, command, language); },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
