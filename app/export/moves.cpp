#include "app/export/moves.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdio>

#include "app/files/device_problem.h"

namespace deconvista::exporting {

base::Outcome Moves::move(std::string const& from, std::string const& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) return files::device_problem(errno, to);
    made_.emplace_back(from, to);
    return base::done();
}

base::Outcome Moves::move_to_free(std::string const& from, std::string const& to) {
    struct stat status {};
    if (::lstat(to.c_str(), &status) == 0) return base::device_trouble("export_name_taken", {to});
    return move(from, to);
}

void Moves::take_back() {
    for (; !made_.empty(); made_.pop_back()) {
        auto const& [from, to] = made_.back();
        static_cast<void>(std::rename(to.c_str(), from.c_str()));
    }
}

}  // namespace deconvista::exporting
