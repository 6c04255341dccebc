#include "app/files/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <utility>

#include "app/files/device_problem.h"
#include "core/base/number_text.h"

namespace deconvista::files {
namespace {

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
    if (S_ISDIR(status.st_mode)) return device_problem(EISDIR, path);
    if (!S_ISREG(status.st_mode)) return base::device_trouble("file_is_not_regular", {path});
    return std::optional{status};
}

// The rename itself has to reach the device too. Some file systems cannot do this for folders; the file stands anyway.
void sync_folder(std::string const& folder) {
    Descriptor const opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (opened) ::fsync(opened.number());
}

}  // namespace

base::Result<NewFile> NewFile::create(std::string path, Existing existing) {
    auto target = behind_links(path);
    if (!target) return target.problem();
    auto const replaced = existing_file(*target);
    if (!replaced) return replaced.problem();
    if (*replaced && existing == Existing::Refuse) return base::device_trouble("export_name_taken", {path});
    NewFile file{std::move(path), *std::move(target), existing};
    if (auto const made = file.create_temporary(); !made) return made.problem();
    if (auto const error = *replaced ? file.take_after(**replaced) : 0; error != 0)
        return device_problem(error, file.path_);
    return file;
}

base::Result<NewFile> NewFile::create_plain(std::string const& path) {
    NewFile file{path, path, Existing::Refuse};
    file.file_ = Descriptor{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)};
    if (!file.file_) return device_problem(errno, path);
    return file;
}

NewFile::NewFile(std::string path, std::string target, Existing existing)
    : path_{std::move(path)}, target_{std::move(target)}, existing_{existing} {}

NewFile::NewFile(NewFile&& other) noexcept
    : path_{std::move(other.path_)},
      target_{std::move(other.target_)},
      existing_{other.existing_},
      temporary_{std::exchange(other.temporary_, {})},
      file_{std::move(other.file_)} {}

NewFile::~NewFile() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

base::Outcome NewFile::create_temporary() {
    constexpr int kAttempts = 1000;  // left-overs of killed programs may have taken a name
    auto const folder = folder_of(target_);
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        auto path = folder + "/.deconvista-" + base::to_text(::getpid()) + "-" + base::to_text(attempt) + ".part";
        file_ = Descriptor{::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666)};
        if (file_) {
            temporary_ = std::move(path);
            return base::done();
        }
        if (errno == ENOENT) return base::device_trouble("folder_not_found", {folder});
        if (errno != EEXIST) return device_problem(errno, folder);
    }
    return device_problem(EEXIST, folder);
}

// 0 or an errno.
int NewFile::take_after(struct stat const& replaced) {
    // Giving a file away is for root; who may not do it keeps the file.
    [[maybe_unused]] auto const given = ::fchown(file_.number(), replaced.st_uid, replaced.st_gid);
    return ::fchmod(file_.number(), replaced.st_mode & 07777) == 0 ? 0 : errno;
}

base::Outcome NewFile::write(std::span<std::uint8_t const> bytes) {
    while (!bytes.empty()) {
        auto const written = ::write(file_.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return device_problem(errno, path_);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return base::done();
}

base::Outcome NewFile::write(std::string_view text) {
    return write({reinterpret_cast<std::uint8_t const*>(text.data()), text.size()});
}

base::Outcome NewFile::write_at(std::int64_t offset, std::span<std::uint8_t const> bytes) {
    while (!bytes.empty()) {
        auto const written = ::pwrite(file_.number(), bytes.data(), bytes.size(), offset);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return device_problem(errno, path_);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
        offset += written;
    }
    return base::done();
}

// 0 or an errno.
int NewFile::move_into_place() {
    if (existing_ == Existing::Refuse) {
        // A link, unlike a rename, does not replace what came since.
        if (::link(temporary_.c_str(), target_.c_str()) == 0) return ::unlink(temporary_.c_str()) == 0 ? 0 : errno;
        bool const has_no_links = errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS || errno == EMLINK;
        if (!has_no_links) return errno;
        struct stat status {};
        if (::lstat(target_.c_str(), &status) == 0) return EEXIST;
    }
    return ::rename(temporary_.c_str(), target_.c_str()) == 0 ? 0 : errno;
}

base::Outcome NewFile::publish(Durability durability) {
    if (durability == Durability::Synced && ::fsync(file_.number()) != 0) return device_problem(errno, path_);
    if (file_.close_now() != 0) return device_problem(errno, path_);
    auto const error = move_into_place();
    if (error == EEXIST) return base::device_trouble("export_name_taken", {path_});
    if (error != 0) return device_problem(error, path_);
    temporary_.clear();
    if (durability == Durability::Synced) sync_folder(folder_of(target_));
    return base::done();
}

}  // namespace deconvista::files
