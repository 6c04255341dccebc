#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/number_from.h"
#include "app/cli/progress_line.h"
#include "app/export/picture_file.h"
#include "app/files/folder.h"
#include "app/files/text_file.h"
#include "core/drawings/series.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

using base::Outcome;
using base::Result;
using drawings::Class;

struct Arguments {
    std::string folder{}, drawn{}, count{"10"}, seed{"1"}, size{"96"};
    bool force{false};
};

struct Plan {
    std::vector<Class> classes;
    int count{}, size{};
    std::uint64_t seed{};
};

std::vector<std::string_view> class_names() {
    std::vector<std::string_view> names;
    for (int i = 0; i < drawings::kClasses; ++i) names.push_back(identifier(static_cast<Class>(i)));
    return names;
}

Result<std::vector<Class>> classes_from(std::string const& name) {
    std::vector<Class> all;
    if (name.empty()) {
        for (int i = 0; i < drawings::kClasses; ++i) all.push_back(static_cast<Class>(i));
        return all;
    }
    auto const one = drawings::class_from(name);
    if (!one) return base::usage("option_value_unknown", {"--class", name, word_list(class_names())});
    return std::vector{*one};
}

Result<Plan> plan_of(Arguments const& arguments) {
    auto classes = classes_from(arguments.drawn);
    if (!classes) return classes.problem();
    auto const count = integer_between(1, drawings::kMostOfAClass, "--count", arguments.count);
    if (!count) return count.problem();
    auto const size = integer_between(drawings::kSmallestSize, drawings::kLargestSize, "--size", arguments.size);
    if (!size) return size.problem();
    auto const seed = seed_from("--seed", arguments.seed);
    if (!seed) return seed.problem();
    return Plan{*std::move(classes), *count, *size, *seed};
}

files::Picture picture_of(Plan const& plan, drawings::Numbered const& numbered) {
    auto drawing = drawings::draw(plan.seed, numbered, plan.size);
    return {drawing.size, drawing.size, 3, std::move(drawing.rgb)};
}

class Job {
public:
    Job(Arguments const& arguments, Plan const& plan, text::Language language)
        : arguments_{arguments}, plan_{plan}, language_{language} {}

    Result<ExitCode> run() {
        if (auto const made = files::make_folder(arguments_.folder); !made) return made.problem();
        if (auto const free = look_for_taken_names(); !free) return free.problem();
        InterruptWatch const watch;
        ProgressLine const line;
        std::string labels;
        for (int number = 0; number < plan_.count; ++number) {
            for (auto const drawn : plan_.classes) {
                if (watch.token().stop_requested()) return ExitCode::Interrupted;
                drawings::Numbered const numbered{drawn, number};
                auto const name = file_name(numbered);
                auto const saved = exporting::save_picture(path_of(name), picture_of(plan_, numbered), existing());
                if (!saved) return saved.problem();
                labels.append(name).append("\t").append(identifier(drawn)).append("\n");
            }
            line.show(progress(number + 1));
        }
        auto const saved = files::save_atomically(path_of(kLabels), labels);
        return saved ? Result<ExitCode>{ExitCode::Done} : saved.problem();
    }

private:
    static constexpr char const* kLabels = "labels.txt";

    std::string path_of(std::string const& name) const { return arguments_.folder + "/" + name; }

    exporting::Existing existing() const {
        return arguments_.force ? exporting::Existing::Replace : exporting::Existing::Refuse;
    }

    // Before anything is written, so that nothing is left half done.
    Outcome look_for_taken_names() const {
        if (arguments_.force) return base::done();
        std::vector<std::string> names{kLabels};
        for (auto const drawn : plan_.classes)
            for (int number = 0; number < plan_.count; ++number) names.push_back(drawings::file_name({drawn, number}));
        for (auto const& name : names)
            if (files::exists(path_of(name))) return base::device_trouble("export_name_taken", {path_of(name)});
        return base::done();
    }

    std::string progress(int rows) const {
        auto const classes = static_cast<std::int64_t>(plan_.classes.size());
        return text::fill(text::CommandLine::generate_progress, language_,
                          {base::to_text(rows * classes), base::to_text(plan_.count * classes)});
    }

    Arguments const& arguments_;
    Plan const& plan_;
    text::Language language_;
};

ExitCode run(Arguments const& arguments, Console& console) {
    auto const plan = plan_of(arguments);
    if (!plan) return complain(console, plan.problem());
    auto const ending = Job{arguments, *plan, console.language}.run();
    return ending ? *ending : complain(console, ending.problem());
}

void declare(Arguments& arguments, Syntax& command, text::Language language) {
    auto const say = [&](text::Name name) { return described(name, language); };
    command.add_option("OUT_DIR", arguments.folder, say(text::CommandLine::cli_generate_folder)).required();
    command
        .add_option("--class", arguments.drawn,
                    text::fill(text::CommandLine::cli_generate_class, language, {word_list(class_names())}))
        .type_name("NAME");
    command.add_option("--count", arguments.count, say(text::CommandLine::cli_generate_count)).type_name("N");
    command.add_option("--seed", arguments.seed, say(text::CommandLine::cli_generate_seed)).type_name("S");
    command.add_option("--size", arguments.size, say(text::CommandLine::cli_generate_size)).type_name("PIXELS");
    command.add_flag("--force", arguments.force, say(text::CommandLine::cli_replace_files));
}

}  // namespace

Command generate_command() {
    auto const arguments = std::make_shared<Arguments>();
    return {
        "generate",
        "OUT_DIR",
        text::CommandLine::cli_generate,
        {"generate drawings/", "generate cats/ --class cat --count 100 --seed 7", "generate large/ --size 512"},
        text::CommandLine::cli_generate_notes,
        [arguments](Syntax& command, text::Language language) { declare(*arguments, command, language); },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
