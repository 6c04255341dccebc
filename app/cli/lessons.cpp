#include <memory>
#include <string>

#include "app/cli/command.h"
#include "app/cli/lesson_input.h"
#include "core/lesson/lessons.h"
#include "core/lesson/page.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

struct Arguments {
    std::string name;
    bool text{false};
};

std::string line_of(lesson::Block const& block) {
    switch (block.kind) {
        case lesson::BlockKind::Paragraph:
            return plain(block);
        case lesson::BlockKind::Entry:
            return "- " + plain(block);
        case lesson::BlockKind::Formula:
            return "    " + plain(block);
    }
    DECONVISTA_CHECK(false);
}

// What is read and what is said, without pictures.
std::string text_of(lesson::Lesson const& lesson, text::Language language) {
    auto out = lesson.title.in(language) + "\n";
    for (int i = 0; i < static_cast<int>(lesson.pages.size()); ++i) {
        auto const& page = lesson.pages[static_cast<std::size_t>(i)];
        auto const words = lesson::words_of(lesson, lesson::printed(lesson, i), language);
        out += "\n" + words.title + "\n";
        for (auto const& block : lesson::filled_text(page, language)) out += line_of(block) + "\n";
        if (!words.text.empty()) out += "[" + words.text + "]\n";
        for (auto const& block : lesson::filled_notes(page, language)) out += "> " + line_of(block) + "\n";
    }
    return out;
}

ExitCode run(Arguments const& arguments, Console& console) {
    if (arguments.name.empty()) {
        for (auto const name : lesson::lessons()) console.out.write(std::string{name} + "\n");
        return ExitCode::Done;
    }
    auto const loaded = load_lesson(arguments.name);
    if (!loaded) return complain(console, loaded.problem(), arguments.name);
    console.out.write(arguments.text ? text_of(loaded->lesson, console.language) : loaded->json);
    return ExitCode::Done;
}

}  // namespace

Command lessons_command() {
    auto const arguments = std::make_shared<Arguments>();
    return {
        "lessons",
        "[LESSON]",
        text::CommandLine::cli_lessons,
        {"lessons", "lessons transposed_convolution --text --lang zh", "lessons my_lesson.json > /dev/null"},
        text::CommandLine::cli_lessons_notes,
        [arguments](Syntax& command, text::Language language) {
            command.add_option("LESSON", arguments->name, described(text::CommandLine::cli_lessons_name, language));
            command.add_flag("--text", arguments->text, described(text::CommandLine::cli_lessons_text, language));
        },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
