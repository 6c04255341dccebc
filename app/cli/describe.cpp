#include <memory>
#include <string>

#include "app/cli/command.h"
#include "app/cli/scene_input.h"
#include "app/models/story_teller.h"
#include "core/maps/story_figure.h"
#include "core/picture/picture.h"
#include "core/picture/step_words.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

template <class WordsOf>
ExitCode print(Console& console, std::int64_t steps, WordsOf const& words_of) {
    for (std::int64_t step = 0; step < steps && console.out.is_open(); ++step)
        console.out.write(in_one_line(words_of(step), console.language) + "\n");
    return ExitCode::Done;
}

ExitCode run_story(story::ProjectionScene const& scene, Console& console) {
    auto const told = models::tell_story(scene);
    if (auto const* const trouble = std::get_if<models::Trouble>(&told))
        return complain(console, trouble->problem, trouble->file);
    auto const& story = *std::get<models::ToldStory>(told).story;
    return print(console, story.steps(),
                 [&](std::int64_t step) { return maps::words_of(story, step, console.language); });
}

ExitCode run(SceneArguments const& arguments, Console& console) {
    auto const any = load_any_scene(arguments);
    if (!any) return complain(console, any.problem(), arguments.name());
    if (auto const* const projection = std::get_if<story::ProjectionScene>(&*any))
        return run_story(*projection, console);
    auto const& scene = std::get<scene::Scene>(*any);
    auto const trace = picture::trace_of(scene);
    if (!trace) return complain(console, trace.problem(), arguments.name());
    return print(console, trace->steps(),
                 [&](std::int64_t step) { return picture::words_of(scene, *trace, step, console.language); });
}

}  // namespace

Command describe_command() {
    auto const arguments = std::make_shared<SceneArguments>();
    return {
        "describe",
        "SCENE",
        text::CommandLine::cli_describe,
        {"describe transposed_3x3_stride_2", "describe scene.json --lang zh"},
        text::CommandLine::cli_describe_notes,
        [arguments](Syntax& command, text::Language language) {
            declare_scene(*arguments, command, language, text::CommandLine::cli_scene);
        },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
