#include "app/cli/output.h"

#include <unistd.h>

#include <cerrno>

#include "app/files/device_problem.h"

namespace deconvista::cli {

void Output::write(std::string_view text) {
    constexpr std::size_t kFull = 1 << 16;
    if (!is_open()) return;
    buffer_ += text;
    if (buffer_.size() < kFull) return;
    write_through(buffer_);
    buffer_.clear();
}

base::Outcome Output::flush() {
    if (is_open()) write_through(buffer_);
    buffer_.clear();
    if (state_ == State::Failed) return files::device_problem(error_, "stdout");
    return base::done();
}

void Output::write_through(std::string_view text) {
    while (!text.empty()) {
        auto const written = ::write(descriptor_, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            error_ = errno;
            state_ = error_ == EPIPE ? State::ReaderGone : State::Failed;
            return;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace deconvista::cli
