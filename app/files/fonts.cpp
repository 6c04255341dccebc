#include "app/files/fonts.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace deconvista::files {
namespace {

struct Wanted {
    char const* file;
    char const* package;  // Debian's
};

constexpr Wanted kRegular{"DejaVuSans.ttf", "fonts-dejavu-core"};
constexpr Wanted kBold{"DejaVuSans-Bold.ttf", "fonts-dejavu-core"};
constexpr Wanted kFallback{"DroidSansFallbackFull.ttf", "fonts-droid-fallback"};

std::vector<std::string> usual_folders() {
    std::vector<std::string> folders{
        "/usr/share/fonts/truetype/dejavu",  // Debian, Ubuntu
        "/usr/share/fonts/truetype/droid",
        "/usr/share/fonts/dejavu-sans-fonts",  // Fedora
        "/usr/share/fonts/dejavu",
        "/usr/share/fonts/google-droid-sans-fonts",
        "/usr/share/fonts/google-droid",
        "/usr/share/fonts/TTF",  // Arch
        "/usr/share/fonts/droid",
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/Library/Fonts",  // macOS
    };
    if (auto const* const home = std::getenv("HOME")) {
        for (auto const* folder : {"/.local/share/fonts", "/.fonts", "/Library/Fonts"})
            folders.push_back(std::string{home} + folder);
    }
    return folders;
}

base::Result<std::string> find(Wanted const& wanted, std::span<std::string const> folders) {
    for (auto const& folder : folders) {
        auto const file = std::filesystem::path{folder} / wanted.file;
        std::error_code ignored;
        if (std::filesystem::is_regular_file(file, ignored)) return file.native();
    }
    return base::device_trouble("font_missing", {wanted.file, wanted.package});
}

}  // namespace

base::Result<FontFiles> find_fonts_in(std::span<std::string const> folders) {
    FontFiles fonts;
    for (auto const& [wanted, place] : {std::pair{kRegular, &FontFiles::regular}, std::pair{kBold, &FontFiles::bold},
                                        std::pair{kFallback, &FontFiles::fallback}}) {
        auto found = find(wanted, folders);
        if (!found) return found.problem();
        fonts.*place = std::move(*found);
    }
    return fonts;
}

base::Result<FontFiles> find_fonts() {
    return find_fonts_in(usual_folders());
}

}  // namespace deconvista::files
