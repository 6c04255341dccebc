#pragma once
// Commands run within the test program, their standard output caught.

#include <string>
#include <vector>

#include "app/cli/command.h"

namespace deconvista::cli {

struct Finished {
    ExitCode code{};
    std::vector<std::string> lines;  // of standard output
};

// "eval", {"dilation", "--method", "scatter"}
Finished run_command(std::string const& name, std::vector<std::string> arguments);

// A new empty directory of this test's own, removed at the end.
class ScratchFolder {
public:
    ScratchFolder();
    ScratchFolder(ScratchFolder const&) = delete;
    ScratchFolder& operator=(ScratchFolder const&) = delete;
    ~ScratchFolder();

    std::string path(std::string const& name) const { return folder_ + "/" + name; }
    std::string write(std::string const& name, std::string const& text) const;  // its path

private:
    std::string folder_;
};

}  // namespace deconvista::cli
