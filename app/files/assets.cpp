#include "app/files/assets.h"

#include <filesystem>
#include <system_error>

namespace deconvista::files {
namespace {

namespace fs = std::filesystem;

// A folder called assets may lie anywhere; ours has the schema of scenes in it.
bool are_assets(fs::path const& folder) {
    std::error_code ignored;
    return fs::is_regular_file(folder / "scene.schema.json", ignored);
}

}  // namespace

std::optional<std::string> assets_near(std::string const& folder_of_program) {
    for (auto const* relative : {"../../assets", "../share/deconvista"}) {
        auto const folder = (fs::path{folder_of_program} / relative).lexically_normal();
        if (are_assets(folder)) return folder.native();
    }
    return std::nullopt;
}

base::Result<std::string> find_assets() {
    std::error_code unknown;
    auto const program = fs::read_symlink("/proc/self/exe", unknown);
    auto const folder = program.parent_path().native();
    if (!unknown) {
        if (auto const found = assets_near(folder)) return *found;
    }
#ifdef DECONVISTA_SOURCE_DIR
    if (fs::path const source{DECONVISTA_SOURCE_DIR "/assets"}; are_assets(source)) return source.native();
#endif
    return base::device_trouble("assets_missing", {folder});
}

}  // namespace deconvista::files
