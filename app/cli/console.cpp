#include "app/cli/console.h"

#include <cstdio>

#include "core/text/utf8.h"

namespace deconvista::cli {

using base::Problem;

ExitCode exit_code(Problem const& problem) {
    switch (problem.kind) {
        case Problem::Kind::Usage:
            return ExitCode::Usage;
        case Problem::Kind::Refused:
            return ExitCode::Refused;
        case Problem::Kind::Device:
            return ExitCode::Device;
        case Problem::Kind::Limit:
            return ExitCode::Limit;
    }
    DECONVISTA_CHECK(false);
}

std::string message(Problem const& problem, text::Language language, std::string const& file) {
    auto const sentence = text::describe(problem, language);
    // Sentences about the command line and about trouble with files name what they are about.
    bool const about_input = problem.kind == Problem::Kind::Refused || problem.kind == Problem::Kind::Limit;
    bool const names_file = !problem.facts.empty() && problem.facts.front() == file;
    return file.empty() || !about_input || names_file ? sentence : text::one_line(file) + ": " + sentence;
}

ExitCode complain(Console const& console, Problem const& problem, std::string const& file) {
    auto const line = "deconvista: " + message(problem, console.language, file) + "\n";
    std::fputs(line.c_str(), stderr);
    return exit_code(problem);
}

}  // namespace deconvista::cli
