#include "app/models/picture_folder.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "app/files/device_problem.h"

namespace deconvista::models {
namespace {

namespace fs = std::filesystem;

bool is_picture(fs::path const& path) {
    static constexpr std::array<std::string_view, 4> kEndings{".png", ".jpg", ".jpeg", ".bmp"};
    auto ending = path.extension().native();
    std::ranges::transform(ending, ending.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

}  // namespace

base::Result<std::vector<std::string>> pictures_in(std::string const& folder) {
    std::error_code error;
    fs::directory_iterator entries{folder, error};
    std::vector<std::string> names;
    for (; !error && entries != fs::directory_iterator{}; entries.increment(error)) {
        std::error_code unknown;
        if (is_picture(entries->path()) && entries->is_regular_file(unknown))
            names.push_back(entries->path().filename().native());
    }
    if (error) return files::device_problem(error.value(), folder);
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace deconvista::models
