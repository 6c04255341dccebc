#pragma once
// Standard output for results: buffered, and checked, so that a full disk is noticed.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace deconvista::cli {

class Output {
public:
    explicit Output(int descriptor) : descriptor_{descriptor} {}

    void write(std::string_view text);

    // False once nobody reads any more, or writing failed: more need not be computed.
    bool is_open() const { return state_ == State::Open; }

    // Hands on what is buffered. A reader who has gone (`| head`) is no trouble: he has had what he wanted.
    base::Outcome flush();

private:
    enum class State : std::uint8_t { Open, ReaderGone, Failed };

    void write_through(std::string_view text);

    int descriptor_;
    State state_{State::Open};
    int error_{0};
    std::string buffer_;
};

}  // namespace deconvista::cli
