#include "app/files/text_file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstddef>
#include <optional>

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

// ---- saving

std::string folder_of(std::string const& path) {
    auto const slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::optional<std::string> link_target(std::string const& path) {
    std::string target(PATH_MAX, '\0');
    auto const length = ::readlink(path.c_str(), target.data(), target.size());
    if (length < 0) return std::nullopt;
    target.resize(static_cast<std::size_t>(length));
    return target.starts_with('/') ? target : folder_of(path) + "/" + target;
}

// What the path points to after all links, which need not exist.
base::Result<std::string> behind_links(std::string const& path) {
    constexpr int kMostLinks = 40;
    auto resolved = path;
    for (int i = 0; i < kMostLinks; ++i) {
        auto target = link_target(resolved);
        if (!target) return resolved;
        resolved = std::move(*target);
    }
    return device_problem(ELOOP, path);
}

// Nothing if there is no such file yet.
base::Result<std::optional<struct stat>> existing_file(std::string const& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) {
        if (errno == ENOENT) return std::optional<struct stat>{};
        return device_problem(errno, path);
    }
    if (!S_ISREG(status.st_mode)) return not_a_file(path, status.st_mode);
    return std::optional{status};
}

// A new file beside the target that removes itself unless it has been renamed.
class TemporaryFile {
public:
    static base::Result<TemporaryFile> create_in(std::string const& folder) {
        constexpr int kAttempts = 1000;  // left-overs of killed programs may have taken a name
        for (int attempt = 0; attempt < kAttempts; ++attempt) {
            auto path = folder + "/.deconvista-" + base::to_text(::getpid()) + "-" + base::to_text(attempt) + ".part";
            Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)};
            if (file) return TemporaryFile{std::move(path), std::move(file)};
            if (errno == ENOENT) return base::device_trouble("folder_not_found", {folder});
            if (errno != EEXIST) return device_problem(errno, folder);
        }
        return device_problem(EEXIST, folder);
    }

    TemporaryFile(TemporaryFile&& other) noexcept
        : path_{std::exchange(other.path_, {})}, file_{std::move(other.file_)} {}
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    ~TemporaryFile() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }

    // Each returns 0 or an errno.
    int take_after(struct stat const& replaced) {
        // Giving a file away is for root; who may not do it keeps the file.
        [[maybe_unused]] auto const given = ::fchown(file_.number(), replaced.st_uid, replaced.st_gid);
        return ::fchmod(file_.number(), replaced.st_mode & 07777) == 0 ? 0 : errno;
    }

    int write(std::span<std::uint8_t const> bytes) {
        while (!bytes.empty()) {
            auto const written = ::write(file_.number(), bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return errno;
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
        return 0;
    }

    int finish_as(std::string const& target, Durability durability) {
        if (durability == Durability::Synced && ::fsync(file_.number()) != 0) return errno;
        if (file_.close_now() != 0) return errno;
        if (::rename(path_.c_str(), target.c_str()) != 0) return errno;
        path_.clear();
        return 0;
    }

private:
    TemporaryFile(std::string path, Descriptor file) : path_{std::move(path)}, file_{std::move(file)} {}

    std::string path_;
    Descriptor file_;
};

// The rename itself has to reach the device too. Some file systems cannot do this for folders; the save stands anyway.
void sync_folder(std::string const& folder) {
    Descriptor const opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (opened) ::fsync(opened.number());
}

}  // namespace

base::Result<std::string> read_text(std::string const& path, std::int64_t limit_bytes) {
    return read_all<std::string>(path, limit_bytes);
}

base::Result<std::vector<std::uint8_t>> read_bytes(std::string const& path, std::int64_t limit_bytes) {
    return read_all<std::vector<std::uint8_t>>(path, limit_bytes);
}

base::Outcome save_atomically(std::string const& path, std::span<std::uint8_t const> bytes, Durability durability) {
    auto const target = behind_links(path);
    if (!target) return target.problem();
    auto const replaced = existing_file(*target);
    if (!replaced) return replaced.problem();
    auto const folder = folder_of(*target);
    auto temporary = TemporaryFile::create_in(folder);
    if (!temporary) return temporary.problem();

    int error = *replaced ? temporary->take_after(**replaced) : 0;
    if (error == 0) error = temporary->write(bytes);
    if (error == 0) error = temporary->finish_as(*target, durability);
    if (error != 0) return device_problem(error, path);
    if (durability == Durability::Synced) sync_folder(folder);
    return base::done();
}

base::Outcome save_atomically(std::string const& path, std::string_view text) {
    return save_atomically(path, {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()});
}

}  // namespace deconvista::files
