#include "tests/app/cli/run_command.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ranges>

#include <CLI/CLI.hpp>

namespace deconvista::cli {

Finished run_command(std::string const& name, std::vector<std::string> arguments) {
    auto const all = commands();
    auto const& command = *std::ranges::find(all, name, &Command::name);
    CLI::App app;
    Syntax syntax{app};
    command.declare(syntax, text::Language::English);
    std::ranges::reverse(arguments);  // as CLI11 wants them
    app.parse(arguments);

    ScratchFolder const scratch;
    auto const path = scratch.path("out");
    auto const file = ::open(path.c_str(), O_WRONLY | O_CREAT, 0600);
    Finished finished;
    {
        Output out{file};
        Console console{out};
        finished.code = command.run(console);
        if (!out.flush()) finished.code = ExitCode::Device;
    }
    ::close(file);
    std::ifstream text{path};
    for (std::string line; std::getline(text, line);) finished.lines.push_back(line);
    return finished;
}

ScratchFolder::ScratchFolder() {
    auto name = (std::filesystem::temp_directory_path() / "deconvista-XXXXXX").native();
    DECONVISTA_CHECK(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::string ScratchFolder::write(std::string const& name, std::string const& text) const {
    std::ofstream{path(name)} << text;
    return path(name);
}

}  // namespace deconvista::cli
