#include <memory>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/figure_output.h"
#include "app/files/text_file.h"
#include "app/models/top_units_file.h"
#include "core/text/commands.h"

namespace deconvista::cli {
namespace {

struct Arguments {
    std::string out{};
    std::vector<std::string> parts{};
    bool force{false};
};

// What all parts together are once none is missing: one run over everything.
void forget_parts_if_whole(projection::TopUnits& units) {
    auto const count = units.parts.front().count;
    if (static_cast<std::int64_t>(units.parts.size()) == count) units.parts = {{1, 1}};
}

ExitCode run(Arguments const& arguments, Console& console) {
    if (auto const free = check_name_free(arguments.out, arguments.force); !free)
        return complain(console, free.problem());
    std::optional<projection::TopUnits> all;
    for (auto const& path : arguments.parts) {
        auto const part = models::read_top_units(path);
        if (!part) return complain(console, part.problem(), path);
        if (part->last) return complain(console, base::refused("merge_unfinished"), path);
        auto merged = all ? projection::merged(*all, part->units) : base::Result<projection::TopUnits>{part->units};
        if (!merged) return complain(console, merged.problem(), path);
        all = *std::move(merged);
    }
    forget_parts_if_whole(*all);
    auto const saved = files::save_atomically(arguments.out, models::write_top_units({*std::move(all), std::nullopt}));
    return saved ? ExitCode::Done : complain(console, saved.problem());
}

}  // namespace

Command merge_command() {
    auto const arguments = std::make_shared<Arguments>();
    return {
        "merge",
        "OUT PART...",
        text::CommandLine::cli_merge,
        {"merge top9.json part1.json part2.json part3.json part4.json"},
        text::CommandLine::cli_merge_notes,
        [arguments](Syntax& command, text::Language language) {
            command.add_option("OUT", arguments->out, described(text::CommandLine::cli_top9_out, language)).required();
            command.add_option("PART", arguments->parts, described(text::CommandLine::cli_merge_parts, language))
                .required();
            command.add_flag("--force", arguments->force, described(text::CommandLine::cli_replace_files, language));
        },
        [arguments](Console& console) { return run(*arguments, console); },
    };
}

}  // namespace deconvista::cli
