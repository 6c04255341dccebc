#include "app/export/palette.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <utility>

namespace deconvista::exporting {
namespace {

constexpr std::size_t kMostColors = 256;
// Of a picture with more colours, so many of the most frequent stay exact whatever the others are: more than a theme
// has.
constexpr std::size_t kExactColors = 64;

// The largest difference of a channel.
int distance(std::uint32_t a, std::uint32_t b) {
    int largest = 0;
    for (unsigned shift = 0; shift < 24; shift += 8)
        largest =
            std::max(largest, std::abs(static_cast<int>(a >> shift & 0xff) - static_cast<int>(b >> shift & 0xff)));
    return largest;
}

struct Counted {
    std::uint32_t color{};
    std::uint32_t count{};
    int distance{256};     // to the nearest colour of the palette,
    std::uint8_t index{};  // and that
};

void take(std::uint32_t color, std::vector<std::uint32_t>& palette, std::vector<Counted>& colors) {
    auto const index = static_cast<std::uint8_t>(palette.size());
    palette.push_back(color);
    for (auto& it : colors) {
        auto const far = distance(it.color, color);
        if (far < it.distance) it.distance = far, it.index = index;
    }
}

// Gonzalez's choice of centres: always the colour that is farthest from all that have been taken. The largest error is
// at most twice what the best palette would have.
void take_farthest(std::vector<std::uint32_t>& palette, std::vector<Counted>& colors) {
    while (palette.size() < kMostColors) {
        auto const farthest = std::ranges::max_element(colors, {}, &Counted::distance);
        if (farthest->distance == 0) return;
        take(farthest->color, palette, colors);
    }
}

}  // namespace

Indexer::Entry& Indexer::entry_of(std::uint32_t color) {
    auto const mask = table_.size() - 1;
    auto at = (color * 0x9E3779B1u >> 7) & mask;
    while (table_[at].color != color && table_[at].color != kFree) at = (at + 1) & mask;
    return table_[at];
}

void Indexer::grow() {
    auto const old = std::exchange(table_, std::vector<Entry>(std::max<std::size_t>(4096, 2 * table_.size())));
    for (auto const& entry : old)
        if (entry.color != kFree) entry_of(entry.color) = entry;
}

void Indexer::count(paint::PixelBuffer const& picture) {
    std::ranges::fill(table_, Entry{});
    used_ = 0;
    for (std::size_t begin = 0, end = 0; begin < picture.pixels.size(); begin = end) {
        auto const color = picture.pixels[begin] & 0xffffff;
        for (end = begin + 1; end < picture.pixels.size() && (picture.pixels[end] & 0xffffff) == color;) ++end;
        if (2 * used_ >= table_.size()) grow();
        auto& entry = entry_of(color);
        if (entry.color == kFree) ++used_;
        entry.color = color;
        entry.count += static_cast<std::uint32_t>(end - begin);
    }
}

void Indexer::choose(std::vector<std::uint32_t>& palette) {
    std::vector<Counted> colors;
    for (auto const& entry : table_)
        if (entry.color != kFree) colors.push_back({entry.color, entry.count});
    // The most frequent first; of equals, the darker.
    std::ranges::sort(colors, [](Counted const& a, Counted const& b) {
        return std::pair{b.count, a.color} < std::pair{a.count, b.color};
    });
    palette.clear();
    auto const exact = colors.size() <= kMostColors ? colors.size() : kExactColors;
    for (std::size_t i = 0; i < exact; ++i) take(colors[i].color, palette, colors);
    take_farthest(palette, colors);
    for (auto const& it : colors) entry_of(it.color).index = it.index;
}

void Indexer::index(paint::PixelBuffer const& picture, Indexed& to) {
    count(picture);
    choose(to.palette);
    to.pixels.resize(picture.pixels.size());
    std::uint32_t last = kFree;
    std::uint8_t index = 0;
    for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
        auto const color = picture.pixels[i] & 0xffffff;
        if (color != last) index = entry_of(last = color).index;
        to.pixels[i] = index;
    }
}

}  // namespace deconvista::exporting
