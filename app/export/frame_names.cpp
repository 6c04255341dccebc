#include "app/export/frame_names.h"

#include <charconv>
#include <system_error>

#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

// Directories may be given with slashes at their end.
std::string without_slashes(std::string path) {
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    return path.empty() ? "." : path;
}

// "%d", "%05d": how many digits, and how long the text is. Nothing for anything else.
struct Place {
    int digits{}, length{};
};
std::optional<Place> place_from(std::string_view text) {
    constexpr int kMostDigits = 9;
    Place place{1, 2};
    if (text.size() >= 4 && text[1] == '0' && text[2] >= '1' && text[2] <= '0' + kMostDigits)
        place = {text[2] - '0', 4};
    auto const length = static_cast<std::size_t>(place.length);
    return text.size() >= length && text[length - 1] == 'd' ? std::optional{place} : std::nullopt;
}

}  // namespace

std::string FrameNames::name_of(int frame) const {
    auto const number = base::to_text(frame);
    auto const wanted = static_cast<std::size_t>(digits);
    return before + std::string(number.size() < wanted ? wanted - number.size() : 0, '0') + number + after;
}

std::optional<int> FrameNames::number_of(std::string_view name) const {
    if (name.size() <= before.size() + after.size() || !name.starts_with(before) || !name.ends_with(after))
        return std::nullopt;
    auto const text = name.substr(before.size(), name.size() - before.size() - after.size());
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const whole = error == std::errc{} && end == text.data() + text.size() && number >= 0;
    return whole && name_of(number) == name ? std::optional{number} : std::nullopt;
}

base::Result<FrameNames> frame_names(std::string out) {
    auto const slash = out.rfind('/');
    auto const name = slash == std::string::npos ? out : out.substr(slash + 1);
    auto const percent = name.find('%');
    FrameNames names;
    if (percent == std::string::npos) {
        names.folder = without_slashes(std::move(out));
        return names;
    }
    auto const place = place_from(std::string_view{name}.substr(percent));
    auto const rest = place ? name.substr(percent + static_cast<std::size_t>(place->length)) : "";
    if (!place || rest.find('%') != std::string::npos) return base::usage("export_pattern_needed", {out});
    names.folder = slash == std::string::npos ? "." : without_slashes(out.substr(0, slash + 1));
    names.before = name.substr(0, percent);
    names.after = rest;
    names.digits = place->digits;
    names.own_folder = false;
    return names;
}

}  // namespace deconvista::exporting
