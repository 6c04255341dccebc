#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "app/cli/command.h"
#include "app/cli/export_arguments.h"
#include "app/cli/interrupt.h"
#include "app/cli/scene_input.h"
#include "app/files/fonts.h"
#include "core/base/number_text.h"
#include "core/picture/picture.h"
#include "core/scene/scene_file.h"

namespace deconvista::cli {
namespace {

using base::Result;
using Ending = exporting::Ending;

// What the pictures are made of.
struct Subject {
    scene::Scene scene;
    trace::Trace trace;
    picture::Look look;

    figure::Figure figure_of(trace::Moment moment) const { return picture::compose(scene, trace, moment, look); }
};

Result<Subject> subject_of(scene::Scene scene, ExportPlan const& plan, text::Language language) {
    if (plan.view) scene.view = *plan.view;
    auto trace = picture::trace_of(scene);
    if (!trace) return trace.problem();
    picture::Look look;
    look.width = static_cast<float>(plan.size.width);
    look.height = static_cast<float>(plan.size.height);
    look.theme = plan.theme;
    look.language = language;
    return Subject{std::move(scene), *std::move(trace), look};
}

exporting::Origin origin_of(Subject const& subject) {
    return {"Deconvista " DECONVISTA_VERSION, scene::write_scene_line(subject.scene)};
}

// A line on the terminal that is written over, and gone at the end.
class ProgressLine {
public:
    ProgressLine(std::int64_t frames, text::Language language)
        : frames_{frames}, language_{language}, is_terminal_{::isatty(STDERR_FILENO) == 1} {}
    ProgressLine(ProgressLine const&) = delete;
    ProgressLine& operator=(ProgressLine const&) = delete;
    ~ProgressLine() {
        if (is_terminal_) std::fputs("\r\x1b[K", stderr);
    }

    void show(std::int64_t done) const {
        if (!is_terminal_) return;
        auto const line =
            text::fill(text::Name::export_progress, language_, {base::to_text(done), base::to_text(frames_)});
        std::fprintf(stderr, "\r%s", line.c_str());
    }

private:
    std::int64_t frames_;
    text::Language language_;
    bool is_terminal_;
};

Result<Ending> write_frames(std::string const& out, ExportPlan const& plan, Subject const& subject,
                            Schedule const& schedule, paint::FontData const& fonts) {
    auto const frames = schedule.frames();
    if (frames > exporting::kMaxFrames)
        return base::over_limit("export_too_many_frames",
                                {base::to_text(frames), base::to_text(exporting::kMaxFrames)});
    InterruptWatch const watch;
    ProgressLine const line{frames, subject.look.language};
    exporting::FramesJob job;
    job.directory = out;
    job.frames = static_cast<int>(frames);
    job.size = plan.size;
    job.existing = plan.existing;
    job.origin = origin_of(subject);
    job.figure_of = [&](int frame) { return subject.figure_of(schedule.moment_of(frame)); };
    job.progress = [&](int done) { line.show(done); };
    job.stop = watch.token();
    return exporting::export_frames(job, fonts);
}

Result<Ending> write_pictures(ExportArguments const& arguments, ExportPlan const& plan, Console const& console) {
    auto scene = load_scene(arguments.scene);
    if (!scene) return scene.problem();
    auto const subject = subject_of(*std::move(scene), plan, console.language);
    if (!subject) return subject.problem();
    auto runs = select_steps(subject->trace, plan.selection);
    if (!runs) return runs.problem();
    auto const files = files::find_fonts();
    if (!files) return files.problem();
    auto const fonts = paint::load_fonts(*files);
    if (!fonts) return fonts.problem();
    if (plan.format == Format::Still) {
        auto const figure = subject->figure_of({runs->back().last, 1});
        auto const written =
            exporting::export_still(arguments.out, figure, plan.size, plan.existing, origin_of(*subject), *fonts);
        return written ? Result<Ending>{Ending::Complete} : written.problem();
    }
    auto const schedule = plan.frames_per_second ? Schedule::of_time(trace::Timeline{subject->trace}, *std::move(runs),
                                                                     *plan.frames_per_second)
                                                 : Schedule::of_steps(*std::move(runs));
    return write_frames(arguments.out, plan, *subject, schedule, *fonts);
}

ExitCode run(ExportArguments const& arguments, Console& console) {
    auto const plan = plan_of(arguments);
    if (!plan) return complain(console, plan.problem());
    auto const ending = write_pictures(arguments, *plan, console);
    if (!ending) return complain(console, ending.problem(), arguments.scene);
    return *ending == Ending::Cancelled ? ExitCode::Interrupted : ExitCode::Done;
}

void declare(ExportArguments& arguments, CLI::App& command, text::Language language) {
    auto const say = [&](text::Name name) { return described(name, language); };
    command.add_option("SCENE", arguments.scene, say(text::Name::cli_scene))->required();
    command.add_option("OUT", arguments.out, say(text::Name::cli_export_out))->required();
    command.add_option("--size", arguments.size, say(text::Name::cli_export_size))->type_name("WxH");
    command.add_option("--fps", arguments.fps, say(text::Name::cli_export_fps))->type_name("F");
    command.add_option("--theme", arguments.theme, say(text::Name::cli_theme))->type_name("light|dark|print");
    command.add_option("--view", arguments.view, say(text::Name::cli_export_view))->type_name("flat|isometric");
    command.add_option("--stages", arguments.stages, say(text::Name::cli_export_stages))->type_name("S,S,...");
    command.add_option("--step", arguments.step, say(text::Name::cli_export_step))->type_name("K");
    command.add_option("--steps", arguments.steps, say(text::Name::cli_export_steps))->type_name("A..B");
    command.add_flag("--force", arguments.force, say(text::Name::cli_export_force));
}

}  // namespace

Command export_command() {
    auto const arguments = std::make_shared<ExportArguments>();
    return {
        "export",
        "SCENE OUT",
        text::Name::cli_export,
        {
            "export transposed_3x3_stride_2 frames/",
            "export dilation frames/ --fps 30 --size 1280x720 --theme dark",
            "export tensorflow_3x3_to_6x6 frames/ --stages slide --theme print",
            "export padding_strides last.png --view isometric",
            "export scene.json step-7.png --step 7 --lang zh",
        },
        text::Name::cli_export_notes,
        [arguments](CLI::App& command, text::Language language) { declare(*arguments, command, language); },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
