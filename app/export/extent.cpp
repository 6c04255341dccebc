#include "app/export/extent.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

constexpr double kMillimetres = 25.4;  // of an inch
constexpr std::string_view kCross = "×";

template <class Number>
std::optional<Number> number_from(std::string_view text) {
    Number number{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

std::string_view without_spaces_around(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

std::optional<int> side_from(double pixels) {
    bool const fits = pixels >= kSmallestSide && pixels <= kLargestSide;
    return fits ? std::optional{static_cast<int>(std::lround(pixels))} : std::nullopt;
}

bool is_side(std::optional<int> side) {
    return side && *side >= kSmallestSide && *side <= kLargestSide;
}

struct TwoWords {
    std::string_view first, second;
};

// What stands on both sides of the cross.
std::optional<TwoWords> parted(std::string_view text) {
    auto const sign = text.find(kCross), letter = text.find('x');
    auto const at = std::min(sign, letter);
    // "800px" has an x, but nothing behind it.
    if (at == std::string_view::npos || (at == letter && at + 1 == text.size())) return std::nullopt;
    auto const length = sign < letter ? kCross.size() : 1;
    return TwoWords{without_spaces_around(text.substr(0, at)), without_spaces_around(text.substr(at + length))};
}

// Width and height on paper, with the unit behind the height, or behind both.
std::optional<Extent> paper_from(TwoWords const& words, double dpi) {
    auto const height = length_from(words.second);
    if (!height || height->is_pixels) return std::nullopt;
    auto const unit = words.second.substr(words.second.size() - 2);
    auto const width = length_from(words.first.ends_with(unit) ? std::string{words.first}
                                                               : std::string{words.first} + std::string{unit});
    if (!width) return std::nullopt;
    auto const across = side_from(width->pixels(dpi)), down = side_from(height->pixels(dpi));
    return across && down ? std::optional{Extent{{*across, *down}, dpi}} : std::nullopt;
}

std::string millimetres(int pixels, double dpi) {
    return base::decimal(pixels / dpi * kMillimetres, 1);
}

int wide_screen_height(double width) {
    return std::max(kSmallestSide, static_cast<int>(std::lround(width * 9 / 16)));
}

}  // namespace

std::optional<Length> length_from(std::string_view text) {
    struct Unit {
        std::string_view name;
        double inches;
    };
    constexpr Unit kUnits[] = {{"mm", 1 / kMillimetres}, {"cm", 10 / kMillimetres}, {"in", 1}, {"pt", 1 / 72.0}};
    text = without_spaces_around(text);
    for (auto const& unit : kUnits) {
        if (!text.ends_with(unit.name)) continue;
        auto const number = number_from<double>(without_spaces_around(text.substr(0, text.size() - unit.name.size())));
        return number ? std::optional{Length{*number * unit.inches, false}} : std::nullopt;
    }
    if (text.ends_with("px")) text = without_spaces_around(text.substr(0, text.size() - 2));
    auto const number = number_from<double>(text);
    return number ? std::optional{Length{*number, true}} : std::nullopt;
}

std::optional<Size> size_from(std::string_view text) {
    auto const cross = text.find('x');
    if (cross == std::string_view::npos) return std::nullopt;
    auto const width = number_from<int>(text.substr(0, cross)), height = number_from<int>(text.substr(cross + 1));
    return is_side(width) && is_side(height) ? std::optional{Size{*width, *height}} : std::nullopt;
}

std::optional<Extent> extent_of_width(std::string_view text, std::optional<double> dpi) {
    auto const length = length_from(text);
    if (!length) return std::nullopt;
    if (!length->is_pixels && !dpi) dpi = kPaperDpi;
    auto const pixels = length->pixels(dpi.value_or(kScreenDpi));
    auto const width = side_from(pixels);
    return width ? std::optional{Extent{{*width, wide_screen_height(pixels)}, dpi}} : std::nullopt;
}

std::optional<Extent> extent_from(std::string_view text, std::optional<double> dpi) {
    auto const words = parted(text);
    if (!words) return extent_of_width(text, dpi);
    auto const size = size_from(std::string{words->first} + "x" + std::string{words->second});
    return size ? std::optional{Extent{*size, std::nullopt}} : paper_from(*words, dpi.value_or(kPaperDpi));
}

std::string extent_text(Extent const& extent) {
    auto const& [size, dpi] = extent;
    if (!dpi) return base::to_text(size.width) + " × " + base::to_text(size.height);
    auto const width = millimetres(size.width, *dpi);
    if (extent_of_width(width + "mm", dpi) == extent) return width + " mm";
    return width + " × " + millimetres(size.height, *dpi) + " mm";
}

std::optional<Extent> at_resolution(Extent const& extent, std::optional<double> dpi) {
    if (!dpi || !extent.dpi) return Extent{extent.size, dpi};
    if (auto const wide = extent_of_width(extent_text(extent), *dpi)) return wide;
    auto const enlarged = *dpi / *extent.dpi;
    auto const width = side_from(extent.size.width * enlarged), height = side_from(extent.size.height * enlarged);
    return width && height ? std::optional{Extent{{*width, *height}, dpi}} : std::nullopt;
}

}  // namespace deconvista::exporting
