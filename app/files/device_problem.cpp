#include "app/files/device_problem.h"

#include <cerrno>
#include <system_error>
#include <utility>

namespace deconvista::files {

base::Problem device_problem(int error, std::string path) {
    auto const sentence = [&](char const* name) { return base::device_trouble(name, {std::move(path)}); };
    switch (error) {
        case ENOENT:
            return sentence("file_not_found");
        case EACCES:
        case EPERM:
            return sentence("file_not_permitted");
        case EROFS:
            return sentence("file_on_read_only_device");
        case ENOSPC:
        case EDQUOT:
            return sentence("file_device_full");
        case EFBIG:
            return sentence("file_larger_than_allowed");
        case EISDIR:
            return sentence("file_is_a_directory");
        case ENOTDIR:
            return sentence("file_below_a_file");
        case ENAMETOOLONG:
            return sentence("file_name_too_long");
        case ELOOP:
            return sentence("file_links_in_a_circle");
        default:
            break;
    }
    return base::device_trouble("file_trouble", {std::move(path), std::generic_category().message(error)});
}

}  // namespace deconvista::files
