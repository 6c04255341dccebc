#include "core/text/path_end.h"

#include "core/text/utf8.h"

namespace deconvista::text {
namespace {

std::string without_beginning(std::string_view text, float room, WidthOfText const& width_of) {
    while (!text.empty()) {
        do text.remove_prefix(1);
        while (!text.empty() && is_continuation(text.front()));
        if (auto end = "…" + std::string{text}; width_of(end) <= room) return end;
    }
    return {};
}

}  // namespace

std::string end_of_path(std::string_view path, float room, WidthOfText const& width_of) {
    if (width_of(path) <= room) return std::string{path};
    auto last = path;
    for (auto slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
        last = path.substr(slash + 1);
        if (auto end = "…/" + std::string{last}; width_of(end) <= room) return end;
    }
    return width_of(last) <= room ? std::string{last} : without_beginning(last, room, width_of);
}

}  // namespace deconvista::text
