#pragma once
// How large pictures and letters shall be, as people say it: in pixels, or on paper.

#include <optional>
#include <string>
#include <string_view>

#include "app/export/order.h"

namespace deconvista::exporting {

constexpr double kScreenDpi = 96, kPaperDpi = 300;
constexpr double kLowestDpi = 10, kHighestDpi = 2400;
constexpr double kSmallestLetters = 4, kLargestLetters = 400;  // pixels

struct Length {
    double number{};
    bool is_pixels{};  // else inches

    double pixels(double dpi) const { return is_pixels ? number : number * dpi; }
};

// "85mm", "8.5 cm", "3.3in", "240pt"; "800px" and "800".
std::optional<Length> length_from(std::string_view text);

struct Extent {
    Size size;
    std::optional<double> dpi;  // on paper
    bool operator==(Extent const&) const = default;
};

// "1280x720". Nothing for other words, and for sides that are too short or too long; so with all below.
std::optional<Size> size_from(std::string_view text);

// A width alone: the picture is as high as a wide screen. On paper with kPaperDpi unless told.
std::optional<Extent> extent_of_width(std::string_view text, std::optional<double> dpi);

// Either of them, and width and height on paper: "1280 × 720", "85 mm", "85 x 60 mm".
std::optional<Extent> extent_from(std::string_view text, std::optional<double> dpi);

// In words that extent_from() understands.
std::string extent_text(Extent const& extent);

// The same size on paper in that resolution; from a screen or to one, the same number of pixels.
std::optional<Extent> at_resolution(Extent const& extent, std::optional<double> dpi);

}  // namespace deconvista::exporting
