#pragma once
// Standard input, line by line, as it arrives.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace deconvista::cli {

class LineReader {
public:
    LineReader(int descriptor, std::int64_t longest) : descriptor_{descriptor}, longest_{longest} {}

    // The next line without its end, valid until the next call; nothing after the last. A last line need not end.
    std::optional<std::string_view> next();

    // Whether the line just read was longer than allowed: then what `next` gave is only its beginning.
    bool was_too_long() const { return too_long_; }

    // Whether the next line has arrived already, so that asking for it does not wait.
    bool has_next() const { return buffer_.find('\n', begin_) != std::string::npos; }

    // Why reading stopped before the end of the input, if it did.
    base::Outcome trouble() const;

private:
    bool read_more();
    std::string_view take(std::size_t end, std::size_t next_begin);

    int descriptor_;
    std::int64_t longest_;
    std::string buffer_;
    std::size_t begin_{0};  // of the next line in the buffer
    bool too_long_{false};
    bool ended_{false};
    std::optional<base::Problem> trouble_;
};

}  // namespace deconvista::cli
