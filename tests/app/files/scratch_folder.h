#pragma once
// A folder for the files of one test, gone with everything in it when the test ends.

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/check.h"

namespace deconvista::files {

class ScratchFolder {
public:
    ScratchFolder() {
        path_ = (std::filesystem::temp_directory_path() / "deconvista-test-XXXXXX").native();
        DECONVISTA_CHECK(::mkdtemp(path_.data()) != nullptr);
    }
    ScratchFolder(ScratchFolder const&) = delete;
    ScratchFolder& operator=(ScratchFolder const&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    std::string const& path() const { return path_; }
    std::string operator/(std::string_view name) const { return path_ + "/" + std::string{name}; }

    // The names in it, sorted.
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (auto const& entry : std::filesystem::directory_iterator{path_}) names.push_back(entry.path().filename());
        std::ranges::sort(names);
        return names;
    }

private:
    std::string path_;
};

inline void write_file(std::string const& path, std::string_view content) {
    std::ofstream file{path, std::ios::binary};
    file << content;
    DECONVISTA_CHECK(file.flush().good());
}

inline std::string content_of(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace deconvista::files
