#include "app/files/text_file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstddef>

#include "app/files/descriptor.h"
#include "app/files/device_problem.h"
#include "core/base/number_text.h"

namespace deconvista::files {
namespace {

base::Problem not_a_file(std::string path, mode_t mode) {
    if (S_ISDIR(mode)) return device_problem(EISDIR, std::move(path));
    return base::device_trouble("file_is_not_regular", {std::move(path)});
}

// ---- reading

base::Result<Descriptor> open_for_reading(std::string const& path) {
    // Without O_NONBLOCK a pipe that nobody writes to would hold us here.
    Descriptor file{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)};
    if (!file) return device_problem(errno, path);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) return device_problem(errno, path);
    if (!S_ISREG(status.st_mode)) return not_a_file(path, status.st_mode);
    return file;
}

std::int64_t size_of(Descriptor const& file) {
    struct stat status {};
    return ::fstat(file.number(), &status) == 0 ? std::int64_t{status.st_size} : 0;
}

base::Problem too_large(std::string const& path, std::int64_t size, std::int64_t limit) {
    return base::over_limit("file_too_large", {path, base::to_text(size), base::to_text(limit)});
}

template <class Container>
base::Result<Container> read_all(std::string const& path, std::int64_t limit) {
    auto const file = open_for_reading(path);
    if (!file) return file.problem();
    auto const claimed = size_of(*file);
    if (claimed > limit) return too_large(path, claimed, limit);

    // The claim is only a hint: files below /proc claim 0, and a file may grow while it is read.
    constexpr std::size_t kPiece = 1 << 16;
    Container content(static_cast<std::size_t>(claimed) + 1, {});
    std::size_t length = 0;
    for (;;) {
        if (length == content.size()) content.resize(length + kPiece);
        auto const got = ::read(file->number(), content.data() + length, content.size() - length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return device_problem(errno, path);
        if (got == 0) break;
        length += static_cast<std::size_t>(got);
        auto const size = static_cast<std::int64_t>(length);
        if (size > limit) return too_large(path, size, limit);
    }
    content.resize(length);
    return content;
}

}  // namespace

base::Result<std::string> read_text(std::string const& path, std::int64_t limit_bytes) {
    return read_all<std::string>(path, limit_bytes);
}

base::Result<std::vector<std::uint8_t>> read_bytes(std::string const& path, std::int64_t limit_bytes) {
    return read_all<std::vector<std::uint8_t>>(path, limit_bytes);
}

base::Result<std::vector<std::uint8_t>> read_ends(std::string const& path, std::int64_t most_bytes) {
    auto const file = open_for_reading(path);
    if (!file) return file.problem();
    auto const size = size_of(*file);
    if (size <= most_bytes) return read_bytes(path, most_bytes);
    auto const half = static_cast<std::size_t>(most_bytes / 2);
    std::vector<std::uint8_t> content(2 * half);
    for (auto const& [begin, offset] :
         {std::pair{std::size_t{0}, std::int64_t{0}}, std::pair{half, size - static_cast<std::int64_t>(half)}}) {
        for (std::size_t length = 0; length < half;) {
            auto const got = ::pread(file->number(), content.data() + begin + length, half - length,
                                     offset + static_cast<std::int64_t>(length));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) return device_problem(errno, path);
            if (got == 0) break;
            length += static_cast<std::size_t>(got);
        }
    }
    return content;
}

base::Outcome save_atomically(std::string const& path, std::span<std::uint8_t const> bytes, Durability durability) {
    auto file = NewFile::create(path, Existing::Replace);
    if (!file) return file.problem();
    if (auto const written = file->write(bytes); !written) return written.problem();
    return file->publish(durability);
}

base::Outcome save_atomically(std::string const& path, std::string_view text) {
    return save_atomically(path, {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()});
}

}  // namespace deconvista::files
