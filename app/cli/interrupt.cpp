#include "app/cli/interrupt.h"

#include <unistd.h>

#include "app/cli/console.h"

namespace deconvista::cli {
namespace {

extern "C" void end_interrupted(int) {
    ::_exit(static_cast<int>(ExitCode::Interrupted));
}

sigset_t interrupts() {
    sigset_t set;
    ::sigemptyset(&set);
    ::sigaddset(&set, SIGINT);
    ::sigaddset(&set, SIGTERM);
    return set;
}

// A signal that comes when the watch is over is the one that ends the waiting.
void wait_for_interrupt(std::stop_token const& over, std::stop_source& interrupted) {
    auto const set = interrupts();
    for (int signal = 0; ::sigwait(&set, &signal) == 0 && !over.stop_requested();) interrupted.request_stop();
}

}  // namespace

void end_on_interrupt() {
    struct sigaction action {};
    action.sa_handler = end_interrupted;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    action.sa_handler = SIG_IGN;
    // A reader that has gone and a file that has grown too large are errors of the write, not ends of the program.
    ::sigaction(SIGPIPE, &action, nullptr);
    ::sigaction(SIGXFSZ, &action, nullptr);
}

InterruptWatch::InterruptWatch() {
    // Threads inherit what is blocked, so that none but the waiting one hears of it.
    auto const set = interrupts();
    ::pthread_sigmask(SIG_BLOCK, &set, &before_);
    waiting_ = std::jthread{[this](std::stop_token const& over) { wait_for_interrupt(over, interrupted_); }};
}

InterruptWatch::~InterruptWatch() {
    waiting_.request_stop();
    ::pthread_kill(waiting_.native_handle(), SIGINT);
    waiting_.join();
    // The work is done or given up: what comes now comes too late to change that, or what the exit code says.
    struct sigaction action {};
    action.sa_handler = SIG_IGN;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace deconvista::cli
