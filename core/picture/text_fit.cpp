#include "core/picture/text_fit.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/number_text.h"
#include "core/text/utf8.h"

namespace deconvista::picture {
namespace {

// Advance widths of DejaVu Sans, U+0020 to U+007E, in thousandths of an em.
constexpr std::array<short, 95> kAscii{318,  401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
                                       636,  636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
                                       1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
                                       603,  787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
                                       500,  613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
                                       635,  635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838};

// Bold is wider by about this much; estimates are made for the wider one.
constexpr float kBold = 1.1f;

float advance(char32_t character) {
    if (character >= U' ' && character <= U'~') return static_cast<float>(kAscii[character - U' ']) / 1000;
    if (character == U'·' || character == U'\u00A0') return 0.318f;
    return character >= 0x2E80 ? 1 / kBold : 0.84f;  // Chinese has no bold of its own
}

constexpr float kOneDigit = 0.636f;  // in ems; no number is narrower

float widest(std::span<float const> values, int digits) {
    float width = kOneDigit;
    for (auto const value : values) width = std::max(width, estimated_width(base::pretty(value, digits)));
    return width;
}

int fewest_digits(int most) {
    return std::min(most, 2);
}

}  // namespace

float estimated_width(std::string_view utf8) {
    float width = 0;
    for (auto const character : text::decode_utf8(utf8)) width += advance(character);
    return width * kBold;
}

std::string shortened(std::string_view utf8, float ems) {
    if (estimated_width(utf8) <= ems) return std::string{utf8};
    auto end = utf8.size();
    auto const cut = [&] { return std::string{utf8.substr(0, end)} + "…"; };
    auto const inside_character = [&] { return end > 0 && end < utf8.size() && (utf8[end] & 0xC0) == 0x80; };
    while (end > 0 && (inside_character() || estimated_width(cut()) > ems)) --end;
    return cut();
}

NumberFit fit_numbers(std::span<float const> values, NumberRoom const& room) {
    auto const& [width, largest, smallest, most] = room;
    // A number that has to shrink below this share of its full size loses a digit instead.
    constexpr float kShrinkBeforeCutting = 0.6f;
    auto const fewest = fewest_digits(most);
    if (std::floor(std::min(largest, width / kOneDigit)) < smallest) return {};
    for (int digits = most; digits >= fewest; --digits) {
        auto const ems = widest(values, digits);
        auto const size = std::floor(std::min(largest, width / ems));
        auto const wanted = digits == fewest ? smallest : std::max(smallest, largest * kShrinkBeforeCutting);
        if (size >= wanted) return {digits, size};
    }
    return {};
}

float least_width(std::span<float const> values, int most_digits) {
    return widest(values, fewest_digits(most_digits));
}

std::string number(double value, NumberFit const& fit) {
    return base::pretty(value, std::max(fit.digits, 1));
}

}  // namespace deconvista::picture
