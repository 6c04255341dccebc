#include "app/export/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <system_error>
#include <utility>

#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

constexpr int kMoment = 50;  // milliseconds

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

struct Pipe {
    files::Descriptor read, write;
};

std::optional<Pipe> make_pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
    return Pipe{files::Descriptor{ends[0]}, files::Descriptor{ends[1]}};
}

void never_wait(files::Descriptor const& descriptor) {
    ::fcntl(descriptor.number(), F_SETFL, ::fcntl(descriptor.number(), F_GETFL) | O_NONBLOCK);
}

// The child hears no keys of our terminal, and signals that we block or ignore are its own again.
class Attributes {
public:
    Attributes() {
        ::posix_spawnattr_init(&attributes_);
        ::posix_spawnattr_setflags(&attributes_,
                                   POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        sigset_t none, pipe;
        ::sigemptyset(&none);
        ::sigemptyset(&pipe);
        ::sigaddset(&pipe, SIGPIPE);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setsigdefault(&attributes_, &pipe);
        ::posix_spawnattr_setpgroup(&attributes_, 0);
    }
    Attributes(Attributes const&) = delete;
    Attributes& operator=(Attributes const&) = delete;
    ~Attributes() { ::posix_spawnattr_destroy(&attributes_); }
    posix_spawnattr_t const* get() const { return &attributes_; }

private:
    posix_spawnattr_t attributes_{};
};

class Redirections {
public:
    Redirections(Pipe const& input, Pipe const& errors) {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawn_file_actions_adddup2(&actions_, input.read.number(), STDIN_FILENO);
        ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_adddup2(&actions_, errors.write.number(), STDERR_FILENO);
    }
    Redirections(Redirections const&) = delete;
    Redirections& operator=(Redirections const&) = delete;
    ~Redirections() { ::posix_spawn_file_actions_destroy(&actions_); }
    posix_spawn_file_actions_t const* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

// The last line that says something.
std::string last_line(std::string text) {
    auto const end = text.find_last_not_of("\r\n\t ");
    if (end == std::string::npos) return "";
    text.resize(end + 1);
    auto const begin = text.find_last_of("\r\n");
    return begin == std::string::npos ? text : text.substr(begin + 1);
}

}  // namespace

base::Result<ChildProcess> ChildProcess::start(std::vector<std::string> arguments, Watch watch) {
    auto input = make_pipe(), errors = make_pipe();
    auto const& name = arguments.front();
    auto const trouble = [&](int error) {
        return base::device_trouble("program_failed", {name, std::generic_category().message(error)});
    };
    if (!input || !errors) return trouble(errno);
    std::vector<char*> pointers;
    for (auto& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    pid_t process = 0;
    auto const error = ::posix_spawnp(&process, name.c_str(), Redirections{*input, *errors}.get(), Attributes{}.get(),
                                      pointers.data(), environ);
    if (error == ENOENT || error == EACCES) return base::device_trouble("program_missing", {name});
    if (error != 0) return trouble(error);
    never_wait(input->write);
    never_wait(errors->read);
    constexpr int kRoom = 1 << 20;
    ::fcntl(input->write.number(), F_SETPIPE_SZ, kRoom);
    return ChildProcess{name, process, std::move(input->write), std::move(errors->read), std::move(watch)};
}

ChildProcess::ChildProcess(std::string name, int process, files::Descriptor input, files::Descriptor errors,
                           Watch watch)
    : name_{std::move(name)},
      process_{process},
      input_{std::move(input)},
      errors_{std::move(errors)},
      watch_{std::move(watch)},
      last_progress_{now()} {}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : name_{std::move(other.name_)},
      process_{std::exchange(other.process_, 0)},
      status_{other.status_},
      input_{std::move(other.input_)},
      errors_{std::move(other.errors_)},
      watch_{std::move(other.watch_)},
      last_words_{std::move(other.last_words_)},
      output_size_{other.output_size_},
      last_progress_{other.last_progress_} {}

ChildProcess::~ChildProcess() {
    kill();
}

void ChildProcess::kill() {
    if (process_ == 0) return;
    ::kill(-process_, SIGKILL);
    ::kill(process_, SIGKILL);
    while (::waitpid(process_, &status_, 0) < 0 && errno == EINTR) {
    }
    process_ = 0;
}

void ChildProcess::read_errors() {
    constexpr std::size_t kKept = 4096;
    constexpr int kMostPieces = 16;  // of one that floods us
    char piece[kKept];
    for (int i = 0; i < kMostPieces; ++i) {
        auto const got = ::read(errors_.number(), piece, sizeof piece);
        if (got == 0) errors_ = files::Descriptor{};
        if (got <= 0) return;
        last_words_.append(piece, static_cast<std::size_t>(got));
        if (last_words_.size() > kKept) last_words_.erase(0, last_words_.size() - kKept);
    }
}

bool ChildProcess::wait_a_moment(Want want) {
    pollfd waiting[2] = {{want == Want::Room ? input_.number() : -1, POLLOUT, 0}, {errors_.number(), POLLIN, 0}};
    ::poll(waiting, 2, kMoment);
    if (errors_ && waiting[1].revents != 0) read_errors();
    return waiting[0].revents != 0;
}

bool ChildProcess::has_ended() {
    if (process_ == 0) return true;
    if (::waitpid(process_, &status_, WNOHANG) != process_) return false;
    process_ = 0;
    if (errors_) read_errors();
    return true;
}

bool ChildProcess::has_progressed() {
    struct stat status {};
    if (watch_.output.empty() || ::stat(watch_.output.c_str(), &status) != 0) return false;
    return std::exchange(output_size_, std::int64_t{status.st_size}) != status.st_size;
}

base::Problem ChildProcess::failed() {
    auto const words = last_line(last_words_);
    if (!words.empty()) return base::device_trouble("program_failed", {name_, words});
    auto const code = WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
    return base::device_trouble("program_failed_silently", {name_, base::to_text(code)});
}

base::Problem ChildProcess::stuck() const {
    return base::device_trouble("program_stuck", {name_, base::shortest(watch_.patience)});
}

base::Result<ChildProcess::Fed> ChildProcess::feed(std::span<std::uint8_t const> bytes) {
    while (!bytes.empty()) {
        if (watch_.stop.stop_requested()) return kill(), Fed::Stopped;
        auto const written = ::write(input_.number(), bytes.data(), bytes.size());
        if (written > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(written));
            last_progress_ = now();
            continue;
        }
        if (written < 0 && errno == EPIPE) {
            // It wants no more, whatever it may say about that.
            input_ = files::Descriptor{};
            auto const ended = finish();
            return ended ? failed() : ended.problem();
        }
        if (!wait_a_moment(Want::Room) && has_progressed()) last_progress_ = now();
        if (now() - last_progress_ > watch_.patience) return kill(), stuck();
    }
    return Fed::All;
}

base::Result<ChildProcess::Fed> ChildProcess::finish() {
    input_ = files::Descriptor{};
    last_progress_ = now();
    while (!has_ended()) {
        if (watch_.stop.stop_requested()) return kill(), Fed::Stopped;
        if (errors_)
            wait_a_moment(Want::End);
        else
            ::poll(nullptr, 0, kMoment / 5);
        if (has_progressed()) last_progress_ = now();
        if (now() - last_progress_ > watch_.patience) return kill(), stuck();
    }
    bool const fine = WIFEXITED(status_) && WEXITSTATUS(status_) == 0;
    return fine ? base::Result<Fed>{Fed::All} : failed();
}

}  // namespace deconvista::exporting
