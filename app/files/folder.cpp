#include "app/files/folder.h"

#include <sys/stat.h>

#include <cerrno>
#include <filesystem>

#include "app/files/device_problem.h"

namespace deconvista::files {

bool exists(std::string const& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0;
}

base::Outcome make_folder(std::string const& path) {
    if (::mkdir(path.c_str(), 0777) == 0) return base::done();
    auto const error = errno;
    struct stat status {};
    bool const is_folder = ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
    if (is_folder) return base::done();
    if (error == EEXIST) return base::device_trouble("folder_is_a_file", {path});
    if (error != ENOENT) return device_problem(error, path);
    auto const parent = std::filesystem::path{path}.parent_path().native();
    return base::device_trouble("folder_not_found", {parent.empty() ? "." : parent});
}

}  // namespace deconvista::files
