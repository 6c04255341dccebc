#include "core/drawings/series.h"

#include <charconv>

namespace deconvista::drawings {
namespace {

constexpr std::size_t kDigits = 5;
constexpr std::string_view kEnding = ".png";

}  // namespace

std::string file_name(Numbered const& drawing) {
    auto const digits = std::to_string(drawing.number);
    auto const zeros = digits.size() < kDigits ? kDigits - digits.size() : 0;
    return std::string{identifier(drawing.drawn)} + "-" + std::string(zeros, '0') + digits + std::string{kEnding};
}

std::optional<Numbered> drawing_named(std::string_view name) {
    auto const dash = name.rfind('-');
    if (dash == std::string_view::npos) return std::nullopt;
    auto const drawn = class_from(name.substr(0, dash));
    int number = 0;
    auto const digits = name.substr(dash + 1, kDigits);
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (!drawn || error != std::errc{} || number < 0) return std::nullopt;
    Numbered const found{*drawn, number};
    return file_name(found) == name ? std::optional{found} : std::nullopt;
}

std::vector<std::string> names_of_series(int of_each_class) {
    std::vector<std::string> names;
    for (int drawn = 0; drawn < kClasses; ++drawn)
        for (int number = 0; number < of_each_class; ++number)
            names.push_back(file_name({static_cast<Class>(drawn), number}));
    return names;
}

Drawing draw(std::uint64_t series, Numbered const& drawing, int size) {
    auto const in_series =
        static_cast<std::uint64_t>(drawing.number) * kClasses + static_cast<std::uint64_t>(drawing.drawn);
    return draw(seed_in_series(series, in_series), drawing.drawn, size);
}

}  // namespace deconvista::drawings
