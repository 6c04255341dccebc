#include "app/cli/unit_arguments.h"

#include <algorithm>
#include <string_view>

#include "app/cli/number_from.h"
#include "core/text/commands.h"

namespace deconvista::cli {

void declare_unit(UnitArguments& arguments, Syntax& command, text::Language language) {
    using text::CommandLine;
    auto const say = [&](text::Name name) { return described(name, language); };
    command.add_option("--layer", arguments.layer, say(CommandLine::cli_project_layer)).type_name("NAME").required();
    command.add_option("--unit", arguments.unit, say(CommandLine::cli_project_unit)).type_name("C,Y,X").required();
    command.add_option("--dead-windows", arguments.dead_windows, say(CommandLine::cli_project_dead))
        .type_name("pass|drop");
}

base::Result<std::vector<std::int64_t>> unit_numbers(std::string const& text) {
    std::vector<std::int64_t> numbers;
    for (std::size_t begin = 0; begin <= text.size();) {
        auto const end = std::min(text.find(',', begin), text.size());
        auto const number = number_from<std::int64_t>(std::string_view{text}.substr(begin, end - begin));
        if (!number) return base::usage("project_unit_needed", {text});
        numbers.push_back(*number);
        begin = end + 1;
    }
    return numbers;
}

}  // namespace deconvista::cli
