#pragma once
// --help, in both languages. Columns align by the width that characters take in a terminal.

#include <string>
#include <string_view>

#include "app/cli/command.h"

namespace deconvista::cli {

// Of the program, and of one command.
std::string program_help(CLI::App const& app, text::Language language);
std::string command_help(Command const& command, CLI::App const& app, text::Language language);

// Columns of a terminal: two for a Chinese character.
int display_width(std::string_view text);

}  // namespace deconvista::cli
