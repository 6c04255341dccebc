#pragma once
// What a command talks to: results go to the output, messages to standard error, in one language.

#include <cstdint>
#include <string>

#include "app/cli/output.h"
#include "core/base/result.h"
#include "core/text/text.h"

namespace deconvista::cli {

struct Console {
    Output& out;
    text::Language language{text::Language::English};
};

// 0 is for what went well. The codes are documented; scripts depend on them.
enum class ExitCode : std::uint8_t { Done = 0, Usage = 1, Refused = 2, Device = 3, Limit = 4, Interrupted = 130 };

ExitCode exit_code(base::Problem const& problem);

// One line, "deconvista: FILE: sentence", and the exit code that goes with it. Just "deconvista: sentence" where there
// is no file, or where the sentence says itself what it is about.
ExitCode complain(Console const& console, base::Problem const& problem, std::string const& file = {});

// The sentence of a problem with the file before it, as `complain` writes it after the program's name.
std::string message(base::Problem const& problem, text::Language language, std::string const& file);

}  // namespace deconvista::cli
