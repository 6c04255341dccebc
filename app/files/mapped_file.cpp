#include "app/files/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>

#include "app/files/device_problem.h"

namespace deconvista::files {
namespace {

// Without O_NONBLOCK a pipe that nobody writes to would hold us.
constexpr int kReading = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

base::Result<MappedFile> map_opened(Descriptor const& file, std::string const& name) {
    if (!file) return device_problem(errno, name);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) return device_problem(errno, name);
    if (S_ISDIR(status.st_mode)) return device_problem(EISDIR, name);
    if (!S_ISREG(status.st_mode)) return base::device_trouble("file_is_not_regular", {name});
    auto const size = static_cast<std::size_t>(status.st_size);
    if (size == 0) return MappedFile{};
    auto* const begin = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
    if (begin == MAP_FAILED) return device_problem(errno, name);
    std::shared_ptr<void const> const owner{begin, [size](void const* at) { ::munmap(const_cast<void*>(at), size); }};
    return MappedFile{owner, {static_cast<std::byte const*>(begin), size}};
}

}  // namespace

base::Result<MappedFile> map_file(std::string const& path) {
    return map_opened(Descriptor{::open(path.c_str(), kReading)}, path);
}

base::Result<Descriptor> open_folder_of(std::string const& path) {
    auto const slash = path.rfind('/');
    auto const folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!opened) return device_problem(errno, folder);
    return opened;
}

base::Result<MappedFile> map_beside(Descriptor const& folder, std::string const& name) {
    Descriptor const file{::openat(folder.number(), name.c_str(), kReading | O_NOFOLLOW)};
    if (!file && errno == ELOOP) return base::refused("file_is_a_link", {name});
    return map_opened(file, name);
}

}  // namespace deconvista::files
