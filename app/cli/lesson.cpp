#include <memory>
#include <string>

#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/lesson_input.h"
#include "core/text/commands.h"

namespace deconvista::cli {

Command lesson_command() {
    auto const name = std::make_shared<std::string>();
    Command command{
        "lesson",
        "LESSON",
        text::CommandLine::cli_lesson,
        {"lesson transposed_convolution", "lesson convolution --lang zh", "lesson my_lesson.json"},
        text::CommandLine::cli_lesson_notes,
        [name](Syntax& app, text::Language language) {
            app.add_option("LESSON", *name, described(text::CommandLine::cli_lessons_name, language)).required();
        },
        {},
    };
    command.open = [name](WindowRequest& request) -> base::Outcome {
        auto const found = find_lesson(*name);
        if (!found) return found.problem();
        if (*found == LessonIs::File)
            request.files.emplace_back(ScenePath{*name});
        else
            request.lesson = *name;
        return base::done();
    };
    return command;
}

}  // namespace deconvista::cli
