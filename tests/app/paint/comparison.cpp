#include "tests/app/paint/comparison.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace deconvista::paint {
namespace {

template <class Visit>
void for_each_pixel(Part const& part, Visit visit) {
    for (int y = part.y; y < part.y + part.height; ++y) {
        for (int x = part.x; x < part.x + part.width; ++x) visit(x, y);
    }
}

double darkness(PixelBuffer const& picture, int x, int y) {
    auto const [red, green, blue] = rgb_at(picture, x, y);
    return 1 - (red + green + blue) / (3 * 255.0);
}

}  // namespace

std::array<int, 3> rgb_at(PixelBuffer const& picture, int x, int y) {
    auto const at = static_cast<std::ptrdiff_t>(y) * picture.width + x;
    auto const pixel = picture.pixels.at(static_cast<std::size_t>(at));
    return {static_cast<int>(pixel >> 16 & 255u), static_cast<int>(pixel >> 8 & 255u), static_cast<int>(pixel & 255u)};
}

Difference difference(PixelBuffer const& a, PixelBuffer const& b, Part const& part) {
    double sum = 0;
    std::vector<int> largest;
    for_each_pixel(part, [&](int x, int y) {
        auto const of_a = rgb_at(a, x, y), of_b = rgb_at(b, x, y);
        int most = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            auto const distance = std::abs(of_a[i] - of_b[i]);
            sum += distance;
            most = std::max(most, distance);
        }
        largest.push_back(most);
    });
    std::ranges::sort(largest);
    auto const count = static_cast<double>(largest.size());
    return {sum / (3 * count), largest.at(static_cast<std::size_t>(0.999 * (count - 1)))};
}

Ink ink(PixelBuffer const& picture, Part const& part) {
    constexpr double kClearly = 0.25;
    Ink found{0, 0, 0, part.x + part.width, part.y + part.height, part.x, part.y};
    for_each_pixel(part, [&](int x, int y) {
        auto const dark = darkness(picture, x, y);
        found.amount += dark;
        found.x += dark * x;
        found.y += dark * y;
        if (dark < kClearly) return;
        found.left = std::min(found.left, x);
        found.top = std::min(found.top, y);
        found.right = std::max(found.right, x + 1);
        found.bottom = std::max(found.bottom, y + 1);
    });
    if (found.amount > 0) {
        found.x /= found.amount;
        found.y /= found.amount;
    }
    return found;
}

std::string coarse_text(PixelBuffer const& picture, int square) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (int y = 0; y + square <= picture.height; y += square) {
        for (int x = 0; x + square <= picture.width; x += square) {
            double sum = 0;
            for_each_pixel({x, y, square, square}, [&](int i, int j) { sum += darkness(picture, i, j); });
            auto const level = static_cast<unsigned>(std::lround(255 * (1 - sum / (square * square))));
            text += x > 0 ? " " : "";
            text += kDigits[level / 16];
            text += kDigits[level % 16];
        }
        text += '\n';
    }
    return text;
}

}  // namespace deconvista::paint
