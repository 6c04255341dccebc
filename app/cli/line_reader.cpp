#include "app/cli/line_reader.h"

#include "app/cli/read_piece.h"

namespace deconvista::cli {

std::optional<std::string_view> LineReader::next() {
    too_long_ = false;
    auto searched = begin_;
    for (;;) {
        auto const end = buffer_.find('\n', searched);
        if (end != std::string::npos) return take(end, end + 1);
        // What was handed out before is dropped only when there is need of more.
        buffer_.erase(0, begin_);
        begin_ = 0;
        if (static_cast<std::int64_t>(buffer_.size()) > longest_) {
            // The rest of the line is not kept.
            too_long_ = true;
            buffer_.resize(1);
        }
        searched = buffer_.size();
        if (!read_more()) break;
    }
    if (buffer_.empty()) return std::nullopt;
    return take(buffer_.size(), buffer_.size());
}

std::string_view LineReader::take(std::size_t end, std::size_t next_begin) {
    auto const line = std::string_view{buffer_}.substr(begin_, end - begin_);
    begin_ = next_begin;
    too_long_ = too_long_ || static_cast<std::int64_t>(line.size()) > longest_;
    return line;
}

bool LineReader::read_more() {
    if (ended_) return false;
    auto const read = read_piece(descriptor_, buffer_, longest_, "stdin");
    if (!read) trouble_ = read.problem();
    ended_ = !read || *read == Input::Ended;
    return !ended_;
}

base::Outcome LineReader::trouble() const {
    return trouble_ ? base::Outcome{*trouble_} : base::done();
}

}  // namespace deconvista::cli
