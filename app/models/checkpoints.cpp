#include "app/models/checkpoints.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include "app/files/device_problem.h"

namespace deconvista::models {
namespace {

namespace fs = std::filesystem;

std::optional<std::int64_t> step_of(std::string_view name) {
    constexpr std::string_view kEnding = ".onnx";
    if (!name.ends_with(kEnding)) return std::nullopt;
    name.remove_suffix(kEnding.size());
    auto const dash = name.rfind('-');
    if (dash == std::string_view::npos) return std::nullopt;
    auto const digits = name.substr(dash + 1);
    std::int64_t step = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), step);
    bool const is_number = error == std::errc{} && end == digits.data() + digits.size() && step >= 0;
    return is_number ? std::optional{step} : std::nullopt;
}

}  // namespace

base::Result<std::vector<CheckpointFile>> checkpoints_in(std::string const& folder) {
    constexpr std::size_t kMost = 64;
    std::error_code error;
    fs::directory_iterator entries{folder, error};
    std::vector<CheckpointFile> found;
    for (; !error && entries != fs::directory_iterator{}; entries.increment(error)) {
        std::error_code unknown;
        auto const step = step_of(entries->path().filename().native());
        if (step && entries->is_regular_file(unknown)) found.push_back({entries->path().native(), *step});
    }
    if (error) return files::device_problem(error.value(), folder);
    if (found.empty() || found.size() > kMost)
        return base::refused("checkpoints_needed", {folder, std::to_string(found.size()), std::to_string(kMost)});
    std::ranges::sort(found, [](CheckpointFile const& a, CheckpointFile const& b) {
        return a.step != b.step ? a.step < b.step : a.path < b.path;
    });
    return found;
}

}  // namespace deconvista::models
