#pragma once
// Ctrl+C and a request to end.

#include <signal.h>

#include <stop_token>
#include <thread>

namespace deconvista::cli {

// From now on SIGINT and SIGTERM end the program at once with exit code 130, and writing to a pipe that nobody reads is
// an error instead of a signal.
void end_on_interrupt();

// While one of these lives, SIGINT and SIGTERM are requests to stop; afterwards they are not heard any more. Made
// before the threads that shall be stopped.
class InterruptWatch {
public:
    InterruptWatch();
    InterruptWatch(InterruptWatch const&) = delete;
    InterruptWatch& operator=(InterruptWatch const&) = delete;
    ~InterruptWatch();

    std::stop_token token() const { return interrupted_.get_token(); }

private:
    sigset_t before_;  // the signals that were blocked before
    std::stop_source interrupted_;
    std::jthread waiting_;
};

}  // namespace deconvista::cli
