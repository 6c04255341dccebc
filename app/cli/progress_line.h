#pragma once
// A line on the terminal that tells how far a command is, is written over, and gone at the end. Nothing where standard
// error is no terminal.

#include <string>

namespace deconvista::cli {

class ProgressLine {
public:
    ProgressLine();
    ProgressLine(ProgressLine const&) = delete;
    ProgressLine& operator=(ProgressLine const&) = delete;
    ~ProgressLine();

    void show(std::string const& text) const;

private:
    bool is_terminal_;
};

}  // namespace deconvista::cli
