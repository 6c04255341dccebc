#include "app/cli/progress_line.h"

#include <unistd.h>

#include <cstdio>

namespace deconvista::cli {

namespace {

constexpr char const* kBackAndClear = "\r\x1b[K";

}  // namespace

ProgressLine::ProgressLine() : is_terminal_{::isatty(STDERR_FILENO) == 1} {}

ProgressLine::~ProgressLine() {
    if (is_terminal_) std::fputs(kBackAndClear, stderr);
}

void ProgressLine::show(std::string const& text) const {
    if (is_terminal_) std::fprintf(stderr, "%s%s", kBackAndClear, text.c_str());
}

}  // namespace deconvista::cli
